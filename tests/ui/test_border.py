"""Whatever comes from a browser is answered, and what is no message changes nothing."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crmsim.crm.verbs import VERB_NAMES, VERBS
from crmsim.crm.views import VIEWS
from crmsim.ui.border import MAX_DEPTH, MAX_SIZE, Declined, check
from crmsim.ui.bridge import KINDS, SIGHTS, answer
from tests.ui.seats import code, seat_at

SEAT = seat_at()
VERBS_KNOWN = sorted(VERB_NAMES[kind] for kind in VERBS)
CODES = {
    "malformed",
    "too_large",
    "unknown_message",
    "unknown_view",
    "unknown_verb",
    "bad_filter",
    "bad_action",
    "refused",
}
names = st.sampled_from(
    sorted({"id", "with", "verb", "lead", "stage", "criteria", *KINDS, *VIEWS, *SIGHTS})
)
leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | names
    | st.sampled_from(VERBS_KNOWN)
)
anything = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(names | st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


def nested(depth: int) -> Any:
    """A list in a list in a list."""
    inner: Any = []
    for _ in range(depth):
        inner = [inner]
    return inner


@given(anything)
@settings(max_examples=300, deadline=None)
@example({"id": 1, "action": {"verb": "hand_in", "id": 2}})
@example({"id": 1, "see": "board", "with": {"view": "card", "crm": 1, "self": 2}})
@example({"id": 10**400, "see": "boot"})
@example({"id": True, "see": ["boot"]})
@example({"id": 1, "action": {"verb": "add_comment", "lead": 1, "text": "\ud800"}})
@example({"id": 1, "action": {"verb": "call_client", "lead": float("nan")}})
@example({"id": 1, "action": {"verb": "call_client", "lead": 10**5000}})
@example({1: 2, "see": "boot"})
@example({"id": 1, "see": b"boot"})
@example(b'{"id": 1}')
def test_every_message_is_answered(message: Any) -> None:
    """One reply with a result or with an error of a known code, and never an exception."""
    reply = answer(SEAT, message)
    assert reply.keys() in ({"id", "result"}, {"id", "error"})
    json.dumps(reply)
    if "error" in reply:
        assert reply["error"]["code"] in CODES


@given(st.sampled_from(VERBS_KNOWN), st.dictionaries(names, leaves, max_size=3))
@settings(max_examples=200, deadline=None)
def test_every_action_is_answered(verb: str, fields: dict[str, Any]) -> None:
    """A verb with whatever fields is done, refused or turned away."""
    if verb == "hand_in":
        return
    reply = answer(SEAT, {"id": 3, "action": {**fields, "verb": verb}})
    assert reply["id"] == 3
    assert "result" in reply or reply["error"]["code"] in CODES


@given(st.sampled_from(sorted(VIEWS)), st.dictionaries(names, leaves | anything, max_size=3))
@settings(max_examples=200, deadline=None)
def test_every_question_is_answered(view: str, filters: dict[str, Any]) -> None:
    """A view with whatever filters is shown or turned away."""
    reply = answer(SEAT, {"id": "q", "see": view, "with": filters})
    assert reply["id"] == "q"
    assert "result" in reply or reply["error"]["code"] in CODES


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({}, "unknown_message"),
        ({"verb": "call_client"}, "unknown_message"),
        ({"see": "boot", "action": {"verb": "open_bell"}}, "unknown_message"),
        ({"see": "boot", "wiht": {}}, "unknown_message"),
        ({"action": {"verb": "open_bell"}, "with": {}}, "unknown_message"),
        ({"see": "bord"}, "unknown_view"),
        ({"see": 7}, "malformed"),
        ({"see": "board", "with": []}, "malformed"),
        ({"see": "boot", "with": {"a": 1}}, "bad_filter"),
        ({"see": "board", "with": {"view": "card"}}, "bad_filter"),
        ({"see": "panel"}, "bad_filter"),
        ({"see": "panel", "with": {"item": "newz"}}, "bad_filter"),
        ({"action": "open_bell"}, "bad_action"),
        ({"action": {}}, "bad_action"),
        ({"action": {"verb": "open_bel"}}, "unknown_verb"),
        ({"action": {"verb": "set_signing"}}, "bad_action"),
        ({"action": {"verb": "call_client", "lead": "1"}}, "bad_action"),
        ({"action": {"verb": "call_client", "lead": True}}, "bad_action"),
        ({"action": {"verb": "call_client", "lead": 1, "minutes": 0}}, "bad_action"),
        ({"action": {"verb": "call_client", "lead": 0}}, "bad_action"),
        ({"coaching": 1}, "malformed"),
        ({"lang": "de"}, "malformed"),
        ({"lang": []}, "malformed"),
        ({"again": False}, "malformed"),
        ({"again": True}, "refused"),
        ({"password": "x"}, "malformed"),
    ],
)
def test_what_is_not_understood_is_named(message: dict[str, Any], expected: str) -> None:
    """Each way to be wrong has its own code."""
    assert code(seat_at(), **message) == expected


def test_a_message_may_be_as_large_as_the_limit() -> None:
    """Names and texts count in bytes; the last byte that fits is let in, the next is not."""
    for sign in ("x", "ё"):
        fits = (MAX_SIZE - 2) // len(sign.encode())
        assert check({"a": sign * fits})
        with pytest.raises(Declined, match="too large"):
            check({"a": sign * (fits + 1)})
    assert code(SEAT, action={"verb": "call_client", "lead": [0] * MAX_SIZE}) == "too_large"


def test_a_message_may_be_as_deep_as_the_limit() -> None:
    """What is nested one level too deeply is no message, and neither are a thousand levels."""
    assert code(SEAT, see="board", **{"with": {"criteria": nested(MAX_DEPTH - 2)}}) == "bad_filter"
    assert code(SEAT, see="board", **{"with": {"criteria": nested(MAX_DEPTH - 1)}}) == "malformed"
    assert code(SEAT, see="board", **{"with": {"criteria": nested(900)}}) == "malformed"


def test_a_message_that_holds_itself_is_answered() -> None:
    """A circle is nested too deeply."""
    circle: dict[str, Any] = {"id": 1}
    circle["action"] = circle
    assert answer(SEAT, circle)["error"]["code"] == "malformed"


def test_a_long_name_is_not_sent_back_whole() -> None:
    """A sentence names the beginning of what was sent, not all of it."""
    verb = "<script>" * 2000
    text = answer(SEAT, {"id": 1, "action": {"verb": verb}})["error"]["text"]["en"]
    assert len(text) < 1500


def test_the_hostile_changed_nothing() -> None:
    """After all that was turned away, the desk still does what it is asked."""
    seat = seat_at()
    before = seat.desk.trace()
    messages: tuple[Any, ...] = ({"see": 1}, {"action": {"verb": "nope"}}, [], None, "x" * 100_000)
    for message in messages:
        answer(seat, message)
    assert len(seat.desk.trace().steps) == len(before.steps) == 0
