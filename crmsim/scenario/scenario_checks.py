"""What a scenario's file must hold beyond its shape, alone and together with its organisation.

Each check yields problems; nothing is raised and nothing is read here.
Whether a rule exists and knows its parameters is a matter of the rulebook.
"""

from collections.abc import Iterator
from pathlib import Path

from crmsim.crm.hours import OfficeHours
from crmsim.errors import Problem
from crmsim.scenario.company_checks import die_problems
from crmsim.scenario.conduct_checks import group_conduct_problems
from crmsim.scenario.contract_checks import group_contract_problems
from crmsim.scenario.document import Document, KeyPath
from crmsim.scenario.schema import Company, LeadGroup, Scenario
from crmsim.scenario.selling_checks import group_selling_problems, letter_problems
from crmsim.scenario.supply_checks import group_supply_problems

_ALL = 100


def scenario_problems(
    scenario: Scenario, company: Company, file: Document, folder: Path
) -> Iterator[Problem]:
    """What does not fit together in a scenario's file, or with its organisation."""
    here = f"{folder.parent.name}/{folder.name}"
    if scenario.id != here:
        yield file.problem(("id",), f"The id is {scenario.id!r}, and the folder is {here}.")
    yield from _start(scenario, company, file)
    yield from file.known(("plan",), "plan", scenario.plan, [plan.id for plan in company.plans])
    yield from file.known(("role",), "role", scenario.role, [role.id for role in company.roles])
    yield from file.doubled(("skills",), "id", [skill.id for skill in scenario.skills])
    yield from file.doubled(("leads",), "name", [group.name for group in scenario.leads])
    for place, group in enumerate(scenario.leads):
        yield from _group(group, company, ("leads", place), file)
        yield from group_supply_problems(scenario, place, company, file)
    yield from letter_problems(scenario, company, file)
    yield from _rules(scenario, file)
    yield from _questions(scenario, file)
    for bot, (low, high) in scenario.bots.items():
        if not 0 <= low <= high <= _ALL:
            yield file.problem(("bots", bot), "A band is [lowest, highest] percent, from 0 to 100.")


def _start(scenario: Scenario, company: Company, file: Document) -> Iterator[Problem]:
    start, hours = scenario.start, company.hours
    if start.tzinfo is not None or start.second or start.microsecond:
        why = "The start is a local date and time to the minute, such as 2026-11-23T09:00."
        yield file.problem(("start",), why)
        return
    office = OfficeHours(hours, start)
    try:
        workday = office.is_workday(0)
    except ValueError as error:
        yield file.problem(("start",), str(error))
        return
    if not workday:
        yield file.problem(("start",), f"{start:%Y-%m-%d} is no working day.")
    elif not office.is_open(0) or office.closing(0) == 0:
        why = (
            f"The office works from {hours.opens} to {hours.closes}, and {start:%H:%M} is outside."
        )
        yield file.problem(("start",), why)


def _group(group: LeadGroup, company: Company, path: KeyPath, file: Document) -> Iterator[Problem]:
    pipelines = [pipeline.id for pipeline in company.pipelines]
    if group.pipeline is not None and group.pipeline not in pipelines:
        yield from file.known((*path, "pipeline"), "pipeline", group.pipeline, pipelines)
        return
    stages = group.pipeline_of(company).stages
    sources = [source.id for source in company.sources]
    yield from file.known((*path, "stage"), "stage", group.stage, [stage.id for stage in stages])
    for place, tag in enumerate(group.tags):
        yield from file.known((*path, "tags", place), "tag", tag, [tag.id for tag in company.tags])
    people = sum(role.count for role in company.roles)
    if group.owner >= people:
        why = f"The company has {people} employees, numbered from 0."
        yield file.problem((*path, "owner"), why)
    yield from file.known((*path, "source"), "source", group.source, sources)
    yield from file.known((*path, "manner"), "manner", group.manner, company.manner_by_id)
    for name, span in group.dice.items():
        yield from die_problems(company, name, span, (*path, "dice", name), file)
    yield from file.span((*path, "arrives"), group.arrives)
    yield from file.span((*path, "contacted"), group.contacted)
    for place, act in enumerate(group.acts):
        at = (*path, "acts", place, "at")
        yield from file.span(at, act.at)
        if min((act.at,) if isinstance(act.at, int) else act.at) < 0:
            yield file.problem(at, "What a client does lies ahead: in minute 0 or later.")
    for place, activity in enumerate(group.activities):
        yield from file.span((*path, "activities", place, "due"), activity.due)
    yield from group_contract_problems(group, company, path, file)
    yield from group_conduct_problems(group, company, path, file)
    yield from group_selling_problems(group, company, path, file)
    yield from _sense(group, company, path, file)


def _sense(group: LeadGroup, company: Company, path: KeyPath, file: Document) -> Iterator[Problem]:
    first = group.arrives if isinstance(group.arrives, int) else group.arrives[0]
    last = group.arrives if isinstance(group.arrives, int) else group.arrives[1]
    contacted = group.contacted if isinstance(group.contacted, int | None) else group.contacted[1]
    ends = [stage.id for stage in group.pipeline_of(company).stages if stage.is_final]
    if group.stage in ends and group.closed is None:
        why = "A card is finished during the lesson; at the opening it stands on another stage."
        yield file.problem((*path, "stage"), why)
    if not group.registered and first <= 0:
        why = "Who is not registered must arrive after the opening: in minute 1 or later."
        yield file.problem((*path, "arrives"), why)
    if contacted is not None and (contacted > 0 or last > 0):
        why = (
            "Who was contacted before the opening has also arrived before it: in minute 0 or less."
        )
        yield file.problem((*path, "contacted"), why)


def _rules(scenario: Scenario, file: Document) -> Iterator[Problem]:
    skills = [skill.id for skill in scenario.skills]
    yield from file.doubled(("rules",), "id", [rule.name for rule in scenario.rules])
    for place, rule in enumerate(scenario.rules):
        yield from file.known(("rules", place, "skill"), "skill", rule.skill, skills)


def _questions(scenario: Scenario, file: Document) -> Iterator[Problem]:
    yield from file.doubled(("questions",), "id", [question.id for question in scenario.questions])
    for place, question in enumerate(scenario.questions):
        choices = [choice.id for choice in question.choices]
        yield from file.doubled(("questions", place, "choices"), "id", choices)
        path = ("questions", place, "right")
        yield from file.known(path, "choice", question.right, choices)
