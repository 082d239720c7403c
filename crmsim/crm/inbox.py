"""What others do, as the CRM records it: arrivals, answers, approvals, reminders (R065, R071).

The events are told by the world; here is only what each of them writes into the rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity, Lead
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.leads import new_lead

Facts = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class LeadArrived(Event):
    """A channel has registered a lead by itself (R065)."""

    lead: int
    source: str


@dataclass(frozen=True, slots=True)
class StrangerCame(Event):
    """Somebody is here whom no channel has registered (R069, R116)."""

    stranger: int
    source: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class ClientAnswered(Event):
    """The client talks: `said` is a key of `sayings`, `facts` its values."""

    lead: int
    activity: int
    said: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class ClientDidNotAnswer(Event):
    """Nobody picked up."""

    lead: int
    activity: int


@dataclass(frozen=True, slots=True)
class ClientWrote(Event):
    """The client has answered a message."""

    lead: int
    activity: int
    said: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class ClientTold(Event):
    """The client has answered the questionnaire; `form` are fields and their true values."""

    lead: int
    form: Facts


@dataclass(frozen=True, slots=True)
class ClientCame(Event):
    """The client waits in the office."""

    lead: int
    activity: int


@dataclass(frozen=True, slots=True)
class ClientDidNotCome(Event):
    """A set time has passed without the client."""

    lead: int
    activity: int


@dataclass(frozen=True, slots=True)
class ClientLeft(Event):
    """The client waited, and went away unseen."""

    lead: int
    activity: int


@dataclass(frozen=True, slots=True)
class ConsultationHeld(Event):
    """A remote consultation takes place."""

    lead: int
    activity: int


@dataclass(frozen=True, slots=True)
class ServicePaid(Event):
    """The client has paid for an extra service; whole rubles."""

    lead: int
    rub: int


@dataclass(frozen=True, slots=True)
class FormApproved(Event):
    """The Responsible employee has approved the questionnaire (R093)."""

    lead: int


@dataclass(frozen=True, slots=True)
class CallUnrecorded(Event):
    """The telephony has not recorded a call (R157, D24)."""

    lead: int
    activity: int


@dataclass(frozen=True, slots=True)
class Reminded(Event):
    """The bell rings for a planned activity (R015)."""

    lead: int | None
    activity: int
    kind: str


@dataclass(frozen=True, slots=True)
class RobotNoticed(Event):
    """A robot has put a notice behind the bell."""

    lead: int
    robot: str


@dataclass(frozen=True, slots=True)
class RobotSetTask(Event):
    """A robot has planned a task."""

    lead: int
    robot: str
    task: int
    due_min: int


Recorder = Callable[[Any, Crm], None]
RECORDERS: dict[type[Event], Recorder] = {}


def records(function: Recorder) -> Recorder:
    """Register how an event is recorded, under the type of its first argument."""
    RECORDERS[get_type_hints(function)["event"]] = function
    return function


def record(event: Event, crm: Crm) -> None:
    """Write an event of the world into the rows; an event of a verb has written itself."""
    recorder = RECORDERS.get(type(event))
    if recorder is not None:
        recorder(event, crm)


def register_lead(crm: Crm, **values: Any) -> Lead:
    """A lead that a channel registers; its event is told by the caller."""
    return new_lead(crm, **values)


@records
def lead_arrived(event: LeadArrived, crm: Crm) -> None:
    """A new lead rings the bell."""
    notify(crm, "lead_arrived", event.lead)


@records
def stranger_came(event: StrangerCame, crm: Crm) -> None:
    """The trainee is told a name and a phone, and no card exists."""
    notify(crm, "stranger_came", None, source=event.source, name=event.name, phone=event.phone)


@records
def client_answered(event: ClientAnswered, crm: Crm) -> None:
    """A call or a meeting becomes a two-way interaction."""
    activity = crm.activities[event.activity]
    _talk(crm, activity, event.lead, event.said, event.facts)


@records
def client_wrote(event: ClientWrote, crm: Crm) -> None:
    """The answer stands under the message, and rings the bell."""
    asked = crm.activities[event.activity]
    asked.answered = True
    answer = add_activity(
        crm, "chat", event.lead, state="done", done_min=crm.now_min, incoming=True
    )
    _talk(crm, answer, event.lead, event.said, event.facts)
    notify(crm, "client_wrote", event.lead)


def _talk(crm: Crm, activity: Activity, lead_id: int, said: str, facts: Facts) -> None:
    lead = crm.leads[lead_id]
    activity.answered = True
    activity.said = {"key": said, "facts": dict(facts)}
    lead.contacted_min = lead.talked_min = crm.now_min
    if said in ("agrees", "thinks", "refuses"):
        lead.decision = said
    if said == "confirms":
        for meeting in crm.planned(lead_id, "meeting", "remote"):
            meeting.confirmed = True


@records
def client_came(event: ClientCame, crm: Crm) -> None:
    """The bell says that somebody waits."""
    crm.activities[event.activity].answered = True
    notify(crm, "client_came", event.lead)


@records
def client_did_not_come(event: ClientDidNotCome, crm: Crm) -> None:
    """The meeting is missed."""
    _miss(crm, event.activity)
    notify(crm, "client_did_not_come", event.lead)


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
    notify(crm, "client_left", event.lead)


def _miss(crm: Crm, activity_id: int) -> None:
    activity = crm.activities[activity_id]
    activity.state = "missed"
    activity.answered = False
    for visit in list(crm.planned(activity.lead_id or 0, "visit")):
        visit.state = "cancelled"


@records
def service_paid(event: ServicePaid, crm: Crm) -> None:
    """The payment stands on the lead."""
    crm.leads[event.lead].paid_rub += event.rub
    notify(crm, "service_paid", event.lead, rub=event.rub)


@records
def form_approved(event: FormApproved, crm: Crm) -> None:
    """The questionnaire is approved, and the bell says so."""
    crm.leads[event.lead].form = "approved"
    notify(crm, "form_approved", event.lead)


@records
def call_unrecorded(event: CallUnrecorded, crm: Crm) -> None:
    """The call is marked, and the bell says so."""
    crm.activities[event.activity].recorded = False
    notify(crm, "call_unrecorded", event.lead)


@records
def reminded(event: Reminded, crm: Crm) -> None:
    """A task, a call or a meeting is due or overdue."""
    notify(crm, event.kind, event.lead, title=crm.activities[event.activity].title)


@records
def robot_noticed(event: RobotNoticed, crm: Crm) -> None:
    """The robot's own words stand behind the bell."""
    notify(crm, "robot", event.lead, robot=event.robot)
