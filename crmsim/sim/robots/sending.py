"""What robots send by themselves: letters and SMS (R256)."""

from typing import TYPE_CHECKING

from crmsim.crm.activities import add_activity
from crmsim.crm.automation import Robot
from crmsim.crm.inbox import RobotSent
from crmsim.errors import refuse
from crmsim.sim.robots.base import Nothing, step, wording
from crmsim.words import say

if TYPE_CHECKING:
    from crmsim.sim.world import World


@step(speaks=True)
def send_letter(world: "World", robot: Robot, card: int, given: Nothing) -> None:
    """Send the robot's text to the client's e-mail (R256)."""
    person = world.crm.person(world.crm.cards[card])
    if person is None or not person.email:
        raise refuse("no_email", say("The client has no e-mail."))
    _send(world, robot, card, "letter")


@step(speaks=True)
def send_sms(world: "World", robot: Robot, card: int, given: Nothing) -> None:
    """Send the robot's text to the client's phone (R256)."""
    person = world.crm.person(world.crm.cards[card])
    if person is None or not person.phone:
        raise refuse("no_phone", say("The client has no phone."))
    _send(world, robot, card, "sms")


def _send(world: "World", robot: Robot, card: int, kind: str) -> None:
    sent = add_activity(
        world.crm,
        kind,
        card,
        state="done",
        done_min=world.clock.now,
        title=wording(world, robot, card),
        robot=robot.id,
        responsible_id=world.crm.cards[card].responsible_id,
    )
    world.tell(RobotSent(card, robot.id, sent.id))
