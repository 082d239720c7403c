"""What an action and an event are, and how a verb finds its function. No verb lives here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field

from crmsim.crm.entities import Deal, Lead
from crmsim.crm.store import Crm
from crmsim.errors import Missing, Refused, refuse
from crmsim.words import Phrase, say

RowId = Annotated[int, Field(ge=1, le=10**9)]
Minute = Annotated[int, Field(ge=-(10**7), le=10**7)]
Line = Annotated[str, Field(max_length=200)]
Prose = Annotated[str, Field(max_length=4000)]


class Action(BaseModel):
    """What the trainee does: imperative, frozen, one class per verb."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    verb: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: in the past tense, frozen.

    The world stamps an event when it is told: `at_min` since opening, and the `line` of the
    attempt during which it happened (0 before the first action).
    """

    at_min: int = field(init=False, default=0)
    line: int = field(init=False, default=0)
    order: int = field(init=False, default=0)


@dataclass(frozen=True, slots=True)
class Passing(Event):
    """An event that takes *minutes* by itself."""

    minutes: int


Perform = Callable[[Any, Crm], Iterable[Event]]
VERBS: dict[type[Action], Perform] = {}


def verb(function: Perform) -> Perform:
    """Register what a verb does, under the Action that its first argument names."""
    kind = get_type_hints(function)["action"]
    if kind in VERBS:
        raise ValueError(f"{kind.__name__} is performed twice.")
    VERBS[kind] = function
    return function


class CardAction(Action):
    """About one card: a lead, a deal, a contact or a company, named by its number."""

    lead: RowId | None = None
    deal: RowId | None = None
    contact: RowId | None = None
    company: RowId | None = None

    @property
    def named(self) -> list[tuple[str, int]]:
        """The cards that are named, each with its kind."""
        given = (
            ("lead", self.lead),
            ("deal", self.deal),
            ("contact", self.contact),
            ("company", self.company),
        )
        return [(kind, number) for kind, number in given if number is not None]


KINDS = ("lead", "deal", "contact", "company")
NO_SUCH: dict[str, Phrase] = {
    "lead": say("There is no lead number {id}."),
    "deal": say("There is no deal number {id}."),
    "contact": say("There is no contact number {id}."),
    "company": say("There is no company number {id}."),
}


def the_card(crm: Crm, action: CardAction) -> Any:
    """The one card that an action names; refused for none, for two, and for what is not there."""
    named = action.named
    if len(named) != 1:
        raise refuse("which_card", say("Name one card: a lead, a deal, a contact or a company."))
    kind, number = named[0]
    return known_card(crm, kind, number)


def the_open_card(crm: Crm, action: CardAction) -> Any:
    """The same, and still in work."""
    return in_work(the_card(crm, action))


def known_card(crm: Crm, kind: str, number: int) -> Any:
    """The card of a kind and a number; refused when there is none, or when it is another's."""
    card = crm.cards.get(number)
    if card is None or card.kind != kind:
        raise refuse(f"no_such_{kind}", Phrase(NO_SUCH[kind].msgid, (("id", number),)))
    if not crm.sees(card):
        name = crm.employees[card.responsible_id].name
        raise refuse("not_yours", say("This card is worked by {employee}.", employee=name))
    return card


def in_work(card: Any) -> Any:
    """A card that is not finished; refused where it is."""
    if getattr(card, "closed_min", None) is not None:
        why = say("«{name}» is finished and stays so.", name=card.name)
        raise refuse(f"{card.kind}_closed", why)
    return card


def open_lead(crm: Crm, number: int) -> Lead:
    """The lead of that number in process."""
    lead: Lead = in_work(known_card(crm, "lead", number))
    return lead


def open_deal(crm: Crm, number: int) -> Deal:
    """The deal of that number in process."""
    deal: Deal = in_work(known_card(crm, "deal", number))
    return deal


def known_employee(crm: Crm, number: int) -> int:
    """The number of an employee; refused where there is none."""
    if number not in crm.employees:
        raise refuse("no_such_employee", say("There is no employee number {id}.", id=number))
    return number


def need(missing: Iterable[Missing | None]) -> None:
    """Refuse with everything that is missing, at once; pass where nothing is."""
    found = tuple(m for m in missing if m is not None)
    if found:
        raise Refused(*found)


def in_future(crm: Crm, at_min: int, field_name: str) -> Missing | None:
    """What is missing when a time is already past."""
    if at_min > crm.now_min:
        return None
    return Missing("in_the_past", say("This time has already passed."), field=field_name)


def in_hours(crm: Crm, at_min: int, field_name: str) -> Missing | None:
    """What is missing when the office is closed at that time."""
    if crm.hours.is_open(at_min):
        return None
    return Missing("office_closed", say("The office is closed at that time."), field=field_name)


def written(text: str, field_name: str) -> Missing | None:
    """What is missing when a text is blank."""
    if text.strip():
        return None
    return Missing("empty_text", say("There is nothing written here yet."), field=field_name)
