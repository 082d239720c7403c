"""Checks of a deal's fields, by name: what a field must agree with (R124–R141, D3).

A company's file says which checks are made, and of which fields; there are no expressions.
"""

from collections.abc import Callable
from typing import Any

from crmsim.crm.contracts import Check
from crmsim.crm.entities import Activity, Deal, Document
from crmsim.crm.fields import is_filled, label, value_of
from crmsim.crm.payments import received, schedule
from crmsim.crm.prices import price_list, price_of
from crmsim.crm.store import Crm
from crmsim.errors import Missing, UnknownName
from crmsim.words import Amount, Phrase, Told, join, say

Verdict = Phrase | None
Checker = Callable[..., Verdict]
CHECKS: dict[str, Checker] = {}


def check(function: Checker) -> Checker:
    """Register a check under its function's name."""
    if function.__name__ in CHECKS:
        raise ValueError(f"The check {function.__name__} is there twice.")
    CHECKS[function.__name__] = function
    return function


def find_check(name: str) -> Checker:
    """The check of that name; UnknownName where there is none."""
    if name not in CHECKS:
        raise UnknownName("check", name, CHECKS)
    return CHECKS[name]


def checks_of(crm: Crm, deal: Deal) -> list[Check]:
    """The checks that the company makes of a deal, in the order of its file."""
    checks = crm.organisation.checks
    return [c for c in checks if not c.pipelines or deal.pipeline in c.pipelines]


def fault_of(crm: Crm, deal: Deal, one: Check) -> Missing | None:
    """What is wrong with a deal by one check, or None."""
    why = find_check(one.check)(crm, deal, **one.params)
    if why is None:
        return None
    if "paper" in one.params:
        return Missing("paper_lacking", why, "attach_document", one.params["paper"])
    return Missing("field_wrong", why, "update_deal", one.params.get("field"))


def faults_of(crm: Crm, deal: Any, fields: list[str] | None = None) -> list[Missing]:
    """Everything that is wrong with a deal by the checks that are asked, of some fields or all."""
    if not isinstance(deal, Deal):
        return []
    asked = [c for c in checks_of(crm, deal) if c.asked]
    wanted = [c for c in asked if fields is None or c.params.get("field") in fields]
    found = (fault_of(crm, deal, one) for one in wanted)
    return [fault for fault in found if fault is not None]


@check
def given(crm: Crm, deal: Deal, field: str) -> Verdict:
    """The field holds something (R123, R141)."""
    if is_filled(crm, deal, field):
        return None
    return say("«{field}» is not filled.", field=_name(crm, field))


@check
def exactly(crm: Crm, deal: Deal, field: str, value: int | str | bool) -> Verdict:
    """The field holds this very value (R128, R132)."""
    if value_of(crm, deal, field) == value:
        return None
    told = _told(crm, field, value)
    return say("«{field}» is always {value} here.", field=_name(crm, field), value=told)


@check
def sum_of(crm: Crm, deal: Deal, field: str, of: list[str]) -> Verdict:
    """The field is the sum of others; what is blank counts nothing (R124, R125, D3)."""
    parts = [value_of(crm, deal, name) or 0 for name in of]
    if value_of(crm, deal, field) == sum(parts) and sum(parts):
        return None
    names = join(_name(crm, name) for name in of)
    return say("«{field}» is the sum of: {names}.", field=_name(crm, field), names=names)


@check
def tariff(crm: Crm, deal: Deal, field: str, prices: str, when: str | None = None) -> Verdict:
    """The field is as the price list says; without the tick *when* it is blank (R127, R129)."""
    held = value_of(crm, deal, field) or 0
    if when is not None and not value_of(crm, deal, when):
        names = {"field": _name(crm, field), "tick": _name(crm, when)}
        return say("Without «{tick}» there is no «{field}».", **names) if held else None
    by = price_list(crm.organisation, prices).by
    if held and held == price_of(crm.organisation, prices, {by: value_of(crm, deal, by)}):
        return None
    names = {"field": _name(crm, field), "by": _name(crm, by)}
    return say("«{field}» is not as in the price list, which goes by «{by}».", **names)


@check
def lead_source(crm: Crm, deal: Deal, field: str) -> Verdict:
    """The field names the source of the deal's lead, or of the deal itself (R133)."""
    lead = crm.leads.get(deal.lead_id or 0)
    if value_of(crm, deal, field) == (lead or deal).source:
        return None
    return say("«{field}» is not the source of the lead.", field=_name(crm, field))


@check
def scheduled(crm: Crm, deal: Deal, field: str, purpose: str, when: str | None = None) -> Verdict:
    """The field is the day of a planned payment of a purpose (R130, R131)."""
    if when is not None and not value_of(crm, deal, when):
        return None
    dues = [p.due_min for p in schedule(crm, deal.id) if p.purpose == purpose]
    days = {crm.hours.moment(due).date().isoformat() for due in dues if due is not None}
    if value_of(crm, deal, field) in days:
        return None
    return say("«{field}» is no day of the payment schedule.", field=_name(crm, field))


@check
def scheduled_sum(crm: Crm, deal: Deal, field: str) -> Verdict:
    """The planned payments add up to the field (R136)."""
    planned = sum(payment.rub for payment in schedule(crm, deal.id))
    if planned and planned == value_of(crm, deal, field):
        return None
    names = {"field": _name(crm, field), "sum": Amount(planned)}
    return say("The payment schedule adds up to {sum}, which is not «{field}».", **names)


@check
def first_paid(crm: Crm, deal: Deal, field: str) -> Verdict:
    """The field is the first payment that came (R134)."""
    came = received(crm, deal.id)
    if came and came[0].rub == value_of(crm, deal, field):
        return None
    return say("«{field}» is not the first payment.", field=_name(crm, field))


@check
def has_paper(crm: Crm, deal: Deal, paper: str) -> Verdict:
    """A paper of a kind is with the deal (R138)."""
    if any(document.kind == paper for document in crm.of(Document, deal.id)):
        return None
    return say("«{paper}» is not with the deal.", paper=_paper(crm, paper))


@check
def as_told(crm: Crm, deal: Deal, field: str, fact: str, day: bool = False) -> Verdict:
    """The field is what the client has named last; a minute as its day (R126, R131, R135, R137)."""
    told = told_of(crm, deal.id).get(fact)
    if day and told is not None:
        told = crm.hours.moment(told).date().isoformat()
    held = value_of(crm, deal, field)
    if told is None or held == told or (told is False and not held):
        return None
    return say("«{field}» is not what the client has said.", field=_name(crm, field))


def told_of(crm: Crm, card: int) -> dict[str, Any]:
    """Every fact that the client of a card has named, each as it was named last."""
    said = (activity.said for activity in crm.of(Activity, card))
    facts: dict[str, Any] = {}
    for one in said:
        facts |= one["facts"] if one else {}
    return facts


def _name(crm: Crm, field: str) -> Told:
    return label(crm, "deal", field)


def _told(crm: Crm, name: str, value: int | str | bool) -> Told | str:
    field = crm.organisation.fields_of("deal").get(name)
    if field is not None and field.type == "money":
        return Amount(int(value))
    options = field.options if field else ()
    return next((option.name for option in options if option.id == value), str(value))


def _paper(crm: Crm, paper: str) -> Told | str:
    return next((p.name for p in crm.organisation.papers if p.id == paper), paper)
