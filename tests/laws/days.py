"""Days that nobody would plan: well-formed actions of any verb, most often out of place."""

from typing import Any, Literal, get_args, get_origin

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
        **dict.fromkeys(("employee", "payment"), IDS),
        "rub": st.integers(1, 200_000),
        "purpose": st.sampled_from([*(p.id for p in company.purposes), "moon"]),
        "kind": st.sampled_from([*(k.id for k in (*company.documents, *company.papers)), "moon"]),
        **dict.fromkeys(("at_min", "due_min"), MINUTES),
        **dict.fromkeys(("until_bell", "tasks", "leads"), st.booleans()),
        "table": st.sampled_from(["name;phone;source\nX;+79761234567;site", "x", ""]),
        "minutes": st.integers(1, 600),
        **dict.fromkeys(("letter", "segment", "campaign"), IDS),
        **dict.fromkeys(("after_days", "every_days", "value"), st.integers(1, 60)),
        "who": st.sampled_from([{}, {"times": 1}, {"groups": ("moon",)}]),
        "template": st.sampled_from([*(t.id for t in company.templates), "moon"]),
        "report": st.sampled_from(["deals", "funnel", "plan", "moon"]),
        "figure": st.sampled_from(["won", "won_rub", "percent", "moon"]),
        "quantity": st.integers(1, 3),
        **dict.fromkeys(("sum_rub", "price_rub"), st.integers(0, 10**6)),
        "group": st.sampled_from([*(g.id for g in company.product_groups), "moon"]),
        "product": st.sampled_from([*(p.id for p in company.products), "moon"]),
        "birth_date": st.sampled_from(["2001-02-03", "04.05.1990", "31.02.2001"]),
        "step": st.integers(1, 9),
        "place": st.sampled_from(["meeting", "remote"]),
        "weight_kg": st.integers(1, 5_000),
        "cards": st.lists(IDS, min_size=1, max_size=3).map(tuple),
        "responsible": IDS,
        **dict.fromkeys(
            ("tags_add", "tags_remove"),
            st.lists(st.sampled_from([*(t.id for t in company.tags), "moon"])).map(tuple),
        ),
        "mode": st.sampled_from(["board", "list", "calendar"]),
        "stage": st.sampled_from([*stages, "MOON"]),
        "pipeline": st.sampled_from([*(p.id for p in company.pipelines), "moon"]),
        "reason": st.sampled_from([*(r.id for r in company.reject_reasons), "moon"]),
        "source": st.sampled_from([*(s.id for s in company.sources), "moon"]),
        "phone": st.sampled_from(["+79761234567", "8 972 111-22-33", "12"]),
        "tags": st.lists(st.sampled_from([*(t.id for t in company.tags), "moon"])).map(tuple),
        "columns": st.sampled_from([(), ("name", "created"), ("moon",)]),
        "stages": st.sampled_from([("Начало",), ("Начало", "Конец")]),
        "role": st.sampled_from([*(role.id for role in company.roles), "moon"]),
        "robot": st.sampled_from([*(robot.id for robot in company.robots), "moon"]),
        "on": st.booleans(),
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
            among = _among(field.annotation)
            given[name] = draw(values.get(name, text) if among is None else among)
    return kind(verb=VERB_NAMES[kind], **given)


def _among(annotation: Any) -> st.SearchStrategy[Any] | None:
    """One of a few words, where an action's field takes no others."""
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) is Literal:
            return st.sampled_from(get_args(part))
    return None


def days_at(company: Organisation) -> st.SearchStrategy[list[Action]]:
    """Up to forty actions at a company."""
    return st.lists(any_action(values_of(company)), max_size=40)
