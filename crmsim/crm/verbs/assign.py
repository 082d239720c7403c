"""Who is responsible for a card, and who may change that (R023, R037, R080)."""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.entities import Employee
from crmsim.crm.fields import keep
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import CardAction, Event, RowId, the_card, verb
from crmsim.errors import refuse
from crmsim.words import say


class AssignCard(CardAction):
    """Make another employee responsible for a card."""

    verb: Literal["assign_card"] = "assign_card"
    employee: RowId


@dataclass(frozen=True, slots=True)
class CardAssigned(Event):
    """Another employee is responsible for a card."""

    card: int
    employee: int
    before: int


@verb
def assign_card(action: AssignCard, crm: Crm) -> list[Event]:
    """A head hands out the department's cards, an administrator all (R023, R080)."""
    card = the_card(crm, action)
    return [give(crm, card, right_to_give(crm, card, action.employee))]


def right_to_give(crm: Crm, card: Any, number: int) -> Employee:
    """The employee of that number, if the trainee may hand them a card; refused where not."""
    if crm.organisation.scope_of(crm.trainee.role) == "own":
        why = say("Only the head of the department or an administrator hands a card on.")
        raise refuse("no_right_to_assign", why)
    employee = _employee(crm, number)
    if card.responsible_id == employee.id:
        why = say("«{name}» is with {employee} already.", name=card.name, employee=employee.name)
        raise refuse("assigned_already", why, field="employee")
    return employee


def give(crm: Crm, card: Any, employee: Employee) -> CardAssigned:
    """Put a card into another employee's hands; the right has been asked."""
    before = card.responsible_id
    card.responsible_id = employee.id
    keep(crm, card, "responsible", (crm.employees[before].name, employee.name), crm.me)
    return CardAssigned(card.id, employee.id, before)


def assignable(crm: Crm) -> list[Employee]:
    """The employees to whom the trainee may hand a card (R023)."""
    everybody = crm.organisation.scope_of(crm.trainee.role) == "all"
    group = crm.trainee.department
    return [e for e in crm.employees.values() if everybody or e.department == group]


def _employee(crm: Crm, number: int) -> Employee:
    employee = crm.employees.get(number)
    if employee is None:
        why = say("There is no employee number {id}.", id=number)
        raise refuse("no_such_employee", why, field="employee")
    if employee not in assignable(crm):
        why = say("{employee} works in another department.", employee=employee.name)
        raise refuse("other_department", why, field="employee")
    return employee
