"""Who has bought buys again: repeats, regular invoices, talks with regulars, the plan.

R261, R262, R263, R264.
"""

from collections.abc import Iterator
from typing import Any

from crmsim.crm import sales
from crmsim.crm.entities import Deal
from crmsim.crm.inbox import DealArrived
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.repeats import DealRepeated, RecurringSet
from crmsim.crm.verbs.tasks import TaskSet
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import closes_min, moment, name_of, named_time, talks, was_time_after
from crmsim.words import Amount, say

ALL = 100
GOT = ("lasts_days", "bill_us")
"""What a client says who has the order."""


@rule(
    requirement="R261",
    advice=say("When a deal is won, repeat it for the day on which the client will need more."),
)
def repeat_offered(trace: Trace) -> Iterator[Finding]:
    """Whoever has got an order has a won deal and its repeat, due when they said (R261)."""
    told = {talk.card: talk for talk in talks(trace, *GOT)}
    won = [e.card for e in trace.every(DealMoved) if _won(trace, e.card)]
    for number in sorted({*told, *won}):
        talk = told.get(number)
        if number in won or (talk is not None and was_time_after(trace, talk)):
            yield _repeat(trace, number, talk)


@rule(
    requirement="R262",
    advice=say("Set the regular invoice for the sum and the days that the client named."),
)
def recurring_as_agreed(trace: Trace) -> Iterator[Finding]:
    """Who asks for regular invoices gets them, for the sum and as often as they said (R262)."""
    asked = {talk.card: talk for talk in talks(trace, "bill_us")}
    sets = {event.card: event for event in trace.every(RecurringSet)}
    for number in sorted({*asked, *sets}):
        talk, event = asked.get(number), sets.get(number)
        if event is not None or (talk is not None and was_time_after(trace, talk)):
            yield _invoice(trace, number, talk, event)


@rule(
    requirement=("R261", "R263"),
    advice=say("Call every client whose repeat is due, and put down what they decide."),
)
def regulars_asked(trace: Trace) -> Iterator[Finding]:
    """Every repeat that is due is talked about, and stands where the client's answer puts it."""
    repeats = trace.crm.organisation.repeats
    for deal in trace.crm.deals.values():
        if repeats is not None and deal.pipeline == repeats.pipeline and _is_due(trace, deal):
            said = talks(trace, "wants_same", "not_now", "buys_elsewhere", card=deal.id)
            yield _asked(trace, deal, said[0] if said else None)


@rule(
    requirement="R264",
    advice=say("Close the deals that are paid and delivered until the month's plan is sold."),
)
def plan_reached(trace: Trace, percent: int = ALL) -> Iterator[Finding]:
    """The trainee's sales of the month reach the plan, or a share of it (R264)."""
    crm = trace.crm
    target = sales.target_of(crm, crm.trainee, sales.name_of_month(crm, 0))
    period = sales.month_of(crm, sales.name_of_month(crm, 0))
    won = sum(d.sum_rub for d in sales.won_in(crm, period) if d.responsible_id == crm.me)
    planned = target.rub if target is not None else 0
    reached = sales.percent(won, planned) if planned else ALL
    figures = {"won": Amount(won), "plan": Amount(planned)}
    last = max((e for e in trace.every(DealMoved)), key=lambda e: e.order, default=None)
    if reached >= percent:
        yield right(last, say("Sold {won} of the plan of {plan}.", **figures))
        return
    why = say("Sold only {won} of the plan of {plan}.", **figures)
    yield wrong(None, why, say("Call those who have their orders, and close their deals."))


def _won(trace: Trace, number: int) -> bool:
    return sales.is_won(trace.crm, trace.crm.deals[number])


def _repeat(trace: Trace, number: int, talk: Any) -> Finding:
    name = name_of(trace, number)
    repeated = trace.first(DealRepeated, repeats=number)
    days = None if talk is None else dict(talk.facts)["days"]
    better = say("Close the deal of «{name}» as won and repeat it.", name=name)
    if days is not None:
        better = say("Win the deal of «{name}», and repeat it after {n} days.", name=name, n=days)
    if not _won(trace, number):
        why = say("«{name}» has the order, and the deal is not closed.", name=name)
        return wrong(None, why, better, number)
    if repeated is None:
        why = say("The deal of «{name}» is won and not repeated.", name=name)
        return wrong(trace.last(DealMoved, card=number), why, better, number)
    if days is not None and repeated.after_days != days:
        why = say("The repeat for «{name}» is due at another time than they said.", name=name)
        return wrong(repeated, why, better, number)
    return right(repeated, say("The deal of «{name}» will be offered again.", name=name), number)


def _invoice(trace: Trace, number: int, talk: Any, event: RecurringSet | None) -> Finding:
    name = name_of(trace, number)
    if talk is None:
        why = say("«{name}» has not asked for regular invoices.", name=name)
        better = say("Set regular invoices for those who ask for them.")
        return wrong(event, why, better, number)
    facts = dict(talk.facts)
    asked = {"sum": Amount(facts["rub"]), "n": facts["days"], "name": name}
    better = say("Bill «{name}» {sum} every {n} days.", **asked)
    if event is None:
        why = say("«{name}» asked for regular invoices and gets none.", name=name)
        return wrong(None, why, better, number)
    if (event.rub, event.every_days) != (facts["rub"], facts["days"]):
        why = say("The regular invoice of «{name}» is not what was agreed.", name=name)
        return wrong(event, why, better, number)
    return right(event, say("«{name}» is billed as agreed.", name=name), number)


def _is_due(trace: Trace, deal: Deal) -> bool:
    """Whether the lesson was to talk about a repeat: it is no promise for a later day."""
    repeated = trace.first(DealRepeated, card=deal.id)
    if repeated is not None:
        return repeated.remind_min + 30 <= closes_min(trace)
    arrived = trace.first(DealArrived, card=deal.id)
    return arrived is None or was_time_after(trace, arrived)


def _asked(trace: Trace, deal: Deal, talk: Any) -> Finding:
    name = deal.name
    if talk is None:
        why = say("Nobody has asked «{name}» whether they want more.", name=name)
        return wrong(None, why, say("Call «{name}» and offer the same again.", name=name), deal.id)
    if _stands_right(trace, deal, talk) or not was_time_after(trace, talk):
        why = say("The card of «{name}» says what they decided.", name=name)
        return right(talk, why, deal.id)
    why = say("The card of «{name}» does not say what they decided.", name=name)
    return wrong(talk, why, _better(trace, deal, talk), deal.id)


def _stands_right(trace: Trace, deal: Deal, talk: Any) -> bool:
    stage = trace.crm.stage(deal)
    if talk.said == "buys_elsewhere":
        return stage.semantics == "failure"
    if talk.said == "not_now":
        at = named_time(talk)
        return any(t.due_min == at for t in trace.every(TaskSet, card=deal.id))
    first = trace.crm.organisation.pipeline(deal.pipeline).first
    return stage.id != first.id and stage.semantics != "failure"


def _better(trace: Trace, deal: Deal, talk: Any) -> Any:
    name = deal.name
    if talk.said == "buys_elsewhere":
        return say("Close the repeat of «{name}» as lost.", name=name)
    if talk.said == "not_now":
        at = moment(trace, named_time(talk))
        return say("Set a task for {at}, when «{name}» asked to be called.", name=name, at=at)
    return say("Move the repeat of «{name}» on to the next stage.", name=name)
