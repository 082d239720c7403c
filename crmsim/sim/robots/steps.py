"""What robots do to a card: notices, tasks, planned calls and meetings, fields, moves (R256)."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from crmsim.crm.activities import add_activity
from crmsim.crm.automation import Robot
from crmsim.crm.entities import Activity
from crmsim.crm.fields import faults, fill
from crmsim.crm.frozen import Frozen, Id
from crmsim.crm.inbox import RobotNoticed, RobotPlanned, RobotSetTask
from crmsim.crm.verbs.base import need
from crmsim.crm.verbs.fields import CardUpdated
from crmsim.crm.verbs.guard import allow, go_to
from crmsim.sim.distribution import Way, give, share_out
from crmsim.sim.reminders import remind_of
from crmsim.sim.robots.base import Nothing, only_role, step, wording
from crmsim.words import Text

if TYPE_CHECKING:
    from crmsim.sim.world import World


class Due(Frozen):
    """So many minutes from now, or the end of a working day: of this one, or of a later one."""

    due_min: Annotated[int, Field(ge=0)] | None = None
    due_workdays: Annotated[int, Field(ge=0)] | None = None

    def minute(self, world: "World") -> int:
        """The minute that is meant."""
        hours, now = world.crm.hours, world.clock.now
        if self.due_min is not None:
            return now + self.due_min
        if self.due_workdays:
            return hours.closing(hours.at(hours.day_after(now, self.due_workdays), 0))
        if hours.is_workday(now) and now < hours.closing(now):
            return hours.closing(now)
        return hours.closing(hours.next_opening(now))


class ForTask(Due):
    """Of a task: who sets it, what its steps are, and whether a move completes it."""

    author: Id | None = None
    checklist: tuple[Text, ...] = ()
    closes: Literal["on_move"] | None = None


class ForMeeting(Frozen):
    """Of a meeting: how many working days from now, and at which hour."""

    due_workdays: Annotated[int, Field(ge=0)] = 1
    hour: Annotated[int, Field(ge=0, le=23)] = 12


class ForField(Frozen):
    """Of a field: which, and a value, or the role of the employee whose name it gets."""

    field: Id
    value: int | str | bool = ""
    role: Id | None = None


class ForMove(Frozen):
    """Of a move: the stage."""

    stage: Id


class ForGift(Frozen):
    """Of who gets a card: the role, and how one of its employees is found."""

    role: Id | None = None
    how: Way | None = None


@step(speaks=True)
def notify(world: "World", robot: Robot, card: int, given: Nothing) -> None:
    """Put the robot's text behind the bell."""
    world.tell(RobotNoticed(card, robot.id))


@step(ForTask, speaks=True)
def add_task(world: "World", robot: Robot, card: int, given: ForTask) -> None:
    """Plan a task with the robot's text, for the end of the day if nothing is said (R163)."""
    lang = world.opening.lang
    task = _plan(world, robot, card, ("task", given.minute(world)))
    task.checklist = [{"text": one.text(lang), "done": False} for one in given.checklist]
    if given.author is not None:
        task.author_id = only_role(world, given.author).id
    world.tell(RobotSetTask(card, robot.id, task.id, task.due_min or 0))
    remind_of(world, task)


@step(Due, speaks=True)
def plan_call(world: "World", robot: Robot, card: int, given: Due) -> None:
    """Plan a call for the card's employee (R256)."""
    _plan_contact(world, robot, card, ("call", given.minute(world)))


@step(ForMeeting, speaks=True)
def plan_meeting(world: "World", robot: Robot, card: int, given: ForMeeting) -> None:
    """Plan a meeting on a working day at an hour, to be agreed on with the client (R256)."""
    _plan_contact(world, robot, card, ("meeting", world.slot(given.due_workdays, given.hour)))


@step(ForField)
def set_field(world: "World", robot: Robot, card: int, given: ForField) -> None:
    """Fill a field with a value, or with the employee of a role (R162)."""
    row = world.crm.cards[card]
    value = given.value
    if given.role is not None:
        value = _employee(world, row.kind, given.field, given.role)
    need(faults(world.crm, row.kind, {given.field: value}))
    fill(world.crm, row, {given.field: value}, None)
    world.tell(CardUpdated(card, ((given.field, value),)))


@step(ForMove)
def move_card(world: "World", robot: Robot, card: int, given: ForMove) -> None:
    """Move the card along a road, if the guard of every move allows it."""
    row = world.crm.cards[card]
    if row.stage == given.stage:
        return
    allow(world.crm, row, given.stage)
    world.tell(go_to(world.crm, row, given.stage, None))


@step(ForGift)
def assign(world: "World", robot: Robot, card: int, given: ForGift) -> None:
    """Give the card to an employee of a role, in turn or by load (R254)."""
    employee = share_out(world, world.crm.cards[card].source, given.role, given.how)
    give(world, card, employee)


def _plan_contact(world: "World", robot: Robot, card: int, what: tuple[str, int]) -> None:
    activity = _plan(world, robot, card, what)
    world.tell(RobotPlanned(card, robot.id, activity.id, what[1]))
    remind_of(world, activity)


def _plan(world: "World", robot: Robot, card: int, what: tuple[str, int]) -> Activity:
    """An activity of a kind, due at a minute, of the card's own employee."""
    kind, due = what
    owner = world.crm.cards[card].responsible_id
    return add_activity(
        world.crm,
        kind,
        card,
        title=wording(world, robot, card),
        due_min=due,
        robot=robot.id,
        responsible_id=owner,
        author_id=owner,
    )


def _employee(world: "World", kind: str, field: str, role: str) -> int | str:
    """The employee of a role as a field holds them: the number where it wants one, or the name."""
    who = only_role(world, role)
    known = world.crm.organisation.fields_of(kind).get(field)
    number: int | str = who.id if known is not None and known.type == "employee" else who.name
    return number
