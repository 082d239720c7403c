"""Two bots that know nothing: one does nothing, one clicks whatever there is."""

from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

from crmsim.crm.entities import Payment
from crmsim.crm.verbs import VERBS, Action
from crmsim.crm.verbs.account import SetPassword
from crmsim.crm.verbs.base import KINDS, CardAction
from crmsim.crm.verbs.day import HandIn
from crmsim.desk.desk import Desk
from crmsim.scenario.cast import dice
from crmsim.scenario.schema import Scenario

CLICKS = 120


def idle(desk: Desk, scenario: Scenario) -> None:
    """Hands in at once."""
    desk.do(HandIn())


def random_clicks(desk: Desk, scenario: Scenario) -> None:
    """Clicks a hundred and twenty times, with well-formed arguments, and hands in."""
    throw = dice(desk.header.seed, "bot:random")
    kinds = [kind for kind in VERBS if kind is not HandIn]
    for _ in range(CLICKS):
        kind = kinds[throw(len(kinds))]
        desk.do(_anything(kind, desk, throw))
    desk.do(HandIn())


def _anything(kind: type[Action], desk: Desk, throw: Callable[[int], int]) -> Action:
    named: dict[str, Any] = _any_card(desk, throw) if issubclass(kind, CardAction) else {}
    skipped = {"verb", *(KINDS if issubclass(kind, CardAction) else ())}
    names = [name for name in kind.model_fields if name not in skipped]
    return kind(**named, **{name: _value(kind, name, desk, throw) for name in names})


def _any_card(desk: Desk, throw: Callable[[int], int]) -> dict[str, int]:
    cards = [card for card in desk.crm.cards.values() if desk.crm.sees(card)]
    if not cards:
        return {"lead": 1}
    card = cards[throw(len(cards))]
    return {card.kind: card.id}


def _value(kind: type[Action], name: str, desk: Desk, throw: Callable[[int], int]) -> Any:
    crm = desk.trace().crm
    company = crm.organisation
    if kind is SetPassword:
        return _password(throw)[name]
    wanted = kind.model_fields[name].annotation
    for part in (wanted, *get_args(wanted)):
        if get_origin(part) is Literal:
            return get_args(part)[throw(len(get_args(part)))]
    offers: dict[str, list[Any]] = {
        "table": ["name;phone;source\nX;+79761234567;" + company.sources[0].id],
        "lead": list(crm.leads) or [1],
        "deal": list(crm.deals) or [1],
        "contact": list(crm.contacts) or [1],
        "company": list(crm.companies) or [1],
        "pipeline": [p.id for p in company.pipelines if p.entity == "deal"],
        "task": list(crm.activities) or [1],
        "call": list(crm.activities) or [1],
        "stage": [s.id for p in company.pipelines for s in p.stages],
        "section": [s.id for s in company.sections],
        "item": [p.id for p in company.panel] or ["?"],
        "cards": [(number,) for number in crm.cards] or [(1,)],
        "responsible": [None, *crm.employees],
        "weight_kg": [1_000, 2_500],
        "tags_add": [(), tuple(t.id for t in company.tags[:1])],
        "tags_remove": [(), tuple(t.id for t in company.tags[:1])],
        "task_title": [None, "ok"],
        "mode": ["board", "list", "calendar"],
        "source": [s.id for s in company.sources],
        "reason": [r.id for r in company.reject_reasons],
        "place": ["meeting", "remote"],
        "minutes": [5, 15, 60],
        "until_bell": [False, True],
        "tags": [(), tuple(t.id for t in company.tags[:1])],
        "tasks": [False, True],
        "leads": [False, True],
        "question": list(crm.lesson.questions) or ["?"],
        "choice": [c.id for q in crm.lesson.questions.values() for c in q.choices] or ["?"],
        "rule": list(desk.header.opening.hintable) or ["?"],
        "criteria": [{"work": "open"}, {"stages": [company.entry.stages[0].id]}],
        "fields": [{f.id: 1} for f in company.fields] or [{"?": 1}],
        "saved": [None],
        "columns": [(), ("name", "created")],
        "stages": [("Начало", "Конец")],
        "role": [role.id for role in company.roles],
        "robot": [robot.id for robot in company.robots] or ["?"],
        "on": [False, True],
        "employee": list(crm.employees),
        "payment": list(crm.table(Payment)) or [1],
        "rub": [1_000, 12_000],
        "purpose": [p.id for p in company.purposes] or [""],
        "kind": [one.id for one in (*company.documents, *company.papers)] or ["?"],
        "step": [1, 2, 3, 7],
        **dict.fromkeys(("letter", "segment", "campaign"), list(crm.activities) or [1]),
        **{name: [1, 30] for name in ("after_days", "every_days", "value")},
        "who": [{}],
        "template": [template.id for template in company.templates] or ["?"],
        "report": ["deals", "plan"],
        "figure": ["won", "percent"],
        "group": [None, *(g.id for g in company.product_groups)],
        "product": [p.id for p in company.products] or ["?"],
        "quantity": [1, 2],
        "sum_rub": [None, 1_000],
        "price_rub": [None, 1_000],
        "due_min": [crm.now_min + 30 * n for n in range(1, 40)],
        "at_min": [crm.now_min + 30 * n for n in range(1, 40)],
    }
    among = _among(kind.model_fields[name].annotation)
    if among:
        return among[throw(len(among))]
    if name == "fields" and kind.__name__ == "FillProfile":
        return {f.id: "x" for f in company.profile[: throw(3)]}
    options = offers.get(name) or ["ok"]
    return options[throw(len(options))]


def _among(annotation: Any) -> tuple[Any, ...]:
    """What an action's field may hold, where it is one of a few words."""
    parts = (annotation, *get_args(annotation))
    return next((get_args(part) for part in parts if get_origin(part) is Literal), ())


def _password(throw: Callable[[int], int]) -> dict[str, Any]:
    return {
        "digest": "random",
        "length": 1 + throw(16),
        "kinds": 1 + throw(4),
        "repeated": bool(throw(2)),
        "personal": bool(throw(2)),
        "keep": ("memory", "paper", "colleague")[throw(3)],
    }
