"""Segments hold whom they should, and campaigns reach them and nobody else (R258, R259, R260)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm import segments
from crmsim.crm.entities import Campaign, Mailing, Segment
from crmsim.crm.selling import Channel, Who
from crmsim.crm.verbs.mailed import MailingSent
from crmsim.crm.verbs.marketing import SegmentMade
from crmsim.crm.verbs.moved import DealMoved
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import name_of
from crmsim.words import say


@rule(
    requirement="R258",
    advice=say("Make the segment of the kind and with the conditions that the task names."),
)
def segment_fits(trace: Trace, kind: str, who: dict[str, Any]) -> Iterator[Finding]:
    """There is a segment of the kind that is asked for, of the right clients (R258)."""
    wanted = Who.model_validate(who)
    better = say("Make a {kind} segment with exactly the conditions of the task.", kind=_KIND[kind])
    made = [(event, _row(trace, event)) for event in trace.every(SegmentMade)]
    alike = [(event, row) for event, row in made if row.kind == kind]
    for event, row in alike:
        if segments.who_of(row) == wanted:
            yield right(event, say("The segment «{name}» holds the right clients.", name=row.name))
            return
    if alike:
        event, row = alike[-1]
        why = say("The segment «{name}» does not describe the clients of the task.", name=row.name)
        yield wrong(event, why, better)
        return
    yield wrong(None, say("There is no {kind} segment.", kind=_KIND[kind]), better)


@rule(
    requirement="R259",
    advice=say("Start the campaign on the segment of the task, and on no other."),
)
def campaign_sent_to_right_people(
    trace: Trace, who: dict[str, Any], channel: Channel
) -> Iterator[Finding]:
    """Who should hear of an offer gets a piece on the channel, and nobody else (R259)."""
    wanted = Who.model_validate(who)
    sent = [e for e in trace.every(MailingSent) if not _campaign(trace, e).tied]
    meant = {event.card: event for event in sent if _mailing(trace, event).channel == channel}
    chosen = {client.id for client in segments.choose(trace.crm, wanted)}
    for number in sorted(chosen | set(meant)):
        yield _piece(trace, number, number in chosen, meant.get(number))


@rule(
    requirement="R260",
    advice=say("Tie the campaign to a segment whose clients come and go, before the sale."),
)
def buyers_greeted(trace: Trace, channel: Channel) -> Iterator[Finding]:
    """Whoever buys during the lesson gets the piece that is tied to their segment, once (R260)."""
    for moved in trace.every(DealMoved):
        deal = trace.crm.deals[moved.card]
        if trace.crm.stage(deal).semantics != "success" or deal.stage != moved.stage:
            continue
        for client in segments.clients_of(trace.crm, deal.id):
            yield _greeting(trace, moved, client.id, channel)


_KIND = {"static": say("static"), "dynamic": say("dynamic")}


def _greeting(trace: Trace, moved: DealMoved, client: int, channel: str) -> Finding:
    name = name_of(trace, client)
    pieces = [
        event
        for event in trace.every(MailingSent, card=client)
        if _campaign(trace, event).tied and _mailing(trace, event).channel == channel
    ]
    better = say("Tie the campaign to the dynamic segment before you close the deal.")
    if len(pieces) == 1:
        return right(pieces[0], say("«{name}» was thanked by itself.", name=name), moved.card)
    if pieces:
        why = say("«{name}» was thanked more than once.", name=name)
        return wrong(pieces[-1], why, say("Tie one campaign to one segment."), moved.card)
    why = say("«{name}» bought, and nothing was sent by itself.", name=name)
    return wrong(moved, why, better, moved.card)


def _piece(trace: Trace, client: int, chosen: bool, sent: MailingSent | None) -> Finding:
    name = name_of(trace, client)
    if chosen and sent is not None:
        return right(sent, say("«{name}» has the offer.", name=name), client)
    if chosen:
        why = say("«{name}» should have got the offer, and did not.", name=name)
        return wrong(None, why, say("Send the offer to the whole segment."), client)
    why = say("«{name}» got an offer that is not for them.", name=name)
    return wrong(sent, why, say("Send the offer to the segment of the task alone."), client)


def _row(trace: Trace, event: SegmentMade) -> Segment:
    return trace.crm.table(Segment)[event.segment]


def _campaign(trace: Trace, event: MailingSent) -> Campaign:
    return trace.crm.table(Campaign)[event.campaign]


def _mailing(trace: Trace, event: MailingSent) -> Mailing:
    return trace.crm.table(Mailing)[event.mailing]
