"""Settings: rights, pipelines, robots by an administrator; one's own columns (R029, R037)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.columns import columns
from crmsim.crm.filters import Section
from crmsim.crm.organisation import Pipeline, Stage
from crmsim.crm.settings import put_setting
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, need, verb, written
from crmsim.errors import Missing, meant, refuse
from crmsim.words import Phrase, Text, say

STAGES = Annotated[tuple[Line, ...], Field(min_length=1, max_length=15, strict=False)]


class SetRight(Action):
    """Say whose cards a role sees."""

    verb: Literal["set_right"] = "set_right"
    role: Line
    sees: Literal["own", "department", "all"]


class AddPipeline(Action):
    """Add a pipeline of deals, by the names of its stages between the first and the end."""

    verb: Literal["add_pipeline"] = "add_pipeline"
    name: Line
    stages: STAGES


class DropPipeline(Action):
    """Delete a pipeline in which there is nothing."""

    verb: Literal["drop_pipeline"] = "drop_pipeline"
    pipeline: Line


class SetRobot(Action):
    """Switch a robot on or off."""

    verb: Literal["set_robot"] = "set_robot"
    robot: Line
    on: bool


class ChooseColumns(Action):
    """Choose the columns of a list, in their order; none for the usual ones."""

    verb: Literal["choose_columns"] = "choose_columns"
    section: Section
    columns: Annotated[tuple[Line, ...], Field(max_length=60, strict=False)]


@dataclass(frozen=True, slots=True)
class RightSet(Event):
    """A role sees other cards than before, or the same."""

    role: str
    sees: str


@dataclass(frozen=True, slots=True)
class PipelineAdded(Event):
    """Deals may go through one more pipeline."""

    pipeline: str
    name: str


@dataclass(frozen=True, slots=True)
class PipelineDropped(Event):
    """A pipeline is gone."""

    pipeline: str
    name: str


@dataclass(frozen=True, slots=True)
class RobotSwitched(Event):
    """A robot works, or rests."""

    robot: str
    on: bool


@dataclass(frozen=True, slots=True)
class ColumnsChosen(Event):
    """A list shows these columns from now on."""

    section: str
    columns: tuple[str, ...]


@verb
def set_right(action: SetRight, crm: Crm) -> list[Event]:
    """An administrator says whose cards a role sees (R023, R037)."""
    need([administrator(crm)])
    roles = crm.organisation.roles
    _known(action.role, [role.id for role in roles], "no_such_role", "role")
    crm.reorganise(
        roles=tuple(
            role.model_copy(update={"sees": action.sees}) if role.id == action.role else role
            for role in roles
        )
    )
    put_setting(crm, f"right:{action.role}", action.sees)
    return [RightSet(action.role, action.sees)]


@verb
def add_pipeline(action: AddPipeline, crm: Crm) -> list[Event]:
    """An administrator adds a pipeline; two ends are added to its stages (R037, R062)."""
    texts = ((name, "stages") for name in action.stages)
    blank = (written(text, field) for text, field in ((action.name, "name"), *texts))
    need([administrator(crm), *blank])
    company = crm.organisation
    taken = {pipeline.id for pipeline in company.pipelines}
    numbers = range(1, len(taken) + 2)
    number = next(f"pipeline_{n}" for n in numbers if f"pipeline_{n}" not in taken)
    pipeline = Pipeline(
        id=number, name=_same(action.name), entity="deal", stages=_stages(action.stages)
    )
    crm.reorganise(pipelines=(*company.pipelines, pipeline))
    put_setting(crm, f"pipeline:{number}", pipeline.model_dump(mode="json"))
    return [PipelineAdded(number, action.name)]


@verb
def drop_pipeline(action: DropPipeline, crm: Crm) -> list[Event]:
    """An administrator deletes a pipeline that is empty and that nothing starts in (R037)."""
    need([administrator(crm)])
    company = crm.organisation
    _known(action.pipeline, [p.id for p in company.pipelines], "no_such_pipeline", "pipeline")
    pipeline = company.pipeline(action.pipeline)
    need(lacking_to_drop(crm, pipeline))
    crm.reorganise(
        pipelines=tuple(
            other.model_copy(
                update={"moves_to": tuple(m for m in other.moves_to if m != pipeline.id)}
            )
            for other in company.pipelines
            if other.id != pipeline.id
        )
    )
    put_setting(crm, f"pipeline:{pipeline.id}", False)
    return [PipelineDropped(pipeline.id, pipeline.name.text("en"))]


@verb
def set_robot(action: SetRobot, crm: Crm) -> list[Event]:
    """An administrator switches an automatic process on or off (R037)."""
    need([administrator(crm)])
    _known(action.robot, [r.id for r in crm.organisation.robots], "no_such_robot", "robot")
    put_setting(crm, f"robot:{action.robot}", action.on)
    return [RobotSwitched(action.robot, action.on)]


@verb
def choose_columns(action: ChooseColumns, crm: Crm) -> list[Event]:
    """Who has the right to arranges a list for oneself; every unknown column is named (R029)."""
    known = columns(crm, action.section)
    role = crm.organisation.role(crm.trainee.role)
    why = say("Your role has no right to arrange lists; ask the administrator.")
    need(
        [
            None if role.arranges else Missing("no_right", why),
            *(_column_fault(name, list(known)) for name in action.columns if name not in known),
        ]
    )
    chosen = tuple(dict.fromkeys(action.columns))
    put_setting(crm, f"columns:{action.section}", list(chosen), crm.me)
    return [ColumnsChosen(action.section, chosen)]


def administrator(crm: Crm) -> Missing | None:
    """What is missing when the trainee has no access to the settings (R037)."""
    if crm.organisation.role(crm.trainee.role).admin:
        return None
    return Missing("not_administrator", say("Only an administrator has access to the settings."))


def lacking_to_drop(crm: Crm, pipeline: Pipeline) -> list[Missing]:
    """Why a pipeline cannot be deleted; nothing where it can."""
    company = crm.organisation
    starts = pipeline.id in (company.entry.id, company.deal_pipeline)
    names = {"name": pipeline.name}
    cards = crm.moving()
    used = any(card.pipeline == pipeline.id for card in cards)
    first = say("New cards start in «{name}»; it cannot be deleted.", **names)
    full = say("There are cards in «{name}»; move them first.", **names)
    return [
        *([Missing("pipeline_starts", first, field="pipeline")] if starts else []),
        *([Missing("pipeline_used", full, field="pipeline")] if used else []),
    ]


def _stages(names: tuple[str, ...]) -> tuple[Stage, ...]:
    between = (Stage(id=f"STAGE_{n}", name=_same(name)) for n, name in enumerate(names, start=1))
    won, lost = say("Won"), say("Lost")
    return (
        *between,
        Stage(id="WON", name=_both(won), semantics="success", color="#3aa655"),
        Stage(id="LOST", name=_both(lost), semantics="failure", color="#e5484d"),
    )


def _both(told: Phrase) -> Text:
    return Text(ru=told.text("ru"), en=told.text("en"))


def _same(name: str) -> Text:
    return Text(ru=name, en=name)


def _known(name: str, known: list[str], code: str, field: str) -> None:
    if name not in known:
        why = say("There is no «{name}» here.{hint}", name=name, hint=meant(name, known))
        raise refuse(code, why, field=field)


def _column_fault(name: str, known: list[str]) -> Missing:
    why = say("There is no column «{name}».{hint}", name=name, hint=meant(name, known))
    return Missing("no_such_column", why, field="columns")
