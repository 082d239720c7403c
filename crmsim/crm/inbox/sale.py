"""What others do about a sale: the client pays and comes, the warehouse packs, the head decides.

R164, R190–R205.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crmsim.crm.entities import Deal, Invoice
from crmsim.crm.inbox.base import records
from crmsim.crm.inbox.told import told
from crmsim.crm.milestones import milestone, reach
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.guard import arrive

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InvoicePaid(Event):
    """The money of an invoice has come; whole rubles (R199)."""

    card: int
    invoice: int
    rub: int


@dataclass(frozen=True, slots=True)
class OrderPacked(Event):
    """The warehouse has packed the order."""

    card: int


@dataclass(frozen=True, slots=True)
class ParcelTaken(Event):
    """The carrier has taken the parcel."""

    card: int


@dataclass(frozen=True, slots=True)
class BuyerCame(Event):
    """The client has come for the order."""

    card: int


@dataclass(frozen=True, slots=True)
class BuyerLeft(Event):
    """The client has waited for the order in vain."""

    card: int


@dataclass(frozen=True, slots=True)
class ConsentGiven(Event):
    """The head of sales lets a silent client go (R184)."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ConsentRefused(Event):
    """The head of sales wants more attempts first."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class DealReturned(Event):
    """The portal has put a deal back, and tells which fields are missing (R190)."""

    card: int
    stage: str
    came_from: str
    lacking: tuple[str, ...]


@records
def invoice_paid(event: InvoicePaid, crm: Crm) -> None:
    """The invoice is paid, and the bell says so."""
    crm.table(Invoice)[event.invoice].paid_min = crm.now_min
    notify(crm, "invoice_paid", event.card, rub=event.rub)


@records
def order_packed(event: OrderPacked, crm: Crm) -> None:
    """It stands in the timeline, and the bell says so."""
    _reached(crm, event.card, "order_packed")


@records
def parcel_taken(event: ParcelTaken, crm: Crm) -> None:
    """It stands in the timeline, and the bell says so."""
    _reached(crm, event.card, "parcel_taken")


@records
def buyer_came(event: BuyerCame, crm: Crm) -> None:
    """It stands in the timeline, and the bell says so."""
    _reached(crm, event.card, "buyer_came")


@records
def buyer_left(event: BuyerLeft, crm: Crm) -> None:
    """It stands in the timeline, and the bell says so."""
    _reached(crm, event.card, "buyer_left")


@records
def consent_given(event: ConsentGiven, crm: Crm) -> None:
    """The question has its answer."""
    crm.activities[event.activity].answered = crm.activities[event.activity].confirmed = True
    notify(crm, "consent_given", event.card)


@records
def consent_refused(event: ConsentRefused, crm: Crm) -> None:
    """The question has its answer."""
    crm.activities[event.activity].answered = True
    notify(crm, "consent_refused", event.card)


@records
def deal_returned(event: DealReturned, crm: Crm) -> None:
    """The deal stands where it was, by nobody's hand, and the bell names what is missing (R190)."""
    deal = crm.deals[event.card]
    deal.stage, deal.closed_min = event.stage, None
    arrive(crm, deal, event.came_from, None)
    notify(crm, "deal_returned", deal.id, lacking=list(event.lacking))


@told("got_offer")
def offer_received(crm: Crm, deal: Deal, facts: Facts) -> None:
    """The client has confirmed the offer (R191)."""
    offer = milestone(crm, deal.id, "offer")
    if offer is not None:
        offer.answered = offer.confirmed = True


@told("got_invoice")
def invoice_received(crm: Crm, deal: Deal, facts: Facts) -> None:
    """The client has confirmed the invoice (R197)."""
    for invoice in crm.of(Invoice, deal.id):
        if invoice.received_min is None:
            invoice.received_min = crm.now_min


@told("likes_offer")
def offer_accepted(crm: Crm, deal: Deal, facts: Facts) -> None:
    """The answer to the offer is positive (R194)."""
    deal.decision = "agrees"


@told("refuses_price")
def offer_refused(crm: Crm, deal: Deal, facts: Facts) -> None:
    """The answer to the offer is no (R208)."""
    deal.decision = "refuses"


@told("got_order")
def order_received(crm: Crm, deal: Deal, facts: Facts) -> None:
    """The client has the order, and no claims (R205)."""
    reach(crm, deal.id, "order_received", answered=True, confirmed=True)


@told("has_claims")
def order_claimed(crm: Crm, deal: Deal, facts: Facts) -> None:
    """The client has the order, and claims (R205)."""
    reach(crm, deal.id, "order_received", answered=True)


def _reached(crm: Crm, card: int, kind: str) -> None:
    reach(crm, card, kind)
    notify(crm, kind, card)
