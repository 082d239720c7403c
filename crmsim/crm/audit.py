"""What a colleague of quality control finds wrong on the trainee's cards (R229).

When they look, and what it costs, is told in `sim.audit`; how a deal stands, in `standing`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from crmsim.crm.acquaintance import doubles, person_of
from crmsim.crm.comments import is_detailed
from crmsim.crm.conduct import Fault, Penalty
from crmsim.crm.entities import Comment, Contact, Deal
from crmsim.crm.standing import doubles_another, is_active, is_correct
from crmsim.crm.store import Crm
from crmsim.words import Told, say

GRACE_MIN = 30
"""So long after a talk its comment is still awaited."""
Found = tuple[int, Fault]
"""A card and what is wrong with it."""


def penalty_of(crm: Crm, fault: Fault) -> Penalty | None:
    """What a fault costs here; None for what nobody looks for."""
    audit = crm.organisation.conduct.audit
    penalties = audit.penalties if audit is not None else ()
    return next((one for one in penalties if one.fault == fault), None)


def fault_name(crm: Crm, fault: Any) -> Told:
    """What a fault is called here."""
    penalty = penalty_of(crm, fault)
    return penalty.name if penalty is not None else say("{name}", name=str(fault))


def faults_found(crm: Crm, now_min: int, fresh: int = GRACE_MIN) -> list[Found]:
    """Everything on the trainee's cards that an audit of this company looks for, by card."""
    found = (one for card in _mine(crm) for one in _faults_of(crm, card, now_min, fresh))
    return [one for one in found if penalty_of(crm, one[1]) is not None]


def _mine(crm: Crm) -> Iterator[Any]:
    for card in crm.cards.values():
        if card.responsible_id == crm.me and getattr(card, "closed_min", None) is None:
            yield card


def _faults_of(crm: Crm, card: Any, now_min: int, fresh: int) -> Iterable[Found]:
    if card.kind == "deal":
        yield from ((card.id, fault) for fault in _of_deal(crm, card, now_min))
    if card.kind == "contact":
        yield from ((card.id, fault) for fault in _of_contact(crm, card))
    if card.kind in ("lead", "deal") and _is_untold(crm, card, now_min - fresh):
        yield card.id, "empty_comment"


def _of_deal(crm: Crm, deal: Deal, now_min: int) -> Iterator[Fault]:
    if not is_correct(crm, deal):
        yield "incorrect_deal"
    elif not is_active(crm, deal, now_min):
        yield "inactive_deal"
    if doubles_another(crm, deal) is not None:
        yield "doubled_deal"


def _of_contact(crm: Crm, contact: Contact) -> Iterator[Fault]:
    person = person_of(contact)
    required = crm.organisation.conduct.contact_required
    if any(not str(person.get(name, "")).strip() for name in required):
        yield "incomplete_contact"
    if any(double.contact.id < contact.id for double in doubles(crm, person, contact.id)):
        yield "doubled_contact"


def _is_untold(crm: Crm, card: Any, until_min: int) -> bool:
    """Whether a talk of this lesson has no detailed comment after it (R239, R240)."""
    talked = card.talked_min
    if talked is None or not 0 <= talked <= until_min:
        return False
    notes = crm.of(Comment, card.id)
    return not any(note.at_min >= talked and is_detailed(note.text) for note in notes)
