"""Deals as the rules of cards want them: begun complete, one a group, active, well commented.

R102, R229–R240.
"""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.audit import fault_name, faults_found
from crmsim.crm.comments import is_detailed
from crmsim.crm.entities import Comment, Deal, ProductLine
from crmsim.crm.goods import groups_of
from crmsim.crm.inbox import AuditHeld, AuditRemarked
from crmsim.crm.standing import is_active, lapses
from crmsim.crm.verbs.deals import DealAdded
from crmsim.crm.verbs.fields import CardUpdated
from crmsim.crm.verbs.finish import LeadConverted, LeadRejected
from crmsim.crm.verbs.goods import ProductAdded
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.timeline import CommentAdded
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import by_card, happened, name_of, talks, was_time_after
from crmsim.words import Amount, Value, join, say

REFUSALS = ("declines", "refuses")
"""What clients say who will not buy."""
MENDED = (ProductAdded, CardUpdated, CommentAdded, DealMoved)


@rule(
    requirement=("R230", "R232", "R235", "R082"),
    advice=say("Make a deal of every sale: the product and the sum that the client named."),
)
def deal_as_told(trace: Trace) -> Iterator[Finding]:
    """Whoever wants to buy has a deal with their product and its sum; who refuses has none."""
    for lead, told in by_card(talks(trace)).items():
        if lead not in trace.crm.leads:
            continue
        wanted = next((t for t in told if {"product", "rub"} <= set(dict(t.facts))), None)
        if wanted is not None:
            yield from _sold(trace, lead, wanted)
        elif trace.first(LeadConverted, card=lead) and told[-1].said == "refuses":
            name = name_of(trace, lead)
            why = say("«{name}» has refused, and there is a deal.", name=name)
            better = say("Reject «{name}» with the reason.", name=name)
            yield wrong(trace.first(LeadConverted, card=lead), why, better, lead)


@rule(
    requirement=("R234", "R233", "R235"),
    advice=say("Mend every deal that lacks its product, sum, contact or detailed comment."),
)
def deals_correct(trace: Trace) -> Iterator[Finding]:
    """Every deal of the trainee that was not lost holds all that it has to (R233–R235)."""
    for deal in _worked(trace):
        missing = lapses(trace.crm, deal)
        touched = happened(trace, DealAdded, *MENDED, card=deal.id)
        touched += [e for e in trace.every(LeadConverted) if e.deal == deal.id]
        if _is_lost(trace, deal):
            continue
        if missing:
            gaps = join((m.why for m in missing), " ")
            why = say("The deal «{name}» is incorrect. {gaps}", name=deal.name, gaps=gaps)
            better = say("Give the deal «{name}» what it lacks.", name=deal.name)
            yield wrong(None, why, better, deal.id)
        elif touched:
            yield right(touched[-1], say("The deal «{name}» is correct.", name=deal.name), deal.id)


@rule(
    requirement=("R236", "R237", "R230"),
    advice=say("Talk to everybody whose deal is old, and write down what was agreed."),
)
def deals_active(trace: Trace) -> Iterator[Finding]:
    """Every deal of the trainee is active at the end, or decided by its client (R236, R237)."""
    twice = [_closed_as_double(trace, pair) for pair in _doubled_at_first(trace)]
    for deal in _worked(trace):
        told = talks(trace, card=deal.id)
        if deal.closed_min is not None:
            if deal not in twice:
                yield _decided(trace, deal, told)
        elif not is_active(trace.crm, deal, trace.now_min):
            why = say("The deal «{name}» is not active.", name=deal.name)
            better = say(
                "Talk to «{name}» and write down what about and what was agreed.", name=deal.name
            )
            yield wrong(None, why, better, deal.id)
        elif told:
            yield right(told[-1], say("The deal «{name}» is active.", name=deal.name), deal.id)


@rule(
    requirement="R238",
    advice=say("Leave one open deal of a product group for a client, and close the others."),
)
def group_not_doubled(trace: Trace) -> Iterator[Finding]:
    """No client has two open deals of one product group (R238, D19)."""
    for pair in _doubled_at_first(trace):
        closed, newer = _closed_as_double(trace, pair), pair[1]
        if closed is not None:
            why = say("«{name}» has one deal of the product group.", name=newer.name)
            yield right(trace.last(DealMoved, card=closed.id), why, closed.id)
        else:
            why = say("«{name}» has two open deals of one product group.", name=newer.name)
            better = say("Close the deal №{id} of «{name}» as lost.", id=newer.id, name=newer.name)
            yield wrong(None, why, better, newer.id)


@rule(
    requirement=("R239", "R240", "R102"),
    advice=say("Write what was talked about and what was agreed; «will call» says neither."),
)
def comment_detailed(trace: Trace) -> Iterator[Finding]:
    """After every talk a comment says what it was about and what was agreed (R239, R240, R102)."""
    for card, told in by_card(talks(trace)).items():
        for talk, following in zip(told, [*told[1:], None], strict=True):
            until = following.at_min if following is not None else trace.now_min
            note = _detailed_note(trace, card, talk.at_min, until)
            name = name_of(trace, card)
            if note is not None:
                why = say("The comment on «{name}» says what was agreed.", name=name)
                yield right(_told_by(trace, note) or talk, why, card)
            elif following is not None or _was_awaited(trace, talk):
                why = say("No detailed comment follows the talk to «{name}».", name=name)
                better = say("Write on «{name}» what it was about and what was agreed.", name=name)
                yield wrong(following, why, better, card)


