"""What all data of a company's file is made of: ids, names, times, facts that are asked for.

What the pieces add up to is in `organisation`.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from crmsim.words import Text

Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=64)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Span = Annotated[tuple[int, int], Field(description="lowest and highest, both included")]


class Frozen(BaseModel):
    """What crosses a border: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Frozen):
    """Something with an id for files and a name for people."""

    id: Id
    name: Text


class Need(Frozen):
    """A fact that a stage asks for, with what the fact wants to know.

    `plans` are the tariffs of the portal under which it is asked, all where none is named. What is
    checked `after` lets the card pass, tells why it should not have, and returns it (R190). What is
    `advised` stops nobody and is judged (D4).
    """

    fact: Id
    params: dict[Id, Any] = {}
    plans: tuple[Id, ...] = ()
    check: Literal["before", "after", "advised"] = "before"


Needs = tuple[Id | Need, ...]
