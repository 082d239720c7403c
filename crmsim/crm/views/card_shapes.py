"""The shapes of an opened card and of its forms; those of the sections are in `shapes`.

Times are whole minutes since opening (`_min`), money is whole rubles (`_rub`).
"""

from typing import Any, TypedDict

from crmsim.crm.views.shapes import Both, Card, Choice, FieldShown, Planned

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
        "from_pipeline": str | None,
        "to_pipeline": str | None,
    },
)
"""One entry of a card's timeline (R076)."""


class CardSection(TypedDict):
    """Some fields of a card under a heading."""

    id: str
    name: Both
    fields: list[FieldShown]


class StageShown(TypedDict):
    """A stage of a card's pipeline."""

    id: str
    name: Both
    semantics: str
    color: str
    tier: int | None


class ClientShown(TypedDict):
    """Who stands behind a card."""

    id: int
    kind: str
    name: str
    phone: str


class Related(TypedDict):
    """Another card that a card is tied to."""

    id: int
    kind: str
    name: str
    stage: Both | None
    closed: bool


class Can(TypedDict):
    """What the card's buttons may offer; the guards have the last word."""

    move: list[str]
    start_visit: bool
    meet: bool
    pipelines: list[str]


class Changed(TypedDict):
    """A field that has got another value (R059)."""

    at_min: int
    who: str | None
    field: str
    name: Both
    before: Any
    after: Any


class Standing(TypedDict):
    """How a deal stands; `until` is the last day on which it is active (R233–R237)."""

    correct: bool
    active: bool
    until: str | None
    lapses: list[Both]


class RemarkShown(TypedDict):
    """A remark of quality control on a card (R229)."""

    at_min: int
    who: str
    fault: Both
    points: int
    rub: int


class OpenedCard(TypedDict):
    """All that a card shows (R059, R060)."""

    card: Card
    kind: str
    text: str
    form: str | None
    signing_min: int | None
    paid_rub: int
    sections: list[CardSection]
    stages: list[StageShown]
    client: ClientShown | None
    related: list[Related]
    can: Can
    products: list[dict[str, Any]]
    payments: list[dict[str, Any]]
    deliveries: list[dict[str, Any]]
    invoices: list[dict[str, Any]]
    documents: list[dict[str, Any]]
    timeline: list[Entry]
    planned: list[Planned]
    history: list[Changed]
    standing: Standing | None
    remarks: list[RemarkShown]


class FormField(TypedDict):
    """A place of a form; `fields` are those of a card where its type is `values`."""

    name: str
    label: Both
    type: str
    many: bool
    options: list[Choice]
    fields: list[FieldShown]
    required: bool
    value: Any


class Form(TypedDict):
    """What can be done now, and what has to be filled for it; `given` is sent as it is."""

    verb: str
    title: Both
    card: int | None
    given: dict[str, Any]
    fields: list[FormField]
