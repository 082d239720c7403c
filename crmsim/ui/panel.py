"""What the items of the quick-access panel show (R012, R013, R017–R019, D26)."""

from collections.abc import Callable, Iterator
from typing import TypedDict

from crmsim.crm import phones
from crmsim.crm.entities import Activity
from crmsim.crm.sayings import saying
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked
from crmsim.crm.views.bell import bell
from crmsim.crm.views.shapes import Both, both
from crmsim.errors import meant
from crmsim.ui.border import Declined, clipped
from crmsim.words import LANGUAGES, Moment, say

LINES = 20


class PanelLine(TypedDict):
    """A heading and what stands under it."""

    title: Both
    text: Both


def show_panel(crm: Crm, item: str) -> dict[str, list[PanelLine]]:
    """The lines of an item; Declined for one that the company's panel does not have."""
    known = [named.id for named in crm.organisation.panel]
    if item not in known:
        hint = meant(item, known)
        why = say("There is no «{name}» here.{hint}", name=clipped(item), hint=hint)
        raise Declined("bad_filter", why)
    lines = _ITEMS.get(item, _empty)
    return {"items": [line for line, _ in zip(lines(crm), range(LINES), strict=False)]}


def _empty(crm: Crm) -> Iterator[PanelLine]:
    return iter(())


def _news(crm: Crm) -> Iterator[PanelLine]:
    company, hours = crm.organisation, crm.organisation.hours
    times = {"opens": hours.opens, "closes": hours.closes}
    yield {"title": both(company.name), "text": both(company.about)}
    opening = say("The office works from {opens} to {closes}.", **times)
    yield {"title": both(say("Working hours")), "text": both(opening)}
    phone = say("Any part of the number from four digits on will do; +7 and 8 may be left out.")
    yield {"title": both(say("How to find a client by phone")), "text": both(phone)}


def _notifications(crm: Crm) -> Iterator[PanelLine]:
    for row in bell(crm, Asked())["items"]:
        yield {"title": _at(crm, row["at_min"]), "text": row["text"]}


def _open_line(crm: Crm) -> Iterator[PanelLine]:
    return (_message(crm, chat) for chat in _chats(crm) if chat.incoming)


def _every_message(crm: Crm) -> Iterator[PanelLine]:
    return (_message(crm, chat) for chat in _chats(crm))


def _colleagues(crm: Crm) -> Iterator[PanelLine]:
    roles = {role.id: role.name for role in crm.organisation.roles}
    for employee in crm.employees.values():
        if employee.id != crm.me:
            phone = phones.pretty(employee.phone)
            line = say("{role}, {phone}", role=roles[employee.role], phone=phone)
            yield {"title": _same(employee.name), "text": both(line)}


def _chats(crm: Crm) -> Iterator[Activity]:
    """The messages on cards that the trainee sees, newest first (R023)."""
    found = (a for a in reversed(crm.activities.values()) if a.kind == "chat")
    return (a for a in found if crm.sees(crm.cards[a.card_id or 0]))


def _message(crm: Crm, chat: Activity) -> PanelLine:
    name = crm.cards[chat.card_id or 0].name
    if chat.said is None:
        return {"title": both(say("You to {name}", name=name)), "text": _same(chat.title)}
    words = saying(crm, chat.said["key"], chat.said["facts"])
    return {"title": _same(name), "text": both(words)}


def _at(crm: Crm, minute: int) -> Both:
    return both(Moment(crm.hours.moment(minute)))


def _same(text: str) -> Both:
    return dict.fromkeys(LANGUAGES, text)


_ITEMS: dict[str, Callable[[Crm], Iterator[PanelLine]]] = {
    "news": _news,
    "notifications": _notifications,
    "open_line": _open_line,
    "chat_search": _every_message,
    "chats": _colleagues,
}
