"""What a list may show of its cards, and be sorted by (R028–R030).

A column knows how its value is read; which columns somebody has chosen is in `settings`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, TypedDict

from crmsim.crm import phones
from crmsim.crm.entities import Activity
from crmsim.crm.fields import COMMON
from crmsim.crm.filters import KIND_OF, due_of, folded
from crmsim.crm.organisation import CardField, Named
from crmsim.crm.settings import columns_of
from crmsim.crm.store import Crm
from crmsim.words import LANGUAGES, Told, say

Read = Callable[[Crm, Any], Any]


class NextStep(TypedDict):
    """The next planned activity of a card."""

    activity: int
    kind: str
    title: str
    due_min: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how its value is read, and what it is sorted by (its value, where that is None)."""

    id: str
    name: Told
    kind: str
    read: Read
    order: Read | None = None


TYPES = ("deal_type", "type")
"""The own fields that may say what type a deal is of (R030)."""

_USUAL: dict[str, tuple[str, ...]] = {
    "lead": ("name", "phone", "source", "stage", "activity", "responsible", "created"),
    "deal": (
        *("counter", "name", *TYPES, "stage", "activity", "sum_rub", "responsible"),
        "created",
    ),
    "contact": ("name", "phone", "email", "birth_date", "city", "activity", "created"),
    "company": ("name", "phone", "email", "city", "activity", "responsible", "created"),
}
_KINDS = {"money": "money", "number": "number", "date": "date", "flag": "bool"}


def columns(crm: Crm, section: str) -> dict[str, Column]:
    """Every column of a section by id: those of all cards, and one for each own field."""
    kind = KIND_OF[section]
    own = (_own(field) for field in crm.organisation.fields_of(kind).values())
    called = COMMON[kind].get("name")
    name = _NAME if called is None else replace(_NAME, name=called[1])
    every = (_COUNTER, name, *_COMMON, *_OF[kind], *own, *_LAST)
    return {column.id: column for column in every}


def chosen_columns(crm: Crm, section: str) -> list[str]:
    """The columns that the trainee has chosen, or the usual ones (R029, R030)."""
    known = columns(crm, section)
    wanted = columns_of(crm, section) or _USUAL[KIND_OF[section]]
    return [name for name in wanted if name in known]


def arranged(crm: Crm, column: Column, cards: list[Any], descending: bool) -> list[Any]:
    """Some cards sorted by a column; what is not there comes last either way."""
    read = column.order or column.read
    values = [(read(crm, card), card) for card in cards]
    known = [pair for pair in values if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=descending)
    return [card for _, card in known] + [card for value, card in values if value is None]


def next_step(planned: Iterable[Activity]) -> NextStep | None:
    """The earliest of some planned activities, or None."""
    dated = [(a.due_min, a.id, a) for a in planned if a.due_min is not None]
    if not dated:
        return None
    due_min, number, activity = min(dated)
    return {
        "activity": number,
        "kind": activity.kind,
        "title": activity.title,
        "due_min": due_min,
    }


def _own(field: CardField) -> Column:
    """The column of a company's own field."""
    name = field.id

    def value(crm: Crm, card: Any) -> Any:
        return card.fields.get(name)

    if field.type != "choice":
        return Column(name, field.name, _KINDS.get(field.type, "text"), value)
    names = _both(field.options)
    places = {option.id: place for place, option in enumerate(field.options)}
    return Column(
        name,
        field.name,
        "text",
        lambda crm, card: names.get(card.fields.get(name)),
        lambda crm, card: places.get(card.fields.get(name)),
    )


def _both(options: Iterable[Named]) -> dict[Any, dict[str, str]]:
    return {o.id: {lang: o.name.text(lang) for lang in LANGUAGES} for o in options}


def _attribute(name: str, called: Told, kind: str = "text") -> Column:
    """The column of something that the card itself holds; nothing is sorted as nothing."""
    return Column(
        name,
        called,
        kind,
        lambda crm, card: getattr(card, name),
        lambda crm, card: getattr(card, name) or None,
    )


