"""What clients and colleagues do about a card: they answer, come, pay, approve (R071)."""

from dataclasses import dataclass
from typing import Any

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity
from crmsim.crm.inbox.base import records
from crmsim.crm.inbox.told import learn_from
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event

Facts = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ClientAnswered(Event):
    """The client talks: `said` is a key of `sayings`, `facts` its values."""

    card: int
    activity: int
    said: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class ClientDidNotAnswer(Event):
    """Nobody picked up."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ClientWrote(Event):
    """The client has answered a message."""

    card: int
    activity: int
    said: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class ClientTold(Event):
    """The client has answered the questionnaire; `form` are fields and their true values."""

    card: int
    form: Facts


@dataclass(frozen=True, slots=True)
class ClientCame(Event):
    """The client waits in the office."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ClientDidNotCome(Event):
    """A set time has passed without the client."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ClientLeft(Event):
    """The client waited, and went away unseen."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ConsultationHeld(Event):
    """A remote consultation takes place."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class ServicePaid(Event):
    """The client has paid for an extra service; whole rubles."""

    card: int
    rub: int


@dataclass(frozen=True, slots=True)
class FormApproved(Event):
    """The Responsible employee has approved the questionnaire (R093)."""

    card: int


@dataclass(frozen=True, slots=True)
class CallUnrecorded(Event):
    """The telephony has not recorded a call (R157, D24)."""

    card: int
    activity: int


@records
def client_answered(event: ClientAnswered, crm: Crm) -> None:
    """A call or a meeting becomes a two-way interaction."""
    activity = crm.activities[event.activity]
    _talk(crm, activity, event.card, event.said, event.facts)


@records
def client_wrote(event: ClientWrote, crm: Crm) -> None:
    """The answer stands under the message, and rings the bell."""
    asked = crm.activities[event.activity]
    asked.answered = True
    answer = add_activity(
        crm, "chat", event.card, state="done", done_min=crm.now_min, incoming=True
    )
    _talk(crm, answer, event.card, event.said, event.facts)
    notify(crm, "client_wrote", event.card)


def _talk(crm: Crm, activity: Activity, card_id: int, said: str, facts: Facts) -> None:
    card = crm.cards[card_id]
    activity.answered = True
    activity.said = {"key": said, "facts": dict(facts)}
    card.contacted_min = card.talked_min = crm.now_min
    if said in ("agrees", "thinks", "refuses"):
        card.decision = said
    learn_from(crm, card, said, dict(facts))
    if said == "confirms":
        for meeting in crm.planned(card_id, "meeting", "remote"):
            meeting.confirmed = True


@records
def client_came(event: ClientCame, crm: Crm) -> None:
    """The bell says that somebody waits."""
    crm.activities[event.activity].answered = True
    notify(crm, "client_came", event.card)


@records
def client_did_not_come(event: ClientDidNotCome, crm: Crm) -> None:
    """The meeting is missed."""
    _miss(crm, event.activity)
    notify(crm, "client_did_not_come", event.card)


@records
def consultation_held(event: ConsultationHeld, crm: Crm) -> None:
    """The planned consultation is done."""
    activity = crm.activities[event.activity]
    activity.state = "done"
    activity.answered = True
    activity.done_min = crm.now_min


@records
def client_left(event: ClientLeft, crm: Crm) -> None:
    """The meeting is missed, and by us."""
    _miss(crm, event.activity)
    notify(crm, "client_left", event.card)


def _miss(crm: Crm, activity_id: int) -> None:
    activity = crm.activities[activity_id]
    activity.state = "missed"
    activity.answered = False
    for visit in list(crm.planned(activity.card_id or 0, "visit")):
        visit.state = "cancelled"


@records
def service_paid(event: ServicePaid, crm: Crm) -> None:
    """The payment stands on the lead."""
    crm.leads[event.card].paid_rub += event.rub
    notify(crm, "service_paid", event.card, rub=event.rub)


@records
def form_approved(event: FormApproved, crm: Crm) -> None:
    """The questionnaire is approved, and the bell says so."""
    crm.leads[event.card].form = "approved"
    notify(crm, "form_approved", event.card)


@records
def call_unrecorded(event: CallUnrecorded, crm: Crm) -> None:
    """The call is marked, and the bell says so."""
    crm.activities[event.activity].recorded = False
    notify(crm, "call_unrecorded", event.card)
