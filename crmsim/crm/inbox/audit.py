"""What quality control has remarked, and what it has cost (R229)."""

from dataclasses import dataclass

from crmsim.crm.entities import Remark
from crmsim.crm.fields import keep
from crmsim.crm.inbox.base import records
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class AuditRemarked(Event):
    """Something is wrong with a card; the fine is points and rubles, or the client is lost."""

    card: int
    author: int
    fault: str
    points: int
    rub: int
    lost_to: int | None


@dataclass(frozen=True, slots=True)
class AuditHeld(Event):
    """Quality control has looked at all of the trainee's cards."""

    remarks: int


@records
def audit_remarked(event: AuditRemarked, crm: Crm) -> None:
    """The remark stands on the card, the bell rings, and a lost client is a colleague's now."""
    card = crm.cards[event.card]
    fine = {"points": event.points, "rub": event.rub}
    values = {"author_id": event.author, "at_min": crm.now_min, "fault": event.fault, **fine}
    crm.add(Remark, card_id=card.id, **values)
    notify(crm, "audit_remarked", card.id, fault=event.fault, points=event.points, rub=event.rub)
    if event.lost_to is not None:
        names = (crm.employees[card.responsible_id].name, crm.employees[event.lost_to].name)
        card.responsible_id = event.lost_to
        keep(crm, card, "responsible", names, event.author)
        notify(crm, "client_lost", card.id, employee=event.lost_to)


@records
def audit_held(event: AuditHeld, crm: Crm) -> None:
    """The bell says how it went, where there was nothing to remark."""
    if not event.remarks:
        notify(crm, "audit_passed", None)
