"""How a view is registered, looked up, and asked: filters are checked before anything is read.

No view lives here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crmsim.crm.filters import Criteria
from crmsim.crm.store import Crm
from crmsim.errors import CrmsimError, UnknownName, meant
from crmsim.words import Phrase, say

CriteriaOf = Annotated[Criteria, Field(strict=False)]
Offset = Annotated[int, Field(ge=0, le=10**9)]


class Asked(BaseModel):
    """What a view may be asked with; a view without filters takes this."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class BadFilter(CrmsimError, ValueError):
    """A view was asked with a filter that it does not have, or with a wrong value."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.text("en"))
        self.why = why


Look = Callable[[Crm, Any], Any]


@dataclass(frozen=True, slots=True)
class View:
    """A view's function and its filters."""

    draw: Look
    filters: type[Asked]


VIEWS: dict[str, View] = {}


def view(draw: Look) -> Look:
    """Register a view under its function's name, with the `Asked` that it takes."""
    name = draw.__name__.removesuffix("_")
    if name in VIEWS:
        raise ValueError(f"The view {name} is there twice.")
    VIEWS[name] = View(draw, get_type_hints(draw)["asked"])
    return draw


def find_view(name: str) -> View:
    """The view of that name; UnknownName where there is none."""
    if name not in VIEWS:
        raise UnknownName("view", name, VIEWS)
    return VIEWS[name]


def look(crm: Crm, view: str, **filters: Any) -> Any:
    """What a view shows, as plain data that JSON can carry; nothing changes.

    Raises: UnknownName for no view, BadFilter for a filter that the view does not understand.
    """
    found = find_view(view)
    try:
        asked = found.filters.model_validate(filters)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise _bad(view, fault["type"], fault["loc"]) from None
    return found.draw(crm, asked)


def unknown_filter(name: str, key: str, inside: type[BaseModel] | None = None) -> BadFilter:
    """What is said to a key that a view, or a part of its filters, does not have."""
    known = inside or (VIEWS[name].filters if name in VIEWS else Asked)
    last = key.rpartition(".")[2]
    hint = meant(last, known.model_fields)
    why = say("The view «{view}» has no filter «{key}».{hint}", view=name, key=key, hint=hint)
    return BadFilter(why)


def _bad(name: str, fault: str, place: tuple[int | str, ...]) -> BadFilter:
    key = ".".join(map(str, place))
    if fault == "extra_forbidden":
        return unknown_filter(name, key, Criteria if len(place) > 1 else None)
    if fault == "missing":
        return BadFilter(say("The view «{view}» needs «{key}».", view=name, key=key))
    return BadFilter(say("«{key}» of the view «{view}» cannot be this.", key=key, view=name))
