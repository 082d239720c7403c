"""The shapes of what the views show: the contract with the screens, as types. Nothing here acts.

Times are whole minutes since opening (`_min`), money is whole rubles (`_rub`).
"""

from typing import Any, Literal, TypedDict

from crmsim.crm.filters import Dues
from crmsim.words import LANGUAGES, Told

Both = dict[str, str]
"""A text in every language."""


def both(told: Told) -> Both:
    """A told thing as `{"ru": …, "en": …}`."""
    return {lang: told.text(lang) for lang in LANGUAGES}


class NextStep(TypedDict):
    """The next planned activity of a card."""

    activity: int
    kind: str
    title: str
    due_min: int


class Card(TypedDict):
    """A lead as a card of the board; `arrived` says that its client waits in the office."""

    id: int
    name: str
    phone: str
    source: str
    stage: str
    created_min: int
    arrived: bool
    next: NextStep | None
    due: Dues
    closed: bool
    comments: int
    unread: bool
    responsible: str
    tags: list[str]


class Row(Card):
    """A lead as a row of the list (R028)."""

    email: str
    city: str
    birth_date: str


class Column(TypedDict):
    """A status of the board: how many leads the filter leaves there, and the first of them."""

    id: str
    count: int
    cards: list[Card]


class Board(TypedDict):
    """The columns, in the pipeline's order."""

    columns: list[Column]


class Rows(TypedDict):
    """A window of the list, and how many rows there are in all."""

    total: int
    rows: list[Row]


class CalendarItem(TypedDict):
    """An activity on its day."""

    activity: int
    kind: str
    title: str
    due_min: int
    lead: int | None
    name: str | None
    state: str


class Calendar(TypedDict):
    """What lies between two minutes, earliest first."""

    items: list[CalendarItem]
    total: int


class Planned(TypedDict):
    """A planned activity of a card, or a task."""

    activity: int
    kind: str
    title: str
    due_min: int | None
    state: str
    confirmed: bool
    lead: int | None
    name: str | None


class Task(Planned):
    """A task of the section «Tasks and projects»."""

    due: Literal["overdue", "today", "later"]
    result: str


class Tasks(TypedDict):
    """Planned tasks by due time, then done ones, newest first."""

    items: list[Task]
    total: int
    overdue: int
    today: int


Entry = TypedDict(
    "Entry",
    {
        "kind": str,
        "at_min": int,
        "who": str | None,
        "incoming": bool,
        "answered": bool | None,
        "recorded": bool | None,
        "activity": int | None,
        "title": str,
        "text": str,
        "said": Both | None,
        "state": str | None,
        "from": str | None,
        "to": str | None,
    },
)
"""One entry of a card's timeline (R076)."""


class DealOfCard(TypedDict):
    """The deal that a lead became."""

    id: int
    title: str
    pipeline: Both
    stage: Both


class Can(TypedDict):
    """What the card's buttons may offer; the guards have the last word."""

    move: list[str]
    start_visit: bool
    meet: bool


class OpenedCard(TypedDict):
    """All that a card shows (R059, R060)."""

    card: Card
    email: str
    birth_date: str
    city: str
    text: str
    fields: dict[str, Any]
    form: str | None
    signing_min: int | None
    paid_rub: int
    contact: int | None
    deal: DealOfCard | None
    can: Can
    timeline: list[Entry]
    planned: list[Planned]


class Notice(TypedDict):
    """A line behind the bell."""

    id: int
    kind: str
    lead: int | None
    at_min: int
    read: bool
    text: Both


class Bell(TypedDict):
    """The notifications, newest first."""

    items: list[Notice]
    unread: int


class Found(TypedDict):
    """What a search has found."""

    query: str
    total: int
    rows: list[Card]


class Preset(TypedDict):
    """A filter that every employee has."""

    id: str
    name: Both
    criteria: dict[str, Any]


class SavedFilterRow(TypedDict):
    """A filter that the trainee has saved."""

    id: int
    name: str
    criteria: dict[str, Any]


class Filters(TypedDict):
    """The filters to choose from, and the one that is in force at first."""

    default: str
    saved: list[SavedFilterRow]
    presets: list[Preset]


class DealRow(TypedDict):
    """A deal as a row of its table."""

    id: int
    title: str
    pipeline: Both
    stage: Both
    sum_rub: int
    signing_min: int | None
    responsible: str
    tags: list[str]
    created_min: int
    lead: int | None


class Deals(TypedDict):
    """The deals, newest first."""

    rows: list[DealRow]


class ClientRow(TypedDict):
    """A contact as a row of its table."""

    id: int
    name: str
    phone: str
    email: str
    birth_date: str
    city: str
    source: str
    created_min: int


class Clients(TypedDict):
    """The contacts, newest first."""

    rows: list[ClientRow]


class Profile(TypedDict):
    """The trainee as the portal knows them; there is no password here."""

    id: int
    name: str
    email: str
    joined: bool
    has_password: bool
    profile: dict[str, Any]
    muted: list[str]


class Counters(TypedDict):
    """The red numbers; `leads` is the sum of the others."""

    leads: int
    overdue: int
    today: int
    none: int
