"""What files must hold about suppliers: tags, idle stages, hand-over, prices, who is who."""

from collections.abc import Iterator

from crmsim.crm.organisation import Pipeline
from crmsim.errors import Problem
from crmsim.scenario.document import Document, KeyPath
from crmsim.scenario.schema import Company, LeadGroup, Scenario


def supply_problems(company: Company, file: Document) -> Iterator[Problem]:
    """What does not fit together in an organisation's lines about suppliers."""
    from crmsim.crm.sayings import SAYINGS

    for place, tag in enumerate(company.tags):
        for number, said in enumerate(tag.said):
            yield from file.known(("tags", place, "said", number), "saying", said, SAYINGS)
    for place, pipeline in enumerate(company.pipelines):
        yield from _pipeline(pipeline, company, ("pipelines", place), file)


def _pipeline(
    pipeline: Pipeline, company: Company, path: KeyPath, file: Document
) -> Iterator[Problem]:
    stages = [stage.id for stage in pipeline.stages]
    if all(stage.semantics == "unsorted" for stage in pipeline.stages):
        yield file.problem((*path, "stages"), "A pipeline has a stage on which work begins.")
    for place, stage in enumerate(pipeline.stages):
        here = (*path, "stages", place)
        yield from file.known((*here, "on_delivery"), "stage", stage.on_delivery, stages)
        if stage.after_idle is not None:
            there = (*here, "after_idle", "stage")
            yield from file.known(there, "stage", stage.after_idle.stage, stages)
        if stage.semantics == "unsorted" and place:
            yield file.problem((*here, "semantics"), "Only the first stage is unsorted.")
    if pipeline.hand_over is not None:
        yield from _hand_over(pipeline, company, (*path, "hand_over"), file)


def _hand_over(
    pipeline: Pipeline, company: Company, path: KeyPath, file: Document
) -> Iterator[Problem]:
    plan = pipeline.hand_over
    assert plan is not None
    deals = {p.id: p for p in company.pipelines if p.entity == "deal"}
    yield from file.known((*path, "pipeline"), "pipeline of deals", plan.pipeline, deals)
    yield from file.known((*path, "role"), "role", plan.role, [role.id for role in company.roles])
    if plan.pipeline in deals:
        stages = [stage.id for stage in deals[plan.pipeline].stages]
        yield from file.known((*path, "taken"), "stage", plan.taken, stages)


def group_supply_problems(
    scenario: Scenario, place: int, company: Company, file: Document
) -> Iterator[Problem]:
    """What is wrong with a group's prices, loads, and with whose first person it is."""
    group = scenario.leads[place]
    path: KeyPath = ("leads", place)
    earlier = [other.name for other in scenario.leads[:place]]
    yield from file.known((*path, "same_as"), "earlier group", group.same_as, earlier)
    if group.same_as is not None and group.count > 1:
        yield file.problem((*path, "count"), "One person makes one request of a group.")
    products = [product.id for product in company.products]
    for key in ("price", "new_price"):
        price = getattr(group, key)
        if price is not None:
            yield from file.known((*path, key, "product"), "product", price.product, products)
            yield from file.span((*path, key, "at"), price.at)
    yield from _loads(group, path, file)


def _loads(group: LeadGroup, path: KeyPath, file: Document) -> Iterator[Problem]:
    for number, load in enumerate(group.deliveries):
        yield from file.span((*path, "deliveries", number, "at"), load.at)
        yield from file.span((*path, "deliveries", number, "weight_kg"), load.weight_kg)
    if group.deliveries and group.price is None:
        yield file.problem((*path, "price"), "Who has brought loads knows a price.")
