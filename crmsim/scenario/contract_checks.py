"""What contracts in an organisation's file must hold: prices, checks, papers, works, payments.

Each check yields problems; nothing is raised and nothing is read here.
"""

from collections.abc import Iterator
from inspect import Parameter, signature

from crmsim.crm.checks import CHECKS
from crmsim.crm.contracts import Check, PriceList
from crmsim.crm.facts import FACTS
from crmsim.crm.fields import COMMON
from crmsim.crm.papers import OF_ALL, OF_CLIENT
from crmsim.crm.wording import names_in
from crmsim.errors import Problem
from crmsim.scenario.document import Document, KeyPath
from crmsim.scenario.schema import Company, LeadGroup
from crmsim.words import Text

_DOUBLED = ("papers", "price_lists", "purposes", "works")
_FIELDS = ("field", "when")
_NAMED = {"prices": "price_lists", "paper": "papers", "purpose": "purposes"}


def contract_problems(company: Company, file: Document) -> Iterator[Problem]:
    """What does not fit together in what a company says of its contracts."""
    for name in _DOUBLED:
        yield from file.doubled((name,), "id", [one.id for one in getattr(company, name)])
    yield from _prices(company, file)
    for place, one in enumerate(company.checks):
        yield from _check(one, company, ("checks", place), file)
    yield from _works(company, file)
    yield from _documents(company, file)
    deals = [p.id for p in company.pipelines if p.entity == "deal"]
    for fact, pipeline in company.deal_pipelines.items():
        yield from file.known(("deal_pipelines", fact), "fact", fact, FACTS)
        path = ("deal_pipelines", fact)
        yield from file.known(path, "pipeline of deals", pipeline, deals)


def group_contract_problems(
    group: LeadGroup, company: Company, path: KeyPath, file: Document
) -> Iterator[Problem]:
    """What is wrong with the payments and papers of a group of deals."""
    papers = [paper.id for paper in company.papers]
    purposes = [purpose.id for purpose in company.purposes]
    for place, paper in enumerate(group.papers):
        yield from file.known((*path, "papers", place), "paper", paper, papers)
    for place, payment in enumerate(group.payments):
        here = (*path, "payments", place)
        yield from file.known((*here, "purpose"), "purpose", payment.purpose, purposes)
        yield from file.span((*here, "rub"), payment.rub)
        yield from file.span((*here, "due"), payment.due)
    if (group.papers or group.payments) and group.pipeline_of(company).entity == "lead":
        yield file.problem((*path, "pipeline"), "Only deals have payments and papers.")


def _prices(company: Company, file: Document) -> Iterator[Problem]:
    fields = company.fields_of("deal")
    for place, prices in enumerate(company.price_lists):
        path = ("price_lists", place)
        yield from file.known((*path, "by"), "field of a deal", prices.by, fields)
        field = fields.get(prices.by)
        options = [option.id for option in field.options] if field else []
        for number, row in enumerate(prices.rows):
            here = (*path, "rows", number, "option")
            yield from file.known(here, "option", row.option, options)
        yield from _holes(prices, options, (*path, "rows"), file)


def _holes(
    prices: PriceList, options: list[str], path: KeyPath, file: Document
) -> Iterator[Problem]:
    """What has no price, and rows that no value ever reaches (R127)."""
    rest = [n for n, row in enumerate(prices.rows) if row.up_to is None and row.option is None]
    if rest and rest[0] + 1 < len(prices.rows):
        why = "The row above is for all the rest; no value comes here."
        yield file.problem((*path, rest[0] + 1), why)
    priced = [row.option for row in prices.rows]
    lacking = [option for option in options if option not in priced]
    if not rest and lacking:
        yield file.problem(path, f"No row has a price for: {', '.join(lacking)}.")
    if not rest and not options:
        yield file.problem(path, "The last row is for all the rest: it has no `up_to`.")
    bounds = [row.up_to for row in prices.rows if row.up_to is not None]
    if bounds != sorted(set(bounds)):
        yield file.problem(path, f"The bounds `up_to` ascend; these do not: {bounds}.")


def _check(one: Check, company: Company, path: KeyPath, file: Document) -> Iterator[Problem]:
    yield from file.known((*path, "check"), "check", one.check, CHECKS)
    pipelines = [p.id for p in company.pipelines if p.entity == "deal"]
    for place, pipeline in enumerate(one.pipelines):
        here = (*path, "pipelines", place)
        yield from file.known(here, "pipeline of deals", pipeline, pipelines)
    if one.check not in CHECKS:
        return
    known = dict(list(signature(CHECKS[one.check]).parameters.items())[2:])
    for name, value in one.params.items():
        here = (*path, "params", name)
        yield from file.known(here, "parameter", name, known)
        yield from _names(name, value, company, here, file)
    yield from _option(one, company, path, file)
    for name, parameter in known.items():
        if parameter.default is Parameter.empty and name not in one.params:
            why = f"The check {one.check!r} needs the parameter {name!r}."
            yield file.problem((*path, "params"), why)


def _names(
    name: str, value: object, company: Company, path: KeyPath, file: Document
) -> Iterator[Problem]:
    fields = [*company.fields_of("deal"), *COMMON["deal"], "client"]
    if name in _FIELDS:
        yield from file.known(path, "field of a deal", str(value), fields)
    elif name == "of" and isinstance(value, list):
        for place, one in enumerate(value):
            yield from file.known((*path, place), "field of a deal", str(one), fields)
    elif name in _NAMED:
        known = [one.id for one in getattr(company, _NAMED[name])]
        yield from file.known(path, name, str(value), known)


def _option(one: Check, company: Company, path: KeyPath, file: Document) -> Iterator[Problem]:
    """A value that a field of the type choice is to have is one of its options."""
    field = company.fields_of("deal").get(str(one.params.get("field")))
    if field is None or field.type != "choice" or "value" not in one.params:
        return
    options = [option.id for option in field.options]
    yield from file.known((*path, "params", "value"), "option", str(one.params["value"]), options)


def _works(company: Company, file: Document) -> Iterator[Problem]:
    roles = [role.id for role in company.roles]
    stages = {p.id: [s.id for s in p.stages] for p in company.pipelines}
    for place, work in enumerate(company.works):
        path = ("works", place)
        yield from file.known((*path, "pipeline"), "pipeline", work.pipeline, stages)
        known = stages.get(work.pipeline, [work.stage])
        yield from file.known((*path, "stage"), "stage", work.stage, known)
        yield from file.known((*path, "role"), "role", work.role, roles)


def _documents(company: Company, file: Document) -> Iterator[Problem]:
    for place, kind in enumerate(company.documents):
        theirs = [p.id for p in company.pipelines if p.entity == kind.entity]
        for number, pipeline in enumerate(kind.pipelines):
            here: KeyPath = ("documents", place, "pipelines", number)
            yield from file.known(here, f"pipeline of {kind.entity}s", pipeline, theirs)
        own = company.fields_of(kind.entity)
        known = [*own, *COMMON[kind.entity], *OF_CLIENT, *OF_ALL]
        texts: dict[KeyPath, Text] = {("title",): kind.title}
        texts |= {("lines", number): line for number, line in enumerate(kind.lines)}
        for path, text in texts.items():
            for name in names_in(text.ru):
                yield from file.known(("documents", place, *path), "place", name, known)
