"""What an organisation's file must hold beyond its shape: names that exist, ends, dice for all.

Each check yields problems; nothing is raised and nothing is read here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from datetime import date

from crmsim.crm.organisation import CardField, Manner, Pipeline, Share
from crmsim.crm.workdays import is_workday
from crmsim.errors import Problem
from crmsim.scenario.conduct_checks import conduct_problems
from crmsim.scenario.contract_checks import contract_problems
from crmsim.scenario.document import Document, KeyPath
from crmsim.scenario.needs_checks import needs_problems
from crmsim.scenario.schema import TRAINEE_ROLE, Company, When
from crmsim.scenario.selling_checks import selling_problems
from crmsim.scenario.supply_checks import supply_problems

_LEADS = "leads"
_OLDEST = 120
_CERTAIN = 100
_NAMED = ("sections", "panel", "roles", "sources", "reject_reasons", "fields", "profile")
_LISTED = (*_NAMED, "documents", "pipelines", "manners", "robots", "source_mix")


def company_problems(company: Company, file: Document, stem: str) -> Iterator[Problem]:
    """What does not fit together in an organisation's file; *stem* is the file's name."""
    from crmsim.scenario.automation_checks import automation_problems

    homeless = [*_deal_pipeline(company, file)]
    yield from homeless
    if homeless:
        return  # all else is asked of a company whose requests have a pipeline
    if company.id != stem:
        yield file.problem(("id",), f"The id is {company.id!r}, and the file is {stem}.yaml.")
    for name in _LISTED:
        yield from file.doubled((name,), "id", [entry.id for entry in getattr(company, name)])
    yield from _hours(company, file)
    yield from _names(company, file)
    yield from _card_fields(company, file)
    for place, pipeline in enumerate(company.pipelines):
        yield from _pipeline(pipeline, company, ("pipelines", place), file)
    yield from _endings(company, file)
    yield from supply_problems(company, file)
    yield from _manners(company, file)
    yield from automation_problems(company, file)
    yield from _costs(company, file)
    yield from selling_problems(company, file)
    yield from contract_problems(company, file)
    yield from conduct_problems(company, file)


def _deal_pipeline(company: Company, file: Document) -> Iterator[Problem]:
    deals = [pipeline.id for pipeline in company.pipelines if pipeline.entity == "deal"]
    yield from file.known(("deal_pipeline",), "pipeline of deals", company.deal_pipeline, deals)


def _hours(company: Company, file: Document) -> Iterator[Problem]:
    hours = company.hours
    if hours.opens >= hours.closes:
        why = f"The office closes at {hours.closes}, before it opens at {hours.opens}."
        yield file.problem(("hours", "closes"), why)
    try:
        is_workday(date(2026, 1, 12), calendar=hours.calendar)
    except ValueError as error:
        yield file.problem(("hours", "calendar"), str(error))


def _names(company: Company, file: Document) -> Iterator[Problem]:
    from crmsim.crm.views.finding import PRESETS

    roles = [role.id for role in company.roles]
    sources = [source.id for source in company.sources]
    yield from file.known(("default_filter",), "filter", company.default_filter, PRESETS)
    if TRAINEE_ROLE not in roles:
        yield file.problem(("roles",), f"The trainee's role {TRAINEE_ROLE!r} is missing.")
    yield from file.known(("approver",), "role", company.approver, roles)
    yield from file.known(("plan",), "plan", company.plan, [plan.id for plan in company.plans])
    for source in company.channels:
        yield from file.known(("channels", source), "source", source, sources)
    for place, share in enumerate(company.source_mix):
        yield from file.known(("source_mix", place, "id"), "source", share.id, sources)
    yield from file.span(("ages",), company.ages)
    if min(company.ages) < 1 or max(company.ages) > _OLDEST:
        yield file.problem(("ages",), f"Ages are whole years from 1 to {_OLDEST}.")
    yield from _weights(("source_mix",), company.source_mix, file)
    yield from _weights(("manners",), company.manners, file)


def _weights(
    path: KeyPath, shares: Collection[Share | Manner], file: Document
) -> Iterator[Problem]:
    if not any(share.weight for share in shares):
        yield file.problem(path, "Nothing here has a weight above 0, so nothing can be drawn.")


def _card_fields(company: Company, file: Document) -> Iterator[Problem]:
    for name in ("fields", "profile"):
        for place, field in enumerate(getattr(company, name)):
            yield from _card_field(field, (name, place), file)


def _card_field(field: CardField, path: KeyPath, file: Document) -> Iterator[Problem]:
    yield from file.doubled((*path, "options"), "id", [option.id for option in field.options])
    if (field.type == "choice") != bool(field.options):
        yield file.problem(
            (*path, "options"), "A field of the type choice has options, and no other has."
        )
    if field.form and field.type in ("text", "date"):
        why = f"Clients cannot answer a {field.type}; use choice, flag, number or money."
        yield file.problem((*path, "type"), why)


def _pipeline(
    pipeline: Pipeline, company: Company, path: KeyPath, file: Document
) -> Iterator[Problem]:
    stages = [stage.id for stage in pipeline.stages]
    yield from file.doubled((*path, "stages"), "id", stages)
    if not stages or pipeline.stages[0].is_final:
        yield file.problem((*path, "stages"), "A pipeline does not begin with an ending.")
    deals = [p.id for p in company.pipelines if p.entity == "deal"]
    for place, other in enumerate(pipeline.moves_to):
        yield from file.known((*path, "moves_to", place), "pipeline of deals", other, deals)
    for place, stage in enumerate(pipeline.stages):
        yield from _said(stage.said, (*path, "stages", place, "said"), file)
        for key in ("needs", "leave"):
            asked = getattr(stage, key)
            yield from needs_problems(asked, (*path, "stages", place, key), company, file)
    for start, ends in (pipeline.roads or {}).items():
        yield from file.known((*path, "roads", start), "stage", start, stages)
        for number, end in enumerate(ends):
            yield from file.known((*path, "roads", start, number), "stage", end, stages)
    if (pipeline.entity == "lead") != (pipeline.id == _LEADS):
        yield file.problem(
            (*path, "id"), f"The pipeline of leads, and no other, is named {_LEADS!r}."
        )


def _endings(company: Company, file: Document) -> Iterator[Problem]:
    for place, pipeline in enumerate(company.pipelines):
        endings = [s.semantics for s in pipeline.stages if s.semantics != "process"]
        if pipeline.entity == "lead" and sorted(endings) != ["failure", "success"]:
            why = "Leads end in one stage of the semantics success and one of failure."
            yield file.problem(("pipelines", place, "stages"), why)
    for key in ("convert", "convert_needs"):
        yield from needs_problems(getattr(company, key), (key,), company, file)
    for place, reason in enumerate(company.reject_reasons):
        yield from _said(reason.said, ("reject_reasons", place, "said"), file)


def _said(sayings: Iterable[str], path: KeyPath, file: Document) -> Iterator[Problem]:
    """Words of clients that nobody says."""
    from crmsim.crm.sayings import SAYINGS

    for place, said in enumerate(sayings):
        yield from file.known((*path, place), "saying", said, SAYINGS)


def _manners(company: Company, file: Document) -> Iterator[Problem]:
    from crmsim.sim.clients import STORIES

    for name, span in company.dice.items():
        yield from die_problems(company, name, span, ("dice", name), file)
        yield from _chance(company, name, span, ("dice", name), file)
    for place, manner in enumerate(company.manners):
        path = ("manners", place)
        yield from file.known((*path, "story"), "story", manner.story, STORIES)
        for name, span in manner.dice.items():
            yield from die_problems(company, name, span, (*path, "dice", name), file)
            yield from _chance(company, name, span, (*path, "dice", name), file)
        story = STORIES.get(manner.story)
        asked = [field.id for field in company.form_fields if field.type in ("number", "money")]
        needed = [*(story.dice if story else ()), *asked]
        lacking = [name for name in needed if name not in company.dice_of(manner.id)]
        if lacking:
            yield file.problem((*path, "dice"), f"These dice are missing: {', '.join(lacking)}.")


def _known_dice(company: Company) -> list[str]:
    from crmsim.sim.clients import STORIES

    names = [name for story in STORIES.values() for name in story.dice]
    return [*dict.fromkeys(names), *(field.id for field in company.form_fields)]


def die_problems(
    company: Company, name: str, span: When, path: KeyPath, file: Document
) -> Iterator[Problem]:
    """What is wrong with a die: its name, its order, or a choice beyond the field's options."""
    yield from file.known(path, "die", name, _known_dice(company))
    yield from file.span(path, span)
    field = company.field_by_id.get(name)
    if field is not None and field.type == "choice":
        low, high = span if isinstance(span, tuple) else (span, span)
        last = len(field.options) - 1
        if not 0 <= low <= high <= last:
            yield file.problem(path, f"The options of {name!r} are numbered from 0 to {last}.")


