"""Pages of a sale by talk and mail: who it is, what they want, and what they have decided."""

from typing import Any

from crmsim.bots.hands import Hands
from crmsim.bots.pages.base import Facts, page
from crmsim.crm.acquaintance import doubles
from crmsim.crm.entities import Deal, Lead, ProductLine
from crmsim.crm.fields import COMMON
from crmsim.crm.goods import product
from crmsim.crm.store import Moving
from crmsim.crm.verbs.clients import AddContact, LinkLead
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.goods import AddProduct
from crmsim.words import Amount, Moment, Phrase, say


@page("applies", "applies_for_child")
def apply(hands: Hands, card: Moving, facts: Facts) -> None:
    """Write it down, find or make the contact, and make the deal."""
    text = _agreed(hands, facts)
    hands.comment(card, text)
    if isinstance(card, Lead):
        introduce(hands, card, facts)
        hands.do(ConvertLead(lead=card.id, comment=text.text(hands.lang), **_offer(hands, facts)))
    deal = _deal_of(hands, card)
    hands.plan(deal, say("Ask for the decision"), int(facts["at"]))


@page("asks_terms")
def send_terms(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client reads first, and is called on the day they named."""
    named = {"product": _product(hands, facts), "at": _at(hands, facts)}
    hands.comment(
        card, say("Told the terms and the price of «{product}»; agreed to call on {at}.", **named)
    )
    for stage in hands.crm.organisation.pipeline(card.pipeline).stages:
        if stage.needs == ("two_way",) and stage.id != card.stage:
            hands.move(card, stage.id)
    hands.plan(card, say("Ask whether the client applies"), int(facts["at"]))


@page("still_wants")
def go_on(hands: Hands, card: Moving, facts: Facts) -> None:
    """The deal goes on: what it lacks is put on it, and the next talk has its day."""
    named = {"product": _product(hands, facts), "at": _at(hands, facts)}
    hands.comment(
        card, say("Discussed «{product}» and the contract; agreed to call on {at}.", **named)
    )
    if isinstance(card, Deal) and not hands.crm.of(ProductLine, card.id):
        hands.do(AddProduct(deal=card.id, product=str(facts["product"])))
    hands.plan(card, say("Ask for the decision"), int(facts["at"]))


@page("has_enrolled")
def win(hands: Hands, card: Moving, facts: Facts) -> None:
    """The sale is made."""
    hands.comment(card, say("Discussed the contract; it is signed and the payment has come."))
    _end(hands, card, "success")


@page("declines")
def lose(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has decided against it."""
    hands.comment(
        card, say("Discussed the contract; the client refused to buy, the deal is closed.")
    )
    _end(hands, card, "failure")


def introduce(hands: Hands, lead: Lead, facts: Facts) -> None:
    """Tie a lead to the contact who is there, or make one of what the client has told."""
    crm = hands.crm
    own = {name: facts[name] for name in crm.organisation.fields_of("contact") if name in facts}
    common: dict[str, Any] = {name: facts[name] for name in COMMON["contact"] if name in facts}
    there = doubles(crm, {**common, **own})
    if lead.contact_id is not None:
        return
    if there:
        hands.do(LinkLead(lead=lead.id, contact=there[0].contact.id))
    else:
        hands.do(AddContact(**common, source=lead.source, lead=lead.id, fields=own))


def _agreed(hands: Hands, facts: Facts) -> Phrase:
    return say(
        "Discussed «{product}» for {rub}; agreed to call on {at}, the client decides by then.",
        product=_product(hands, facts),
        rub=Amount(int(facts["rub"])),
        at=_at(hands, facts),
    )


def _offer(hands: Hands, facts: Facts) -> dict[str, Any]:
    company = hands.crm.organisation
    chosen = product(hands.crm, str(facts["product"]))
    stages = company.pipeline(company.deal_pipeline).stages
    stage = next((s.id for s in stages if "two_way" in s.needs), stages[0].id)
    named = {"product": facts["product"], "sum_rub": facts["rub"], "stage": stage}
    return {**named, "group": chosen.group if chosen else None}


def _deal_of(hands: Hands, card: Moving) -> Moving:
    if isinstance(card, Deal):
        return card
    return next((d for d in hands.crm.deals.values() if d.lead_id == card.id), card)


def _end(hands: Hands, card: Moving, semantics: str) -> None:
    stages = hands.crm.organisation.pipeline(card.pipeline).stages
    if isinstance(card, Deal):
        hands.move(card, next(s.id for s in stages if s.semantics == semantics))


def _product(hands: Hands, facts: Facts) -> Any:
    found = product(hands.crm, str(facts["product"]))
    return found.name if found is not None else str(facts["product"])


def _at(hands: Hands, facts: Facts) -> Moment:
    return Moment(hands.crm.hours.moment(int(facts["at"])))
