"""A sale of goods: the offer, the objection, the invoice, the order, and leave to give up.

R184, R191, R192, R197, R200, R201, R203, R208.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Deal, Invoice
from crmsim.crm.milestones import buyer_is_here, is_objection, last_said, milestone, reach
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Prose, RowId, need, open_deal, verb, written
from crmsim.crm.verbs.contact import attempted
from crmsim.crm.verbs.letters import addressable
from crmsim.errors import Missing, refuse
from crmsim.words import say


class SendOffer(Action):
    """Send the commercial offer of a deal."""

    verb: Literal["send_offer"] = "send_offer"
    deal: RowId


class AnswerObjection(Action):
    """Answer, in the same talk, what the client has objected."""

    verb: Literal["answer_objection"] = "answer_objection"
    deal: RowId
    text: Prose


class SendInvoice(Action):
    """Send an invoice; without a sum, for the sum of the deal."""

    verb: Literal["send_invoice"] = "send_invoice"
    deal: RowId
    rub: Annotated[int, Field(ge=1, le=10**12)] | None = None


class ShipOrder(Action):
    """Hand the packed order over to the carrier."""

    verb: Literal["ship_order"] = "ship_order"
    deal: RowId


class HandOverOrder(Action):
    """Give the packed order to the client who has come for it."""

    verb: Literal["hand_over_order"] = "hand_over_order"
    deal: RowId


class AskConsent(Action):
    """Ask the head of sales for leave to give a silent client up."""

    verb: Literal["ask_consent"] = "ask_consent"
    deal: RowId
    text: Prose


@dataclass(frozen=True, slots=True)
class OfferSent(Event):
    """An offer is with the client, who may or may not say so."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ObjectionAnswered(Event):
    """An objection has its answer; the talk goes on."""

    card: int
    activity: int
    text: str


@dataclass(frozen=True, slots=True)
class InvoiceSent(Event):
    """An invoice is with the client, who may or may not say so."""

    card: int
    activity: int
    invoice: int
    rub: int


@dataclass(frozen=True, slots=True)
class OrderShipped(Event):
    """The carrier is called for the order."""

    card: int


@dataclass(frozen=True, slots=True)
class OrderHandedOver(Event):
    """The client holds the order in their hands."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ConsentAsked(Event):
    """The head of sales is asked about a silent client."""

    card: int
    activity: int


@verb
def send_offer(action: SendOffer, crm: Crm) -> list[Event]:
    """An offer goes to a client with an e-mail (R191)."""
    deal = open_deal(crm, action.deal)
    need([addressable(crm, deal)])
    return [OfferSent(deal.id, _mail(crm, deal, "offer"))]


@verb
def answer_objection(action: AnswerObjection, crm: Crm) -> list[Event]:
    """Only an objection that has been heard and not answered yet is answered (R192, R208)."""
    deal = open_deal(crm, action.deal)
    need([written(action.text, "text")])
    objection = last_said(crm, deal)
    if objection is None or not is_objection(objection):
        raise refuse("no_objection", say("The client has not objected to anything."))
    objection.confirmed = True
    talk = add_activity(
        crm, "call", deal.id, state="done", done_min=crm.now_min, text=action.text, answered=True
    )
    return [ObjectionAnswered(deal.id, talk.id, action.text)]


@verb
def send_invoice(action: SendInvoice, crm: Crm) -> list[Event]:
    """An invoice is for the sum of the deal, or for another one that is named (R197)."""
    deal = open_deal(crm, action.deal)
    rub = action.rub or deal.sum_rub
    need([addressable(crm, deal), None if rub else _no_sum(deal)])
    letter = _mail(crm, deal, "invoice")
    invoice = crm.add(
        Invoice,
        deal_id=deal.id,
        rub=rub,
        sent_min=crm.now_min,
        received_min=None,
        paid_min=None,
        every_days=None,
    )
    return [InvoiceSent(deal.id, letter, invoice.id, rub)]


@verb
def ship_order(action: ShipOrder, crm: Crm) -> list[Event]:
    """A packed order goes to the carrier, once (R200)."""
    deal = open_deal(crm, action.deal)
    need([_unpacked(crm, deal)])
    if milestone(crm, deal.id, "order_shipped"):
        raise refuse("order_shipped", say("The order is with the carrier already."))
    reach(crm, deal.id, "order_shipped")
    return [OrderShipped(deal.id)]


@verb
def hand_over_order(action: HandOverOrder, crm: Crm) -> list[Event]:
    """A packed order is given to the client who is here (R201)."""
    deal = open_deal(crm, action.deal)
    need([_unpacked(crm, deal), _absent(crm, deal)])
    return [OrderHandedOver(deal.id, reach(crm, deal.id, "order_handed").id)]


@verb
def ask_consent(action: AskConsent, crm: Crm) -> list[Event]:
    """The head of sales is asked once at a time, with a reason (R184, R192)."""
    deal = open_deal(crm, action.deal)
    need([written(action.text, "text")])
    asked = milestone(crm, deal.id, "consent")
    if asked is not None and not asked.answered:
        raise refuse("consent_asked", say("The head of sales has not answered yet."))
    row = reach(crm, deal.id, "consent", text=action.text)
    return [ConsentAsked(deal.id, row.id)]


def _mail(crm: Crm, deal: Deal, kind: str) -> int:
    """Put an offer or an invoice into the timeline, and count it as an attempt; its number."""
    attempted(crm, deal)
    return reach(crm, deal.id, kind).id


def _unpacked(crm: Crm, deal: Deal) -> Missing | None:
    if milestone(crm, deal.id, "order_packed"):
        return None
    return Missing("order_not_packed", say("The order is not packed yet."))


def _absent(crm: Crm, deal: Deal) -> Missing | None:
    if buyer_is_here(crm, deal.id):
        return None
    return Missing("buyer_not_here", say("Nobody has come for the order."), "call_client")


def _no_sum(deal: Deal) -> Missing:
    why = say("«{name}» has no sum.", name=deal.name)
    return Missing("no_sum", why, "update_deal", "sum_rub")
