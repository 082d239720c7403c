"""What works by itself, as a company's data: robots, triggers, who gets a request, channels.

Nothing here acts: robots and triggers are started in `sim.robots`, requests are shared out in
`sim.distribution`.
"""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, field_validator

from crmsim.crm.frozen import Frozen, Id, Named, Needs
from crmsim.crm.wording import Wording

Stages = tuple[Id, ...]
Act = Literal["call", "letter", "chat", "form", "site", "social"]
"""What a client can do by themselves about a card."""


class Before(Frozen):
    """So many minutes before a date of the card, or after it where they are negative.

    The date is a field of the type date, `due` (the deal's next payment), or `signing`.
    """

    date: Id
    min: int = 0


class _OnEvent(Frozen):
    """What waits for an event of a card, on some stages, under some tariffs, if facts hold."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )

    id: Id
    when: Id = Field(
        default="entered", description="an event in snake case, such as lead_arrived, or entered"
    )
    pipeline: Id | None = None
    stage: Stages = Field(default=(), description="where the card stands: one, or one of several")
    plans: tuple[Id, ...] = Field(default=(), description="tariffs; without them, under all")
    needs: Needs = Field(default=(), alias="if", description="facts that must hold")

    @field_validator("stage", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else (value or ())


class Robot(_OnEvent):
    """When something happens, something is done for the employee (R256, R257).

    A delayed robot looks at its stage and facts when its minutes are over.
    """

    trigger: Id | None = Field(default=None, description="only when this trigger has fired")
    after_min: Annotated[int, Field(ge=0)] = 0
    before: Before | None = None
    do: Id = Field(description="a robot step, such as notify or add_task")
    text: Wording | None = Field(default=None, description="may hold {name} and {contact}")
    params: dict[Id, Any] = {}


class Trigger(_OnEvent):
    """An action of the client moves the card, or leaves it, and starts robots (R255)."""

    to: Id | None = Field(default=None, description="the stage to which the card goes")
    text: Wording | None = None


class Connection(Named):
    """A channel of communication, connected once, that brings the requests of sources (R067)."""

    sources: tuple[Id, ...] = ()
    acts: tuple[Act, ...] = Field(default=(), description="what clients do by themselves here")
    connected: bool = True


class Distribution(Frozen):
    """Who becomes responsible for an incoming request (R254).

    `least_loaded` looks at cards in work, `by_load` at planned activities; `by_source` gives the
    sources that are named to the employees of that place, from 0, and the others in turn.
    """

    how: Literal["round_robin", "least_loaded", "by_load", "by_source"] = "round_robin"
    among: Id = Field(description="the role that works requests")
    sources: dict[Id, Annotated[int, Field(ge=0)]] = {}
