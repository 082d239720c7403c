"""Pages of selling again: what is won is repeated, who wants the same gets it (R261, R262)."""

from crmsim.bots.hands import Hands
from crmsim.bots.pages.base import Facts, page
from crmsim.crm.store import Moving
from crmsim.crm.verbs.repeats import RepeatDeal, SetRecurring
from crmsim.words import Moment, say


@page("lasts_days")
def win_and_repeat(hands: Hands, card: Moving, facts: Facts) -> None:
    """All has come: the deal is won, and repeated for when it runs out."""
    days = int(facts["days"])
    note = say("Talked; the order has come, agreed to offer more in {n} days.", n=days)
    hands.comment(card, note)
    hands.close_tasks(card, say("The client has the order"))
    hands.move(card, _ending(hands, card, "success"))
    hands.do(RepeatDeal(deal=card.id, after_days=days))


@page("bill_us")
def bill_regularly(hands: Hands, card: Moving, facts: Facts) -> None:
    """The same, with a regular invoice."""
    days, rub = int(facts["days"]), int(facts["rub"])
    hands.do(SetRecurring(deal=card.id, rub=rub, every_days=days))
    win_and_repeat(hands, card, facts)


@page("wants_same")
def take_order(hands: Hands, card: Moving, facts: Facts) -> None:
    """The same again, by a day."""
    at = int(facts["at"])
    named = Moment(hands.crm.hours.moment(at))
    hands.comment(card, say("Talked; wants the same, agreed on a delivery by {at}.", at=named))
    stages = hands.crm.organisation.pipeline(card.pipeline).stages
    hands.move(card, stages[1].id)
    hands.plan(card, say("Deliver the order"), at)


@page("not_now")
def ask_later(hands: Hands, card: Moving, facts: Facts) -> None:
    """There is still enough: ask on the day that was named."""
    at = int(facts["at"])
    named = Moment(hands.crm.hours.moment(at))
    hands.comment(card, say("Talked; has enough for now, agreed to call on {at}.", at=named))
    hands.plan(card, say("Offer the same again"), at)


@page("buys_elsewhere")
def let_go(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has gone elsewhere."""
    hands.comment(card, say("Talked; decided to buy elsewhere, the work is finished."))
    hands.move(card, _ending(hands, card, "failure"))


def _ending(hands: Hands, card: Moving, semantics: str) -> str:
    stages = hands.crm.organisation.pipeline(card.pipeline).stages
    return next(stage.id for stage in stages if stage.semantics == semantics)
