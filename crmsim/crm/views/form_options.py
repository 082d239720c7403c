"""What can be chosen in the places of a form: for each parameter of a verb, by its name.

A parameter that is not here is typed, not chosen.
"""

from collections.abc import Callable, Iterable
from typing import Any

from crmsim.crm.connections import is_connected
from crmsim.crm.entities import Activity, Campaign, Payment, Segment
from crmsim.crm.filters import cards_of, visible
from crmsim.crm.organisation import Named
from crmsim.crm.reports import REPORTS
from crmsim.crm.reports.base import this_month
from crmsim.crm.segments import name_of
from crmsim.crm.store import Crm
from crmsim.crm.verbs.assign import assignable
from crmsim.crm.views.card_fields import choices
from crmsim.crm.views.shapes import Both, Choice, both
from crmsim.words import LANGUAGES, Moment, Phrase, say

ROWS = 200
Options = Callable[[Crm, Any], list[Choice]]

NAMES: dict[str, Phrase] = {
    "this_month": say("This month"),
    "last_month": say("Last month"),
    "lead": say("Lead"),
    "deal": say("Deal"),
    "contact": say("Contact"),
    "company": say("Company"),
    "meeting": say("Meeting in the office"),
    "remote": say("Remote consultation"),
    "own": say("Own cards"),
    "department": say("Cards of the department"),
    "all": say("All cards"),
    "static": say("Static"),
    "dynamic": say("Dynamic"),
    "email": say("E-mail"),
    "sms": say("SMS"),
    "messenger": say("Messenger"),
    "voice": say("Voice call"),
    "ads": say("Advertising"),
}
"""The names of what a verb's own type lists."""


def listed(options: Iterable[str]) -> list[Choice]:
    """What a verb's own type lists."""
    return [
        {"id": option, "name": both(NAMES[option]) if option in NAMES else same(option)}
        for option in options
    ]


def same(text: str) -> Both:
    """A text that has no other words in another language."""
    return dict.fromkeys(LANGUAGES, text)


def cards(crm: Crm, kind: str) -> list[Choice]:
    """The newest cards of a kind that the trainee may see."""
    seen = visible(crm)
    found = [card for card in reversed(cards_of(crm, kind).values()) if seen(card)]
    return [{"id": card.id, "name": same(card.name)} for card in found[:ROWS]]


def stages(crm: Crm, card: Any) -> list[Choice]:
    """The stages that a road leads to from where a card stands."""
    pipeline = crm.organisation.pipeline(card.pipeline)
    roads = crm.roads(card.pipeline).open_from(card.stage)
    return choices(pipeline.stage(stage) for stage in roads)


def first_stages(crm: Crm, card: Any) -> list[Choice]:
    """The stages on which a new deal may begin (R235)."""
    pipeline = crm.organisation.pipeline(crm.organisation.deal_pipeline)
    return choices(stage for stage in pipeline.stages if not stage.is_final)


def other_stages(crm: Crm, card: Any) -> list[Choice]:
    """The stages of the pipelines into which a deal may be moved."""
    company = crm.organisation
    others = (company.pipeline(p) for p in company.pipeline(card.pipeline).moves_to)
    return choices(s for other in others for s in other.stages if not s.is_final)


def deal_pipelines(crm: Crm, card: Any) -> list[Choice]:
    """The pipelines of deals."""
    return choices(p for p in crm.organisation.pipelines if p.entity == "deal")


def other_pipelines(crm: Crm, card: Any) -> list[Choice]:
    """The pipelines into which a deal may be moved (R266)."""
    own = crm.organisation.pipeline(card.pipeline)
    return choices(crm.organisation.pipeline(other) for other in own.moves_to)


def tasks(crm: Crm, card: Any) -> list[Choice]:
    """The planned tasks of a card; without a card the trainee's."""
    rows = crm.of(Activity, card.id) if card is not None else crm.activities.values()
    found = [a for a in rows if a.kind == "task" and a.state == "planned"]
    own = found if card is not None else [a for a in found if a.responsible_id == crm.me]
    return [{"id": task.id, "name": same(task.title)} for task in own[:ROWS]]


def calls(crm: Crm, card: Any) -> list[Choice]:
    """The calls of a card that were not recorded, and that nobody has been told of."""
    rows = crm.of(Activity, card.id) if card is not None else ()
    found = [a for a in rows if a.kind == "call" and not a.recorded and a.result != "reported"]
    return [_dated(crm, a.id, a.done_min or a.created_min) for a in found]


def ringing(crm: Crm, card: Any) -> list[Choice]:
    """The calls of a card that can still be answered."""
    rows = crm.of(Activity, card.id) if card is not None else ()
    return [_dated(crm, a.id, a.created_min) for a in rows if a.state == "ringing"]


def unconnected(crm: Crm, card: Any) -> list[Choice]:
    """The channels that nobody has connected yet."""
    channels = (c for c in crm.organisation.connections if not is_connected(crm, c))
    return [{"id": channel.id, "name": both(channel.name)} for channel in channels]


