"""What the rules of cards in an organisation's file must hold: fields, roles, faults, times.

Each check yields problems; nothing is raised and nothing is read here.
"""

from collections.abc import Iterator

from crmsim.crm.fields import COMMON
from crmsim.errors import Problem
from crmsim.scenario.document import Document
from crmsim.scenario.schema import Company, LeadGroup


def conduct_problems(company: Company, file: Document) -> Iterator[Problem]:
    """What does not fit together in what a company says of its cards (R229, R235, R241)."""
    conduct = company.conduct
    known = [*COMMON["contact"], *(field.id for field in company.contact_fields)]
    for place, name in enumerate(conduct.contact_required):
        path = ("conduct", "contact_required", place)
        yield from file.known(path, "field of a contact", name, known)
    if {"group", "product"} & set(conduct.deal_required) and not company.products:
        why = "A deal is to have a product, and the company has none."
        yield file.problem(("conduct", "deal_required"), why)
    yield from _products(company, file)
    yield from _audit(company, file)


def group_conduct_problems(
    group: LeadGroup, company: Company, path: tuple[int | str, ...], file: Document
) -> Iterator[Problem]:
    """What is wrong with whom a group asks for, and from which phone."""
    yield from file.span((*path, "about_ages"), group.about_ages)
    if group.other_phone and group.same_as is None:
        why = "Another phone is of a person whom `same_as` names."
        yield file.problem((*path, "other_phone"), why)


def _products(company: Company, file: Document) -> Iterator[Problem]:
    groups = [group.id for group in company.product_groups]
    yield from file.doubled(("product_groups",), "id", groups)
    yield from file.doubled(("products",), "id", [product.id for product in company.products])
    for place, product in enumerate(company.products):
        path = ("products", place, "group")
        yield from file.known(path, "product group", product.group, groups)


def _audit(company: Company, file: Document) -> Iterator[Problem]:
    audit = company.conduct.audit
    if audit is None:
        return
    path = ("conduct", "audit")
    yield from file.known((*path, "role"), "role", audit.role, [role.id for role in company.roles])
    faults: list[str] = [penalty.fault for penalty in audit.penalties]
    yield from file.doubled((*path, "penalties"), "fault", faults)
    for place, at in enumerate(audit.at):
        if not company.hours.opens <= at < company.hours.closes:
            why = f"The office works from {company.hours.opens} to {company.hours.closes}."
            yield file.problem((*path, "at", place), why)
