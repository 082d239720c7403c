"""Robots: when an event comes, a step of the company's choice is done (R256, R257).

A robot's step is told as an event, and robots hear no events of robots: a chain ends.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from crmsim.crm.activities import add_activity
from crmsim.crm.inbox import RobotNoticed, RobotSetTask
from crmsim.crm.organisation import Robot
from crmsim.crm.verbs.base import Event
from crmsim.errors import UnknownName
from crmsim.sim.reminders import remind_of

if TYPE_CHECKING:
    from crmsim.sim.world import World

Step = Callable[["World", Robot, int], None]
STEPS: dict[str, Step] = {}


def step(function: Step) -> Step:
    """Register a robot step under its function's name."""
    if function.__name__ in STEPS:
        raise ValueError(f"The robot step {function.__name__} is there twice.")
    STEPS[function.__name__] = function
    return function


@step
def notify(world: "World", robot: Robot, card: int) -> None:
    """Put the robot's text behind the bell."""
    world.tell(RobotNoticed(card, robot.id))


@step
def add_task(world: "World", robot: Robot, card: int) -> None:
    """Plan a task with the robot's text for the end of the working day."""
    due = world.crm.hours.closing(world.clock.now)
    title = robot.text.text(world.opening.lang)
    task = add_activity(world.crm, "task", card, title=title, due_min=due)
    world.tell(RobotSetTask(card, robot.id, task.id, due))
    remind_of(world, task)


def start_robots(world: "World", event: Event, waiting: list[Robot]) -> None:
    """Start the robots that wait for an event of this kind, and for the stage of its lead."""
    number = getattr(event, "card", None)
    if number is None:
        return
    card = world.crm.cards[number]
    for robot in waiting:
        if robot.stage is None or robot.stage == getattr(card, "stage", None):
            _do_later(world, robot, number)


def find_step(name: str) -> Step:
    """The robot step of that name."""
    if name not in STEPS:
        raise UnknownName("robot step", name, STEPS)
    return STEPS[name]


def _do_later(world: "World", robot: Robot, card: int) -> None:
    do = find_step(robot.do)
    world.at(
        world.clock.now + robot.after_min,
        lambda: do(world, robot, card) if _is_open(world, card) else None,
    )


def _is_open(world: "World", card: int) -> bool:
    return getattr(world.crm.cards[card], "closed_min", None) is None
