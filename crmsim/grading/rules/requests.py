"""Requests and first talks: sorted, given a deal, asked, told the list's price (R116, R218)."""

import re
from collections.abc import Iterator
from typing import Any

from crmsim.crm.assortment import product_of
from crmsim.crm.entities import Activity, Request
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.inbox import ClientTold, ContactCalled, PasswordOld, TermsChanged
from crmsim.crm.verbs.account import PasswordSet
from crmsim.crm.verbs.contact import MessageSent
from crmsim.crm.verbs.deals import DealAdded
from crmsim.crm.verbs.fields import CardUpdated
from crmsim.crm.verbs.requests import RequestAccepted, RequestDeclined
from crmsim.crm.verbs.supply import PriceNamed
from crmsim.crm.verbs.timeline import CommentAdded
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import closes_min, happened, name_of, was_time_after
from crmsim.words import Amount, Phrase, say


@rule(
    requirement=("R008", "R116", "R213"),
    advice=say("Accept every request of a supplier, and decline the others with their reason."),
)
def requests_sorted(trace: Trace, minutes: int = 60) -> Iterator[Finding]:
    """Each unsorted request is accepted, or declined for what it is, within *minutes* (R116)."""
    for asked in trace.crm.table(Request).values():
        deal = trace.crm.deals[asked.deal_id]
        sorted_ = next(iter(happened(trace, RequestAccepted, RequestDeclined, card=deal.id)), None)
        latest = max(0, deal.created_min) + minutes
        if sorted_ is not None:
            yield _sorted(trace, sorted_, sorted_.at_min > latest)
        elif latest <= closes_min(trace):
            why = say("The request of «{name}» is still unsorted.", name=deal.name)
            yield wrong(None, why, _sort(deal.name), deal.id)


def _sorted(trace: Trace, done: Any, late: bool) -> Finding:
    name = name_of(trace, done.card)
    fits = _fitting(trace, done)
    reasons = {r.id: r.name for r in trace.crm.organisation.reject_reasons}
    given = getattr(done, "reason", None)
    if given != fits:
        why = say("The request of «{name}» was sorted wrongly.", name=name)
        better = say("Accept the request of «{name}».", name=name)
        if fits is not None:
            shown = reasons[fits]
            better = say("Decline the request of «{name}»: {reason}.", name=name, reason=shown)
        return wrong(done, why, better, done.card)
    if late:
        why = say("The request of «{name}» waited too long.", name=name)
        return wrong(done, why, _sort(name), done.card)
    return right(done, say("The request of «{name}» is sorted.", name=name), done.card)


def _fitting(trace: Trace, done: Any) -> str | None:
    """The reason for which a request is to be declined; None for one to be accepted."""
    company = trace.crm.organisation
    against = getattr(done, "against", ())
    coded = (r.id for r in company.reject_reasons if set(r.codes) & set(against))
    return _written(trace, done.card) or next(coded, None)


def _written(trace: Trace, card: int) -> str | None:
    """The reason that fits what a request says by itself."""
    wrote = [a.said for a in trace.crm.of(Activity, card) if a.incoming and a.said]
    return trace.crm.organisation.reason_for(wrote[0]["key"]) if wrote and wrote[0] else None


def _sort(name: str) -> Phrase:
    return say("Sort the request of «{name}» as soon as it is there.", name=name)


@rule(
    requirement="R116",
    advice=say("After an incoming call check that there is a deal; if not, make one."),
)
def callers_have_deals(trace: Trace, minutes: int = 60) -> Iterator[Finding]:
    """Whoever has called gets a deal with their contact within *minutes* (R116)."""
    for called in trace.every(ContactCalled):
        name = name_of(trace, called.card)
        made = [e for e in trace.every(DealAdded) if e.order > called.order]
        own = [e for e in made if trace.crm.deals[e.card].contact_id == called.card]
        if own and own[0].at_min <= called.at_min + minutes:
            yield right(own[0], say("The call of «{name}» has a deal.", name=name), own[0].card)
        elif own or called.at_min + minutes <= closes_min(trace):
            yield wrong(
                own[0] if own else None,
                say("«{name}» has called, and no deal was made in time.", name=name),
                say("Make a deal and choose the contact «{name}».", name=name),
                called.card,
            )


@rule(
    requirement=("R115", "R117", "R218"),
    advice=say("Ask the questionnaire at the first talk, and write the answers into the card."),
)
def card_as_told(trace: Trace) -> Iterator[Finding]:
    """What a client has told stands in the fields of the deal (R115, R117, R218)."""
    for card, event, form in _told(trace):
        deal = trace.crm.deals[card]
        name = deal.name
        if all(deal.fields.get(field) == value for field, value in form.items()):
            updated = trace.last(CardUpdated, card=card)
            yield right(updated or event, say("«{name}» is filled as told.", name=name), card)
        elif was_time_after(trace, event):
            yield wrong(
                trace.last(CardUpdated, card=card),
                say("The card of «{name}» does not say what the client told.", name=name),
                say("Fill the questionnaire of «{name}» with the client's answers.", name=name),
                card,
            )
    yield from _never_asked(trace)


