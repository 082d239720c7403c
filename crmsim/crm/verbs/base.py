"""What an action and an event are, and how a verb finds its function. No verb lives here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field

from crmsim.crm.entities import Lead
from crmsim.crm.store import Crm
from crmsim.errors import Missing, Refused, refuse
from crmsim.words import say

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


def open_lead(crm: Crm, lead_id: int) -> Lead:
    """The lead of that id in process; refused when there is none, or when it is finished."""
    lead = known_lead(crm, lead_id)
    if lead.closed_min is not None:
        raise refuse("lead_closed", say("«{name}» is finished and stays so.", name=lead.name))
    return lead


def known_lead(crm: Crm, lead_id: int) -> Lead:
    """The lead of that id; refused when there is none."""
    lead = crm.leads.get(lead_id)
    if lead is None:
        raise refuse("no_such_lead", say("There is no lead number {id}.", id=lead_id))
    return lead


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
