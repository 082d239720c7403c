"""What is written down after a contact: each saying of a client has its page in the book."""

from collections.abc import Callable

from crmsim.bots.hands import Hands
from crmsim.crm.entities import Activity, Lead
from crmsim.crm.verbs.finish import ConvertLead, RejectLead
from crmsim.crm.verbs.leads import SendForm, SetSigning, UpdateLead
from crmsim.crm.verbs.meetings import Place, SetMeeting
from crmsim.words import Moment, say


class FollowUp:
    """Turns what a client said into comments, tasks, meetings and statuses."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self._pages: dict[str, Callable[[Lead, int], None]] = {
            "wants_meeting": lambda lead, at: self.appoint(lead, at, "meeting"),
            "rebooks_meeting": lambda lead, at: self.appoint(lead, at, "meeting"),
            "wants_remote": lambda lead, at: self.appoint(lead, at, "remote"),
            "rebooks_remote": lambda lead, at: self.appoint(lead, at, "remote"),
            "call_back": self.call_back,
            "confirms": self.confirmed,
            "waits_for_approval": self.wait_for_approval,
            "agrees": self.agree,
            "thinks": self.think,
        }

    def after(self, lead: Lead, contact: Activity) -> None:
        """Write down a contact, answered or not."""
        if not contact.answered or contact.said is None:
            self.missed(lead)
            return
        said, facts = contact.said["key"], contact.said["facts"]
        if said == "tells_form":
            self.send_form(lead, facts)
        elif reason := self.hands.crm.organisation.reason_for(said):
            self.reject(lead, reason)
        elif said in self._pages:
            self._pages[said](lead, facts.get("at", 0))
        if lead.paid_rub and lead.closed_min is None:
            self.hands.do(ConvertLead(lead=lead.id))

    def missed(self, lead: Lead) -> None:
        """Nobody answered: try again tomorrow."""
        self.hands.comment(lead, say("Called, nobody answered; the next attempt is tomorrow."))
        if lead.talked_min is None:
            self.hands.enter(lead, "unreached")
        self.hands.plan(lead, say("Call again"), self.hands.tomorrow(11))

    def appoint(self, lead: Lead, at: int, place: Place) -> None:
        """The client named a time: set it, say so, and plan the confirmation."""
        hands = self.hands
        hands.do(SetMeeting(lead=lead.id, place=place, at_min=at))
        hands.comment(lead, say("Talked; agreed to meet on {at}.", at=self._moment(at)))
        hands.enter(lead, f"{place}_planned")
        hands.plan(lead, say("Confirm the meeting"), self._before(at))

    def call_back(self, lead: Lead, at: int) -> None:
        """No date yet: call when asked to."""
        self.hands.comment(
            lead, say("Talked; no date yet, agreed to call on {at}.", at=self._moment(at))
        )
        self.hands.enter(lead, "talked")
        self.hands.plan(lead, say("Agree on a meeting"), at)

    def confirmed(self, lead: Lead, at: int) -> None:
        """The meeting stands."""
        self.hands.comment(lead, say("The meeting on {at} is confirmed.", at=self._moment(at)))
        self.hands.close_tasks(lead, say("The client has confirmed"))

    def send_form(self, lead: Lead, facts: dict[str, int | str | bool]) -> None:
        """Fill the questionnaire as told, and send it for approval."""
        hands = self.hands
        hands.comment(lead, say("Filled the questionnaire together; it goes for approval."))
        if lead.paid_rub:
            return
        hands.do(UpdateLead(lead=lead.id, fields=facts))
        hands.do(SendForm(lead=lead.id))
        hands.enter(lead, "form_sent")
        hands.plan(lead, say("Tell the client what the company offers"), self._later())

    def wait_for_approval(self, lead: Lead, at: int) -> None:
        """The client asked too early."""
        self.hands.comment(lead, say("The questionnaire is still under review; will call back."))
        self.hands.plan(lead, say("Tell the client what the company offers"), self._later())

    def think(self, lead: Lead, at: int) -> None:
        """The client wants time."""
        self.hands.comment(
            lead, say("Told the terms; the client decides by {at}.", at=self._moment(at))
        )
        self.hands.enter(lead, "client_thinks")
        self.hands.plan(lead, say("Ask for the decision"), at)

    def agree(self, lead: Lead, at: int) -> None:
        """The client agreed: set the day of signing, and make the deal and the contact."""
        hands = self.hands
        hands.do(SetSigning(lead=lead.id, at_min=at))
        hands.comment(lead, say("Agreed; the contract is signed on {at}.", at=self._moment(at)))
        hands.enter(lead, "client_agreed")
        hands.close_tasks(lead, say("The client has agreed"))
        hands.do(ConvertLead(lead=lead.id))

    def reject(self, lead: Lead, reason: str) -> None:
        """No client: finish with the reason."""
        why = say("Talked; this is not our client, the work is finished.")
        self.hands.comment(lead, why)
        text = why.text(self.hands.lang)
        self.hands.do(RejectLead(lead=lead.id, reason=reason, comment=text))

    def _moment(self, at: int) -> Moment:
        return Moment(self.hands.crm.hours.moment(at))

    def _before(self, at: int) -> int:
        hours = self.hands.crm.hours
        return max(at - 120, hours.opening(at), self.hands.now + 1)

    def _later(self) -> int:
        hands = self.hands
        closing = hands.crm.hours.closing(hands.now)
        return min(hands.now + 60, closing) if closing > hands.now else hands.tomorrow()
