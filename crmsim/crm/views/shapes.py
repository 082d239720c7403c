"""The shapes of what the views show: the contract with the screens, as types. Nothing here acts.

Times are whole minutes since opening (`_min`), money is whole rubles (`_rub`).
"""

from typing import Any, Literal, TypedDict

from crmsim.crm.columns import NextStep
from crmsim.crm.filters import Dues
from crmsim.words import LANGUAGES, Told

Both = dict[str, str]
"""A text in every language."""


def both(told: Told) -> Both:
    """A told thing as `{"ru": …, "en": …}`."""
    return {lang: told.text(lang) for lang in LANGUAGES}


class Card(TypedDict):
    """A card as it stands on the board; `arrived` says that its client waits in the office.

    The client of a lead or a deal is who stands behind it; `phone` is whoever is called. A contact
    and a company stand on no stage.
    """

    id: int
    kind: str
    name: str
    client: str | None
    phone: str
    source: str
    pipeline: str | None
    stage: str | None
    sum_rub: int
    created_min: int
    arrived: bool
    next: NextStep | None
    due: Dues
    closed: bool
    comments: int
    unread: bool
    responsible: str
    responsible_id: int
    tags: list[str]


class BoardColumn(TypedDict):
    """A stage: how many cards the filter leaves there, their sum, and the first of them."""

    id: str
    count: int
    sum_rub: int
    cards: list[Card]


class Board(TypedDict):
    """The columns, in the pipeline's order."""

    pipeline: str
    columns: list[BoardColumn]


class ListColumn(TypedDict):
    """A column of a list (R028–R030)."""

    id: str
    name: Both
    kind: str
    sortable: bool


class Row(TypedDict):
    """A card as a row of a list: a value for each column that is shown."""

    id: int
    kind: str
    pipeline: str | None
    stage: str | None
    closed: bool
    values: dict[str, Any]


class Rows(TypedDict):
    """A window of a list; how many rows there are in all, and the sum of their cards."""

    section: str
    total: int
    sum_rub: int
    columns: list[ListColumn]
    all_columns: list[ListColumn]
    can_choose: bool
    rows: list[Row]


class CalendarItem(TypedDict):
    """An activity on its day."""

    activity: int
    kind: str
    title: str
    due_min: int
    card: int | None
    name: str | None
    state: str
    responsible: str


class Calendar(TypedDict):
    """What lies between two minutes, earliest first."""

    items: list[CalendarItem]
    total: int


class Step(TypedDict):
    """A step of a task's checklist."""

    text: Any
    done: bool


class Planned(TypedDict):
    """A planned activity of a card, or a task."""

    activity: int
    kind: str
    title: str
    text: str
    due_min: int | None
    state: str
    confirmed: bool
    card: int | None
    name: str | None
    responsible: str
    author: str
    robot: bool
    checklist: list[Step]


class Task(Planned):
    """A task of the section «Tasks and projects»."""

    due: Literal["overdue", "today", "later"]
    result: str


class Tasks(TypedDict):
    """Planned tasks by due time, then done ones, newest first; or those of a period (R031)."""

    mode: str
    from_min: int | None
    to_min: int | None
    items: list[Task]
    total: int
    overdue: int
    today: int


class Choice(TypedDict):
    """One of several things to choose: what is sent, and what it is called."""

    id: Any
    name: Both


class FieldShown(TypedDict):
    """A field of a card with its value; `many` says that it holds several."""

    id: str
    name: Both
    type: str
    many: bool
    options: list[Choice]
    value: Any
    required: bool
    editable: bool


class Notice(TypedDict):
    """A line behind the bell."""

    id: int
    kind: str
    card: int | None
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
    """The filters of a section, the one that is in force at first, and the fields to filter by."""

    section: str
    default: str
    saved: list[SavedFilterRow]
    presets: list[Preset]
    fields: list[FieldShown]


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
    """The red numbers: of each section (contacts with companies), and what they are made of."""

    leads: int
    deals: int
    contacts: int
    overdue: int
    today: int
    none: int


class PipelineSetting(TypedDict):
    """A pipeline of the settings."""

    id: str
    name: Both
    stages: list[Both]
    cards: int
    can_drop: bool


class SettingsShown(TypedDict):
    """The section «Settings»; empty, with a reason, for who has no access (R037)."""

    allowed: bool
    why: Both | None
    roles: list[dict[str, Any]]
    pipelines: list[PipelineSetting]
    robots: list[dict[str, Any]]
