"""What the CRM knows of its robots: their words, and which of them waits on which card.

What starts them and what they do is in `sim.robots`.
"""

from dataclasses import dataclass
from typing import Any

from crmsim.crm.automation import Robot, Trigger
from crmsim.crm.entities import Deal, Lead
from crmsim.crm.facts import missing_facts
from crmsim.crm.settings import robot_is_on
from crmsim.crm.store import Crm
from crmsim.words import Told

ON_MOVE = "on_move"


@dataclass(frozen=True, slots=True)
class RobotWords:
    """A robot's text with the names of a card in its places."""

    one: Robot | Trigger
    values: dict[str, str]

    def text(self, lang: str) -> str:
        """The words in *lang*; the id of a robot that has none."""
        if self.one.text is None:
            return self.one.id
        return self.one.text.text(lang).format(**self.values)


def words_of(crm: Crm, robot: str, card: int | None) -> Told:
    """The words of a robot or a trigger about a card (R256)."""
    company = crm.organisation
    one = company.robot_by_id.get(robot) or next(t for t in company.triggers if t.id == robot)
    row = crm.cards.get(card or 0)
    client = None if row is None else crm.person(row)
    named = {"name": row, "contact": client}
    return RobotWords(one, {place: getattr(who, "name", "") for place, who in named.items()})


def fits(crm: Crm, one: Robot | Trigger, card: Any) -> bool:
    """Whether a card stands where a robot or a trigger works, under a tariff that has it (R257).

    One that names no stage works on cards in work.
    """
    if one.plans and crm.organisation.plan not in one.plans:
        return False
    return _stands_right(one, card) and robot_is_on(crm, one.id)


def _stands_right(one: Robot | Trigger, card: Any) -> bool:
    if not isinstance(card, Lead | Deal):
        return not (one.stage or one.pipeline or one.needs)
    if one.pipeline and card.pipeline != one.pipeline:
        return False
    return card.stage in one.stage if one.stage else card.closed_min is None


def facts_hold(crm: Crm, one: Robot | Trigger, card: Any) -> bool:
    """Whether the facts hold that a robot or a trigger asks for."""
    return not one.needs or not missing_facts(one.needs, crm, card)


def leave_stage(crm: Crm, card: int) -> None:
    """Complete the tasks of robots that are over when their card leaves the stage (R163)."""
    for task in crm.planned(card, "task"):
        robot = crm.organisation.robot_by_id.get(task.robot) if task.robot else None
        if robot is not None and robot.params.get("closes") == ON_MOVE:
            task.state = "done"
            task.done_min = crm.now_min
