"""Every kind of notification that the CRM writes has words in both languages."""

import re
from importlib.resources import files
from typing import Any

import pytest

from crmsim.crm.notices import NOTICES, notice
from crmsim.crm.notify import notify
from tests.crm.company import company

WRITERS = (
    "crm/inbox/acts.py",
    "crm/inbox/arrivals.py",
    "crm/inbox/clients.py",
    "crm/inbox/robots.py",
    "sim/reminders.py",
)
FACTS: dict[str, dict[str, Any]] = {
    "stranger_came": {"source": "site", "name": "Олег", "phone": "+79876543210"},
    "service_paid": {"rub": 5000},
    "task_due": {"title": "Позвонить"},
    "call_due": {"title": "Позвонить"},
    "task_overdue": {"title": "Позвонить", "employee": 1},
    "meeting_soon": {"title": ""},
    "robot": {"robot": "greet_new_lead"},
    "robot_refused": {"robot": "greet_new_lead", "why": [{"ru": "Нет.", "en": "No."}]},
}


def written_kinds() -> set[str]:
    """The kinds that stand in the source of whoever writes behind the bell."""
    sources = [files("crmsim").joinpath(path).read_text("utf-8") for path in WRITERS]
    patterns = (
        r'notify(?:_other|_owner)?\(\s*crm, (?:event\.\w+, )?"(\w+)"',
        r'"(task_due|meeting_soon)"',
    )
    return {kind for source in sources for found in patterns for kind in re.findall(found, source)}


def test_every_kind_that_is_written_has_words() -> None:
    """No notification can be written that the bell could not tell."""
    assert written_kinds() - NOTICES.keys() == set()


@pytest.mark.requirement("R013", "R015")
@pytest.mark.parametrize("kind", sorted(written_kinds()))
def test_a_notice_fills_its_words(kind: str) -> None:
    """No place of a sentence stays open, whether a client is named or not."""
    crm = company()
    notify(crm, kind, None if kind == "stranger_came" else 1, **FACTS.get(kind, {}))
    for text in notice(crm, crm.notifications[1]).both().values():
        assert text
        assert "{" not in text


def test_a_task_without_a_client_is_told_without_one() -> None:
    """A task that is no activity of a client rings too (R074)."""
    crm = company()
    notify(crm, "task_due", None, title="Отчёт")
    assert notice(crm, crm.notifications[1]).text("en") == "A task is due: Отчёт."
