"""The payments of a deal: planned, come, dropped; sums and the schedule that papers show.

R131, R134, R136, R146.
"""

from typing import Any

from crmsim.crm.entities import Payment
from crmsim.crm.store import Crm


def add_payment(crm: Crm, deal: int, rub: int, **values: Any) -> Payment:
    """A new payment of a deal; what *values* leaves out is blank."""
    blank = {"purpose": "", "due_min": None, "paid_min": None, "dropped_min": None}
    return crm.add(Payment, deal_id=deal, rub=rub, **{**blank, **values})


def schedule(crm: Crm, deal: int) -> list[Payment]:
    """The planned payments of a deal that were not dropped, the earliest first (R136)."""
    rows = crm.of(Payment, deal)
    planned = [p for p in rows if p.due_min is not None and p.dropped_min is None]
    return sorted(planned, key=lambda p: (p.due_min or 0, p.id))


def awaited(crm: Crm, deal: int) -> list[Payment]:
    """Those of the schedule that have not come yet (R131)."""
    return [payment for payment in schedule(crm, deal) if payment.paid_min is None]


def received(crm: Crm, deal: int) -> list[Payment]:
    """The payments of a deal that have come, the first one first (R134)."""
    paid = [p for p in crm.of(Payment, deal) if p.paid_min is not None]
    return sorted(paid, key=lambda p: (p.paid_min or 0, p.id))


def paid_rub(crm: Crm, deal: int) -> int:
    """What has come for a deal, in whole rubles (R146)."""
    return sum(payment.rub for payment in received(crm, deal))


def take(crm: Crm, deal: int, rub: int) -> Payment:
    """Note money that has come: on the earliest planned payment of that sum, or without a plan."""
    fitting = next((p for p in awaited(crm, deal) if p.rub == rub), None)
    if fitting is None:
        return add_payment(crm, deal, rub, paid_min=crm.now_min)
    fitting.paid_min = crm.now_min
    return fitting
