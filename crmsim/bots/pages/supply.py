"""Pages of a supplier's way: questionnaire, price, objections, loads, the end (R211–R222)."""

from typing import Any

from crmsim.bots.hands import Hands, on
from crmsim.bots.pages.base import PAGES, Facts, page
from crmsim.crm.assortment import product_of
from crmsim.crm.entities import Activity
from crmsim.crm.organisation import Stage
from crmsim.crm.store import Moving
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.supply import NamePrice
from crmsim.crm.verbs.tags import TagCard
from crmsim.words import Moment, say

SOON_MIN = 30


@page("offers_goods", "calls_in")
def qualify(hands: Hands, card: Moving, facts: Facts) -> None:
    """Fill what was told, name the price of the list, and see what the client says to it."""
    hands.do(UpdateDeal(deal=card.id, fields=dict(facts)))
    hands.comment(card, say("Talked: the questionnaire is filled, the price of the list is named."))
    if not _called_in(hands, card):
        enter(hands, card, "filled")
    product = product_of(hands.crm, card)
    if product is None:
        return
    hands.do(NamePrice(deal=card.id, product=product.id, rub=product.price_rub))
    enter(hands, card, "price_named")
    heard = _heard(hands, card)
    if heard["key"] not in ("offers_goods", "calls_in"):
        PAGES[heard["key"]](hands, card, heard["facts"])


@page("will_bring")
def expect_load(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client brings at a named time."""
    at = int(facts["at"])
    enter(hands, card, "price_named")
    enter(hands, card, "said")
    hands.comment(card, say("Agreed: the load comes on {at}.", at=_moment(hands, at)))
    hands.plan(card, say("Take the load in"), _ahead(hands, at))


@page("brings_more")
def expect_more(hands: Hands, card: Moving, facts: Facts) -> None:
    """The next load has a time, too."""
    at = int(facts["at"])
    hands.comment(card, say("Talked: the next load comes on {at}.", at=_moment(hands, at)))
    hands.plan(card, say("Take the load in"), _ahead(hands, at))


@page("objects_price", "objects_delay", "objects_cash")
def hang(hands: Hands, card: Moving, facts: Facts) -> None:
    """The deal hangs: note the objection, mark it, and call when asked to (R221)."""
    at = int(facts["at"])
    enter(hands, card, "price_named")
    mark(hands, card)
    why = say("Talked: the client objects; agreed to call on {at}.", at=_moment(hands, at))
    hands.comment(card, why)
    hands.plan(card, say("Answer the objection"), at)


@page("no_more", "stands_firm")
def lose(hands: Hands, card: Moving, facts: Facts) -> None:
    """Nothing will come: mark why, and end it."""
    mark(hands, card)
    hands.comment(card, say("Talked: there will be no deliveries, the work is finished."))
    hands.close_tasks(card, say("The client will bring nothing"))
    enter(hands, card, "tagged")


def mark(hands: Hands, card: Moving) -> None:
    """Add the tag that fits what was said last (R221, R222)."""
    said = _heard(hands, card)["key"]
    fits = [tag.id for tag in hands.crm.organisation.tags if said in tag.said]
    if not set(fits) <= set(card.tags):
        hands.do(TagCard(**on(card), tags=(*card.tags, *fits)))


def enter(hands: Hands, card: Moving, fact: str) -> None:
    """Move a card to the stage ahead that asks for a fact."""
    stages = hands.crm.organisation.pipeline(card.pipeline).stages
    places = [stage.id for stage in stages]
    for stage in stages:
        if asks(stage, fact) and places.index(stage.id) > places.index(card.stage):
            hands.move(card, stage.id)
            return


def asks(stage: Stage, fact: str) -> bool:
    """Whether a fact is what lets a card into a stage: the first that it needs."""
    needs = [one if isinstance(one, str) else one.fact for one in stage.needs]
    return fact in needs


def _heard(hands: Hands, card: Moving) -> dict[str, Any]:
    """What the client said last."""
    return [a.said for a in hands.crm.of(Activity, card.id) if a.answered and a.said][-1]


def _called_in(hands: Hands, card: Moving) -> bool:
    calls = hands.crm.of(Activity, card.id)
    return any(a.kind == "call" and a.incoming and a.answered for a in calls)


def _moment(hands: Hands, at: int) -> Moment:
    return Moment(hands.crm.hours.moment(at))


def _ahead(hands: Hands, at: int) -> int:
    return max(at, hands.now + SOON_MIN)
