"""An event as a short line of the feed; what is not worth a line has no words here."""

from collections.abc import Callable
from typing import Any

from crmsim.crm import inbox, phones
from crmsim.crm.audit import fault_name
from crmsim.crm.entities import Document, Segment
from crmsim.crm.inbox import acts
from crmsim.crm.inbox.mail import LetterCame
from crmsim.crm.inbox.marketing import (
    InvoiceIssued,
    MailingAnswered,
    MailingOpened,
    RepeatOffered,
    SegmentEntered,
    SegmentLeft,
)
from crmsim.crm.notices import NOTICES, shown
from crmsim.crm.robots import words_of
from crmsim.crm.sayings import saying
from crmsim.crm.segments import name_of
from crmsim.crm.store import Crm
from crmsim.crm.verbs import (
    account,
    assign,
    calls,
    channels,
    checklists,
    clients,
    colleagues,
    contact,
    contract,
    day,
    deals,
    fields,
    figures,
    finish,
    goods,
    imports,
    leads,
    letters,
    mail,
    mailed,
    marketing,
    mass,
    meetings,
    moved,
    moving,
    outside,
    repeats,
    requests,
    sale,
    search,
    settings,
    supply,
    tags,
    tasks,
    timeline,
)
from crmsim.crm.verbs.base import Event
from crmsim.words import Amount, Moment, Phrase, Told, Value, say

