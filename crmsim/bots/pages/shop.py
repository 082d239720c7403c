"""Pages of a shop on a full portal: the request, the order, the payment, the delivery."""

from crmsim.bots.hands import Hands
from crmsim.bots.pages.base import Facts, page
from crmsim.crm.entities import Deal, Lead
from crmsim.crm.organisation import Stage
from crmsim.crm.store import Moving
from crmsim.crm.verbs.fields import UpdateDeal, UpdateLead
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.sale import SendInvoice
from crmsim.words import Amount, Moment, say


@page("asks_goods")
def qualify(hands: Hands, card: Moving, facts: Facts) -> None:
    """Write down what is needed, and call back with an offer when asked to."""
    at = int(facts["at"])
    told = {name: value for name, value in facts.items() if name != "at"}
    if isinstance(card, Lead) and card.talked_min is not None and told != _held(card, told):
        hands.do(UpdateLead(lead=card.id, fields=told))
    hands.comment(
        card,
        say(
            "Discussed the price and the delivery; agreed to call with an offer on {at}.",
            at=_m(hands, at),
        ),
    )
    if isinstance(card, Lead):
        _plainest(hands, card, "talked")
    hands.plan(card, say("Call with the offer"), max(at, hands.now + 1))


@page("orders")
def make_deal(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has ordered: a deal, its sum, an invoice."""
    rub = int(facts["rub"])
    told = say(
        "Discussed the price; agreed on an order for {sum}, the invoice follows.", sum=Amount(rub)
    )
    hands.comment(card, told)
    deal: Moving | None = card
    if isinstance(card, Lead):
        _last(hands, card)
        hands.close_tasks(card, say("The client has ordered"))
        hands.do(ConvertLead(lead=card.id))
        deal = next((d for d in hands.crm.deals.values() if d.lead_id == card.id), None)
    if not isinstance(deal, Deal):
        return
    if deal is not card:
        hands.comment(deal, told)
    hands.do(UpdateDeal(deal=deal.id, fields={"sum_rub": rub}))
    hands.do(SendInvoice(deal=deal.id))
    hands.enter(deal, "invoice_sent")
    hands.plan(deal, say("See whether the invoice is paid"), hands.soon(75))


@page("pays_soon")
def wait_for_money(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client pays by a moment: look again after it."""
    at = int(facts["at"])
    hands.comment(
        card, say("Talked; the client pays by {at}, will check the payment.", at=_m(hands, at))
    )
    hands.plan(card, say("See whether the invoice is paid"), at + 5)


@page("takes_order")
def ship(hands: Hands, card: Moving, facts: Facts) -> None:
    """Agree on the delivery, and call when it is there."""
    at = int(facts["at"])
    hands.comment(
        card, say("Agreed to deliver the order by {at}; will call after it.", at=_m(hands, at))
    )
    stages = _stages(hands, card)
    place = [stage.id for stage in stages].index(card.stage)
    if stages[place + 1].semantics == "process":
        hands.move(card, stages[place + 1].id)
    hands.plan(card, say("Ask whether all is well with the order"), at + 5)


@page("got_coffee")
def win(hands: Hands, card: Moving, facts: Facts) -> None:
    """The order is there: the deal is won."""
    hands.comment(card, say("The client has got the order and is content; the deal is done."))
    hands.close_tasks(card, say("The order is there"))
    _end(hands, card, "success")


@page("drops_order")
def lose(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client will not pay: the deal is lost."""
    hands.comment(card, say("Talked; the client has decided not to buy, the deal is closed."))
    hands.close_tasks(card, say("The client has decided not to buy"))
    _end(hands, card, "failure")


def _held(card: Lead, told: dict[str, int | str | bool]) -> dict[str, int | str | bool]:
    return {name: card.fields.get(name, "") for name in told}


def _stages(hands: Hands, card: Moving) -> tuple[Stage, ...]:
    return hands.crm.organisation.pipeline(card.pipeline).stages


def _plainest(hands: Hands, card: Moving, fact: str) -> None:
    """Go to the first stage that asks for a fact, unless the card has come so far."""
    stages = _stages(hands, card)
    here = [stage.id for stage in stages].index(card.stage)
    there = next((n for n, stage in enumerate(stages) if fact in stage.needs), here)
    if there > here:
        hands.move(card, stages[there].id)


def _last(hands: Hands, card: Moving) -> None:
    """Go to the last stage before the endings."""
    last = [stage.id for stage in _stages(hands, card) if not stage.is_final][-1]
    if card.stage != last:
        hands.move(card, last)


def _end(hands: Hands, card: Moving, semantics: str) -> None:
    hands.move(card, next(s.id for s in _stages(hands, card) if s.semantics == semantics))


def _m(hands: Hands, at: int) -> Moment:
    return Moment(hands.crm.hours.moment(at))
