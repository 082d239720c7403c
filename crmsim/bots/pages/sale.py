"""Pages of a sale of goods: the request, the offer, the invoice, the order, and silence."""

from crmsim.bots.hands import Hands, on
from crmsim.bots.pages.base import Facts, page
from crmsim.crm.entities import Deal
from crmsim.crm.facts.sale import in_vain, silence
from crmsim.crm.milestones import last_said, milestone
from crmsim.crm.organisation import Need, Stage
from crmsim.crm.store import Moving
from crmsim.crm.verbs.contact import MessageClient
from crmsim.crm.verbs.fields import UpdateContact, UpdateDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.sale import AnswerObjection, AskConsent, SendInvoice, SendOffer, ShipOrder
from crmsim.words import Moment, Phrase, say

AGAIN_MIN = 120
SOON_MIN = 60


@page("introduces")
def meet_client(hands: Hands, card: Moving, facts: Facts) -> None:
    """Write down who it is, and then what is asked for."""
    person = hands.crm.person(card)
    told = {name: str(facts[name]) for name in ("name", "phone")}
    hands.do(UpdateContact(contact=person.id, fields={**told}))
    take_request(hands, card, facts)


@page("wants_goods")
def take_request(hands: Hands, card: Moving, facts: Facts) -> None:
    """Write down what is asked for, and take the deal in work."""
    wanted = say("{n} pieces, as talked about", n=int(facts["pieces"])).text(hands.lang)
    hands.do(UpdateDeal(deal=card.id, fields={"requirements": wanted}))
    hands.comment(card, say("Talked; the request fits us, we go on and clarify the details."))
    hands.enter(card, "talked")
    hands.plan(card, say("Clarify the request"), hands.now + 5)


@page("tells_needs")
def offer(hands: Hands, card: Moving, facts: Facts) -> None:
    """Fill what the offer needs, and send it."""
    hands.do(UpdateDeal(deal=card.id, fields=dict(facts)))
    hands.do(SendOffer(deal=card.id))
    hands.comment(card, say("Clarified the request, sent the offer; will ask whether it has come."))
    hands.plan(card, say("Ask whether the offer has come"), soon(hands))


