"""A contract's money and papers: payments planned and dropped, papers made and attached.

R120, R122, R131, R136, R138.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.entities import Document, Payment
from crmsim.crm.fields import known_option
from crmsim.crm.papers import document_kind, gaps, sheets
from crmsim.crm.payments import add_payment
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    Action,
    CardAction,
    Event,
    Line,
    Minute,
    RowId,
    in_future,
    need,
    open_deal,
    the_open_card,
    verb,
    written,
)
from crmsim.errors import meant, refuse
from crmsim.words import say

Rub = Annotated[int, Field(ge=1, le=10**9)]


class PlanPayment(Action):
    """Put a payment into the schedule of a deal."""

    verb: Literal["plan_payment"] = "plan_payment"
    deal: RowId
    rub: Rub
    due_min: Minute
    purpose: Line = ""


class DropPayment(Action):
    """Take a payment that has not come off the schedule."""

    verb: Literal["drop_payment"] = "drop_payment"
    payment: RowId


class MakeDocument(CardAction):
    """Have the CRM make a paper of the card's fields."""

    verb: Literal["make_document"] = "make_document"
    kind: Line


class AttachDocument(CardAction):
    """Attach a paper that was made by hand, such as a contract written in Word."""

    verb: Literal["attach_document"] = "attach_document"
    kind: Line
    title: Line


@dataclass(frozen=True, slots=True)
class PaymentPlanned(Event):
    """A payment stands in the schedule."""

    card: int
    payment: int
    rub: int
    due_min: int


@dataclass(frozen=True, slots=True)
class PaymentDropped(Event):
    """A payment is off the schedule."""

    card: int
    payment: int
    rub: int


@dataclass(frozen=True, slots=True)
class DocumentMade(Event):
    """The CRM has made a paper."""

    card: int
    document: int
    paper: str


@dataclass(frozen=True, slots=True)
class DocumentAttached(Event):
    """A paper that was made by hand is with the card."""

    card: int
    document: int
    paper: str


@verb
def plan_payment(action: PlanPayment, crm: Crm) -> list[Event]:
    """A payment is planned for later, for a purpose of the company's list (R131, R136)."""
    deal = open_deal(crm, action.deal)
    purposes = crm.organisation.purposes
    need(
        [
            in_future(crm, action.due_min, "due_min"),
            known_option(action.purpose, purposes, "purpose") if purposes else None,
        ]
    )
    row = add_payment(crm, deal.id, action.rub, purpose=action.purpose, due_min=action.due_min)
    return [PaymentPlanned(deal.id, row.id, row.rub, action.due_min)]


@verb
def drop_payment(action: DropPayment, crm: Crm) -> list[Event]:
    """Only a payment that is still awaited is dropped (R136)."""
    row = crm.table(Payment).get(action.payment)
    if row is None:
        raise refuse("no_such_payment", say("There is no payment number {id}.", id=action.payment))
    deal = open_deal(crm, row.deal_id)
    if row.paid_min is not None or row.dropped_min is not None:
        raise refuse("payment_closed", say("This payment is not awaited any more."))
    row.dropped_min = crm.now_min
    return [PaymentDropped(deal.id, row.id, row.rub)]


@verb
def make_document(action: MakeDocument, crm: Crm) -> list[Event]:
    """A paper is made whole or refused, with every blank field named at once (R120)."""
    card = the_open_card(crm, action)
    kind = document_kind(crm, action.kind)
    here = getattr(card, "pipeline", None)
    fits = kind and kind.entity == card.kind and (not kind.pipelines or here in kind.pipelines)
    if kind is None or not fits:
        known = [one.id for one in crm.organisation.documents]
        hint = meant(action.kind, known)
        why = say("The CRM makes no «{kind}» here.{hint}", kind=action.kind, hint=hint)
        raise refuse("no_such_document", why)
    need(gaps(crm, card, kind))
    lines = sheets(crm, card, kind)
    row = _keep(crm, card.id, kind.id, lines[0][crm.lang], lines)
    return [DocumentMade(card.id, row.id, kind.id)]


@verb
def attach_document(action: AttachDocument, crm: Crm) -> list[Event]:
    """A paper of the company's list is attached; what a client brings cannot be written (R122)."""
    card = the_open_card(crm, action)
    own = [paper for paper in crm.organisation.papers if not paper.from_client]
    need([known_option(action.kind, own, "kind"), written(action.title, "title")])
    row = _keep(crm, card.id, action.kind, action.title, [])
    return [DocumentAttached(card.id, row.id, action.kind)]


def _keep(crm: Crm, card: int, kind: str, title: str, lines: list[object]) -> Document:
    return crm.add(
        Document,
        card_id=card,
        author_id=crm.me,
        kind=kind,
        title=title,
        made_min=crm.now_min,
        lines=lines,
    )
