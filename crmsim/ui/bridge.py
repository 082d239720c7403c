"""The bridge between a browser and a desk: every message gets exactly one reply with its id.

A plain function, tested without a browser. A browser may name an action, a view, a password;
it never says what they cost or do. A fault of ours is a reply too, and nothing is written then.
"""

import logging
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.account import SetPassword
from crmsim.crm.views import VIEWS, BadFilter
from crmsim.crm.views.base import unknown_filter
from crmsim.desk.desk import DeskFailure
from crmsim.errors import meant
from crmsim.ui import sights
from crmsim.ui.border import Declined, check, clipped, decode, malformed
from crmsim.ui.panel import show_panel
from crmsim.ui.password import Typed, choose
from crmsim.ui.receipts import show_receipt
from crmsim.ui.seat import Seat
from crmsim.words import LANGUAGES, Phrase, say

Reply = dict[str, Any]
MAX_ID = 64
log = logging.getLogger(__name__)
NOTHING_WRITTEN = say("crmsim itself has failed. Nothing of this was written; please try again.")
NOT_SHOWN = say("crmsim itself has failed to answer. What you have done is kept; please reload.")


def answer(seat: Seat, message: object) -> Reply:
    """The reply to any message: `{"id", "result"}` or `{"id", "error": {"code", "text"}}`."""
    number = _number(message)
    with seat.lock:
        try:
            return {"id": number, "result": _result(seat, check(message))}
        except Declined as declined:
            return _error(number, declined.code, declined.why)
        except DeskFailure:
            log.exception("The desk has failed; the action was not written.")
            return _error(number, "failure", NOTHING_WRITTEN)
        except Exception:
            log.exception("The bridge has failed.")
            return _error(number, "failure", NOT_SHOWN)


def carry_out(seat: Seat, action: Action) -> dict[str, Any]:
    """Do an action at the seat's desk; the receipt as the screens read it."""
    with seat.lock:
        seat.tally.catch_up(seat.desk.trace().events)
        return show_receipt(seat, seat.desk.do(action))


def _number(message: object) -> int | str | None:
    number = message.get("id") if isinstance(message, dict) else None
    if isinstance(number, str) and len(number) <= MAX_ID and number.isprintable():
        return number
    small = isinstance(number, int) and not isinstance(number, bool) and abs(number) < 2**53
    return number if small else None


def _error(number: int | str | None, code: str, why: Phrase) -> Reply:
    return {"id": number, "error": {"code": code, "text": why.both()}}


def _result(seat: Seat, message: dict[str, Any]) -> Any:
    kinds = [kind for kind in KINDS if kind in message]
    if len(kinds) != 1:
        raise Declined("unknown_message", malformed().why)
    (kind,) = kinds
    allowed = {"id", kind, "with"} if kind == "see" else {"id", kind}
    for key in message:
        if key not in allowed:
            hint = meant(key, allowed)
            name = clipped(key)
            why = say("A message of this kind has no «{key}».{hint}", key=name, hint=hint)
            raise Declined("unknown_message", why)
    return KINDS[kind](seat, message)


def _do(seat: Seat, message: dict[str, Any]) -> dict[str, Any]:
    action = decode(message["action"])
    if isinstance(action, SetPassword):
        raise Declined("bad_action", say("A password comes in a message of its own."))
    return carry_out(seat, action)


def _password(seat: Seat, message: dict[str, Any]) -> dict[str, Any]:
    """Whatever is wrong here, nothing of what was typed may leave this function."""
    typed = message["password"]
    if not isinstance(typed, dict) or typed.keys() != {"first", "second", "keep"}:
        raise malformed()
    if not all(isinstance(text, str) for text in typed.values()):
        raise malformed()
    try:
        action = choose(Typed(**typed), seat.desk.header.opening.salt, seat.desk.crm.trainee)
    except ValidationError:
        raise malformed() from None
    return carry_out(seat, action)


def _see(seat: Seat, message: dict[str, Any]) -> Any:
    name, filters = message["see"], message.get("with", {})
    if not isinstance(name, str) or not isinstance(filters, dict):
        raise malformed()
    try:
        if name in SIGHTS:
            _no_filters(name, filters)
            return SIGHTS[name](seat)
        if name == "panel":
            return _panel(seat, filters)
        return _view(seat, name, filters)
    except BadFilter as bad:
        raise Declined("bad_filter", bad.why) from None


def _view(seat: Seat, name: str, filters: dict[str, Any]) -> Any:
    if name not in VIEWS:
        hint = meant(name, {*VIEWS, *SIGHTS, "panel"})
        why = say("There is no view «{name}».{hint}", name=clipped(name), hint=hint)
        raise Declined("unknown_view", why)
    for key in filters:
        if key not in VIEWS[name].filters.model_fields:
            raise unknown_filter(name, clipped(key))
    return seat.desk.see(name, **filters)


def _no_filters(name: str, filters: dict[str, Any]) -> None:
    for key in filters:
        raise unknown_filter(name, clipped(key))


def _panel(seat: Seat, filters: dict[str, Any]) -> Any:
    if filters.keys() != {"item"} or not isinstance(filters["item"], str):
        why = say("The view «{view}» needs «{key}».", view="panel", key="item")
        raise Declined("bad_filter", why)
    return show_panel(seat.desk.crm, filters["item"])


def _coaching(seat: Seat, message: dict[str, Any]) -> dict[str, bool]:
    if not isinstance(message["coaching"], bool):
        raise malformed()
    seat.coaching = message["coaching"]
    return {"coaching": seat.coaching}


def _lang(seat: Seat, message: dict[str, Any]) -> dict[str, str]:
    if message["lang"] not in LANGUAGES:
        raise malformed()
    seat.lang = message["lang"]
    return {"lang": seat.lang}


def _again(seat: Seat, message: dict[str, Any]) -> dict[str, bool]:
    """A fresh attempt at the same seat; the finished one stays where it lies."""
    if message["again"] is not True:
        raise malformed()
    if not seat.desk.crm.lesson.handed_in or seat.start_again is None:
        raise Declined("refused", say("A lesson can be started again after it is handed in."))
    finished, seat.desk = seat.desk, seat.start_again()
    finished.close()
    return {"again": True}


KINDS: dict[str, Callable[[Seat, dict[str, Any]], Any]] = {
    "action": _do,
    "see": _see,
    "password": _password,
    "coaching": _coaching,
    "lang": _lang,
    "again": _again,
}
SIGHTS: dict[str, Callable[[Seat], Any]] = {
    "boot": sights.boot,
    "lesson": sights.lesson,
    "profile": sights.me,
    "report": sights.report,
}