WORDS: dict[type[Event], Phrase] = {
    requests.RequestAccepted: say("The request of «{name}» is in work."),
    requests.RequestDeclined: say("The request of «{name}» is declined: {reason}."),
    supply.PriceNamed: say("«{name}» knows the price: {sum} a ton."),
    supply.DeliveryAccepted: say("Load {number} of «{name}»: {weight_kg} kg, {sum}."),
    supply.ClientHandedOver: say("{employee} serves «{name}» from now on."),
    tasks.TaskChanged: say("A task is changed: {title}."),
    mass.ManyEdited: say("Cards changed at once: {count}."),
    tasks.TaskDeleted: say("A task is deleted: {title}."),
    inbox.RequestArrived: NOTICES["request_arrived"],
    inbox.ContactCalled: say("«{name}» calls: {words}"),
    inbox.DeliveryCame: NOTICES["delivery_came"],
    inbox.TermsChanged: NOTICES["terms_changed"],
    inbox.ClientTaken: NOTICES["client_taken"],
    inbox.DealIdle: NOTICES["deal_idle"],
    inbox.PasswordOld: NOTICES["password_old"],
    account.InvitationAccepted: say("You are on the portal."),
    account.PasswordSet: say("Your password is set."),
    account.ProfileFilled: say("Your profile is saved."),
    account.RecoverySent: say("A letter with a link to a new password is on its way."),
    account.NoticesSet: say("Your notices are set."),
    tags.CardTagged: say("The tags of «{name}» are changed."),
    assign.CardAssigned: say("«{name}» is with {employee} now."),
    settings.RightSet: say("The rights of «{role}» are set."),
    settings.PipelineAdded: say("The pipeline «{name}» is there."),
    settings.PipelineDropped: say("The pipeline «{name}» is deleted."),
    settings.RobotSwitched: say("The automatic processes are set."),
    settings.ColumnsChosen: say("The columns of the list are set."),
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
    imports.CardsImported: say("The table is imported."),
    imports.LineRefused: say("Line {number} of the table is not taken as it stands."),
    moved.LeadMoved: say("«{name}»: {came_from} → {stage}."),
    moved.DealMoved: say("«{name}»: {came_from} → {stage}."),
    moving.PipelineChanged: say("«{name}» is in the pipeline «{pipeline}» now."),
    clients.ContactAdded: say("The contact «{name}» is there."),
    clients.CompanyAdded: say("The company «{name}» is there."),
    clients.LeadLinked: say("The lead «{name}» is of a contact who was there before."),
    clients.DuplicateWarned: say("Another contact has the same e-mail as «{name}»: look twice."),
    goods.ProductAdded: say("A product stands on the deal «{name}»."),
    outside.TalkedOutside: say("You have talked to «{name}» past the CRM: it counts for nothing."),
    contact.CalledWithoutLead: say("You have no lead of «{name}»: this call is against the rules."),
    inbox.AuditRemarked: NOTICES["audit_remarked"],
    inbox.AuditHeld: say("Quality control has looked at your cards."),
    deals.DealAdded: say("The deal «{name}» is there."),
    deals.ClientAttached: say("«{name}» has its client."),
    leads.FormSent: say("The questionnaire of «{name}» is with the Responsible employee."),
    leads.SigningSet: say("«{name}» signs on {at}."),
    meetings.VisitStarted: say("VISIT is on: the meeting with «{name}» is recorded."),
    meetings.MeetingHeld: say("The meeting with «{name}» takes place."),
    finish.LeadConverted: say("A deal and a contact of «{name}» are there."),
    finish.LeadRejected: say("«{name}» is rejected: {reason}."),
    day.DayEnded: say("The next working day begins."),
    contract.PaymentPlanned: say("«{name}» is to pay {sum} on {at}."),
    contract.PaymentDropped: say("The payment of {sum} by «{name}» is off the schedule."),
    contract.DocumentMade: say("The paper is made: {document}."),
    contract.DocumentAttached: say("The paper is attached: {document}."),
    colleagues.ColleagueAsked: say("{employee} has your question on «{name}»."),
    inbox.PaymentCame: NOTICES["payment_came"],
    inbox.PaymentOverdue: NOTICES["payment_overdue"],
    inbox.PaperBrought: NOTICES["paper_brought"],
    inbox.WorkStarted: say("{employee} has begun the work on «{name}», to be done by {at}."),
    inbox.WorkDone: NOTICES["work_done"],
    inbox.ColleagueDid: NOTICES["colleague_did"],
    inbox.ColleagueReplied: NOTICES["colleague_replied"],
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
    calls.CallAnswered: say("«{name}» is on the line."),
    channels.ChannelConnected: say("The channel «{channel}» is connected."),
    acts.IncomingCall: NOTICES["incoming_call"],
    acts.MissedCall: NOTICES["missed_call"],
    acts.ChatCame: NOTICES["chat_came"],
    acts.FormFilled: NOTICES["form_filled"],
    acts.SiteVisited: NOTICES["site_visited"],
    acts.SocialCommented: NOTICES["social_commented"],
    inbox.RobotPlanned: say("A robot has planned for {at}: {text}."),
    inbox.RobotSent: say("A robot has written to «{name}»: {text}."),
    inbox.RobotRefused: say("A robot could not do its step on «{name}»: {text}."),
    checklists.StepTicked: say("A step of the checklist is ticked: {title}."),
    letters.LetterSent: say("A letter to «{name}» is on its way."),
    sale.OfferSent: say("The offer to «{name}» is on its way."),
    sale.ObjectionAnswered: say("«{name}» has heard your answer."),
    sale.InvoiceSent: say("The invoice to «{name}» is on its way: {sum}."),
    sale.OrderShipped: say("The carrier is called for the order of «{name}»."),
    sale.OrderHandedOver: say("«{name}» has the order in their hands."),
    sale.ConsentAsked: say("The head of sales is asked about «{name}»."),
    inbox.InvoicePaid: NOTICES["invoice_paid"],
    inbox.OrderPacked: NOTICES["order_packed"],
    inbox.ParcelTaken: NOTICES["parcel_taken"],
    inbox.BuyerCame: NOTICES["buyer_came"],
    inbox.BuyerLeft: NOTICES["buyer_left"],
    inbox.ConsentGiven: NOTICES["consent_given"],
    inbox.ConsentRefused: NOTICES["consent_refused"],
    inbox.DealReturned: NOTICES["deal_returned"],
    inbox.TaskOverdue: say("«{title}» is overdue; {author} has been told."),
    mail.LetterRead: say("The letter «{letter}» is read."),
    mail.LetterAnswered: say("An answer to «{letter}» is on its way."),
    mail.LetterBecameDeal: say("The letter «{letter}» is a deal now: «{name}»."),
    marketing.SegmentMade: say("The segment «{segment}» is there."),
    marketing.CampaignStarted: say("The campaign is started."),
    marketing.CampaignStopped: say("The campaign is over."),
    mailed.MailingSent: say("«{name}» gets a piece of the campaign."),
    repeats.DealRepeated: say("The deal of «{name}» stands among the repeat sales."),
    repeats.RecurringSet: say("«{name}» is billed {sum} regularly from now on."),
    figures.FigureTold: say("The head of sales knows the figure."),
    LetterCame: say("A letter has come: {title}."),
    SegmentEntered: say("«{name}» enters the segment «{segment}»."),
    SegmentLeft: say("«{name}» leaves the segment «{segment}»."),
    MailingOpened: say("«{name}» has looked at the campaign."),
    MailingAnswered: say("«{name}» asks for something because of the campaign."),
    RepeatOffered: NOTICES["repeat_offered"],
    InvoiceIssued: NOTICES["invoice_issued"],
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


def _noted(fact: str) -> Callable[[Any, Crm], dict[str, Value]]:
    return lambda event, crm: dict([shown(crm, fact, getattr(event, fact))])


def _document(event: Any, crm: Crm) -> dict[str, Value]:
    return {"document": crm.table(Document)[event.document].title}


def _robot(event: Any, crm: Crm) -> dict[str, Value]:
    return {"text": words_of(crm, event.robot, getattr(event, "card", None))}


def _channel(event: Any, crm: Crm) -> dict[str, Value]:
    names: dict[str, Told] = {c.id: c.name for c in crm.organisation.connections}
    return {"channel": names.get(event.channel, event.channel)}


def _stage(event: Any, crm: Crm) -> dict[str, Value]:
    pipeline = crm.organisation.pipeline(crm.cards[event.card].pipeline)
    names: dict[str, Told] = {stage.id: stage.name for stage in pipeline.stages}
    return {
        "stage": names.get(event.stage, event.stage),
        "came_from": names.get(event.came_from, event.came_from),
        "pipeline": pipeline.name,
    }


def _segment(event: Any, crm: Crm) -> dict[str, Value]:
    return {"segment": name_of(crm, crm.table(Segment)[event.segment])}


def _letter(event: Any, crm: Crm) -> dict[str, Value]:
    return {"letter": crm.activities[event.letter].title}


def _reason(event: Any, crm: Crm) -> dict[str, Value]:
    names: dict[str, Told] = {r.id: r.name for r in crm.organisation.reject_reasons}
    return {"reason": names[event.reason]}


def _source(event: Any, crm: Crm) -> dict[str, Value]:
    names: dict[str, Told] = {s.id: s.name for s in crm.organisation.sources}
    return {"source": names.get(event.source, event.source)}


_READERS: dict[str, Callable[[Any, Crm], dict[str, Value]]] = {
    "name": lambda event, crm: {"name": event.name},
    "card": _name,
    "role": lambda event, crm: {"role": crm.organisation.role(event.role).name},
    "task": _title,
    "activity": _title,
    "due_min": lambda event, crm: {"at": Moment(crm.hours.moment(event.due_min))},
    "said": _words_of,
    "robot": _robot,
    "channel": _channel,
    "number": lambda event, crm: {"number": event.number},
    "cards": lambda event, crm: {"count": len(event.cards)},
    "weight_kg": lambda event, crm: {"weight_kg": event.weight_kg},
    "days": lambda event, crm: {"days": event.days},
    "employee": lambda event, crm: {"employee": crm.employees[event.employee].name},
    "author": lambda event, crm: {"author": crm.employees[event.author].name},
    "segment": _segment,
    "letter": _letter,
    "stage": _stage,
    "reason": _reason,
    "source": _source,
    "phone": lambda event, crm: {"phone": phones.pretty(event.phone)},
    "rub": lambda event, crm: {"sum": Amount(event.rub)},
    "document": _document,
    "fault": lambda event, crm: {"fault": fault_name(crm, event.fault)},
    "points": lambda event, crm: {"points": event.points},
    **{fact: _noted(fact) for fact in ("lacking", "paper", "work", "advised")},
}