def _chance(
    company: Company, name: str, span: When, path: KeyPath, file: Document
) -> Iterator[Problem]:
    """In a manner one number is a chance, and only a thing that is or is not has one."""
    field = company.field_by_id.get(name)
    if field is not None and field.type != "flag":
        if isinstance(span, int):
            yield file.problem(path, f"Expected is a span such as [{span}, {span}], not {span}.")
    elif isinstance(span, int) and not 0 <= span <= _CERTAIN:
        why = (
            f"One number is a chance in percent, 0 to 100; for the number, write [{span}, {span}]."
        )
        yield file.problem(path, why)


def _costs(company: Company, file: Document) -> Iterator[Problem]:
    from crmsim.crm.verbs import VERB_NAMES

    known = [*VERB_NAMES.values(), *_events()]
    for name in company.costs:
        yield from file.known(("costs", name), "verb or event", name, known)


def _events() -> dict[str, tuple[str, ...]]:
    """The snake-case names of all events, and what each of them tells."""
    from crmsim.crm.verbs import Event
    from crmsim.sim.robots.names import snake

    kinds, found = [Event], {}
    while kinds:
        kind = kinds.pop()
        kinds.extend(kind.__subclasses__())
        found[snake(kind)] = tuple(part.name for part in fields(kind))
    return found
