"""Pages of the way to a contract: times, meetings, the questionnaire, the decision."""

from crmsim.bots.hands import Hands
from crmsim.bots.pages.base import Facts, page
from crmsim.crm.entities import Lead
from crmsim.crm.store import Moving
from crmsim.crm.verbs.fields import UpdateLead
from crmsim.crm.verbs.finish import ConvertLead, RejectLead
from crmsim.crm.verbs.leads import SendForm, SetSigning
from crmsim.crm.verbs.meetings import Place, SetMeeting
from crmsim.words import Moment, say


def missed(hands: Hands, card: Moving) -> None:
    """Nobody answered: try again tomorrow."""
    hands.comment(card, say("Called, nobody answered; the next attempt is tomorrow."))
    if card.talked_min is None:
        hands.enter(card, "unreached")
    hands.plan(card, say("Call again"), hands.tomorrow(11))


@page("wants_meeting", "rebooks_meeting")
def meet(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client comes to the office."""
    _appoint(hands, card, int(facts["at"]), "meeting")


@page("wants_remote", "rebooks_remote")
def consult(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client is called at a set time."""
    _appoint(hands, card, int(facts["at"]), "remote")


def _appoint(hands: Hands, card: Moving, at: int, place: Place) -> None:
    """The client named a time: set it, say so, and plan the confirmation."""
    hands.do(SetMeeting(lead=card.id, place=place, at_min=at))
    hands.comment(card, say("Talked; agreed to meet on {at}.", at=_moment(hands, at)))
    hands.enter(card, f"{place}_planned")
    hands.plan(card, say("Confirm the meeting"), _before(hands, at))


@page("call_back")
def call_back(hands: Hands, card: Moving, facts: Facts) -> None:
    """No date yet: call when asked to."""
    at = int(facts["at"])
    hands.comment(card, say("Talked; no date yet, agreed to call on {at}.", at=_moment(hands, at)))
    hands.enter(card, "talked")
    hands.plan(card, say("Agree on a meeting"), at)


@page("confirms")
def confirmed(hands: Hands, card: Moving, facts: Facts) -> None:
    """The meeting stands."""
    at = int(facts["at"])
    hands.comment(card, say("The meeting on {at} is confirmed.", at=_moment(hands, at)))
    hands.close_tasks(card, say("The client has confirmed"))


@page("tells_form")
def send_form(hands: Hands, card: Moving, facts: Facts) -> None:
    """Fill the questionnaire as told, and send it for approval."""
    hands.comment(card, say("Filled the questionnaire together; it goes for approval."))
    if isinstance(card, Lead) and card.paid_rub:
        return
    hands.do(UpdateLead(lead=card.id, fields=dict(facts)))
    hands.do(SendForm(lead=card.id))
    hands.enter(card, "form_sent")
    hands.plan(card, say("Tell the client what the company offers"), _later(hands))


@page("waits_for_approval")
def wait_for_approval(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client asked too early."""
    hands.comment(card, say("The questionnaire is still under review; will call back."))
    hands.plan(card, say("Tell the client what the company offers"), _later(hands))


@page("thinks")
def think(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client wants time."""
    at = int(facts["at"])
    hands.comment(card, say("Told the terms; the client decides by {at}.", at=_moment(hands, at)))
    hands.enter(card, "client_thinks")
    hands.plan(card, say("Ask for the decision"), at)


@page("agrees")
def agree(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client agreed: set the day of signing, and make the deal and the contact."""
    at = int(facts["at"])
    hands.do(SetSigning(lead=card.id, at_min=at))
    hands.comment(card, say("Agreed; the contract is signed on {at}.", at=_moment(hands, at)))
    hands.enter(card, "client_agreed")
    hands.close_tasks(card, say("The client has agreed"))
    hands.do(ConvertLead(lead=card.id))


def reject(hands: Hands, card: Moving, reason: str) -> None:
    """No client: finish with the reason."""
    why = say("Talked; this is not our client, the work is finished.")
    hands.comment(card, why)
    text = why.text(hands.lang)
    hands.do(RejectLead(lead=card.id, reason=reason, comment=text))


def _moment(hands: Hands, at: int) -> Moment:
    return Moment(hands.crm.hours.moment(at))


def _before(hands: Hands, at: int) -> int:
    hours = hands.crm.hours
    return max(at - 120, hours.opening(at), hands.now + 1)


def _later(hands: Hands) -> int:
    closing = hands.crm.hours.closing(hands.now)
    return min(hands.now + 60, closing) if closing > hands.now else hands.tomorrow()
