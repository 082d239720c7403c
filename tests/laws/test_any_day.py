"""Laws over days that nobody would plan: any actions in any order, sensible or not."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.verbs import VERB_NAMES, VERBS, Action
from crmsim.crm.verbs.account import FillProfile, SetPassword
from crmsim.crm.verbs.base import CardAction
from crmsim.crm.verbs.day import HandIn
from crmsim.desk.attempt import Attempt, Line
from crmsim.desk.desk import Desk
from crmsim.desk.replay import replay
from tests.desks import STAGES, fresh

COMPANY = fresh(STAGES).crm.organisation
IDS = st.integers(1, 12)
MINUTES = st.integers(-500, 4000)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "lead": IDS,
    "deal": IDS,
    "contact": IDS,
    "company": IDS,
    "pipeline": st.sampled_from([*(p.id for p in COMPANY.pipelines), "moon"]),
    "task": IDS,
    "call": IDS,
    "saved": IDS,
    "at_min": MINUTES,
    "due_min": MINUTES,
    "minutes": st.integers(1, 600),
    "until_bell": st.booleans(),
    "tasks": st.booleans(),
    "leads": st.booleans(),
    "place": st.sampled_from(["meeting", "remote"]),
    "mode": st.sampled_from(["board", "list", "calendar"]),
    "stage": st.sampled_from([*(s.id for s in COMPANY.leads.stages), "MOON"]),
    "reason": st.sampled_from([*(r.id for r in COMPANY.reject_reasons), "moon"]),
    "source": st.sampled_from([*(s.id for s in COMPANY.sources), "moon"]),
    "phone": st.sampled_from(["+79761234567", "8 972 111-22-33", "12"]),
    "tags": st.lists(st.sampled_from([*(t.id for t in COMPANY.tags), "moon"])).map(tuple),
    "criteria": st.sampled_from([{"work": "open"}, {"stages": ["NEW"]}, {}]),
    "fields": st.dictionaries(
        st.sampled_from([f.id for f in COMPANY.fields] or ["?"]),
        st.integers(0, 10**6) | st.text(max_size=5),
        min_size=1,
        max_size=3,
    ),
}
CARDS = ("lead", "lead", "lead", "deal", "contact", "company")
KINDS = [kind for kind in VERBS if kind not in (SetPassword, HandIn)]


@st.composite
def any_action(draw: st.DrawFn) -> Action:
    """An action of any verb, well-formed, and most often out of place."""
    kind = draw(st.sampled_from(KINDS))
    text = st.text(max_size=12)
    of_card = issubclass(kind, CardAction)
    skipped = {"verb", *(CARDS if of_card else ())}
    names = [name for name in kind.model_fields if name not in skipped]
    values: dict[str, Any] = {
        name: draw(VALUES.get(name, text))
        for name in names
        if kind.model_fields[name].is_required() or draw(st.booleans())
    }
    if of_card:
        values[draw(st.sampled_from(CARDS))] = draw(IDS)
    if kind is FillProfile:
        values = {"fields": {"position": draw(text)}}
    return kind(verb=VERB_NAMES[kind], **values)


DAYS = st.lists(any_action(), max_size=40)


def lived(actions: list[Action]) -> tuple[Desk, Attempt]:
    """A desk at which all of it was done, and its attempt."""
    desk = fresh(STAGES)
    lines = []
    for seq, action in enumerate(actions, start=1):
        before = desk.last_digest, desk.crm.now_min, len(desk.trace().events)
        receipt = desk.do(action)
        codes = tuple(m.code for m in receipt.missing) or None
        if codes:
            assert (desk.crm.now_min, len(desk.trace().events)) == before[1:]
        lines.append(
            Line(
                seq=seq, at_min=receipt.at_min, action=action, refusal=codes, digest=receipt.digest
            )
        )
    return desk, Attempt(desk.header, lines)


@given(DAYS)
@settings(max_examples=80)
def test_any_day_replays_to_the_same_events(actions: list[Action]) -> None:
    """Laws 1 and 2: no exception, a refusal changes nothing, and the replay agrees."""
    desk, attempt = lived(actions)
    assert replay(attempt).events == desk.trace().events


@given(DAYS)
@settings(max_examples=40)
def test_the_rows_of_any_day_hold_together(actions: list[Action]) -> None:
    """Finished leads have no plans, links lead somewhere, counts are the lists behind them."""
    crm = lived(actions)[0].crm
    for lead in crm.leads.values():
        assert (lead.closed_min is None) == (crm.stage(lead).semantics == "process")
        assert lead.closed_min is None or not list(crm.planned(lead.id))
        assert lead.contact_id is None or lead.contact_id in crm.contacts
    for deal in crm.deals.values():
        assert deal.lead_id is None or crm.leads[deal.lead_id].contact_id == deal.contact_id
    for activity in crm.activities.values():
        assert activity.card_id is None or activity.card_id in crm.cards


@given(DAYS)
@settings(max_examples=20)
def test_the_counts_of_any_day_agree_with_their_lists(actions: list[Action]) -> None:
    """A column's count is the number of leads that the same filter lists (R044, R250)."""
    desk = lived(actions)[0]
    for column in desk.see("board")["columns"]:
        listed = desk.see("list", criteria={"work": "open", "stages": [column["id"]]})
        assert column["count"] == listed["total"]