def _source(crm: Crm, card: Any) -> Any:
    named = _both(s for s in crm.organisation.sources if s.id == card.source)
    return named.get(card.source)


def _place(crm: Crm, card: Any) -> tuple[int, int]:
    """Where a card stands among all pipelines and stages."""
    pipelines = [p.id for p in crm.organisation.pipelines]
    stages = [s.id for s in crm.organisation.pipeline(card.pipeline).stages]
    return (pipelines.index(card.pipeline), stages.index(card.stage))


def _activity(crm: Crm, card: Any) -> dict[str, Any]:
    return {"due": due_of(crm, card), "next": next_step(crm.planned(card.id))}


def _due(crm: Crm, card: Any) -> int | None:
    step = next_step(crm.planned(card.id))
    return None if step is None else step["due_min"]


def _counter(crm: Crm, card: Any) -> int:
    """How many activities of a card are urgent: overdue, of today, or lacking at all (R030)."""
    if getattr(card, "closed_min", None) is not None:
        return 0
    evening = crm.hours.end_of_day(crm.now_min)
    dues = [a.due_min for a in crm.planned(card.id) if a.due_min is not None]
    return sum(due <= evening for due in dues) if dues else 1


def _person(name: str) -> Read:
    def read(crm: Crm, card: Any) -> str | None:
        client = crm.cards.get(card.contact_id or getattr(card, "company_id", None) or 0)
        return None if client is None else str(getattr(client, name))

    return read


def _phone(crm: Crm, card: Any) -> str:
    person = crm.person(card)
    return phones.pretty(person.phone) if person is not None else ""


def _employer(crm: Crm, card: Any) -> str | None:
    company = crm.companies.get(card.company_id or 0)
    return None if company is None else company.name


_NAME = Column(
    "name",
    say("Name"),
    "text",
    lambda crm, card: card.name,
    lambda crm, card: folded(card.name),
)
_COUNTER = Column("counter", say("Counter"), "number", _counter)
_ACTIVITY = Column("activity", say("Activities"), "due", _activity, _due)
_STAGE = Column("stage", say("Stage"), "stage", lambda crm, card: card.stage, _place)
_PHONE = Column("phone", say("Phone"), "text", _phone, lambda crm, card: _phone(crm, card) or None)
_CLIENT = Column("client", say("Client"), "text", _person("name"))
_COMMON = (_ACTIVITY, _PHONE)
_LAST = (
    Column(
        "source",
        say("Source"),
        "text",
        _source,
        lambda crm, card: card.source or None,
    ),
    Column("tags", say("Tags"), "tags", lambda crm, card: list(card.tags)),
    Column(
        "responsible",
        say("Responsible"),
        "text",
        lambda crm, card: crm.employees[card.responsible_id].name,
    ),
    Column(
        "created",
        say("Created"),
        "moment",
        lambda crm, card: card.created_min,
        lambda crm, card: (card.created_min, card.id),
    ),
)
_EMAIL = _attribute("email", say("E-mail"))
_CITY = _attribute("city", say("City"))
_BIRTH = _attribute("birth_date", say("Date of birth"), "date")
_OF: dict[str, tuple[Column, ...]] = {
    "lead": (_STAGE, _EMAIL, _CITY, _BIRTH, _CLIENT),
    "deal": (
        _STAGE,
        _CLIENT,
        _attribute("sum_rub", say("Sum and currency"), "money"),
        _attribute("signing_min", say("Date of signing"), "moment"),
        Column(
            "pipeline",
            say("Pipeline"),
            "text",
            lambda crm, card: _both([crm.organisation.pipeline(card.pipeline)])[card.pipeline],
            _place,
        ),
    ),
    "contact": (_EMAIL, _BIRTH, _CITY, Column("company", say("Company"), "text", _employer)),
    "company": (_EMAIL, _CITY),
}
