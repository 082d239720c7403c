"""An event as a short line of the feed; what is not worth a line has no words here."""

from collections.abc import Callable
from typing import Any

from crmsim.crm import inbox, phones
from crmsim.crm.notices import NOTICES
from crmsim.crm.sayings import saying
from crmsim.crm.store import Crm
from crmsim.crm.verbs import (
    account,
    contact,
    day,
    deals,
    fields,
    finish,
    leads,
    meetings,
    moved,
    moving,
    search,
    tags,
    tasks,
    timeline,
)
from crmsim.crm.verbs.base import Event
from crmsim.words import Amount, Moment, Phrase, Told, Value, say

WORDS: dict[type[Event], Phrase] = {
    account.InvitationAccepted: say("You are on the portal."),
    account.PasswordSet: say("Your password is set."),
    account.ProfileFilled: say("Your profile is saved."),
    account.RecoverySent: say("A letter with a link to a new password is on its way."),
    account.NoticesSet: say("Your notices are set."),
    tags.CardTagged: say("The tags of «{name}» are changed."),
    search.FilterSaved: say("The filter «{name}» is saved."),
    contact.CallMade: say("Calling «{name}»."),
    contact.MessageSent: say("A message to «{name}» is on its way."),
    contact.CallReported: say("The head of sales knows of the call with «{name}»."),
    timeline.CommentAdded: say("A comment stands on the card of «{name}»."),
    tasks.TaskSet: say("A task is set for {at}: {title}."),
    tasks.TaskPostponed: say("A task is put off to {at}: {title}."),
    tasks.TaskCompleted: say("A task is done: {title}."),
    leads.LeadAdded: say("A card for «{name}» is there."),
    fields.CardUpdated: say("The card of «{name}» is saved."),
    moved.LeadMoved: say("«{name}»: {came_from} → {stage}."),
    moved.DealMoved: say("«{name}»: {came_from} → {stage}."),
    moving.PipelineChanged: say("«{name}» is in the pipeline «{pipeline}» now."),
    deals.DealAdded: say("The deal «{name}» is there."),
    deals.ClientAttached: say("«{name}» has its client."),
    leads.FormSent: say("The questionnaire of «{name}» is with the Responsible employee."),
    leads.SigningSet: say("«{name}» signs on {at}."),
    meetings.VisitStarted: say("VISIT is on: the meeting with «{name}» is recorded."),
    meetings.MeetingHeld: say("The meeting with «{name}» takes place."),
    finish.LeadConverted: say("A deal and a contact of «{name}» are there."),
    finish.LeadRejected: say("«{name}» is rejected: {reason}."),
    day.DayEnded: say("The next working day begins."),
    inbox.LeadArrived: NOTICES["lead_arrived"],
    inbox.DealArrived: NOTICES["deal_arrived"],
    inbox.StrangerCame: NOTICES["stranger_came"],
    inbox.ClientDidNotAnswer: say("«{name}» does not pick up."),
    inbox.ClientAnswered: say("«{name}»: {words}"),
    inbox.ClientWrote: say("«{name}» writes: {words}"),
    inbox.ClientCame: NOTICES["client_came"],
    inbox.ClientDidNotCome: NOTICES["client_did_not_come"],
    inbox.ClientLeft: NOTICES["client_left"],
    inbox.ConsultationHeld: say("The remote consultation with «{name}» takes place."),
    inbox.ServicePaid: NOTICES["service_paid"],
    inbox.FormApproved: NOTICES["form_approved"],
    inbox.CallUnrecorded: NOTICES["call_unrecorded"],
    inbox.RobotNoticed: NOTICES["robot"],
    inbox.RobotSetTask: say("A robot has set a task for {at}: {text}."),
}
_MEETINGS = {
    "meeting": say("A meeting with «{name}» is set for {at}."),
    "remote": say("A remote consultation with «{name}» is set for {at}."),
}


def tell(event: Event, crm: Crm) -> Phrase | None:
    """The line of an event, or None where there is nothing to tell."""
    words = _words(event)
    if words is None:
        return None
    values: dict[str, Value] = {}
    for fact, read in _READERS.items():
        if getattr(event, fact, None) is not None:
            values.update(read(event, crm))
    return Phrase(words.msgid, tuple(values.items()))


def _words(event: Event) -> Phrase | None:
    if isinstance(event, meetings.MeetingSet):
        return _MEETINGS[event.place]
    if isinstance(event, inbox.Reminded):
        return NOTICES[event.kind if event.card is None else _OF_LEAD.get(event.kind, event.kind)]
    return WORDS.get(type(event))


_OF_LEAD = {"task_due": "task_due_lead"}


def _name(event: Any, crm: Crm) -> dict[str, Value]:
    return {"name": crm.cards[event.card].name} if event.card in crm.cards else {}


def _title(event: Any, crm: Crm) -> dict[str, Value]:
    number = event.task if hasattr(event, "task") else event.activity
    return {"title": crm.activities[number].title}


def _words_of(event: Any, crm: Crm) -> dict[str, Value]:
    return {"words": saying(crm, event.said, dict(event.facts))}


def _robot(event: Any, crm: Crm) -> dict[str, Value]:
    return {"text": next(r.text for r in crm.organisation.robots if r.id == event.robot)}


def _stage(event: Any, crm: Crm) -> dict[str, Value]:
    pipeline = crm.organisation.pipeline(crm.cards[event.card].pipeline)
    names: dict[str, Told] = {stage.id: stage.name for stage in pipeline.stages}
    return {
        "stage": names.get(event.stage, event.stage),
        "came_from": names.get(event.came_from, event.came_from),
        "pipeline": pipeline.name,
    }


def _reason(event: Any, crm: Crm) -> dict[str, Value]:
    names: dict[str, Told] = {r.id: r.name for r in crm.organisation.reject_reasons}
    return {"reason": names[event.reason]}


def _source(event: Any, crm: Crm) -> dict[str, Value]:
    names: dict[str, Told] = {s.id: s.name for s in crm.organisation.sources}
    return {"source": names.get(event.source, event.source)}


_READERS: dict[str, Callable[[Any, Crm], dict[str, Value]]] = {
    "name": lambda event, crm: {"name": event.name},
    "card": _name,
    "task": _title,
    "activity": _title,
    "due_min": lambda event, crm: {"at": Moment(crm.hours.moment(event.due_min))},
    "said": _words_of,
    "robot": _robot,
    "stage": _stage,
    "reason": _reason,
    "source": _source,
    "phone": lambda event, crm: {"phone": phones.pretty(event.phone)},
    "rub": lambda event, crm: {"sum": Amount(event.rub)},
}
