"""Letters of the opening come to the company's mailboxes (R034, R065)."""

from typing import TYPE_CHECKING

from crmsim.crm.entities import Contact
from crmsim.crm.inbox.mail import LetterCame
from crmsim.crm.letters import add_letter
from crmsim.sim.opening import LetterPlan

if TYPE_CHECKING:
    from crmsim.sim.world import World


def begin(world: "World") -> None:
    """What has come lies there; what is to come will."""
    for plan in world.opening.letters:
        if plan.at_min <= 0:
            _put(world, plan)
        else:
            world.at(plan.at_min, lambda plan=plan: _come(world, plan))  # type: ignore[misc]


def _come(world: "World", plan: LetterPlan) -> None:
    card, number = _put(world, plan)
    world.tell(LetterCame(card, number))


def _put(world: "World", plan: LetterPlan) -> tuple[int | None, int]:
    """The letter of a plan, on the card of its writer if there is one."""
    crm = world.crm
    known = _writer(world, plan)
    sender = None if known is not None else plan.person.model_dump()
    letter = add_letter(
        crm,
        None if known is None else known.id,
        plan.subject,
        plan.text,
        incoming=True,
        mailbox=plan.mailbox,
        sender=sender,
        created_min=min(plan.at_min, crm.now_min),
        done_min=min(plan.at_min, crm.now_min),
    )
    return letter.card_id, letter.id


def _writer(world: "World", plan: LetterPlan) -> Contact | None:
    contacts = world.crm.contacts.values()
    return next((c for c in contacts if c.phone == plan.person.phone), None)
