"""What a screen sees: plain data, filters are checked, and nothing changes by looking."""

import json
from typing import Any

import pytest

from crmsim.crm.views import VIEWS, BadFilter, look
from crmsim.errors import UnknownName
from tests.crm.company import company, said

ASKED: dict[str, dict[str, Any]] = {
    "calendar": {"from_min": -10_000, "to_min": 10_000},
    "card": {"card": 1},
    "search": {"query": "ёлкин"},
}
OF_A_PAPER = {"document", "document_file"}
"""What can only be asked where a paper has been made."""
SHOWN = sorted(VIEWS.keys() - OF_A_PAPER)
HASH = "hash-of-a-secret"


def test_every_view_gives_plain_data() -> None:
    """Whatever a view shows, JSON can carry it as it is."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    for name in SHOWN:
        shown = look(crm, name, **ASKED.get(name, {}))
        assert json.loads(json.dumps(shown)) == shown


def test_a_view_that_nobody_registered_is_named_with_the_nearest() -> None:
    """An unknown view says which one might have been meant."""
    with pytest.raises(UnknownName, match=r"no view 'bord'\. Did you mean 'board'"):
        look(company(), "bord")


@pytest.mark.parametrize(
    ("view", "filters", "why"),
    [
        ("board", {"criterias": {}}, "no filter «criterias».* 'criteria'"),
        ("board", {"criteria": {"wrok": "open"}}, "no filter «criteria.wrok».* 'work'"),
        ("board", {"criteria": {"work": "maybe"}}, "«criteria.work» .* cannot be this"),
        ("board", {"criteria": 7}, "«criteria» .* cannot be this"),
        ("board", {"stage": "NEVV"}, "no status «NEVV».*NEW"),
        ("board", {"offset": -1}, "«offset» .* cannot be this"),
        ("board", {"offset": True}, "«offset» .* cannot be this"),
        ("list", {"limit": 0}, "«limit» .* cannot be this"),
        ("list", {"limit": 61}, "«limit» .* cannot be this"),
        ("list", {"sort": "moon"}, "no column «moon»"),
        ("list", {"columns": ["name", "moon"]}, "no column «moon»"),
        ("list", {"section": "tasks"}, "«section» .* cannot be this"),
        ("list", {"pipeline": "leeds"}, "no pipeline «leeds».*'leads'"),
        ("board", {"pipeline": "moon"}, "no pipeline «moon»"),
        ("calendar", {"from_min": 0}, "needs «to_min»"),
        ("calendar", {"from_min": "0", "to_min": 1}, "«from_min» .* cannot be this"),
        ("card", {}, "needs «card»"),
        ("card", {"card": 2}, "no card number 2"),
        ("forms", {"card": 2}, "no card number 2"),
        ("search", {"query": "а" * 201}, "«query» .* cannot be this"),
        ("profile", {"password": "x"}, "no filter «password»"),
    ],
)
def test_a_bad_filter_is_named(view: str, filters: dict[str, object], why: str) -> None:
    """An unknown key, a wrong kind of value or a missing one is said, and nothing is shown."""
    with pytest.raises(BadFilter, match=why):
        look(company(), view, **filters)


def test_no_view_shows_the_password() -> None:
    """Of the password a profile says only that there is one (R009)."""
    crm = company()
    crm.trainee.password_hash = HASH
    assert look(crm, "profile")["has_password"] is True
    assert HASH not in json.dumps([look(crm, n, **ASKED.get(n, {})) for n in SHOWN])
