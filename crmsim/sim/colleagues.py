"""Colleagues who take their time: the Responsible employee approves questionnaires (R092, R093)."""

from typing import TYPE_CHECKING

from crmsim.crm.inbox import FormApproved
from crmsim.crm.verbs.leads import FormSent

if TYPE_CHECKING:
    from crmsim.sim.world import World

USUAL_MIN = 30


def approve_form(world: "World", event: FormSent) -> None:
    """A questionnaire is approved within the minutes that its client's dice say."""
    client = world.clients.get(event.card)
    minutes = client.dice.get("approval_min", USUAL_MIN) if client else USUAL_MIN
    approved = FormApproved(event.card)
    world.at(world.clock.now + minutes, lambda: world.tell(approved))
