"""The shipped admissions office with one lead in it, for tests that need no clients."""

from datetime import datetime
from typing import Any

from crmsim.crm.entities import Comment, Contact, Deal, Employee, Lead, ProductLine
from crmsim.crm.inbox import ClientAnswered, record
from crmsim.crm.rows import new_contact, new_deal, new_lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs import perform
from crmsim.crm.verbs.clients import AddContact
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.timeline import AddComment
from crmsim.scenario.load import load_organisation

START = datetime(2026, 11, 23, 9)
DETAILED = "Обсудили переподготовку, договорились подписать договор в пятницу."
ANNA: dict[str, Any] = {
    "name": "Анна Вершинина",
    "phone": "+79761112233",
    "birth_date": "2001-05-09",
}
OWN: dict[str, Any] = {"mobile": "8 976 111-22-33", "private_email": "anna@mail.example"}
OFFER: dict[str, Any] = {
    "group": "retraining",
    "product": "hr",
    "sum_rub": 78_000,
    "stage": "TERMS",
}


def office() -> Crm:
    """A Monday at nine: the trainee (1), a colleague (2), quality control (3), lead 1."""
    crm = Crm(load_organisation("university"), START)
    for name, role in (("Я", "manager"), ("Коллега", "manager"), ("Контроль", "quality_control")):
        crm.add(
            Employee,
            name=name,
            role=role,
            department="sales" if role == "manager" else "quality",
            email=f"e{len(crm.employees)}@verstovoy.example",
            phone="+79650000000",
            joined_min=0,
            password_hash=None,
            password_min=None,
            profile={"private_email": "me@home.example"} if name == "Я" else {},
            muted=[],
        )
    new_lead(crm, name=ANNA["name"], phone=ANNA["phone"], source="site", text="")
    return crm


def adding(**values: Any) -> AddContact:
    """The contact of Anna, with other values where some are given."""
    given = {**ANNA, "source": "site", "fields": OWN, **values}
    return AddContact(**given)


def anna(crm: Crm, **values: Any) -> Contact:
    """Anna as a contact who is there already."""
    own = {"mobile": ANNA["phone"], "private_email": OWN["private_email"]}
    return new_contact(crm, **{**ANNA, "source": "site", "fields": own, **values})


def talked(crm: Crm, lead: int = 1) -> Lead:
    """The lead after a talk and a detailed comment."""
    perform(CallClient(lead=lead), crm)
    record(ClientAnswered(lead, max(crm.activities), "asks_terms", ()), crm)
    perform(AddComment(lead=lead, text=DETAILED), crm)
    return crm.leads[lead]


def converting(**values: Any) -> ConvertLead:
    """A conversion with all that a deal needs."""
    return ConvertLead(**{"lead": 1, "comment": DETAILED, **OFFER, **values})


def deal_of(crm: Crm, contact: Contact | None, product: str = "hr", **values: Any) -> Deal:
    """A correct deal, talked about and commented now."""
    prices = {one.id: one.price_rub for one in crm.organisation.products}
    known = {"contact_id": contact.id if contact else None, "talked_min": 0}
    shown = {"name": "Сделка", "source": "site", "sum_rub": prices[product], **known, **values}
    deal = new_deal(crm, "admission", **shown)
    line = {"product": product, "quantity": 1, "price_rub": prices[product]}
    crm.add(ProductLine, deal_id=deal.id, **line)
    commented(crm, deal)
    return deal


def commented(crm: Crm, deal: Deal, text: str = DETAILED, at_min: int = 0) -> None:
    """A comment of the trainee's on a deal."""
    crm.add(Comment, card_id=deal.id, author_id=1, at_min=at_min, text=text)
