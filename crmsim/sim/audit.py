"""Quality control looks at the trainee's cards at set times, and writes remarks (R229)."""

from typing import TYPE_CHECKING

from crmsim.crm.audit import Found, faults_found, penalty_of
from crmsim.crm.conduct import Fault
from crmsim.crm.inbox.audit import AuditHeld, AuditRemarked
from crmsim.crm.verbs.contact import CalledWithoutLead
from crmsim.crm.verbs.outside import TalkedOutside

if TYPE_CHECKING:
    from crmsim.sim.world import World

_HOUR = 60


def begin(world: "World") -> None:
    """Appoint the audits of every working day of the lesson."""
    for minute in audits_of(world):
        world.at(minute, lambda: hold(world))


def audits_of(world: "World") -> list[int]:
    """The minutes at which cards are looked at, after the opening."""
    audit, hours = world.crm.organisation.conduct.audit, world.crm.hours
    if audit is None or not world.crm.employees_in(audit.role):
        return []
    days = [hours.day_after(0, n) for n in range(world.opening.days)]
    clocks = [int(at[:2]) * _HOUR + int(at[3:]) for at in audit.at]
    found = (hours.at(day, clock) for day in days for clock in clocks)
    return [minute for minute in found if minute > 0]


def hold(world: "World") -> None:
    """One audit: a remark for every fault, then the word that it is over."""
    crm = world.crm
    found = [*faults_found(crm, world.clock.now), *_breaches(world)]
    for card, fault in found:
        _remark(world, card, fault)
    world.tell(AuditHeld(len(found)))


def _remark(world: "World", card: int, fault: Fault) -> None:
    crm = world.crm
    audit, penalty = crm.organisation.conduct.audit, penalty_of(crm, fault)
    assert audit is not None
    assert penalty is not None
    author = crm.employees_in(audit.role)[0].id
    others = [e.id for e in crm.employees_in(crm.trainee.role) if e.id != crm.me]
    lost_to = others[0] if others and penalty.loses_client else None
    world.tell(AuditRemarked(card, author, fault, penalty.points, penalty.rub, lost_to))


def _breaches(world: "World") -> list[Found]:
    """What was done since the last audit that no card shows."""
    found: list[Found] = []
    for event in reversed(world.history):
        if isinstance(event, AuditHeld):
            break
        if isinstance(event, CalledWithoutLead):
            found.append((event.card, "no_right_to_call"))
        elif isinstance(event, TalkedOutside):
            found.append((event.card, "outside_crm"))
    return [one for one in reversed(found) if penalty_of(world.crm, one[1]) is not None]
