"""What comes of a contract: money, papers, the work and the answers of colleagues.

R019, R121, R131, R142, R145–R153, R158.
"""

from dataclasses import dataclass

from crmsim.crm.entities import Document, Errand
from crmsim.crm.inbox.base import records
from crmsim.crm.notify import notify
from crmsim.crm.payments import take
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class PaymentCame(Event):
    """The client of a deal has paid (R121, R134, R145)."""

    card: int
    rub: int


@dataclass(frozen=True, slots=True)
class PaymentOverdue(Event):
    """The day of a planned payment is over without it (R131, R150)."""

    card: int
    payment: int
    rub: int


@dataclass(frozen=True, slots=True)
class PaperBrought(Event):
    """The client has brought a paper (R146, R154)."""

    card: int
    paper: str


@dataclass(frozen=True, slots=True)
class WorkStarted(Event):
    """A colleague has begun a work for a card (R147, R152)."""

    card: int
    work: str
    employee: int
    due_min: int


@dataclass(frozen=True, slots=True)
class WorkDone(Event):
    """A colleague has finished a work for a card (R147, R148, R153)."""

    card: int
    work: str


@dataclass(frozen=True, slots=True)
class ColleagueDid(Event):
    """A colleague has done the task that they were set (R142)."""

    card: int | None
    task: int


@dataclass(frozen=True, slots=True)
class ColleagueReplied(Event):
    """A colleague has said what is to be done with a card where it stands (R019, R158)."""

    card: int
    employee: int
    advised: str


@records
def payment_came(event: PaymentCame, crm: Crm) -> None:
    """The payment stands on the deal, and the bell says so."""
    take(crm, event.card, event.rub)
    notify(crm, "payment_came", event.card, rub=event.rub)


@records
def payment_overdue(event: PaymentOverdue, crm: Crm) -> None:
    """The bell says who has not paid."""
    notify(crm, "payment_overdue", event.card, rub=event.rub)


@records
def paper_brought(event: PaperBrought, crm: Crm) -> None:
    """The paper is with the card, and the bell says so."""
    title = next(p.name for p in crm.organisation.papers if p.id == event.paper)
    crm.add(
        Document,
        card_id=event.card,
        author_id=None,
        kind=event.paper,
        title=title.text(crm.lang),
        made_min=crm.now_min,
        lines=[],
    )
    notify(crm, "paper_brought", event.card, paper=event.paper)


@records
def work_started(event: WorkStarted, crm: Crm) -> None:
    """Who works on a card stands with it."""
    crm.add(
        Errand,
        card_id=event.card,
        work=event.work,
        employee_id=event.employee,
        started_min=crm.now_min,
        due_min=event.due_min,
        done_min=None,
    )


@records
def work_done(event: WorkDone, crm: Crm) -> None:
    """The work is done, and the bell says so."""
    for errand in crm.of(Errand, event.card):
        if errand.work == event.work and errand.done_min is None:
            errand.done_min = crm.now_min
    notify(crm, "work_done", event.card, work=event.work)


@records
def colleague_did(event: ColleagueDid, crm: Crm) -> None:
    """The task is closed, and the bell says so."""
    task = crm.activities[event.task]
    task.state = "done"
    task.done_min = crm.now_min
    notify(crm, "colleague_did", event.card, title=task.title)


@records
def colleague_replied(event: ColleagueReplied, crm: Crm) -> None:
    """The answer stands behind the bell."""
    notify(crm, "colleague_replied", event.card, employee=event.employee, advised=event.advised)
