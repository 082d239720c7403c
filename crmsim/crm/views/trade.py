"""What stands on a deal's card beside its fields: products, money, deliveries, papers."""

from typing import Any

from crmsim.crm.entities import Delivery, Document, Invoice, Payment, ProductLine
from crmsim.crm.store import Crm
from crmsim.crm.views.shapes import both
from crmsim.words import LANGUAGES


def draw_products(crm: Crm, card: Any) -> list[dict[str, Any]]:
    """The products of a deal (R235)."""
    names = {product.id: both(product.name) for product in crm.organisation.products}
    return [
        {
            "id": line.id,
            "product": line.product,
            "name": names.get(line.product, dict.fromkeys(LANGUAGES, line.product)),
            "quantity": line.quantity,
            "price_rub": line.price_rub,
            "sum_rub": line.quantity * line.price_rub,
        }
        for line in crm.of(ProductLine, card.id)
    ]


def draw_payments(crm: Crm, card: Any) -> list[dict[str, Any]]:
    """The payments of a deal's schedule that stand on it, and what each is for (R131)."""
    names = {purpose.id: both(purpose.name) for purpose in crm.organisation.purposes}
    return [
        {
            **_columns(row, "id", "purpose", "rub", "due_min", "paid_min"),
            "name": names.get(row.purpose, dict.fromkeys(LANGUAGES, row.purpose)),
        }
        for row in crm.of(Payment, card.id)
        if row.dropped_min is None
    ]


def draw_invoices(crm: Crm, card: Any) -> list[dict[str, Any]]:
    """The invoices of a deal (R262)."""
    names = ("id", "rub", "sent_min", "received_min", "paid_min", "every_days")
    return [_columns(row, *names) for row in crm.of(Invoice, card.id)]


def draw_deliveries(crm: Crm, card: Any) -> list[dict[str, Any]]:
    """The deliveries of a deal (R211)."""
    names = ("id", "number", "at_min", "weight_kg", "rub")
    return [_columns(row, *names) for row in crm.of(Delivery, card.id)]


def draw_documents(crm: Crm, card: Any) -> list[dict[str, Any]]:
    """The papers of a card (R120)."""
    return [
        {
            **_columns(row, "id", "kind", "title", "made_min"),
            "author": None if row.author_id is None else crm.employees[row.author_id].name,
        }
        for row in crm.of(Document, card.id)
    ]


def _columns(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
