"""How a lesson of selling again goes wrong: to everybody, too late, and not as agreed."""

from collections.abc import Callable, Iterable
from typing import Any

from crmsim.crm.selling import Who
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.day import AnswerQuestion
from crmsim.crm.verbs.figures import TellFigure
from crmsim.crm.verbs.mail import AnswerLetter, LetterToDeal
from crmsim.crm.verbs.marketing import MakeSegment, StartCampaign, TieCampaign
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.repeats import RepeatDeal, SetRecurring
from crmsim.crm.verbs.tasks import AddTask
from crmsim.scenario.schema import Scenario

WEEK = 7


def to_everybody(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Writes to the whole base, ties nothing, and agrees on what is easy to remember."""
    for action in actions:
        if isinstance(action, AnswerQuestion):
            yield _guessed(action, scenario)
        elif not isinstance(action, TieCampaign | LetterToDeal | AddTask):
            yield action.model_copy(update=_spoilt(action))


def _spoilt(action: Action) -> dict[str, Any]:
    """What is changed about an action; nothing about most of them."""
    changes: dict[type[Action], Callable[[Any], dict[str, Any]]] = {
        MakeSegment: lambda a: {"who": Who()},
        RepeatDeal: lambda a: {"after_days": WEEK},
        SetRecurring: lambda a: {"rub": a.rub + 1_000},
        AnswerLetter: lambda a: {"template": "thanks"},
        TellFigure: lambda a: {"value": a.value + 1},
    }
    change = changes.get(type(action))
    return change(action) if change is not None else {}


def _guessed(action: AnswerQuestion, scenario: Scenario) -> AnswerQuestion:
    question = next(q for q in scenario.questions if q.id == action.question)
    other = next(c.id for c in question.choices if c.id != question.right)
    return action.model_copy(update={"choice": other})


def nothing_closed(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Talks to everybody and moves no card; makes no static segment, reads no mail."""
    left_out = (MoveDeal, RepeatDeal, StartCampaign, AnswerLetter)
    for action in actions:
        if isinstance(action, left_out):
            continue
        if not (isinstance(action, MakeSegment) and action.kind == "static"):
            yield action
