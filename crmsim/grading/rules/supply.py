"""Suppliers kept: objections marked, loads registered, clients handed over (R211–R225)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.entities import Activity, Deal
from crmsim.crm.inbox import DeliveryCame
from crmsim.crm.organisation import Stage
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.day import DayEnded, HandedIn
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.requests import RequestAccepted, RequestDeclined
from crmsim.crm.verbs.supply import ClientHandedOver, DeliveryAccepted, PriceNamed
from crmsim.crm.verbs.tags import CardTagged
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import (
    attempts,
    closes_min,
    happened,
    name_of,
    talks,
    was_time_after,
    worked_leads,
)
from crmsim.words import say

NO = ("no_more", "stands_firm")
"""What clients say who will bring nothing."""


@rule(
    requirement=("R221", "R222", "R047"),
    advice=say("Mark a deal that hangs with the tag of its objection, before the next contact."),
)
def objections_tagged(trace: Trace) -> Iterator[Finding]:
    """What a client minds is on the card as a tag of the list before the next contact (R221)."""
    tags = {said: tag for tag in trace.crm.organisation.tags for said in tag.said}
    for talk in talks(trace, *tags):
        tag, name = tags[talk.said], name_of(trace, talk.card)
        following = next((a for a in attempts(trace, card=talk.card) if a.line > talk.line), None)
        borne = trace.last(CardTagged, before=following, card=talk.card)
        if borne is not None and tag.id in borne.tags:
            why = say("«{name}» bears the tag «{tag}».", name=name, tag=tag.name)
            yield right(borne, why, talk.card)
        elif following is not None or was_time_after(trace, talk):
            yield wrong(
                following,
                say("What «{name}» minds is not marked.", name=name),
                say("Give «{name}» the tag «{tag}».", name=name, tag=tag.name),
                talk.card,
            )


@rule(
    requirement=("R211", "R213"),
    advice=say("Register every load at once, with the weight of the scales."),
)
def deliveries_registered(trace: Trace, minutes: int = 120) -> Iterator[Finding]:
    """Each load at the gate is registered within *minutes* with its weight (R211, R213)."""
    for came in trace.every(DeliveryCame):
        if trace.crm.activities[came.activity].responsible_id != trace.crm.me:
            continue
        done = trace.first(DeliveryAccepted, activity=came.activity)
        name = name_of(trace, came.card)
        better = say("Register the load of «{name}»: {kg} kg.", name=name, kg=came.weight_kg)
        if done is None and came.at_min + minutes <= closes_min(trace):
            why = say("The load of «{name}» is not registered.", name=name)
            yield wrong(None, why, better, came.card)
        elif done is not None and done.weight_kg != came.weight_kg:
            why = say("The load of «{name}» has another weight than on the scales.", name=name)
            yield wrong(done, why, better, came.card)
        elif done is not None and done.at_min > came.at_min + minutes:
            yield wrong(done, say("«{name}» waited at the gate.", name=name), better, came.card)
        elif done is not None:
            yield right(done, say("The load of «{name}» is registered.", name=name), came.card)


@rule(
    requirement=("R217", "R219", "R212"),
    advice=say("Move a deal the same day to the stage that says what is done."),
)
def stages_follow_supply(trace: Trace) -> Iterator[Finding]:
    """The same day a deal stands where its price, its consent and its loads have brought it."""
    for sign, stage in _signs(trace):
        deal = trace.crm.deals[sign.card]
        evening = trace.crm.hours.end_of_day(sign.at_min)
        stood = _stood_beyond(trace, deal, stage, sign, evening)
        if stood:
            yield right(
                stood if isinstance(stood, Event) else sign,
                say("«{name}» has come to «{there}».", name=deal.name, there=stage.name),
                deal.id,
            )
        elif evening <= trace.now_min or was_time_after(trace, sign):
            why = say("«{name}» does not stand where it should.", name=deal.name)
            yield wrong(
                None,
                why,
                say("Move «{name}» to «{there}».", name=deal.name, there=stage.name),
                deal.id,
            )
    yield from _lost_without_no(trace)


def _lost_without_no(trace: Trace) -> Iterator[Finding]:
    for moved in trace.every(DealMoved):
        deal = trace.crm.deals[moved.card]
        stage = trace.crm.organisation.pipeline(deal.pipeline).stage(moved.stage)
        declined = trace.first(RequestDeclined, card=deal.id)
        if stage.semantics == "failure" and declined is None and not _said_no(trace, deal.id):
            why = say("«{name}» is given up, and never said no.", name=deal.name)
            yield wrong(moved, why, say("Keep «{name}» in work.", name=deal.name), deal.id)


def _said_no(trace: Trace, card: int) -> bool:
    return bool(talks(trace, *NO, card=card))


def _signs(trace: Trace) -> Iterator[tuple[Any, Stage]]:
    """What has happened to a deal of the trainee, and the stage that tells it."""
    for event in happened(trace, PriceNamed, DeliveryAccepted):
        if trace.crm.deals[event.card].responsible_id == trace.crm.me:
            yield from _with_stage(trace, event, _fact(event), getattr(event, "number", None))
    for talk in talks(trace, "will_bring", *NO):
        yield from _with_stage(trace, talk, "said" if talk.said == "will_bring" else None, None)


def _fact(event: Any) -> str:
    return "price_named" if isinstance(event, PriceNamed) else "deliveries"


def _with_stage(
    trace: Trace, sign: Any, fact: str | None, number: int | None
) -> Iterator[tuple[Any, Stage]]:
    stages = trace.crm.organisation.pipeline(trace.crm.deals[sign.card].pipeline).stages
    if fact is None:
        fitting = [stage for stage in stages if stage.semantics == "failure"]
    else:
        fitting = [stage for stage in stages if _asks(stage, fact, number)]
    yield from ((sign, stage) for stage in fitting[-1:])


def _asks(stage: Stage, fact: str, number: int | None) -> bool:
    """Whether a stage asks for a fact, and for no more deliveries than there are."""
    for one in stage.needs:
        name, params = (one, {}) if isinstance(one, str) else (one.fact, one.params)
        if name == fact and (number is None or params["at_least"] <= number):
            return True
    return False


def _stood_beyond(trace: Trace, deal: Deal, stage: Stage, sign: Any, evening: int) -> Any:
    """The move by which a deal stood on a stage or further by the evening; True at the opening."""
    places = [one.id for one in trace.crm.organisation.pipeline(deal.pipeline).stages]
    wanted = places.index(stage.id)
    moves = [m for m in trace.every(DealMoved, card=deal.id) if m.at_min <= evening]
    first = moves[0].came_from if moves else deal.stage
    standing = [(first, True), *((m.stage, m) for m in moves)]
    far = [by for at, by in standing if places.index(at) >= wanted]
    if stage.semantics == "failure":
        far = [by for at, by in standing if at == stage.id]
    return far[0] if far else None


@rule(
    requirement=("R211", "R213", "R214", "R215"),
    advice=say("After the fifth delivery win the deal and hand the client over."),
)
def fifth_handed_over(trace: Trace) -> Iterator[Finding]:
    """A client with enough deliveries is handed over the same day (R211, R214, R215)."""
    for came in trace.every(DeliveryAccepted):
        deal = trace.crm.deals[came.card]
        pipeline = trace.crm.organisation.pipeline(deal.pipeline)
        won = next((s for s in pipeline.stages if s.semantics == "success"), None)
        if pipeline.hand_over is None or won is None or not _is_last(won, came.number):
            continue
        given = trace.first(ClientHandedOver, after=came, card=deal.id)
        if given is not None and given.at_min <= trace.crm.hours.end_of_day(came.at_min):
            why = say("«{name}» is with the colleagues who serve regular clients.", name=deal.name)
            yield right(given, why, deal.id)
        elif given is not None or was_time_after(trace, came):
            yield wrong(
                given,
                say(
                    "«{name}» is a regular client, and was not handed over that day.",
                    name=deal.name,
                ),
                say("Move «{name}» to «{there}» and hand it over.", name=deal.name, there=won.name),
                deal.id,
            )


def _is_last(won: Stage, number: int) -> bool:
    """Whether a delivery is the very one that wins a deal."""
    counts = [n.params["at_least"] for n in won.needs if not isinstance(n, str) and n.params]
    return number in counts


@rule(
    requirement=("R224", "R225"),
    advice=say("Never go home with an active deal that has no task."),
)
def no_deal_without_task(trace: Trace) -> Iterator[Finding]:
    """On no evening an active deal of the trainee is without a task (R225)."""
    worked = worked_leads(trace)
    evenings = happened(trace, DayEnded, HandedIn)
    for deal in trace.crm.deals.values():
        active = [e for e in evenings if _is_active(trace, deal, e.at_min)]
        bare = next((e for e in active if not _has_task(trace, deal, e.at_min)), None)
        if bare is not None:
            yield wrong(
                bare,
                say("«{name}» was left in the evening without a task.", name=deal.name),
                say("Set a task for «{name}» with a date and a time.", name=deal.name),
                deal.id,
            )
        elif active and deal.id in worked:
            why = say("«{name}» has had a task every evening.", name=deal.name)
            yield right(active[-1], why, deal.id)


def _is_active(trace: Trace, deal: Deal, at_min: int) -> bool:
    accepted = trace.first(RequestAccepted, card=deal.id)
    asked = (deal.pipeline, deal.stage) in trace.crm.organisation.unsorted
    begins = accepted.at_min if accepted is not None else deal.created_min
    open_ = deal.closed_min is None or deal.closed_min > at_min
    mine = deal.responsible_id == trace.crm.me
    declined = trace.first(RequestDeclined, card=deal.id) is not None
    return mine and open_ and begins <= at_min and not asked and not declined


def _has_task(trace: Trace, deal: Deal, at_min: int) -> bool:
    tasks = (a for a in trace.crm.of(Activity, deal.id) if a.kind == "task")
    return any(t.created_min <= at_min and _pending(t, deal, at_min) for t in tasks)


def _pending(task: Activity, deal: Deal, at_min: int) -> bool:
    """Whether a task was still to be done at a minute; the end of a deal ends its tasks."""
    ended = task.done_min
    if ended is None and task.state != "planned":
        ended = deal.closed_min
    return ended is None or ended > at_min
