"""Facts that a company asks for are given what they need, and every name in them is known."""

from pathlib import Path

import pytest

from crmsim.scenario.load import load_organisation
from crmsim.scenario.places import shipped_organisations
from tests.scenario.files import changed, problems

FAULTS = [
    ("bankruptcy", "{kind: contract}}, checks", "{kind: contrct}}, checks", ".needs.1.params.kind"),
    ("bankruptcy", "of: total_rub, unless", "of: totl_rub, unless", ".needs.1.params.of"),
    ("bankruptcy", "unless: from_first", "unless: from_frst", ".needs.1.params.unless"),
    ("bankruptcy", "params: {work: collect}", "params: {work: colect}", ".needs.0.params.work"),
    ("bankruptcy", "params: {role: respon", "params: {role: irrespon", ".needs.2.params.role"),
    ("bankruptcy", "params: {kind: attorney}", "params: {kind: atorney}", ".needs.0.params.kind"),
    ("bankruptcy", "percent: 50,", "percent: half,", ".needs.1.params.percent"),
    ("bankruptcy", "[first_payment_made, ", "[filled, first_payment_made, ", ".needs.0.params"),
    ("orders", "fields: [client]", "fields: [clent]", ".leave.0.params.fields.0"),
    ("orders", "fields: [client]", "fields: client", ".leave.0.params.fields"),
    ("orders", "contact.phone, c", "contact.fone, c", ".params.fields.0"),
    ("orders", "delivery, value: carrier", "delivery, value: carier", ".needs.1.params.value"),
    ("orders", "said: [advertises]", "said: [advertizes]", ".said.0"),
    ("scrap", "stages: [QUALIFIED]", "stages: [QUALIFID]", ".needs.1.params.stages.0"),
    ("scrap", "one_of: [will_bring]", "one_of: [will_brin]", ".needs.0.params.one_of.0"),
    ("university", "said: [has_enrolled]", "said: [has_enroled]", ".needs.0.params.said.0"),
    ("toolkit", "stages: [READY]", "stages: [REDY]", "convert_needs.0.params.stages.0"),
    ("scrap", "default_filter: in_work", "default_filter: in_wrk", "default_filter"),
    ("scrap", "deal_pipeline: scrap", "deal_pipeline: scrp", "deal_pipeline"),
    ("orders", "params: {field: head", "params: {field: 5", "robots.0.params.field"),
]


@pytest.mark.parametrize(("company", "old", "new", "key"), FAULTS)
def test_a_fault_of_what_is_asked_for_is_named(
    company: str, old: str, new: str, key: str, tmp_path: Path
) -> None:
    """At the line and the key of the parameter, of every kind of name and of type."""
    file, line = changed(tmp_path, f"organisations/{company}.yaml", old, new)
    found = problems(file)
    assert [p.line for p in found if p.key.endswith(key)] == [line], found


@pytest.mark.parametrize("company", shipped_organisations())
def test_what_is_shipped_asks_for_what_is_there(company: str) -> None:
    """Every fact of every shipped company passes the same checks."""
    assert load_organisation(company).id == company
