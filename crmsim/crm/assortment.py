"""Which product of the company's list a card is about: the one that its own fields name (R219)."""

from typing import Any

from crmsim.crm.organisation import Product
from crmsim.crm.store import Crm


def product_of(crm: Crm, card: Any) -> Product | None:
    """The first product that a choice of the card names, or None."""
    products = {product.id: product for product in crm.organisation.products}
    for name, field in crm.organisation.fields_of(card.kind).items():
        if field.type == "choice" and card.fields.get(name) in products:
            return products[card.fields[name]]
    return None
