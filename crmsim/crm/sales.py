"""What has been sold: won deals, by client, month, employee; first sales and repeat ones.

The one place where a sale is defined; segments, plans and reports all ask here.
"""

from collections.abc import Iterator
from datetime import date, datetime, time

from crmsim.crm.entities import Company, Contact, Deal, Employee, ProductLine
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.selling import Target
from crmsim.crm.store import Crm

MONTHS = 12
Period = tuple[int, int]
"""First and last minute, both included."""


def is_won(crm: Crm, deal: Deal) -> bool:
    """Whether a deal has ended in a success (R057)."""
    return deal.closed_min is not None and crm.stage(deal).semantics == "success"


def won_in(crm: Crm, period: Period) -> Iterator[Deal]:
    """The deals that were won in a period, by number, whoever sold them."""
    for deal in crm.deals.values():
        if deal.closed_min is not None and _within(deal.closed_min, period) and is_won(crm, deal):
            yield deal


def purchases(crm: Crm, client: Contact | Company) -> Iterator[Deal]:
    """The deals that a client has bought in, as they came to belong to it."""
    for card in crm.of_client(client.id):
        if isinstance(card, Deal) and is_won(crm, card):
            yield card


def is_repeat(crm: Crm, deal: Deal) -> bool:
    """Whether a deal sells again to a client who has bought before (R261, R263)."""
    if deal.repeats_id is not None:
        return True
    clients = [crm.cards[n] for n in (deal.contact_id, deal.company_id) if n is not None]
    earlier = (d for client in clients for d in purchases(crm, client) if d.id != deal.id)
    return any(_before(d, deal) for d in earlier)


def groups_of(crm: Crm, deal: Deal) -> set[str]:
    """The product groups of what a deal sells (R235)."""
    groups = {product.id: product.group for product in crm.organisation.products}
    return {groups[line.product] for line in crm.of(ProductLine, deal.id) if line.product in groups}


def month_of(crm: Crm, month: str) -> Period:
    """A month such as `2026-11`, from its first minute to its last."""
    year, number = map(int, month.split("-"))
    return _month(crm, year, number)


def this_month(crm: Crm, back: int = 0) -> Period:
    """The calendar month of now, or so many months *back*."""
    now = crm.hours.moment(crm.now_min)
    months = now.year * MONTHS + now.month - 1 - back
    return _month(crm, months // MONTHS, months % MONTHS + 1)


def days(crm: Crm, first: str | None, last: str | None) -> Period:
    """Two days as a period; a day that is not named is far away."""
    far = 10**9
    start = crm.hours.minute(datetime.fromisoformat(first)) if first else -far
    end = crm.hours.minute(datetime.fromisoformat(last)) + DAY_MIN - 1 if last else far
    return start, end


def name_of_month(crm: Crm, at_min: int) -> str:
    """The month of a minute, as a plan names it: `2026-11`."""
    return f"{crm.hours.moment(at_min):%Y-%m}"


def target_of(crm: Crm, employee: Employee, month: str) -> Target | None:
    """What an employee shall sell in a month; their own target before their role's (R264)."""
    place = next(n for n, e in enumerate(crm.employees_in(employee.role)) if e.id == employee.id)
    fitting = [
        target
        for target in crm.organisation.sales_plan
        if (target.role, target.month) == (employee.role, month) and target.place in (None, place)
    ]
    return next((t for t in fitting if t.place is not None), fitting[0] if fitting else None)


def percent(part: int, whole: int) -> int:
    """A share in whole percent, rounded down; of nothing it is none."""
    return part * 100 // whole if whole else 0


def _month(crm: Crm, year: int, number: int) -> Period:
    following = date(year + number // MONTHS, number % MONTHS + 1, 1)
    first = crm.hours.minute(datetime(year, number, 1))
    return first, crm.hours.minute(datetime.combine(following, time())) - 1


def _within(minute: int, period: Period) -> bool:
    return period[0] <= minute <= period[1]


def _before(other: Deal, deal: Deal) -> bool:
    end = (deal.closed_min, deal.id) if deal.closed_min is not None else (10**9, deal.id)
    return (other.closed_min or 0, other.id) < end
