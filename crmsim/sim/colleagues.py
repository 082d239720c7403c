"""Colleagues who take their time: the Responsible employee approves questionnaires (R092, R093)."""

from typing import TYPE_CHECKING

from crmsim.crm.inbox import FormApproved
from crmsim.crm.verbs.leads import FormSent

if TYPE_CHECKING:
    from crmsim.sim.world import World


def approve_form(world: "World", event: FormSent) -> None:
    """A questionnaire is approved within the minutes that its client's dice say."""
    minutes = world.clients[event.lead].dice.get("approval_min", 30)
    approved = FormApproved(event.lead)
    world.at(world.clock.now + minutes, lambda: world.tell(approved))
