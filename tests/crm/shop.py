"""A shop with a client base, for tests of selling again: data made here, no dice, no clients."""

from datetime import datetime
from typing import Any

from crmsim.crm.entities import Contact, Deal, Employee
from crmsim.crm.repeating import put_products
from crmsim.crm.rows import new_contact, new_deal
from crmsim.crm.store import Crm
from crmsim.scenario.load import load_organisation
from crmsim.sim.opening import SoldProduct

START = datetime(2026, 11, 23, 9)
OCTOBER = -40_000
"""A minute of the month before the opening."""
NOVEMBER = -10_000
SEPTEMBER = -90_000
BLANK = {"joined_min": 0, "password_hash": None, "password_min": None, "phone": "+79650000000"}


def shop(**organisation: Any) -> Crm:
    """A Monday at nine: the trainee, a colleague of the same role, and their head."""
    company = load_organisation("toolkit").model_copy(update=organisation)
    crm = Crm(company, START)
    for name, role in (("Анна", "manager"), ("Борис", "manager"), ("Вера", "head_of_sales")):
        own = {"email": f"{role}@example.com", "department": "sales", "profile": {}, "muted": []}
        crm.add(Employee, name=name, role=role, **own, **BLANK)
    return crm


def client(crm: Crm, name: str = "Пётр", **values: Any) -> Contact:
    """A contact with a phone and an e-mail."""
    number = len(crm.contacts) + 1
    own = {"phone": f"+7900000{number:04}", "email": f"c{number}@example.com", "source": "call"}
    return new_contact(crm, **{"name": name, **own, **values})


def sale(crm: Crm, buyer: Contact, closed_min: int | None, **values: Any) -> Deal:
    """A deal of a client's: won at that minute, or in work."""
    products = values.pop("products", ())
    stage = "NEW_DEAL" if closed_min is None else values.pop("stage", "WON")
    created = (closed_min or 0) - 100
    own = {"stage": stage, "closed_min": closed_min, "created_min": created, "sum_rub": 1_000}
    values = {"name": buyer.name, "source": "call", "contact_id": buyer.id, **own, **values}
    deal = new_deal(crm, values.pop("pipeline", "sales"), **values)
    put_products(crm, deal, [SoldProduct(product=one) for one in products])
    return deal
