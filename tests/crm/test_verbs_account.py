"""Joining the portal and finding one's way: what is done, and what is refused at the boundary."""

from typing import Any

import pytest

from crmsim.crm.inbox import LeadArrived, Reminded, record
from crmsim.crm.store import Crm
from crmsim.crm.verbs.account import (
    AcceptInvitation,
    FillProfile,
    RecoverPassword,
    SetNotices,
    SetPassword,
)
from crmsim.crm.verbs.navigation import OpenBell, OpenCard, OpenPanel, OpenSection
from crmsim.crm.verbs.tasks import AddTask
from tests.crm.company import codes, company, done

STRONG: dict[str, Any] = {
    "digest": "x",
    "length": 8,
    "kinds": 3,
    "repeated": True,
    "personal": False,
}


@pytest.mark.requirement("R001", "R002", "R009")
@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, ()),
        ({"length": 7}, ("password_short",)),
        ({"kinds": 2}, ("password_plain",)),
        ({"repeated": False}, ("password_differs",)),
        ({"personal": True}, ("password_personal",)),
        ({"length": 7, "kinds": 2}, ("password_short", "password_plain")),
    ],
)
def test_a_password_is_as_strong_as_the_policy(
    change: dict[str, Any], refused: tuple[str, ...]
) -> None:
    """Eight signs of three kinds, repeated, not personal; every weakness is named at once."""
    crm = company()
    crm.trainee.joined_min = None
    assert codes(SetPassword(**STRONG, keep="memory"), crm) == ("not_joined",)
    done(AcceptInvitation(), crm)
    assert codes(AcceptInvitation(), crm) == ("already_joined",)
    assert codes(SetPassword(**{**STRONG, **change}, keep="memory"), crm) == refused
    assert (crm.trainee.password_hash is None) == bool(refused)


@pytest.mark.requirement("R003", "R005")
def test_a_forgotten_password_comes_back_by_letter() -> None:
    """Only who has a password can forget it; the letter goes to the login's address."""
    crm = company()
    assert codes(RecoverPassword(), crm) == ("no_password",)
    done(SetPassword(**STRONG, keep="memory"), crm)
    done(RecoverPassword(), crm)
    (letter,) = crm.notifications.values()
    assert (letter.kind, letter.text) == ("recovery_sent", {"email": "anna@example.com"})
    done(SetPassword(**{**STRONG, "digest": "y"}, keep="memory"), crm)
    assert crm.trainee.password_hash != STRONG["digest"]


@pytest.mark.requirement("R008", "R013")
def test_a_muted_notice_does_not_ring() -> None:
    """Each kind by itself, and it rings again when it is wanted again."""
    crm = company()
    done(SetNotices(tasks=False, leads=True), crm)
    record(Reminded(1, _task(crm), "task_due"), crm)
    assert not crm.notifications
    record(LeadArrived(1, "site"), crm)
    done(SetNotices(tasks=True, leads=False), crm)
    record(Reminded(1, _task(crm), "task_due"), crm)
    record(LeadArrived(1, "site"), crm)
    assert [n.kind for n in crm.notifications.values()] == ["lead_arrived", "task_due"]


@pytest.mark.requirement("R006", "R007")
def test_a_profile_takes_its_own_fields() -> None:
    """Unknown, blank and impossible values are refused, and nothing of them is kept."""
    crm = company()
    assert codes(FillProfile(fields={"shoe_size": "44"}), crm) == ("unknown_field",)
    assert codes(FillProfile(fields={"phone": "12"}), crm) == ("bad_phone",)
    assert codes(FillProfile(fields={"position": "  "}), crm) == ("empty_text",)
    assert crm.trainee.profile == {}
    done(FillProfile(fields={"position": "Менеджер", "phone": "8 987 654-32-10"}), crm)
    assert crm.trainee.profile["position"] == "Менеджер"


@pytest.mark.requirement("R012", "R014", "R020")
def test_only_what_is_there_can_be_opened() -> None:
    """A tab, an item and a card exist or are refused, with what was meant."""
    crm = company()
    assert done(OpenSection(section="leads"), crm)
    assert codes(OpenSection(section="lead"), crm) == ("no_such_section",)
    assert codes(OpenPanel(item="?"), crm) == ("no_such_item",)
    assert done(OpenCard(lead=1), crm)
    assert codes(OpenCard(lead=2), crm) == ("no_such_lead",)
    assert done(OpenBell(), crm)


def _task(crm: Crm) -> int:
    done(AddTask(lead=1, title="Позвонить", due_min=5), crm)
    return max(crm.activities)
