"""What must fit where a company sells again: segments, templates, mailboxes, plans, letters.

Each check yields problems; nothing is raised and nothing is read here.
"""

from collections.abc import Iterator

from crmsim.crm.selling import Who
from crmsim.crm.wording import names_in
from crmsim.errors import Problem
from crmsim.scenario.document import Document, KeyPath
from crmsim.scenario.schema import Company, LeadGroup, Scenario

PLACES = ("contact", "me")
LISTS = ("segments", "templates", "mailboxes")


def selling_problems(company: Company, file: Document) -> Iterator[Problem]:
    """What does not fit in the parts of an organisation's file that sell again (R258–R264)."""
    for name in LISTS:
        yield from file.doubled((name,), "id", [one.id for one in getattr(company, name)])
    for place, segment in enumerate(company.segments):
        yield from who_problems(segment.who, company, ("segments", place, "who"), file)
    yield from _letters(company, file)
    roles = {role.id: role.count for role in company.roles}
    yield from _plan(company, roles, file)
    if company.repeats is not None:
        deals = [p.id for p in company.pipelines if p.entity == "deal"]
        path = ("repeats", "pipeline")
        yield from file.known(path, "pipeline of deals", company.repeats.pipeline, deals)


def _letters(company: Company, file: Document) -> Iterator[Problem]:
    for place, template in enumerate(company.templates):
        for key in ("subject", "text"):
            for name in names_in(getattr(template, key).ru):
                path = ("templates", place, key)
                yield from file.known(path, "place of a letter", name, PLACES)
    roles = [role.id for role in company.roles]
    for place, box in enumerate(company.mailboxes):
        for number, role in enumerate(box.roles):
            yield from file.known(("mailboxes", place, "roles", number), "role", role, roles)


def _plan(company: Company, roles: dict[str, int], file: Document) -> Iterator[Problem]:
    for place, target in enumerate(company.sales_plan):
        path: KeyPath = ("sales_plan", place)
        yield from file.known((*path, "role"), "role", target.role, roles)
        count = roles.get(target.role, 0)
        if target.place is not None and target.role in roles and target.place >= count:
            why = f"The role {target.role!r} has {count} employees, numbered from 0."
            yield file.problem((*path, "place"), why)


def who_problems(who: Who, company: Company, path: KeyPath, file: Document) -> Iterator[Problem]:
    """Groups and tags of a description that the company does not have (R258)."""
    groups = [group.id for group in company.product_groups]
    tags = [tag.id for tag in company.tags]
    for key, wanted, known in (("groups", who.groups, groups), ("tags", who.tags, tags)):
        what = key.removesuffix("s")
        for place, name in enumerate(wanted):
            yield from file.known((*path, key, place), what, name, known)


def group_selling_problems(
    group: LeadGroup, company: Company, path: KeyPath, file: Document
) -> Iterator[Problem]:
    """A group of finished deals was finished in the past, and sells what the company has (R235)."""
    products = [product.id for product in company.products]
    for place, sold in enumerate(group.products):
        here = (*path, "products", place, "product")
        yield from file.known(here, "product", sold.product, products)
    pipeline = group.pipeline_of(company)
    final = any(s.id == group.stage and s.is_final for s in pipeline.stages)
    if group.closed is None:
        return
    yield from file.span((*path, "closed"), group.closed)
    last = group.closed if isinstance(group.closed, int) else max(group.closed)
    if pipeline.entity == "lead" or not final:
        why = "Only a deal on a final stage was finished before the opening."
        yield file.problem((*path, "closed"), why)
    if last > 0:
        why = "What is finished before the opening was finished in minute 0 or earlier."
        yield file.problem((*path, "closed"), why)


def letter_problems(scenario: Scenario, company: Company, file: Document) -> Iterator[Problem]:
    """Letters come from people of the scenario, to mailboxes that the company has (R034)."""
    yield from file.doubled(("letters",), "name", [letter.name for letter in scenario.letters])
    groups = [group.name for group in scenario.leads]
    boxes = [box.id for box in company.mailboxes]
    templates = [template.id for template in company.templates]
    for place, letter in enumerate(scenario.letters):
        path: KeyPath = ("letters", place)
        yield from file.known((*path, "group"), "group", letter.group, groups)
        yield from file.known((*path, "mailbox"), "mailbox", letter.mailbox, boxes)
        yield from file.known((*path, "template"), "template", letter.template, templates)
        yield from file.span((*path, "at"), letter.at)
