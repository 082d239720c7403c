"""What suppliers and time do: a request, a call, a load at the gate, other terms (R211–R219)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crmsim.crm.inbox.arrivals import Arrived
from crmsim.crm.inbox.base import records
from crmsim.crm.inbox.clients import Facts
from crmsim.crm.inbox.told import told
from crmsim.crm.notify import notify, notify_owner
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event

DECIDING = (
    *("will_bring", "objects_price", "objects_delay", "objects_cash"),
    *("no_more", "stands_firm"),
)


@dataclass(frozen=True, slots=True)
class RequestArrived(Arrived):
    """A request waits in «Неразобранное» (R008)."""


@dataclass(frozen=True, slots=True)
class ContactCalled(Event):
    """A known contact calls, the trainee has answered, and there is no deal (R116)."""

    card: int
    activity: int
    said: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class DeliveryCame(Event):
    """A load is at the gate, and the scales show its weight."""

    card: int
    activity: int
    weight_kg: int


@dataclass(frozen=True, slots=True)
class TermsChanged(Event):
    """The head of sales has set another price of a ton for a client (R081)."""

    card: int
    rub: int


@dataclass(frozen=True, slots=True)
class ClientTaken(Event):
    """A colleague serves a client from now on (R215)."""

    card: int
    employee: int


@dataclass(frozen=True, slots=True)
class DealIdle(Event):
    """So many days have passed without a delivery (R216)."""

    card: int
    days: int


@dataclass(frozen=True, slots=True)
class PasswordOld(Event):
    """The password has been the same for as long as the policy allows (R011)."""


@records
def request_arrived(event: RequestArrived, crm: Crm) -> None:
    """An unsorted request rings only for those who may sort (R008)."""
    if crm.organisation.role(crm.trainee.role).unsorted:
        notify(crm, "request_arrived", event.card)


@records
def contact_called(event: ContactCalled, crm: Crm) -> None:
    """The bell says that a talk has no deal yet (R116)."""
    notify_owner(crm, "contact_called", event.card)


@records
def delivery_came(event: DeliveryCame, crm: Crm) -> None:
    """The bell says what the scales show; a colleague's load rings for the colleague."""
    notify_owner(crm, "delivery_came", event.card, weight_kg=event.weight_kg)


@records
def terms_changed(event: TermsChanged, crm: Crm) -> None:
    """The bell tells the new price."""
    notify_owner(crm, "terms_changed", event.card, rub=event.rub)


@records
def client_taken(event: ClientTaken, crm: Crm) -> None:
    """The bell tells whose client it is now."""
    notify(crm, "client_taken", event.card, employee=event.employee)


@records
def deal_idle(event: DealIdle, crm: Crm) -> None:
    """The bell says that a client has stopped bringing."""
    notify_owner(crm, "deal_idle", event.card, days=event.days)


@records
def password_old(event: PasswordOld, crm: Crm) -> None:
    """The bell asks for another password."""
    notify(crm, "password_old", None)


def _decides(said: str) -> None:
    @told(said)
    def learn(crm: Crm, card: Any, facts: Mapping[str, Any]) -> None:
        """What was said last of an offer is the client's decision."""
        card.decision = said


for _said in DECIDING:
    _decides(_said)
