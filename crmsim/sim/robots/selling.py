"""What robots do with the trainee's own verbs: papers, repeat sales, campaigns (R256).

A verb's guards are asked as if the trainee had done it; what it refuses, the robot is refused.
"""

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from crmsim.crm.automation import Robot
from crmsim.crm.entities import Segment
from crmsim.crm.frozen import Frozen, Id
from crmsim.crm.selling import Channel
from crmsim.crm.verbs.base import VERBS, Action
from crmsim.crm.verbs.contract import MakeDocument
from crmsim.crm.verbs.marketing import StartCampaign
from crmsim.crm.verbs.repeats import RepeatDeal
from crmsim.sim.robots.base import step, wording

if TYPE_CHECKING:
    from crmsim.sim.world import World


class ForPaper(Frozen):
    """Of a paper: which kind."""

    kind: Id


class ForRepeat(Frozen):
    """Of a repeat sale: in how many days; without it, as the company does."""

    after_days: Annotated[int, Field(ge=1, le=1000)] | None = None


class ForCampaign(Frozen):
    """Of a campaign: the company's segment, and the channel."""

    segment: Id
    channel: Channel = "email"


@step(ForPaper)
def make_document(world: "World", robot: Robot, card: int, given: ForPaper) -> None:
    """Make a paper of the card's fields (R120)."""
    named: dict[str, Any] = {world.crm.cards[card].kind: card}
    _act(world, MakeDocument(kind=given.kind, **named))


@step(ForRepeat, makes=True)
def repeat_deal(world: "World", robot: Robot, card: int, given: ForRepeat) -> None:
    """Make the same deal again (R261)."""
    _act(world, RepeatDeal(deal=card, after_days=given.after_days))


@step(ForCampaign, speaks=True, makes=True)
def start_campaign(world: "World", robot: Robot, card: int, given: ForCampaign) -> None:
    """Speak to everybody who is in a segment (R256, R259)."""
    rows = world.crm.table(Segment).values()
    segment = next(row.id for row in rows if row.ready == given.segment)
    text = wording(world, robot, card)
    _act(world, StartCampaign(segment=segment, channel=given.channel, text=text))


def _act(world: "World", action: Action) -> None:
    for event in list(VERBS[type(action)](action, world.crm)):
        world.tell(event)
