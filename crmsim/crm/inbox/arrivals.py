"""Who has come, by which channel, with or without a card (R065, R066, R069, R116)."""

from dataclasses import dataclass

from crmsim.crm.inbox.base import records
from crmsim.crm.notify import notify, notify_owner
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class Arrived(Event):
    """A channel has registered a request by itself (R065, R066)."""

    card: int
    source: str


@dataclass(frozen=True, slots=True)
class LeadArrived(Arrived):
    """As a lead."""


@dataclass(frozen=True, slots=True)
class DealArrived(Arrived):
    """As a deal with its contact, where the company has no leads (R052)."""


@dataclass(frozen=True, slots=True)
class StrangerCame(Event):
    """Somebody is here whom no channel has registered (R069, R116)."""

    stranger: int
    source: str
    name: str
    phone: str


@records
def lead_arrived(event: LeadArrived, crm: Crm) -> None:
    """A new lead rings the bell."""
    notify_owner(crm, "lead_arrived", event.card)


@records
def deal_arrived(event: DealArrived, crm: Crm) -> None:
    """A new deal rings the bell."""
    notify_owner(crm, "deal_arrived", event.card)


@records
def stranger_came(event: StrangerCame, crm: Crm) -> None:
    """The trainee is told a name and a phone, and no card exists."""
    notify(crm, "stranger_came", None, source=event.source, name=event.name, phone=event.phone)
