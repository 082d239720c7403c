"""What is typed as a password becomes a hash and a few facts, and is found nowhere else."""

import json
import logging
from pathlib import Path

import pytest

from crmsim.crm.entities import Employee
from crmsim.ui.bridge import answer
from crmsim.ui.password import Typed, choose, count_kinds, digest, is_personal
from tests.crm.company import company
from tests.desks import ONBOARDING
from tests.ui.seats import code, result, seat_at

TYPED = "Тайна-Xk7#qw"
SALT = "salt of an opening"


def trainee() -> Employee:
    """Somebody with a name, an address and a double surname."""
    me = company().trainee
    me.name = "Анна-Мария Ёлкина Ли"
    me.email = "a.elkina@dolgovert.example"
    return me


@pytest.mark.requirement("R002", "R003", "R009")
def test_a_good_password_is_set_and_kept_nowhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither the attempt's file, nor a reply, a view, a log or the output holds what was typed."""
    caplog.set_level(logging.DEBUG)
    file = tmp_path / "attempt.jsonl"
    seat = seat_at(ONBOARDING, file)
    result(seat, action={"verb": "accept_invitation"})
    typed = {"first": TYPED, "second": TYPED, "keep": "memory"}
    replies = [
        answer(seat, {"id": 1, "password": {**typed, "second": f"{TYPED}!"}}),
        answer(seat, {"id": 1, "password": {**typed, "keep": TYPED}}),
        answer(seat, {"id": 1, "password": {**typed, TYPED: 1}}),
        answer(seat, {"id": 1, "password": {**typed, "first": [TYPED]}}),
        answer(seat, {"id": 1, "password": typed}),
    ]
    assert replies[0]["result"]["refusal"]["reasons"][0]["code"] == "password_differs"
    assert [reply["error"]["code"] for reply in replies[1:4]] == ["malformed"] * 3
    assert replies[4]["result"]["refusal"] is None
    views = [result(seat, see=view) for view in ("boot", "profile", "report")]
    seat.desk.close()
    out = capfd.readouterr()
    places = [file.read_text("utf-8"), json.dumps([replies, views], ensure_ascii=False)]
    for place in [*places, caplog.text, out.out, out.err, repr(seat), repr(Typed(**typed))]:
        assert TYPED not in place
    assert views[1]["has_password"] is True


def test_a_password_before_the_invitation_is_refused() -> None:
    """Whoever has not joined has no account that could have a password."""
    typed = {"first": TYPED, "second": TYPED, "keep": "memory"}
    said = result(seat_at(ONBOARDING), password=typed)
    assert [reason["code"] for reason in said["refusal"]["reasons"]] == ["not_joined"]


@pytest.mark.parametrize("keep", ["memory", "paper", "colleague"])
def test_where_it_is_kept_crosses(keep: str) -> None:
    """The trap of D22 is a fact of the action."""
    typed = Typed(TYPED, TYPED, keep)
    assert choose(typed, SALT, trainee()).keep == keep


def test_a_password_never_comes_as_an_action() -> None:
    """A screen cannot name the hash or the facts of a password itself."""
    action = {
        "verb": "set_password",
        "digest": "x",
        "length": 9,
        "kinds": 4,
        "repeated": True,
        "personal": False,
        "keep": "memory",
    }
    assert code(seat_at(ONBOARDING), action=action) == "bad_action"


def test_the_same_password_has_another_hash_in_another_opening() -> None:
    """The salt is the opening's: equal passwords of two trainees look different."""
    assert digest(TYPED, SALT) == digest(TYPED, SALT)
    assert digest(TYPED, SALT) != digest(TYPED, "another salt")
    assert digest(TYPED, SALT) != digest(TYPED.lower(), SALT)
    assert len(digest("x" * 10_000, SALT)) <= 200


@pytest.mark.parametrize(
    ("plain", "kinds"),
    [("", 0), ("ж", 1), ("жЖ", 2), ("aB1", 3), ("aB1 ", 4), ("٣", 1), ("日本", 1), ("aа", 1)],
)
def test_kinds_of_signs_are_counted(plain: str, kinds: int) -> None:
    """Lower case, upper case, digits, and everything else, in any script."""
    assert count_kinds(plain) == kinds


@pytest.mark.parametrize(
    ("plain", "personal"),
    [
        ("Kz7#мария", True),
        ("xxЕЛКИНАxx", True),
        ("ёлкин77#", False),
        ("1a.elkina1", True),
        ("my-ELKINA-9", True),
        ("dolgovert-9A", False),
        ("Ли-Kz7#qwe", False),
        (TYPED, False),
    ],
)
def test_a_name_or_an_address_makes_it_personal(plain: str, personal: bool) -> None:
    """Any part of three letters or more counts in any case; the company's domain does not."""
    assert is_personal(plain, trainee()) is personal


def test_the_facts_are_those_of_what_was_typed() -> None:
    """Length counts characters, and the repetition is compared exactly."""
    chosen = choose(Typed("Пароль-1", "пароль-1", "paper"), SALT, trainee())
    assert (chosen.length, chosen.kinds) == (8, 4)
    assert (chosen.repeated, chosen.personal) == (False, False)
