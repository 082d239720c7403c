"""What clients do by themselves: the phone rings, a letter comes, the site is looked at.

R066, R068, R071, R255. What comes by a channel that is not connected does not reach the CRM.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crmsim.crm.activities import add_activity
from crmsim.crm.connections import brings_act
from crmsim.crm.entities import Activity
from crmsim.crm.inbox import acts
from crmsim.crm.inbox.mail import LetterCame
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.calls import RINGS
from crmsim.sim.opening import ClientAct, LeadPlan

if TYPE_CHECKING:
    from crmsim.sim.client import Client
    from crmsim.sim.world import World

TELLS: dict[str, Callable[[int, int], Event]] = {
    "letter": LetterCame,
    "chat": acts.ChatCame,
    "form": acts.FormFilled,
    "site": acts.SiteVisited,
    "social": acts.SocialCommented,
}
USUAL_RING_MIN = 3


def expect_acts(world: "World", client: "Client", plan: LeadPlan) -> None:
    """Note when a client will do what: minutes from the opening, or from a later arrival."""
    start = max(0, plan.arrives_min)
    for act in plan.acts:
        _expect(world, client, act, start + act.at_min)


def _expect(world: "World", client: "Client", act: ClientAct, minute: int) -> None:
    world.at(minute, lambda: _do(world, client, act))


def _do(world: "World", client: "Client", act: ClientAct) -> None:
    card = world.crm.cards[client.card]
    if getattr(card, "closed_min", None) is not None or not brings_act(world.crm, act.kind):
        return
    activity = _note(world, card, act)
    if act.kind == "call":
        _ring(world, client, card, activity)
    else:
        world.tell(TELLS[act.kind](card.id, activity.id))


def _note(world: "World", card: Any, act: ClientAct) -> Activity:
    """The activity of what has come, of the card's own employee (R071)."""
    return add_activity(
        world.crm,
        act.kind,
        card.id,
        state=RINGS if act.kind == "call" else "done",
        title=act.text,
        done_min=world.clock.now,
        incoming=True,
        responsible_id=card.responsible_id,
    )


def _ring(world: "World", client: "Client", card: Any, call: Activity) -> None:
    """Ring until the client's patience ends; a colleague picks up their own phone."""
    if card.responsible_id != world.crm.me:
        call.state, call.answered = "done", True
        return

    def give_up() -> None:
        if call.state == RINGS:
            world.tell(acts.MissedCall(card.id, call.id))

    world.tell(acts.IncomingCall(card.id, call.id))
    world.at(world.clock.now + client.dice.get("ring_min", USUAL_RING_MIN), give_up)
