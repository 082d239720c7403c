"""What clients do by themselves about a card: call, write, fill a form, look at the site.

R013, R066, R068, R071, R073, R255. Each of them stands on the card as an activity.
"""

from dataclasses import dataclass

from crmsim.crm.entities import Deal, Lead
from crmsim.crm.inbox.base import records
from crmsim.crm.notify import notify_owner
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class ClientActed(Event):
    """A client has done something that the CRM has seen."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class IncomingCall(ClientActed):
    """The employee's phone rings; unanswered, it becomes a missed call."""


@dataclass(frozen=True, slots=True)
class MissedCall(ClientActed):
    """Nobody has picked up (R013)."""


@dataclass(frozen=True, slots=True)
class ChatCame(ClientActed):
    """A client has written in a messenger or a social network."""


@dataclass(frozen=True, slots=True)
class FormFilled(ClientActed):
    """A client has filled in a CRM form."""


@dataclass(frozen=True, slots=True)
class SiteVisited(ClientActed):
    """A client is on the site again."""


@dataclass(frozen=True, slots=True)
class SocialCommented(ClientActed):
    """A client has left a comment in a social network."""


@records
def incoming_call(event: IncomingCall, crm: Crm) -> None:
    """The bell says who calls, and the call can be answered."""
    notify_owner(crm, "incoming_call", event.card)


@records
def missed_call(event: MissedCall, crm: Crm) -> None:
    """The call is missed, and the bell says so (R013)."""
    crm.activities[event.activity].state = "missed"
    _seen(crm, event, "missed_call")


@records
def chat_came(event: ChatCame, crm: Crm) -> None:
    """A message rings the bell."""
    _seen(crm, event, "chat_came")


@records
def form_filled(event: FormFilled, crm: Crm) -> None:
    """A form rings the bell."""
    _seen(crm, event, "form_filled")


@records
def site_visited(event: SiteVisited, crm: Crm) -> None:
    """A visit of the site rings the bell, and is no contact."""
    notify_owner(crm, "site_visited", event.card)


@records
def social_commented(event: SocialCommented, crm: Crm) -> None:
    """A comment in a social network rings the bell."""
    _seen(crm, event, "social_commented")


def _seen(crm: Crm, event: ClientActed, kind: str) -> None:
    """The client's contact counts as one (D5)."""
    card = crm.cards[event.card]
    if isinstance(card, Lead | Deal):
        card.contacted_min = crm.now_min
    notify_owner(crm, kind, event.card)