@page("got_offer")
def offer_has_come(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has the offer."""
    hands.comment(card, say("The client has confirmed the offer; will call for the answer."))
    hands.plan(card, say("Get the answer to the offer"), hands.now + SOON_MIN)


@page("studies_offer", "pays_on", "comes_for_order", "awaits_order", "has_claims")
def call_then(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has named a time: call then."""
    at = int(facts["at"])
    shown = Moment(hands.crm.hours.moment(at))
    hands.comment(card, say("Talked; agreed to come back to it on {at}.", at=shown))
    hands.plan(card, say("Come back to the client"), max(at, hands.now + 1) + 5)


@page("objects_dear")
def objection(hands: Hands, card: Moving, facts: Facts) -> None:
    """Answer at once; what the client makes of it is read as an answer."""
    hands.comment(card, say("The client finds it expensive; explained what the price is made of."))
    answer = say("The price holds steel of a double coat and three years of guarantee.")
    hands.do(AnswerObjection(deal=card.id, text=answer.text(hands.lang)))


@page("likes_offer")
def invoice(hands: Hands, card: Moving, facts: Facts) -> None:
    """Move on, and send the invoice."""
    hands.comment(card, say("The client agrees to the offer; will send the invoice today."))
    hands.enter(card, "positive_answer")
    if milestone(hands.crm, card.id, "invoice") is None:
        hands.do(SendInvoice(deal=card.id))
    hands.plan(card, say("Ask whether the invoice has come"), soon(hands))


@page("got_invoice")
def invoice_has_come(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has the invoice."""
    hands.comment(card, say("The client has confirmed the invoice; will ask about the payment."))
    hands.plan(card, say("Ask about the payment"), hands.now + SOON_MIN)


@page("glad_packed")
def send_off(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client knows that the order is packed: call the carrier."""
    if milestone(hands.crm, card.id, "order_shipped") is None:
        hands.do(ShipOrder(deal=card.id))
    order_goes_on(hands, card, facts)


@page("waits_order")
def order_goes_on(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client knows how the order is."""
    hands.comment(card, say("Told the client how the order is; will call when there is news."))
    hands.plan(card, say("See how the order is"), hands.tomorrow(16))


@page("got_order")
def order_is_there(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has the order."""
    hands.comment(card, say("The client has the order and no claims; agreed to keep in touch."))
    hands.close_tasks(card, say("The client has the order"))


@page("awaits_offer", "awaits_invoice", "is_here")
def wait(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client waits for us."""
    hands.comment(card, say("The client is waiting; agreed to answer today."))
    hands.plan(card, say("Come back to the client"), soon(hands))


@page("refuses_price", "wants_other", "wants_refund", "too_long", "advertises")
def lose(hands: Hands, card: Moving, facts: Facts) -> None:
    """Lose the deal on the stage that fits, and say why."""
    said = last_said(hands.crm, card)  # type: ignore[arg-type]
    key = "" if said is None or said.said is None else str(said.said["key"])
    why = WHY[key].text(hands.lang)
    hands.comment(card, WHY[key])
    for stage in hands.crm.organisation.pipeline(card.pipeline).stages:
        if key in stage.said:
            fields: dict[str, int | str | bool] = dict.fromkeys(_texts(stage), why)
            hands.do(MoveDeal(deal=card.id, stage=stage.id, fields=fields))
            return


WHY: dict[str, Phrase] = {
    "refuses_price": say(
        "Talked about the price of the order, explained what it is made of; the client refused to "
        "buy because of the high price."
    ),
    "wants_other": say(
        "Talked about the request: the client needs goods that we do not sell; the client refused, "
        "we closed the deal."
    ),
    "wants_refund": say(
        "Talked about the paid order: the client refused it and asked to return the payment; we "
        "agreed to return the money by Friday."
    ),
    "too_long": say(
        "Talked about the delivery: the client refused the order because its terms are too long "
        "for them."
    ),
    "advertises": say(
        "Talked about the letter: they offer advertising, we refused, the deal is closed."
    ),
}


def chase(hands: Hands, card: Deal) -> None:
    """Nobody answered: try another channel, then ask for leave to give up, then try again later."""
    need = silence(hands.crm, card)
    hands.comment(card, say("Called, nobody answered; trying through other channels."))
    if len({a.kind for a in in_vain(hands.crm, card)}) < 2:  # noqa: PLR2004 – two channels
        text = say("Good afternoon! I cannot reach you by phone. Is our offer still of interest?")
        hands.do(MessageClient(**on(card), text=text.text(hands.lang)))
    if need is not None and _may_ask(hands, card, need):
        text = say("The client does not answer calls and messages. May I give the deal up?")
        hands.do(AskConsent(deal=card.id, text=text.text(hands.lang)))
    hands.plan(card, say("Try to reach the client again"), soon(hands, AGAIN_MIN))


def soon(hands: Hands, minutes: int = SOON_MIN) -> int:
    """So many minutes from now, or tomorrow morning where that is too late."""
    at = hands.now + minutes
    return at if at < hands.crm.hours.closing(hands.now) else hands.tomorrow()


def _may_ask(hands: Hands, card: Deal, need: Need) -> bool:
    if card.stage not in need.params.get("consent_on", ()):
        return False
    if len(in_vain(hands.crm, card)) < need.params["on"][card.stage]:
        return False
    asked = milestone(hands.crm, card.id, "consent")
    return asked is None or (asked.answered and not asked.confirmed)


def _texts(stage: Stage) -> list[str]:
    """The fields that a stage of failure asks for."""
    needs = (one for one in stage.needs if isinstance(one, Need) and one.fact == "filled")
    return [name for one in needs for name in one.params["fields"]]
