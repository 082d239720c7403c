"""The dates of a card before or after which a robot works."""

from datetime import date
from typing import Any

from crmsim.crm.automation import Robot
from crmsim.crm.entities import Deal, Payment
from crmsim.crm.fields import value_of
from crmsim.crm.store import Crm

DATES = ("due", "signing")
"""The dates that are no fields of a card."""


def minute_of(crm: Crm, card: Any, robot: Robot) -> int | None:
    """The minute at which a robot works on a card; None while the card has no such date."""
    at = date_of(crm, card, robot)
    return None if at is None or robot.before is None else at - robot.before.min


def date_of(crm: Crm, card: Any, robot: Robot) -> int | None:
    """The minute of the date that a robot looks at; a day begins when the office opens."""
    name = "" if robot.before is None else robot.before.date
    if name == "signing":
        signing: int | None = getattr(card, "signing_min", None)
        return signing
    if name == "due":
        return _next_payment(crm, card)
    return _opening_of(crm, value_of(crm, card, name))


def _next_payment(crm: Crm, card: Any) -> int | None:
    if not isinstance(card, Deal):
        return None
    payments = (p for p in crm.of(Payment, card.id) if p.paid_min is None)
    return min((p.due_min for p in payments if p.due_min is not None), default=None)


def _opening_of(crm: Crm, value: object) -> int | None:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return crm.hours.opening(crm.hours.at(day, 0))
