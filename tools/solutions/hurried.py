"""Trainees who sell goods in a hurry, for the solutions that are wrong (R174–R208)."""

from collections.abc import Iterable

from crmsim.bots.diligent import Diligent
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.checklists import TickStep
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.fields import UpdateContact, UpdateDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.sale import AnswerObjection
from crmsim.crm.verbs.tasks import PostponeTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.desk import Desk
from crmsim.scenario.schema import Scenario

SKIPPED = {TickStep: 0, AnswerObjection: 3, PostponeTask: 1, AddComment: 1}
"""What is not done, and how many minutes it would have taken."""
ROUND_RUB = 100_000


def hasty(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Rounds sums, loses whatever is lost for one and the same reason, skips the rest."""
    for action in actions:
        idle = SKIPPED.get(type(action))
        if idle is not None:
            yield from [Wait(minutes=idle)] if idle else []
        elif isinstance(action, UpdateDeal) and "sum_rub" in action.fields:
            yield action.model_copy(update={"fields": {**action.fields, "sum_rub": ROUND_RUB}})
        elif isinstance(action, MoveDeal) and action.fields:
            brief = dict.fromkeys(action.fields, "Не получилось")
            yield action.model_copy(update={"stage": "OTHER", "fields": brief})
        else:
            yield action


def latecomer(desk: Desk, scenario: Scenario) -> None:
    """Comes to the desk at noon, and then works by the book."""
    desk.do(Wait(minutes=200))
    Diligent(desk, scenario).play()


def nameless(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """The same, and writes down nobody's name."""
    for action in hasty(actions, scenario):
        yield Wait(minutes=1) if isinstance(action, UpdateContact) else action


def headless(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """The same, and leaves the head of sales out."""
    for action in hasty(actions, scenario):
        is_head = isinstance(action, UpdateDeal) and "head" in action.fields
        yield Wait(minutes=1) if is_head else action