def _never_asked(trace: Trace) -> Iterator[Finding]:
    for card in _strangers(trace):
        name = name_of(trace, card)
        why = say("Nobody has asked «{name}» the questionnaire.", name=name)
        better = say("Call «{name}» and ask the questionnaire.", name=name)
        yield wrong(None, why, better, card)


def _strangers(trace: Trace) -> Iterator[int]:
    """The requests of suppliers, not declined, whose clients have told nothing in a day."""
    told = {told.card for told in trace.every(ClientTold)}
    for asked in trace.crm.table(Request).values():
        deal = trace.crm.deals[asked.deal_id]
        in_time = max(0, deal.created_min) + DAY_MIN <= closes_min(trace)
        if not (asked.reason or deal.id in told or _written(trace, deal.id)) and in_time:
            yield deal.id


def _told(trace: Trace) -> Iterator[tuple[int, Any, dict[str, Any]]]:
    """Each deal whose client has answered the questionnaire, when, and with what."""
    for told in trace.every(ClientTold):
        if told.card in trace.crm.deals:
            yield told.card, told, dict(told.form)
    for called in trace.every(ContactCalled):
        for made in trace.every(DealAdded):
            if trace.crm.deals[made.card].contact_id == called.card and made.order > called.order:
                yield made.card, made, dict(called.facts)


@rule(
    requirement=("R219", "R228"),
    advice=say("Name the price of the list for what the client brings."),
)
def price_as_listed(trace: Trace) -> Iterator[Finding]:
    """Every client is told the list's price, or the price that the head has set (R219, R228)."""
    for named in trace.every(PriceNamed):
        ought = _price(trace, named)
        name = name_of(trace, named.card)
        if named.rub == ought:
            yield right(named, say("«{name}» was told the right price.", name=name), named.card)
        else:
            yield wrong(
                named,
                say("«{name}» was told another price than the list's.", name=name),
                say("Name «{name}» {sum} a ton.", name=name, sum=Amount(ought)),
                named.card,
            )
    for card, event, _ in _told(trace):
        if trace.first(PriceNamed, after=event, card=card) is None and was_time_after(trace, event):
            yield _unpriced(trace, card)
    yield from (_unpriced(trace, card) for card in _strangers(trace))


def _unpriced(trace: Trace, card: int) -> Finding:
    name = name_of(trace, card)
    why = say("«{name}» was told no price.", name=name)
    return wrong(None, why, say("Name «{name}» the price of the list.", name=name), card)


def _price(trace: Trace, named: PriceNamed) -> int:
    other = trace.last(TermsChanged, before=named, card=named.card)
    if other is not None:
        return other.rub
    product = product_of(trace.crm, trace.crm.deals[named.card])
    return product.price_rub if product is not None else 0


@rule(
    requirement="R081",
    advice=say("Tell the client other terms, write that down, and only then change them."),
)
def told_before_change(trace: Trace) -> Iterator[Finding]:
    """Other terms stand in the timeline before the deal has them (R081)."""
    for changed in trace.every(TermsChanged):
        name, rub = name_of(trace, changed.card), changed.rub
        named = trace.first(PriceNamed, after=changed, card=changed.card)
        better = say("Write on «{name}» that the client knows {sum}.", name=name, sum=Amount(rub))
        if named is not None and _proved(trace, changed, named):
            why = say("The card of «{name}» proves that the client was told.", name=name)
            yield right(named, why, changed.card)
        elif named is not None:
            why = say("Nothing proves that «{name}» was told the new terms.", name=name)
            yield wrong(named, why, better, changed.card)
        elif was_time_after(trace, changed):
            why = say("«{name}» does not know the new terms.", name=name)
            yield wrong(None, why, better, changed.card)


def _proved(trace: Trace, changed: TermsChanged, named: PriceNamed) -> bool:
    notes = happened(trace, CommentAdded, MessageSent, card=changed.card)
    between = (n for n in notes if changed.order < n.order < named.order)
    return any(_names(note.text, changed.rub) for note in between)


def _names(text: str, rub: int) -> bool:
    """Whether a text holds a sum, its thousands apart or not."""
    figures = r"[\s.,]?".join(f"{rub:,}".split(","))
    return re.search(rf"(?<!\d){figures}(?!\d)", text) is not None


@rule(
    requirement="R011",
    advice=say("Change the password once in three months."),
)
def password_renewed(trace: Trace) -> Iterator[Finding]:
    """A password that is too old is changed (R011)."""
    for old in trace.every(PasswordOld):
        fresh = trace.first(PasswordSet, after=old)
        if fresh is not None:
            yield right(fresh, say("The password is new."))
        elif was_time_after(trace, old):
            why = say("The password is older than three months.")
            yield wrong(None, why, say("Change the password in the profile."))
