"""How a deal is sold again, whoever repeats it: an employee or a robot (R261).

Also how products come onto a deal. Asks no guards.
"""

from collections.abc import Iterable
from typing import Protocol

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity, Deal, ProductLine
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.rows import new_deal
from crmsim.crm.store import Crm
from crmsim.words import say

KEPT = ("name", "source", "responsible_id", "contact_id", "company_id", "sum_rub")


class Sold(Protocol):
    """A product of the company's list, and how many of it."""

    @property
    def product(self) -> str:
        """Its id."""
        ...

    @property
    def quantity(self) -> int:
        """How many."""
        ...


def put_products(crm: Crm, deal: Deal, products: Iterable[Sold]) -> None:
    """Put products on a deal for their usual prices; a deal without a sum gets theirs (R235)."""
    prices = {product.id: product.price_rub for product in crm.organisation.products}
    total = 0
    for one in products:
        price = prices[one.product]
        sold = {"product": one.product, "quantity": one.quantity, "price_rub": price}
        crm.add(ProductLine, deal_id=deal.id, **sold)
        total += one.quantity * price
    deal.sum_rub = deal.sum_rub or total


def repeat(crm: Crm, deal: Deal, pipeline: str, remind_min: int) -> tuple[Deal, Activity]:
    """The same deal in another pipeline, with the task that reminds of it."""
    kept = {name: getattr(deal, name) for name in KEPT}
    own = {"tags": list(deal.tags), "fields": dict(deal.fields), "repeats_id": deal.id}
    new = new_deal(crm, pipeline, **kept, **own)
    for line in list(crm.of(ProductLine, deal.id)):
        sold = {"product": line.product, "quantity": line.quantity, "price_rub": line.price_rub}
        crm.add(ProductLine, deal_id=new.id, **sold)
    title = say("Offer the same again").text(crm.lang)
    task = add_activity(
        crm, "task", new.id, title=title, due_min=remind_min, responsible_id=deal.responsible_id
    )
    return new, task


def reminds_min(crm: Crm, after_days: int) -> int:
    """The minute at which a repeat is due: the first office hour after so many calendar days."""
    at_min = crm.now_min + after_days * DAY_MIN
    if crm.hours.is_workday(at_min):
        return max(crm.hours.opening(at_min), crm.now_min + 1)
    return crm.hours.next_opening(at_min)
