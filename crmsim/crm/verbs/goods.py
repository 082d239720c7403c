"""What is sold in a deal: a product of the company's list is put on it (R235, R238)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.goods import group_taken, product, put
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, RowId, need, open_deal, verb
from crmsim.crm.verbs.offer import Count, Rubles
from crmsim.errors import meant, refuse
from crmsim.words import say


class AddProduct(Action):
    """Put a product on a deal; without a price, for the price of the list."""

    verb: Literal["add_product"] = "add_product"
    deal: RowId
    product: Line
    quantity: Count = 1
    price_rub: Rubles | None = None


@dataclass(frozen=True, slots=True)
class ProductAdded(Event):
    """A deal has one more product, and its sum has followed."""

    card: int
    product: str
    quantity: int


@verb
def add_product(action: AddProduct, crm: Crm) -> list[Event]:
    """A product comes from the list, and its group is not sold to the client yet (R235, R238)."""
    deal = open_deal(crm, action.deal)
    chosen = product(crm, action.product)
    if chosen is None:
        hint = meant(action.product, [one.id for one in crm.organisation.products])
        why = say("There is no product «{name}».{hint}", name=action.product, hint=hint)
        raise refuse("no_such_product", why, field="product")
    need([group_taken(crm, deal.contact_id, chosen.group, deal.id)])
    price = chosen.price_rub if action.price_rub is None else action.price_rub
    put(crm, deal, chosen.id, action.quantity, price)
    return [ProductAdded(deal.id, chosen.id, action.quantity)]
