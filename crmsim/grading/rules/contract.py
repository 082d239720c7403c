"""Contracts: fields, payments and papers are as they were agreed (R120–R143, R146)."""

import re
from collections.abc import Iterator
from typing import Any

from crmsim.crm.checks import checks_of, fault_of
from crmsim.crm.contracts import Check, Paper
from crmsim.crm.entities import Deal, Document, Payment
from crmsim.crm.fields import value_of
from crmsim.crm.organisation import Need
from crmsim.crm.papers import is_up_to_date
from crmsim.crm.payments import received, schedule
from crmsim.crm.verbs.contract import DocumentAttached, DocumentMade, PaymentPlanned
from crmsim.crm.verbs.fields import CardUpdated
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.tasks import TaskSet
from crmsim.crm.verbs.timeline import CommentAdded
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, under, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import moment, talks, was_time_after
from crmsim.words import Amount, Value, say

PARTS = {"first": "R144", "next": "R131", "last": "R136", "documents": "R130"}
"""The payments that a client names, and the requirement that each answers."""
TERMS = "names_terms"


@rule(
    requirement=(
        *("R123", "R124", "R125", "R126", "R127", "R128", "R129", "R130", "R131", "R132"),
        *("R133", "R134", "R135", "R136", "R137", "R138", "R140", "R141"),
    ),
    advice=say("Fill the card of a deal by the price lists and by what the client has said."),
)
def fields_correct(trace: Trace) -> Iterator[Finding]:
    """Every field of a deal that was agreed upon holds what it should (R123–R138, R140, R141)."""
    agreed = {talk.card: talk for talk in talks(trace, TERMS)}
    touched = {event.card for event in trace.every(CardUpdated)} | set(agreed)
    for number, deal in trace.crm.deals.items():
        if number not in touched or not trace.crm.sees(deal):
            continue
        if number in agreed and not was_time_after(trace, agreed[number]):
            continue
        for one in checks_of(trace.crm, deal):
            if one.check != "first_paid" or received(trace.crm, number):
                yield under(one.requirement, _field(trace, deal, one))


@rule(
    requirement=("R131", "R136", "R144"),
    advice=say("Put every payment that the client names into the schedule, with its day and sum."),
)
def payments_as_agreed(trace: Trace) -> Iterator[Finding]:
    """The schedule of a deal is the one that its client has named (R131, R136, R144)."""
    for talk in talks(trace, TERMS):
        told = dict(talk.facts)
        rows = schedule(trace.crm, talk.card)
        for part, requirement in PARTS.items():
            if f"{part}_rub" in told:
                named = (int(told[f"{part}_rub"]), int(told[f"{part}_at"]))
                found = _payment(trace, talk, rows, named)
                yield from (under(requirement, finding) for finding in found)


@rule(
    requirement=("R120", "R122"),
    advice=say("Have the CRM make the contract of the fields; write by hand what it cannot make."),
)
def contract_made(trace: Trace) -> Iterator[Finding]:
    """Every deal that was agreed upon has its contract, made or attached (R120, R122)."""
    for talk in talks(trace, TERMS):
        yield from (under("R120", finding) for finding in _made(trace, talk))
    for deal in _begun(trace):
        for need in _needs(trace, deal, "attached"):
            kind = need.params["kind"]
            paper = next(p for p in trace.crm.organisation.papers if p.id == kind)
            if not paper.from_client:
                yield under("R122", _attached(trace, deal, paper))


@rule(
    requirement=("R146",),
    advice=say("Let the documents be collected when about half of the contract is paid."),
)
def half_paid_before_documents(trace: Trace) -> Iterator[Finding]:
    """No deal goes where a share is advised before that share has come (R146, D4)."""
    for moved in trace.every(DealMoved):
        deal = trace.crm.deals[moved.card]
        stage = trace.crm.organisation.pipeline(deal.pipeline).stage(moved.stage)
        for need in stage.needs:
            if isinstance(need, Need) and (need.fact, need.check) == ("paid_share", "advised"):
                yield _share(trace, moved, need.params)


@rule(
    requirement="R142",
    advice=say("Hand an extra service on with a task for the Responsible employee."),
)
def task_to_responsible(trace: Trace) -> Iterator[Finding]:
    """Every deal that needs a colleague has a task for that colleague (R142)."""
    for deal in _begun(trace):
        for need in _needs(trace, deal, "tasked"):
            theirs = {e.id for e in trace.crm.employees_in(need.params["role"])}
            yield _tasked(trace, deal, theirs)


@rule(
    requirement=("R139", "R143"),
    advice=say("Write into the timeline what was agreed: the sums and the days."),
)
def agreements_written(trace: Trace) -> Iterator[Finding]:
    """What was agreed stands in the timeline, with the first sum (R139, R143)."""
    for talk in talks(trace, TERMS):
        rub = int(dict(talk.facts)["first_rub"])
        notes = (n for n in trace.every(CommentAdded, card=talk.card) if n.order > talk.order)
        note = next((n for n in notes if str(rub) in _digits(n.text)), None)
        if note is not None or was_time_after(trace, talk):
            yield under("R139", _written(trace, talk.card, note, Amount(rub)))
    for deal in _begun(trace):
        if _needs(trace, deal, "tasked"):
            note = trace.first(CommentAdded, card=deal.id)
            yield under("R143", _written(trace, deal.id, note, Amount(deal.sum_rub)))


