"""A real company with one lead in it, for tests that need no clients."""

from datetime import datetime
from typing import Any

from crmsim.crm.entities import Employee, Lead
from crmsim.crm.inbox import ClientAnswered, record
from crmsim.crm.rows import new_lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs import Action, perform
from crmsim.crm.verbs.contact import CallClient
from crmsim.errors import Refused
from crmsim.scenario.load import load_organisation

START = datetime(2026, 11, 23, 9)


def company() -> Crm:
    """A Monday at nine, the trainee at the desk, one new lead."""
    crm = Crm(load_organisation("bankruptcy"), START)
    crm.add(
        Employee,
        name="Анна Тестова",
        role="manager",
        email="anna@example.com",
        phone="+79650000000",
        joined_min=0,
        password_hash=None,
        profile={},
        muted=[],
    )
    new_lead(crm, name="Пётр Ёлкин", phone="+79876543210", source="site", text="")
    return crm


def the_lead(crm: Crm) -> Lead:
    """The company's only lead."""
    return crm.leads[1]


def said(crm: Crm, key: str, **facts: int) -> None:
    """The client is called, and says something."""
    perform(CallClient(lead=1), crm)
    record(ClientAnswered(1, max(crm.activities), key, tuple(facts.items())), crm)


def codes(action: Action, crm: Crm) -> tuple[str, ...]:
    """The codes of a refusal; empty where the action was allowed."""
    try:
        perform(action, crm)
    except Refused as refusal:
        return refusal.codes
    return ()


def done(action: Action, crm: Crm) -> list[Any]:
    """The events of an action that is allowed."""
    return perform(action, crm)
