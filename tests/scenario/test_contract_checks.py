"""What a company says of its contracts is checked: prices, checks, papers, works, payments."""

from pathlib import Path

import pytest

from crmsim.scenario.load import load_organisation, load_scenario
from tests.scenario.files import COMPANY, LESSON, changed, problems

FAULTS = [
    ("by: service, rows", "by: servise, rows", "price_lists.2.by", "Did you mean 'service'?"),
    ("option: history, rub", "option: story, rub", "price_lists.2.rows.0.option", "'history'"),
    ("{check: given, pipe", "{check: givven, pipe", "checks.0.check", "Did you mean 'given'?"),
    (
        "check: given, pipelines: [bankruptcy]",
        "check: given, pipelines: [leads]",
        "checks.0.pipelines.0",
        "'leads'",
    ),
    (
        "params: {field: deal_type}, req",
        "params: {feild: deal_type}, req",
        "checks.0.params.feild",
        "Did you mean 'field'?",
    ),
    (
        "params: {field: deal_type}, req",
        "params: {}, req",
        "checks.0.params",
        "needs the parameter 'field'",
    ),
    (
        "params: {field: deal_type}, req",
        "params: {field: deal_tipe}, req",
        "checks.0.params.field",
        "Did you mean 'deal_type'?",
    ),
    (
        "of: [total_rub]}, requirement: R124",
        "of: [totall_rub]}, requirement: R124",
        "checks.2.params.of.0",
        "Did you mean 'total_rub'?",
    ),
    (
        "field: bankruptcy_rub, prices: contract",
        "field: bankruptcy_rub, prices: contrat",
        "checks.5.params.prices",
        "Did you mean 'contract'?",
    ),
    (
        "field: deal_type, value: bankruptcy",
        "field: deal_type, value: bankrupcy",
        "checks.1.params.value",
        "Did you mean 'bankruptcy'?",
    ),
    (
        ", {option: schedule, rub: 18000}",
        "",
        "price_lists.2.rows",
        "No row has a price for: schedule.",
    ),
    ("{up_to: 6, rub: 130000}, {rub: 150000}", "{up_to: 6, rub: 1}", "price_lists.0.rows", "rest"),
    ("[{up_to: 3, rub: 110000}", "[{up_to: 7, rub: 1}", "price_lists.0.rows", "[7, 6]"),
    ("[{up_to: 5, rub: 20000}", "[{rub: 20000}", "price_lists.1.rows.1", "no value comes here"),
    (
        "    pipelines: [bankruptcy]\n    name",
        "    pipelines: [leads]\n    name",
        "documents.0.pipelines.0",
        "There is no pipeline of deals 'leads'.",
    ),
    ("params: {paper: quest", "params: {paper: kwest", "checks.17.params.paper", "'questionnaire'"),
    ("requirement: R124}", "requirement: 124}", "checks.2.requirement", "text"),
    (
        "stage: DOCUMENTS, role: lawyer",
        "stage: DOCUMENT, role: lawyer",
        "works.0.stage",
        "Did you mean 'DOCUMENTS'?",
    ),
    (
        "stage: DOCUMENTS, role: lawyer",
        "stage: DOCUMENTS, role: lawer",
        "works.0.role",
        "Did you mean 'lawyer'?",
    ),
    (
        "deal_pipelines: {service_paid: services}",
        "deal_pipelines: {service_paid: leads}",
        "deal_pipelines.service_paid",
        "Possible: bankruptcy, services.",
    ),
    (
        "deal_pipelines: {service_paid: services}",
        "deal_pipelines: {service_payd: services}",
        "deal_pipelines.service_payd",
        "Did you mean 'service_paid'",
    ),
    ("- {id: service_contract,", "- {id: questionnaire,", "papers.1.id", "twice"),
]
GROUPS = [
    ("{name: second, arrives", "{name: second, papers: [acts], arrives", "leads.1.pipeline"),
    (
        "{name: second, arrives",
        "{name: second, pipeline: services, papers: [axe], arrives",
        "leads.1.papers.0",
    ),
    (
        "{name: second, arrives",
        "{name: second, pipeline: services, payments: [{rub: 1, due: 5, purpose: fun}], arrives",
        "leads.1.payments.0.purpose",
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "message"), FAULTS)
def test_a_fault_of_contracts_is_named(
    old: str, new: str, key: str, message: str, tmp_path: Path
) -> None:
    """At its key, with what else is possible."""
    file, line = changed(tmp_path, COMPANY, old, new)
    here = [problem for problem in problems(file) if problem.key == key]
    assert [problem.line for problem in here] == [line]
    assert message in here[0].message


@pytest.mark.parametrize(("old", "new", "key"), GROUPS)
def test_a_fault_of_a_group_of_deals_is_named(old: str, new: str, key: str, tmp_path: Path) -> None:
    """Papers and payments of deals, of the company's lists."""
    assert [p.key for p in problems(changed(tmp_path, LESSON, old, new)[0])] == [key]


def test_the_places_of_a_paper_are_fields(tmp_path: Path) -> None:
    """What stands in braces is a field, or what every paper may say."""
    line = 'ru: "{branch}, {today}", en: "{branch}, {today}"'
    file, _ = changed(tmp_path, COMPANY, line, line.replace("branch", "brunch"))
    assert [p.key for p in problems(file)] == ["documents.0.lines.0"]


@pytest.mark.requirement("R118", "R123", "R143")
def test_the_shipped_lesson_of_deals_has_both_pipelines() -> None:
    """And every requirement that a check of the company answers is one of the card of a deal."""
    lesson = load_scenario("bankruptcy/deals-v1")
    assert {group.pipeline for group in lesson.leads} == {None, "bankruptcy", "services"}
    answered = {check.requirement for check in load_organisation("bankruptcy").checks}
    assert answered == {f"R{number}" for number in (*range(123, 139), 140, 141)}
