"""Seats that tests send messages to, and ways to send them."""

import json
from pathlib import Path
from typing import Any

from crmsim.crm.organisation import Organisation
from crmsim.desk.attempt import Header
from crmsim.desk.desk import Desk
from crmsim.scenario.cast import cast, versions
from crmsim.scenario.load import company_of, load_scenario
from crmsim.scenario.schema import LeadGroup, Scenario
from crmsim.ui.bridge import answer
from crmsim.ui.seat import Seat
from tests.desks import PRIORITIES

BRIEF = {"ru": "Задание", "en": "The brief"}


def seat_at(
    name: str = PRIORITIES, file: Path | None = None, more: int = 0, **changes: Any
) -> Seat:
    """A seat at a fresh desk of a shipped lesson, with *more* leads and other keys if asked."""
    lesson = load_scenario(name).model_copy(update=changes)
    return seat_of(crowded(lesson, more), file)


def seat_of(
    lesson: Scenario, file: Path | None = None, company: Organisation | None = None
) -> Seat:
    """A seat at a lesson's opening, in its own company or in another one."""
    opening = cast(lesson, company_of(lesson.id), 1, "ru")
    if company is not None:
        opening = opening.model_copy(update={"organisation": company})
    header = Header(
        scenario=lesson.id,
        seed=1,
        trainee="tester",
        lang="ru",
        versions=versions(),
        opening=opening,
    )
    return Seat(Desk(header, file), lesson, BRIEF)


def crowded(lesson: Scenario, more: int) -> Scenario:
    """The lesson with so many more new leads."""
    if not more:
        return lesson
    crowd = LeadGroup(name="crowd", count=more, arrives=(-5000, -1))
    return lesson.model_copy(update={"leads": (*lesson.leads, crowd)})


def broken_at(verb_event: str, company: Organisation) -> Organisation:
    """The company with a robot whose step nobody has written: a fault of ours when it starts."""
    robot = company.robots[0].model_copy(update={"id": "bad", "when": verb_event, "do": "nothing"})
    return company.model_copy(update={"robots": (*company.robots, robot)})


def send(seat: Seat, **message: Any) -> dict[str, Any]:
    """The reply to a message with an id; both cross as JSON, as in a browser."""
    reply = answer(seat, json.loads(json.dumps({"id": 1, **message})))
    assert json.loads(json.dumps(reply)) == reply
    assert reply["id"] == 1
    assert len(reply) == 2
    return reply


def result(seat: Seat, **message: Any) -> Any:
    """What comes back to a message that is understood."""
    return send(seat, **message)["result"]


def code(seat: Seat, **message: Any) -> str:
    """The code of the error that a message is answered with; both languages are there."""
    error = send(seat, **message)["error"]
    assert error["text"].keys() == {"ru", "en"}
    return str(error["code"])
