"""A company with a department, an administrator and cards of every kind, for tests of views."""

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity, Contact, Deal, Employee
from crmsim.crm.organisation import Organisation
from crmsim.crm.rows import new_company, new_contact, new_deal, new_lead
from crmsim.crm.store import Crm
from crmsim.scenario.load import load_organisation
from tests.crm.company import START, company

ANNA, BORIS, HEAD, CLARA, ADMIN = range(1, 6)
"""Two managers and their head; a lawyer of another department; the administrator."""
_PEOPLE = (
    ("Анна Тестова", "manager", "sales"),
    ("Борис Второй", "manager", "sales"),
    ("Глава Отдела", "head_of_sales", "sales"),
    ("Клара Правова", "lawyer", "law"),
    ("Админ Портала", "administrator", "portal"),
)
_SEES = {"head_of_sales": "department", "administrator": "all"}


def portal(me: int = ANNA) -> Crm:
    """The company with nothing in it, and that employee at the desk."""
    crm = Crm(_with_rights(load_organisation("bankruptcy")), START)
    for name, role, department in _PEOPLE:
        crm.add(
            Employee,
            name=name,
            role=role,
            department=department,
            email="",
            phone="+79650000000",
            joined_min=0,
            password_hash=None,
            password_min=None,
            profile={},
            muted=[],
        )
    crm.me = me
    return crm


def _with_rights(organisation: Organisation) -> Organisation:
    roles = (
        role.model_copy(
            update={"sees": _SEES.get(role.id, "own"), "admin": role.id == "administrator"}
        )
        for role in organisation.roles
    )
    return organisation.changed(roles=tuple(roles))


def a_client(crm: Crm, name: str = "Мария Клиентова", owner: int = ANNA) -> Contact:
    """A person whom the company knows."""
    return new_contact(
        crm, name=name, phone="+79991234567", source="site", responsible_id=owner, created_min=0
    )


def a_deal(crm: Crm, name: str, owner: int = ANNA, pipeline: str = "bankruptcy") -> Deal:
    """A deal of nobody's, worth a thousand rubles."""
    return new_deal(
        crm, pipeline, name=name, source="site", responsible_id=owner, sum_rub=1000, created_min=0
    )


def busy(me: int = ANNA) -> Crm:
    """Of each manager, and of the lawyer, a lead, a contact, a company and a deal."""
    crm = portal(me)
    for owner, who in ((ANNA, "Анны"), (BORIS, "Бориса"), (CLARA, "Клары")):
        new_lead(
            crm,
            name=f"Лид {who}",
            phone="+79876543210",
            source="site",
            responsible_id=owner,
        )
        client = a_client(crm, f"Клиент {who}", owner)
        firm = new_company(
            crm, name=f"Фирма {who}", phone="+74951234567", source="ads", responsible_id=owner
        )
        deal = a_deal(crm, f"Сделка {who}", owner)
        crm.belong(deal, client)
        crm.belong(deal, firm)
    return crm


def plan(crm: Crm, card: int | None, due_min: int, owner: int | None = None) -> Activity:
    """A planned task, an overdue one too."""
    whose = {} if owner is None else {"responsible_id": owner}
    return add_activity(crm, "task", card, title="Позвонить", due_min=due_min, **whose)


def crowd(count: int) -> Crm:
    """A company with so many more leads, newest last."""
    crm = company()
    for n in range(count):
        new_lead(
            crm, name=f"Лид {n:05}", phone=f"+7987{n:07}", source="site", text="", created_min=n
        )
    return crm
