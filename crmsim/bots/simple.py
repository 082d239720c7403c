"""Two bots that know nothing: one does nothing, one clicks whatever there is."""

from collections.abc import Callable
from typing import Any

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
    offers: dict[str, list[Any]] = {
        "lead": list(crm.leads) or [1],
        "deal": list(crm.deals) or [1],
        "contact": list(crm.contacts) or [1],
        "company": list(crm.companies) or [1],
        "pipeline": [p.id for p in company.pipelines if p.entity == "deal"],
        "task": list(crm.activities) or [1],
        "call": list(crm.activities) or [1],
        "stage": [s.id for p in company.pipelines for s in p.stages],
        "section": [s.id for s in company.sections],
        "item": [p.id for p in company.panel],
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
        "due_min": [crm.now_min + 30 * n for n in range(1, 40)],
        "at_min": [crm.now_min + 30 * n for n in range(1, 40)],
    }
    if name == "fields" and kind.__name__ == "FillProfile":
        return {f.id: "x" for f in company.profile[: throw(3)]}
    options = offers.get(name, ["ok"])
    return options[throw(len(options))]


def _password(throw: Callable[[int], int]) -> dict[str, Any]:
    return {
        "digest": "random",
        "length": 1 + throw(16),
        "kinds": 1 + throw(4),
        "repeated": bool(throw(2)),
        "personal": bool(throw(2)),
        "keep": ("memory", "paper", "colleague")[throw(3)],
    }