def _field(trace: Trace, deal: Deal, one: Check) -> Finding:
    fault = fault_of(trace.crm, deal, one)
    if fault is None:
        at = trace.last(CardUpdated, card=deal.id)
        return right(at, say("«{name}»: a field is right.", name=deal.name), deal.id)
    why = say("«{name}»: {why}", name=deal.name, why=fault.why)
    return wrong(None, why, say("Fill the card of «{name}» anew.", name=deal.name), deal.id)


def _payment(
    trace: Trace, talk: Any, rows: list[Payment], named: tuple[int, int]
) -> Iterator[Finding]:
    hours, (rub, at_min) = trace.crm.hours, named
    day = hours.moment(at_min).date()
    fitting = (p for p in rows if p.rub == rub and hours.moment(p.due_min or 0).date() == day)
    row = next(fitting, None)
    values: dict[str, Value] = {
        "name": trace.crm.cards[talk.card].name,
        "sum": Amount(rub),
        "day": moment(trace, at_min),
    }
    if row is not None:
        planned = trace.first(PaymentPlanned, payment=row.id)
        yield right(planned, say("«{name}» is to pay {sum} as agreed.", **values), talk.card)
    elif was_time_after(trace, talk):
        why = say("The schedule of «{name}» lacks {sum} on {day}.", **values)
        better = say("Plan the payment of «{name}»: {sum} on {day}.", **values)
        yield wrong(None, why, better, talk.card)


def _made(trace: Trace, talk: Any) -> Iterator[Finding]:
    deal = trace.crm.deals[talk.card]
    if not any(deal.pipeline in kind.pipelines for kind in trace.crm.organisation.documents):
        return
    made = trace.last(DocumentMade, card=deal.id)
    if made is not None and is_up_to_date(trace.crm, trace.crm.table(Document)[made.document]):
        yield right(made, say("The contract of «{name}» is made.", name=deal.name), deal.id)
    elif was_time_after(trace, talk):
        why = say("The contract of «{name}» is not made of its fields.", name=deal.name)
        better = say("Make the contract of «{name}» when its fields are filled.", name=deal.name)
        yield wrong(None, why, better, deal.id)


def _attached(trace: Trace, deal: Deal, paper: Paper) -> Finding:
    done = trace.first(DocumentAttached, card=deal.id, paper=paper.id)
    values: dict[str, Value] = {"name": deal.name, "paper": paper.name}
    if done is not None:
        return right(done, say("«{paper}» is with «{name}».", **values), deal.id)
    why = say("«{paper}» is not with «{name}».", **values)
    better = say("Write «{paper}» by hand, and attach it to «{name}».", **values)
    return wrong(None, why, better, deal.id)


def _share(trace: Trace, moved: DealMoved, params: dict[str, Any]) -> Finding:
    deal, unless = trace.crm.deals[moved.card], params.get("unless")
    total = value_of(trace.crm, deal, params["of"]) or 0
    came = [p.rub for p in received(trace.crm, deal.id) if (p.paid_min or 0) <= moved.at_min]
    offered = bool(unless and value_of(trace.crm, deal, unless))
    if offered or sum(came) * 100 >= total * params["percent"]:
        return right(moved, say("Enough of «{name}» was paid.", name=deal.name), deal.id)
    paid = Amount(sum(came))
    values: dict[str, Value] = {"name": deal.name, "paid": paid, "total": Amount(total)}
    why = say("«{name}» had paid {paid} of {total} when the work began.", **values)
    better = say("Wait with «{name}» until about half of {total} is paid.", **values)
    return wrong(moved, why, better, deal.id)


def _tasked(trace: Trace, deal: Deal, theirs: set[int]) -> Finding:
    set_for = (e for e in trace.every(TaskSet, card=deal.id) if _whose(trace, e) in theirs)
    done = next(set_for, None)
    if done is not None:
        why = say("The Responsible employee has a task about «{name}».", name=deal.name)
        return right(done, why, deal.id)
    why = say("Nobody has a task about the service of «{name}».", name=deal.name)
    better = say("Set the Responsible employee a task of «{name}».", name=deal.name)
    return wrong(None, why, better, deal.id)


def _whose(trace: Trace, event: TaskSet) -> int:
    return trace.crm.activities[event.task].responsible_id


def _written(trace: Trace, card: int, note: CommentAdded | None, rub: Amount) -> Finding:
    name = str(trace.crm.cards[card].name)
    if note is not None:
        return right(note, say("What was agreed with «{name}» is written down.", name=name), card)
    why = say("What was agreed with «{name}» is not in the timeline.", name=name)
    better = say("Write down what was agreed with «{name}»: {sum}, and when.", name=name, sum=rub)
    return wrong(None, why, better, card)


def _begun(trace: Trace) -> Iterator[Deal]:
    """The trainee's deals that were on the first stage in this lesson."""
    for deal in trace.crm.deals.values():
        first = trace.crm.organisation.pipeline(deal.pipeline).stages[0].id
        left = any(moved.came_from == first for moved in trace.every(DealMoved, card=deal.id))
        if trace.crm.sees(deal) and (left or deal.stage == first):
            yield deal


def _needs(trace: Trace, deal: Deal, fact: str) -> list[Need]:
    """What the stages of a deal's pipeline ask by one fact."""
    stages = trace.crm.organisation.pipeline(deal.pipeline).stages
    needs = [need for stage in stages for need in stage.needs if isinstance(need, Need)]
    return [need for need in needs if need.fact == fact]


def _digits(text: str) -> str:
    """A text whose numbers are written without spaces and commas."""
    return re.sub(r"(?<=\d)[\s,.](?=\d)", "", text)
