"""Finding one's way: sections, views, the panel, the bell, cards (R012–R014, R020, R025)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, CardAction, Event, Line, the_card, verb
from crmsim.errors import meant, refuse
from crmsim.words import say

MODES = ("board", "list", "calendar")


class OpenSection(Action):
    """Open a tab of the main menu."""

    verb: Literal["open_section"] = "open_section"
    section: Line


class OpenView(Action):
    """Show the leads as a board, a list or a calendar."""

    verb: Literal["open_view"] = "open_view"
    mode: Literal["board", "list", "calendar"]


class OpenPanel(Action):
    """Open an item of the quick-access panel."""

    verb: Literal["open_panel"] = "open_panel"
    item: Line


class OpenBell(Action):
    """Read the notifications."""

    verb: Literal["open_bell"] = "open_bell"


class OpenCard(CardAction):
    """Open a card."""

    verb: Literal["open_card"] = "open_card"


@dataclass(frozen=True, slots=True)
class SectionOpened(Event):
    """A tab is on the screen."""

    section: str


@dataclass(frozen=True, slots=True)
class ViewOpened(Event):
    """The leads are shown in another way."""

    mode: str


@dataclass(frozen=True, slots=True)
class PanelOpened(Event):
    """An item of the panel is open."""

    item: str


@dataclass(frozen=True, slots=True)
class BellOpened(Event):
    """The notifications are read; `count` were new."""

    count: int


@dataclass(frozen=True, slots=True)
class CardOpened(Event):
    """A card is on the screen."""

    card: int


@verb
def open_section(action: OpenSection, crm: Crm) -> list[Event]:
    """A tab of the company's menu (R020)."""
    _one_of(action.section, [s.id for s in crm.organisation.sections], "no_such_section")
    return [SectionOpened(action.section)]


@verb
def open_view(action: OpenView, crm: Crm) -> list[Event]:
    """One of the three views (R025)."""
    return [ViewOpened(action.mode)]


@verb
def open_panel(action: OpenPanel, crm: Crm) -> list[Event]:
    """An item of the quick-access panel (R012)."""
    _one_of(action.item, [p.id for p in crm.organisation.panel], "no_such_item")
    return [PanelOpened(action.item)]


@verb
def open_bell(action: OpenBell, crm: Crm) -> list[Event]:
    """All notifications count as read (R014)."""
    unread = [n for n in crm.notifications.values() if not n.read and n.employee_id == crm.me]
    for notification in unread:
        notification.read = True
    return [BellOpened(len(unread))]


@verb
def open_card(action: OpenCard, crm: Crm) -> list[Event]:
    """A card, finished or not (R059)."""
    return [CardOpened(the_card(crm, action).id)]


def _one_of(name: str, known: list[str], code: str) -> None:
    if name not in known:
        raise refuse(
            code,
            say("There is no «{name}» here.{hint}", name=name, hint=meant(name, known)),
        )