@rule(
    requirement="R229",
    advice=say("Before the audit see to it that every deal, contact and comment is in order."),
)
def audit_passed(trace: Trace) -> Iterator[Finding]:
    """Quality control has nothing to remark, and would have nothing at the end (R229)."""
    remarks = list(trace.every(AuditRemarked))
    for held in trace.every(AuditHeld):
        mine = [r for r in remarks if r.at_min == held.at_min]
        if mine:
            yield _remarked(trace, mine)
        else:
            yield right(held, say("Quality control had nothing to remark."))
    left = faults_found(trace.crm, trace.now_min, fresh=0)
    for card, fault in left[:1]:
        values: dict[str, Value] = {
            "name": name_of(trace, card),
            "fault": fault_name(trace.crm, fault),
        }
        why = say("The next audit would remark on «{name}»: {fault}.", **values)
        yield wrong(None, why, say("Put «{name}» in order: {fault}.", **values), card)


def _remarked(trace: Trace, remarks: list[AuditRemarked]) -> Finding:
    first = remarks[0]
    values: dict[str, Value] = {
        "name": name_of(trace, first.card),
        "fault": fault_name(trace.crm, first.fault),
        "points": sum(r.points for r in remarks),
        "sum": Amount(sum(r.rub for r in remarks)),
    }
    why = say(
        "Quality control remarked on «{name}»: {fault}. All in all {points} points and {sum}.",
        **values,
    )
    better = say("Put «{name}» in order before the audit.", name=values["name"])
    return wrong(first, why, better, first.card)


def _sold(trace: Trace, lead: int, wanted: Any) -> Iterator[Finding]:
    facts, name = dict(wanted.facts), name_of(trace, lead)
    deals = [d for d in trace.crm.deals.values() if d.lead_id == lead]
    better = say("Make a deal of «{name}»: the product and the sum that they named.", name=name)
    if not deals:
        if was_time_after(trace, wanted):
            why = say("«{name}» wants to buy, and there is no deal.", name=name)
            end = trace.first(LeadRejected, card=lead)
            yield wrong(end, why, better, lead)
        return
    made = trace.first(LeadConverted, card=lead) or trace.first(DealAdded, card=deals[0].id)
    if any(_is_of(trace, deal, facts) for deal in deals):
        yield right(made or wanted, say("The deal of «{name}» is as told.", name=name), lead)
    else:
        why = say("The deal of «{name}» has another product or sum.", name=name)
        yield wrong(made, why, better, lead)


def _is_of(trace: Trace, deal: Deal, facts: dict[str, Any]) -> bool:
    lines = trace.crm.of(ProductLine, deal.id)
    sold = any(line.product == facts["product"] for line in lines)
    return sold and deal.sum_rub == facts["rub"] and deal.contact_id is not None


def _worked(trace: Trace) -> Iterator[Deal]:
    """The trainee's deals that are open, or were finished during the lesson."""
    for deal in trace.crm.deals.values():
        if deal.responsible_id == trace.crm.me and (deal.closed_min or 0) >= 0:
            yield deal


def _is_lost(trace: Trace, deal: Deal) -> bool:
    return deal.closed_min is not None and trace.crm.stage(deal).semantics == "failure"


def _decided(trace: Trace, deal: Deal, told: list[Any]) -> Finding:
    """Whether a finished deal was won, or lost by the client's own word."""
    moved = trace.last(DealMoved, card=deal.id)
    if not _is_lost(trace, deal) or (told and told[-1].said in REFUSALS):
        why = say("The deal «{name}» ended as its client decided.", name=deal.name)
        return right(moved, why, deal.id)
    why = say("The deal «{name}» was closed, and its client had not refused.", name=deal.name)
    better = say("Ask «{name}» for the decision before you close the deal.", name=deal.name)
    return wrong(moved, why, better, deal.id)


def _doubled_at_first(trace: Trace) -> Iterator[tuple[Deal, Deal]]:
    """The pairs of the trainee's deals of one contact and group, open when the lesson began."""
    crm = trace.crm
    seen: dict[tuple[int | None, str], Deal] = {}
    for deal in crm.deals.values():
        own = deal.responsible_id == crm.me
        if not own or deal.created_min > 0 or (deal.closed_min or 0) < 0:
            continue
        for group in groups_of(crm, deal):
            older = seen.setdefault((deal.contact_id, group), deal)
            if older is not deal:
                yield older, deal


def _closed_as_double(trace: Trace, pair: tuple[Deal, Deal]) -> Deal | None:
    """Which of two deals was closed because there are two, and not by its client's decision."""
    for deal in reversed(pair):
        told = talks(trace, card=deal.id)
        if _is_lost(trace, deal) and not (told and told[-1].said in REFUSALS):
            return deal
    return None


def _detailed_note(trace: Trace, card: int, since: int, until: int) -> Comment | None:
    """The first detailed comment on a card, or on the deal that it has become, in that time."""
    crm = trace.crm
    cards = [card, *(e.deal for e in trace.every(LeadConverted, card=card))]
    notes = (note for number in cards for note in crm.of(Comment, number))
    timely = (n for n in notes if since <= n.at_min <= until and n.author_id == crm.me)
    return next((note for note in timely if is_detailed(note.text)), None)


def _was_awaited(trace: Trace, talk: Any) -> bool:
    """Whether a comment could still be written; a rejection has its reason instead."""
    return was_time_after(trace, talk) and trace.first(LeadRejected, card=talk.card) is None


def _told_by(trace: Trace, note: Comment) -> CommentAdded | None:
    return next((e for e in trace.every(CommentAdded) if e.comment == note.id), None)