def letters(crm: Crm, card: Any) -> list[Choice]:
    """The letters that have come to a card."""
    rows = crm.of(Activity, card.id) if card is not None else ()
    found = [a for a in rows if a.kind == "letter" and a.incoming]
    return [{"id": letter.id, "name": same(letter.title)} for letter in found]


def payments(crm: Crm, card: Any) -> list[Choice]:
    """The payments of a deal that are still awaited."""
    rows = crm.of(Payment, card.id) if card is not None else ()
    found = [row for row in rows if row.paid_min is None and row.dropped_min is None]
    return [{"id": row.id, "name": same(f"{row.purpose} {row.rub}".strip())} for row in found]


def employees(crm: Crm, card: Any) -> list[Choice]:
    """Everybody else in the company."""
    found = (e for e in crm.employees.values() if e.id != crm.me)
    return [{"id": e.id, "name": same(e.name)} for e in found]


def heirs(crm: Crm, card: Any) -> list[Choice]:
    """The employees to whom a card may be handed on."""
    now = None if card is None else card.responsible_id
    return [{"id": e.id, "name": same(e.name)} for e in assignable(crm) if e.id != now]


def documents(crm: Crm, card: Any) -> list[Choice]:
    """The papers that the CRM makes of a card's fields (R120)."""
    here = getattr(card, "pipeline", None)
    return choices(
        kind
        for kind in crm.organisation.documents
        if kind.entity == card.kind and (not kind.pipelines or here in kind.pipelines)
    )


def papers(crm: Crm, card: Any) -> list[Choice]:
    """The papers that are attached to a card by hand (R122)."""
    return choices(paper for paper in crm.organisation.papers if not paper.from_client)


def templates(crm: Crm, card: Any) -> list[Choice]:
    """The letters for quick answers, from a card of this kind (R035)."""
    found = crm.organisation.templates
    return choices(t for t in found if card is None or card.kind in t.cards)


def segments(crm: Crm, card: Any) -> list[Choice]:
    """The segments of clients (R258)."""
    return [{"id": s.id, "name": both(name_of(crm, s))} for s in crm.table(Segment).values()]


def campaigns(crm: Crm, card: Any) -> list[Choice]:
    """The campaigns, by their segments (R259)."""
    known = crm.table(Segment)
    rows = ((row.id, known.get(row.segment_id or 0)) for row in crm.table(Campaign).values())
    return [{"id": n, "name": both(name_of(crm, of))} for n, of in rows if of is not None]


def report_names(crm: Crm, card: Any) -> list[Choice]:
    """The reports, as they are called (R036)."""
    month = this_month(crm)
    return [{"id": n, "name": both(draw(crm, month).title)} for n, draw in REPORTS.items()]


def figure_names(crm: Crm, card: Any) -> list[Choice]:
    """The figures of all reports (R036, R210)."""
    month = this_month(crm)
    named = {one.id: one.name for draw in REPORTS.values() for one in draw(crm, month).figures}
    return [{"id": figure, "name": both(name)} for figure, name in named.items()]


def robots(crm: Crm, card: Any) -> list[Choice]:
    """The company's robots."""
    return [
        {"id": r.id, "name": both(r.text) if r.text else same(r.do)}
        for r in crm.organisation.robots
    ]


def _of_company(name: str) -> Options:
    def options(crm: Crm, card: Any) -> list[Choice]:
        named: Iterable[Named] = getattr(crm.organisation, name)
        return choices(named)

    return options


def _dated(crm: Crm, number: int, minute: int) -> Choice:
    return {"id": number, "name": both(Moment(crm.hours.moment(minute)))}


OPTIONS: dict[str, Options] = {
    "report": report_names,
    "figure": figure_names,
    "stage": stages,
    "pipeline": deal_pipelines,
    "source": _of_company("sources"),
    "reason": _of_company("reject_reasons"),
    "tags": _of_company("tags"),
    "product": _of_company("products"),
    "group": _of_company("product_groups"),
    "groups": _of_company("product_groups"),
    "purpose": _of_company("purposes"),
    "role": _of_company("roles"),
    "employee": employees,
    "task": tasks,
    "call": calls,
    "letter": letters,
    "payment": payments,
    "template": templates,
    "segment": segments,
    "campaign": campaigns,
    "robot": robots,
}
"""By the parameter's name."""

OPTIONS_OF: dict[tuple[str, str], Options] = {
    ("answer_call", "call"): ringing,
    ("connect_channel", "channel"): unconnected,
    ("change_pipeline", "pipeline"): other_pipelines,
    ("change_pipeline", "stage"): other_stages,
    ("convert_lead", "stage"): first_stages,
    ("add_deal", "stage"): first_stages,
    ("assign_card", "employee"): heirs,
    ("make_document", "kind"): documents,
    ("attach_document", "kind"): papers,
}
"""By the verb and the parameter's name, where the name alone says too little."""
