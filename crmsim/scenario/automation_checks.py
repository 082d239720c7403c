"""What the robots, triggers, channels and distribution of an organisation's file must hold.

Each check yields problems; nothing is raised and nothing is read here.
"""

from collections.abc import Collection, Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from crmsim.crm.automation import Robot, Trigger
from crmsim.crm.fields import COMMON
from crmsim.crm.verbs.base import Event
from crmsim.crm.wording import names_in
from crmsim.errors import Problem
from crmsim.scenario.document import Document, KeyPath
from crmsim.scenario.needs_checks import needs_problems
from crmsim.scenario.schema import Company
from crmsim.sim.robots import STEPS, heard_names
from crmsim.sim.robots.dates import DATES
from crmsim.sim.robots.engine import UNHEARD
from crmsim.sim.robots.names import snake

PLACES = ("name", "contact")


def automation_problems(company: Company, file: Document) -> Iterator[Problem]:
    """What does not fit together in a company's automation (R254–R257, R067)."""
    heard = _heard()
    triggers = [trigger.id for trigger in company.triggers]
    for key in ("triggers", "connections"):
        yield from file.doubled((key,), "id", [entry.id for entry in getattr(company, key)])
    for place, robot in enumerate(company.robots):
        path: KeyPath = ("robots", place)
        yield from _waiting(robot, path, company, file, heard)
        yield from file.known((*path, "trigger"), "trigger", robot.trigger, triggers)
        yield from _date(robot, path, company, file)
        yield from _step(robot, path, company, file)
    for place, trigger in enumerate(company.triggers):
        path = ("triggers", place)
        yield from _waiting(trigger, path, company, file, heard)
        stages = _stages(company, trigger.pipeline)
        yield from file.known((*path, "to"), "stage", trigger.to, stages)
    yield from _sharing(company, file)


def _heard() -> list[str]:
    """The names of all events that robots and triggers can wait for."""
    kinds, found = [Event], dict[str, str]()
    while kinds:
        kind = kinds.pop()
        kinds.extend(kind.__subclasses__())
        found.update(heard_names(kind))
    return [name for name in found if name not in map(snake, UNHEARD)]


def _waiting(
    one: Robot | Trigger, path: KeyPath, company: Company, file: Document, heard: Collection[str]
) -> Iterator[Problem]:
    yield from file.known((*path, "when"), "event of a card", one.when, heard)
    pipelines = [pipeline.id for pipeline in company.pipelines]
    yield from file.known((*path, "pipeline"), "pipeline", one.pipeline, pipelines)
    for stage in one.stage:
        stages = _stages(company, one.pipeline)
        yield from file.known((*path, "stage"), "stage", stage, stages)
    plans = [plan.id for plan in company.plans]
    for number, plan in enumerate(one.plans):
        yield from file.known((*path, "plans", number), "plan", plan, plans)
    yield from needs_problems(one.needs, (*path, "if"), company, file)
    if one.text is not None:
        for name in names_in(one.text.ru):
            yield from file.known((*path, "text"), "place of a robot's text", name, PLACES)


def _date(robot: Robot, path: KeyPath, company: Company, file: Document) -> Iterator[Problem]:
    if robot.before is None:
        return
    own = (*company.fields, *company.deal_fields, *company.contact_fields, *company.company_fields)
    dates = [*DATES, *dict.fromkeys(field.id for field in own if field.type == "date")]
    yield from file.known((*path, "before", "date"), "date", robot.before.date, dates)


def _step(robot: Robot, path: KeyPath, company: Company, file: Document) -> Iterator[Problem]:
    """A step exists, is given what it needs and nothing else, and every name in it is known."""
    yield from file.known((*path, "do"), "robot step", robot.do, STEPS)
    step = STEPS.get(robot.do)
    if step is None:
        return
    if step.speaks and robot.text is None:
        yield file.problem((*path, "text"), f"The step {robot.do!r} needs a text.")
    try:
        step.params.model_validate(robot.params)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            yield from _param(fault, robot, path, file)
    yield from _values(robot, path, company, file)


def _param(fault: ErrorDetails, robot: Robot, path: KeyPath, file: Document) -> Iterator[Problem]:
    name = str(fault["loc"][0])
    here: KeyPath = (*path, "params", name)
    if fault["type"] == "extra_forbidden":
        yield from file.known(here, "parameter", name, STEPS[robot.do].params.model_fields)
    elif fault["type"] == "missing":
        why = f"The step {robot.do!r} needs the parameter {name!r}."
        yield file.problem((*path, "params"), why)
    else:
        yield file.problem(here, f"{fault['input']!r} is not possible here: {fault['msg']}.")


def _values(robot: Robot, path: KeyPath, company: Company, file: Document) -> Iterator[Problem]:
    known = _names(robot, company)
    for name, value in robot.params.items():
        is_ours = name in known and name in STEPS[robot.do].params.model_fields
        if is_ours and isinstance(value, str):
            kind, names = known[name]
            yield from file.known((*path, "params", name), kind, value, names)


def _names(robot: Robot, company: Company) -> Mapping[str, tuple[str, list[str]]]:
    """What the params are that name something of the company, by their own names."""
    roles = [role.id for role in company.roles]
    fields = [name for kind in COMMON for name in (*COMMON[kind], *company.fields_of(kind))]
    return {
        "role": ("role", roles),
        "author": ("role", roles),
        "stage": ("stage", _stages(company, robot.pipeline)),
        "field": ("field", list(dict.fromkeys(fields))),
        "segment": ("segment", [segment.id for segment in company.segments]),
        "kind": ("document", [document.id for document in company.documents]),
        "pipeline": ("pipeline", [pipeline.id for pipeline in company.pipelines]),
    }


def _stages(company: Company, pipeline: str | None) -> list[str]:
    named = [p for p in company.pipelines if pipeline in (None, p.id)] or company.pipelines
    return [stage.id for p in named for stage in p.stages]


def _sharing(company: Company, file: Document) -> Iterator[Problem]:
    sources = [source.id for source in company.sources]
    for place, channel in enumerate(company.connections):
        for number, source in enumerate(channel.sources):
            path = ("connections", place, "sources", number)
            yield from file.known(path, "source", source, sources)
    way = company.distribution
    if way is None:
        return
    roles = {role.id: role for role in company.roles}
    yield from file.known(("distribution", "among"), "role", way.among, roles)
    for source, number in way.sources.items():
        key: KeyPath = ("distribution", "sources", source)
        yield from file.known(key, "source", source, sources)
        count = roles[way.among].count if way.among in roles else number + 1
        if number >= count:
            yield file.problem(key, f"The role has {count} employees, numbered from 0.")
