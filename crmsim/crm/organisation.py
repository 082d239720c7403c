"""An organisation as data: pipelines, stages, fields, roles, hours, prices of time.

Read from YAML by the scenario floor, stored whole in an opening; nothing here acts.
"""

from functools import cached_property
from typing import Annotated, Literal

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


class Stage(Named):
    """A column of a board: a status of a lead or a stage of a deal (R061).

    `needs` names the facts without which nothing enters; `tier` is the priority of its cards,
    1 first (R104–R108).
    """

    semantics: Literal["process", "success", "failure"] = "process"
    color: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] = "#a8adb4"
    tier: int | None = None
    needs: tuple[Id, ...] = ()


class Pipeline(Named):
    """Stages in their order, and the roads between them (R062).

    Without `roads` every process stage leads to every other but the first.
    """

    entity: Literal["lead", "deal"]
    stages: tuple[Stage, ...]
    roads: dict[Id, tuple[Id, ...]] | None = None

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id; KeyError if there is none."""
        return self._by_id[stage_id]

    @cached_property
    def _by_id(self) -> dict[str, Stage]:
        return {stage.id: stage for stage in self.stages}


class CardField(Named):
    """A field of a card beyond those every card has."""

    type: Literal["text", "money", "number", "date", "choice", "flag"] = "text"
    options: tuple[Named, ...] = ()
    form: bool = Field(default=False, description="belongs to the questionnaire")


class Reason(Named):
    """Why a lead may be rejected; `said` are the sayings of clients that it fits (R097, R100)."""

    said: tuple[Id, ...] = ()


class Hours(Frozen):
    """Working hours of a working day, and the production calendar that names such days."""

    opens: Clock
    closes: Clock
    calendar: str = "RU"


class PasswordPolicy(Frozen):
    """What a password must have (R002, R009, R011)."""

    min_length: int = 8
    min_kinds: int = Field(
        default=3, description="of lower case, upper case, digits and other signs"
    )
    change_months: int = 3


class Share(Frozen):
    """A named thing that is drawn by weight."""

    id: Id
    weight: Annotated[int, Field(ge=0)]


class Manner(Named):
    """How some clients behave: a story of `sim.clients` and the dice it may use.

    A die is a span of whole numbers, or a chance in percent written as one number.
    """

    story: Id
    weight: Annotated[int, Field(ge=0)] = 1
    dice: dict[Id, Span | int] = {}


class Robot(Frozen):
    """When something happens, something is done for the employee (R256, R257)."""

    id: Id
    when: Id = Field(description="an event in snake case, such as lead_arrived")
    stage: Id | None = None
    do: Id = Field(description="a robot step, such as notify or add_task")
    text: Text
    after_min: Annotated[int, Field(ge=0)] = 0


class Organisation(Frozen):
    """A company (D1–D26 are lines of its file)."""

    id: Id
    name: Text
    about: Text
    currency: Literal["RUB"] = "RUB"
    hours: Hours
    counters: Literal["cards", "activities"] = "cards"
    task_workdays: int = Field(default=5, description="latest task after a contact (R112)")
    default_filter: Id
    sections: tuple[Named, ...]
    panel: tuple[Named, ...]
    roles: tuple[Named, ...]
    approver: Id = Field(description="the role that approves questionnaires")
    sources: tuple[Named, ...]
    reject_reasons: tuple[Reason, ...]
    fields: tuple[CardField, ...]
    profile: tuple[CardField, ...] = ()
    tags: tuple[Named, ...] = Field(default=(), description="what cards can be marked with (R047)")
    pipelines: tuple[Pipeline, ...]
    convert: tuple[Id, ...] = Field(
        default=(), description="facts of which one is enough for a conversion (D1)"
    )
    convert_needs: tuple[Id, ...] = Field(
        default=(), description="facts of which a conversion needs every one (R102, D1)"
    )
    deal_pipeline: Id = Field(description="where the deal of a converted lead starts")
    password: PasswordPolicy = PasswordPolicy()
    costs: dict[Id, Annotated[int, Field(ge=0)]] = Field(
        description="minutes by verb, or by event in snake case"
    )
    tariffs: dict[Id, int] = {}
    manners: tuple[Manner, ...]
    robots: tuple[Robot, ...] = ()
    source_mix: tuple[Share, ...]

    @cached_property
    def leads(self) -> Pipeline:
        """The pipeline that leads go through; KeyError where the company has none."""
        return self.pipeline("leads")

    def pipeline(self, pipeline_id: str) -> Pipeline:
        """The pipeline of that id; KeyError if there is none."""
        return self._pipelines[pipeline_id]

    @cached_property
    def _pipelines(self) -> dict[str, Pipeline]:
        return {pipeline.id: pipeline for pipeline in self.pipelines}

    @cached_property
    def form_fields(self) -> tuple[CardField, ...]:
        """The fields of the questionnaire (R092)."""
        return tuple(f for f in self.fields if f.form)

    def reason_for(self, said: str) -> str | None:
        """The reason of rejection that fits what a client said, or None."""
        return next((r.id for r in self.reject_reasons if said in r.said), None)

    @cached_property
    def field_by_id(self) -> dict[str, CardField]:
        """The fields of a lead's card beyond those every lead has."""
        return {f.id: f for f in self.fields}
