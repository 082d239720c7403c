"""Days that nobody would plan: well-formed actions of any verb, most often out of place."""

from typing import Any

from hypothesis import strategies as st

from crmsim.crm.organisation import Organisation
from crmsim.crm.verbs import VERB_NAMES, VERBS, Action
from crmsim.crm.verbs.account import FillProfile, SetPassword
from crmsim.crm.verbs.base import KINDS, CardAction
from crmsim.crm.verbs.day import HandIn

IDS = st.integers(1, 14)
MINUTES = st.integers(-500, 4000)
VERBS_DRAWN = [kind for kind in VERBS if kind not in (SetPassword, HandIn)]
Values = dict[str, st.SearchStrategy[Any]]


def values_of(company: Organisation) -> Values:
    """What an action's fields may hold at a company: things that it has, and things it has not."""
    stages = [stage.id for pipeline in company.pipelines for stage in pipeline.stages]
    fields = [f.id for kind in KINDS for f in company.fields_of(kind).values()]
    return {
        **dict.fromkeys((*KINDS, "task", "call", "saved"), IDS),
        **dict.fromkeys(("at_min", "due_min"), MINUTES),
        **dict.fromkeys(("until_bell", "tasks", "leads"), st.booleans()),
        "minutes": st.integers(1, 600),
        "place": st.sampled_from(["meeting", "remote"]),
        "mode": st.sampled_from(["board", "list", "calendar"]),
        "stage": st.sampled_from([*stages, "MOON"]),
        "pipeline": st.sampled_from([*(p.id for p in company.pipelines), "moon"]),
        "reason": st.sampled_from([*(r.id for r in company.reject_reasons), "moon"]),
        "source": st.sampled_from([*(s.id for s in company.sources), "moon"]),
        "phone": st.sampled_from(["+79761234567", "8 972 111-22-33", "12"]),
        "tags": st.lists(st.sampled_from([*(t.id for t in company.tags), "moon"])).map(tuple),
        "criteria": st.sampled_from([{"work": "open"}, {"stages": stages[:1]}, {}]),
        "fields": st.dictionaries(
            st.sampled_from([*fields, "sum_rub", "?"]),
            st.integers(0, 10**6) | st.text(max_size=5) | st.booleans(),
            min_size=1,
            max_size=3,
        ),
    }


@st.composite
def any_action(draw: st.DrawFn, values: Values) -> Action:
    """An action of any verb, well-formed, and most often out of place."""
    kind = draw(st.sampled_from(VERBS_DRAWN))
    text = st.text(max_size=12)
    if kind is FillProfile:
        return FillProfile(fields={"position": draw(text)})
    given: dict[str, Any] = {}
    if issubclass(kind, CardAction):
        given[draw(st.sampled_from(("lead", *KINDS)))] = draw(IDS)
    for name, field in kind.model_fields.items():
        of_card = issubclass(kind, CardAction) and name in KINDS
        if name != "verb" and not of_card and (field.is_required() or draw(st.booleans())):
            given[name] = draw(values.get(name, text))
    return kind(verb=VERB_NAMES[kind], **given)


def days_at(company: Organisation) -> st.SearchStrategy[list[Action]]:
    """Up to forty actions at a company."""
    return st.lists(any_action(values_of(company)), max_size=40)
