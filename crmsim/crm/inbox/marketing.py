"""What segments, campaigns and repeat sales do by themselves (R258–R262)."""

from dataclasses import dataclass

from crmsim.crm import segments
from crmsim.crm.entities import Mailing
from crmsim.crm.inbox.base import records
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class SegmentEntered(Event):
    """A client belongs to a segment from now on (R258)."""

    card: int
    segment: int


@dataclass(frozen=True, slots=True)
class SegmentLeft(Event):
    """A client belongs to a segment no longer (R258)."""

    card: int
    segment: int


@dataclass(frozen=True, slots=True)
class MailingOpened(Event):
    """A client has looked at a piece of a campaign (R259)."""

    card: int
    mailing: int


@dataclass(frozen=True, slots=True)
class MailingAnswered(Event):
    """A client has asked something because of a campaign; `request` is the card of it (R259)."""

    card: int
    mailing: int
    request: int


@dataclass(frozen=True, slots=True)
class RepeatOffered(Event):
    """The CRM proposes to sell a won deal again (R261)."""

    card: int


@dataclass(frozen=True, slots=True)
class InvoiceIssued(Event):
    """A recurring invoice has gone out by itself (R262)."""

    card: int
    invoice: int
    rub: int


@records
def segment_entered(event: SegmentEntered, crm: Crm) -> None:
    """The stay begins."""
    segments.enter(crm, event.segment, event.card)


@records
def segment_left(event: SegmentLeft, crm: Crm) -> None:
    """The stay ends, and is kept."""
    row = segments.stay(crm, event.segment, event.card)
    if row is not None:
        row.left_min = crm.now_min


@records
def mailing_opened(event: MailingOpened, crm: Crm) -> None:
    """The piece has been seen."""
    row = crm.table(Mailing)[event.mailing]
    row.state, row.opened_min = "opened", crm.now_min


@records
def mailing_answered(event: MailingAnswered, crm: Crm) -> None:
    """The piece has brought a request."""
    row = crm.table(Mailing)[event.mailing]
    row.state, row.answered_min, row.bought_id = "answered", crm.now_min, event.request


@records
def repeat_offered(event: RepeatOffered, crm: Crm) -> None:
    """The bell asks whether to sell the same again."""
    notify(crm, "repeat_offered", event.card)


@records
def invoice_issued(event: InvoiceIssued, crm: Crm) -> None:
    """The bell says that an invoice has gone out."""
    notify(crm, "invoice_issued", event.card, rub=event.rub)
