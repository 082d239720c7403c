"""Letters that come: from a client whom the CRM knows, or from somebody new (R034, R071)."""

from dataclasses import dataclass

from crmsim.crm.inbox.base import records
from crmsim.crm.letters import name_behind
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class LetterCame(Event):
    """A letter lies in a mailbox; without a card, its writer is not in the CRM."""

    card: int | None
    activity: int


@records
def letter_came(event: LetterCame, crm: Crm) -> None:
    """The bell says who has written."""
    letter = crm.activities[event.activity]
    notify(crm, "letter_came", None, who=name_behind(crm, letter), title=letter.title)
