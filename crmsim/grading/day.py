"""The trainee's day: each line of an attempt in words, and whether it was right."""

from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter
from typing import Any

from crmsim.crm.store import Crm
from crmsim.crm.verbs import (
    VERB_NAMES,
    Action,
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
    marketing,
    mass,
    meetings,
    moving,
    navigation,
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
from crmsim.crm.verbs.base import KINDS
from crmsim.desk.trace import Step, Trace
from crmsim.grading.grade import Grade
from crmsim.words import Amount, Moment, Phrase, Told, Value, join, say

WORDS: dict[type[Action], Phrase] = {
    requests.AcceptRequest: say("Accepted the request of «{name}»"),
    requests.DeclineRequest: say("Declined the request of «{name}»: {reason}"),
    mass.EditMany: say("Changed many cards at once"),
    supply.NamePrice: say("Named «{name}» a price: {rub} a ton"),
    supply.AcceptDelivery: say("Registered a load of «{name}»: {weight_kg} kg"),
    supply.HandOverClient: say("Handed the client of «{name}» over"),
    tasks.ChangeTask: say("Changed a task: «{title}»"),
    tasks.DeleteTask: say("Deleted the task «{title}»"),
    account.AcceptInvitation: say("Accepted the invitation"),
    account.SetPassword: say("Chose a password"),
    account.FillProfile: say("Filled the profile"),
    account.RecoverPassword: say("Asked for a new password"),
    account.SetNotices: say("Chose which notices to get"),
    navigation.OpenSection: say("Opened the tab «{section}»"),
    navigation.OpenView: say("Looked at the leads in another view"),
    navigation.OpenPanel: say("Opened «{item}» on the panel"),
    navigation.OpenBell: say("Read the notifications"),
    navigation.OpenCard: say("Opened the card of «{name}»"),
    assign.AssignCard: say("Handed «{name}» to {employee}"),
    settings.SetRight: say("Said whose cards «{role}» sees"),
    settings.AddPipeline: say("Added the pipeline «{name}»"),
    settings.DropPipeline: say("Deleted a pipeline"),
    settings.SetRobot: say("Switched a robot on or off"),
    settings.ChooseColumns: say("Chose the columns of a list"),
    search.Search: say("Searched for «{query}»"),
    search.ApplyFilter: say("Applied a filter"),
    search.SaveFilter: say("Saved the filter «{name}»"),
    leads.AddLead: say("Added the lead «{name}»"),
    fields.UpdateLead: say("Filled the card of «{name}»"),
    moving.MoveLead: say("Moved «{name}» to «{stage}»"),
    fields.UpdateDeal: say("Filled the card of «{name}»"),
    fields.UpdateContact: say("Filled the card of «{name}»"),
    fields.UpdateCompany: say("Filled the card of «{name}»"),
    moving.MoveDeal: say("Moved «{name}» to «{stage}»"),
    moving.ChangePipeline: say("Moved «{name}» into another pipeline"),
    clients.AddContact: say("Added the contact «{name}»"),
    clients.AddCompany: say("Added the company «{name}»"),
    clients.LinkLead: say("Tied the lead «{name}» to a contact"),
    goods.AddProduct: say("Put a product on «{name}»"),
    outside.CallOutside: say("Called «{name}» past the CRM"),
    deals.AddDeal: say("Added the deal «{name}»"),
    deals.AttachClient: say("Gave «{name}» its client"),
    imports.ImportCards: say("Imported a table"),
    tags.TagCard: say("Changed the tags of «{name}»"),
    leads.SendForm: say("Sent the questionnaire of «{name}» for approval"),
    leads.SetSigning: say("Set the signing with «{name}» for {at}"),
    finish.ConvertLead: say("Made «{name}» a deal and a contact"),
    finish.RejectLead: say("Rejected «{name}»: {reason}"),
    contact.CallClient: say("Called «{name}»"),
    contact.MessageClient: say("Wrote to «{name}»: {text}"),
    calls.AnswerCall: say("Answered the phone"),
    channels.ConnectChannel: say("Connected a channel"),
    contact.ReportCall: say("Reported a call without a recording"),
    contract.PlanPayment: say("Planned a payment of «{name}» for {at}"),
    contract.DropPayment: say("Took a payment off the schedule"),
    contract.MakeDocument: say("Made a paper for «{name}»"),
    contract.AttachDocument: say("Attached «{title}» to «{name}»"),
    colleagues.AskColleague: say("Asked a colleague about «{name}»: {text}"),
    meetings.SetMeeting: say("Set a meeting with «{name}» for {at}"),
    meetings.StartVisit: say("Switched VISIT on for «{name}»"),
    meetings.MeetClient: say("Met «{name}»"),
    timeline.AddComment: say("Commented on «{name}»: {text}"),
    tasks.AddTask: say("Set the task «{title}» for {at}"),
    tasks.PostponeTask: say("Put the task «{title}» off to {at}"),
    tasks.CompleteTask: say("Completed the task «{title}»"),
    checklists.TickStep: say("Ticked a step of «{title}»"),
    letters.SendLetter: say("Wrote «{name}» a letter: {text}"),
    sale.SendOffer: say("Sent «{name}» the offer"),
    sale.AnswerObjection: say("Answered the objection of «{name}»: {text}"),
    sale.SendInvoice: say("Sent «{name}» the invoice"),
    sale.ShipOrder: say("Gave the order of «{name}» to the carrier"),
    sale.HandOverOrder: say("Gave «{name}» the order"),
    sale.AskConsent: say("Asked the head of sales about «{name}»: {text}"),
    mail.ReadLetter: say("Read the letter «{letter}»"),
    mail.AnswerLetter: say("Answered the letter «{letter}»"),
    mail.LetterToDeal: say("Made a deal of the letter «{letter}»"),
    marketing.MakeSegment: say("Made the segment «{name}»"),
    marketing.StartCampaign: say("Started a campaign: {text}"),
    marketing.TieCampaign: say("Tied a campaign to a segment: {text}"),
    marketing.StopCampaign: say("Stopped a campaign"),
    repeats.RepeatDeal: say("Repeated the deal «{name}»"),
    repeats.SetRecurring: say("Billed «{name}» regularly"),
    figures.TellFigure: say("Told the head of sales a figure of a report"),
    day.Wait: say("Waited"),
    day.EndDay: say("Ended the day"),
    day.AnswerQuestion: say("Answered the question «{question}»"),
    day.TakeHint: say("Read a hint"),
    day.HandIn: say("Handed the lesson in"),
}


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of the day; `ok` is None where no rule has judged it."""

    line: int
    at_min: int
    minutes: int
    verb: str
    text: Phrase
    card: int | None
    refusal: Told | None
    ok: bool | None

    def as_json(self) -> dict[str, Any]:
        """As `report` shows it."""
        return {
            "line": self.line,
            "at_min": self.at_min,
            "minutes": self.minutes,
            "verb": self.verb,
            "text": self.text.both(),
            "card": self.card,
            "refused": self.refusal is not None,
            "refusal": _both(self.refusal),
            "ok": self.ok,
        }


def tell_day(trace: Trace, grade: Grade) -> tuple[DayLine, ...]:
    """Every line of an attempt in words, with what the grade's findings say of it."""
    judged: dict[int, bool] = {}
    for scored in grade.scored:
        if scored.finding.at is not None:
            line = scored.line(grade.last)
            judged[line] = scored.finding.ok and judged.get(line, True)
    return tuple(_line(trace.crm, step, judged.get(step.line)) for step in trace.steps)


def words_of(action: Action, crm: Crm) -> Phrase:
    """An action in words, names instead of numbers; a dash for what it does not name."""
    words = WORDS[type(action)].msgid
    values: dict[str, Value] = {}
    for field in type(action).model_fields:
        given = getattr(action, field)
        if field in _READERS and given is not None:
            key, read = _READERS[field]
            values.setdefault(key, read(crm, given))
    for _, place, _, _ in Formatter().parse(words):
        values.setdefault(place or "", "—")
    return Phrase(words, tuple(values.items()))


def _line(crm: Crm, step: Step, ok: bool | None) -> DayLine:
    missing = step.missing
    return DayLine(
        line=step.line,
        at_min=step.at_min,
        minutes=step.ends_min - step.at_min,
        verb=VERB_NAMES[type(step.action)],
        text=words_of(step.action, crm),
        card=_card_of(step.action),
        refusal=join((one.why for one in missing), " ") if missing else None,
        ok=ok,
    )


def _card_of(action: Action) -> int | None:
    """The card that an action is about, the first of them."""
    numbers = (getattr(action, kind, None) for kind in KINDS)
    return next((number for number in numbers if number is not None), None)


def _both(told: Told | None) -> dict[str, str] | None:
    return None if told is None else {"ru": told.text("ru"), "en": told.text("en")}


def _card(crm: Crm, number: int) -> Value:
    return str(crm.cards[number].name) if number in crm.cards else f"№ {number}"


def _employee(crm: Crm, number: int) -> Value:
    return str(crm.employees[number].name) if number in crm.employees else f"№ {number}"


def _activity(crm: Crm, activity: int) -> Value:
    row = crm.activities.get(activity)
    return row.title if row is not None and row.title else f"№ {activity}"


def _named(rows: str) -> Callable[[Crm, str], Value]:
    def read(crm: Crm, wanted: str) -> Value:
        named = getattr(crm.organisation, rows)
        return next((one.name for one in named if one.id == wanted), wanted)

    return read


def _stage(crm: Crm, wanted: str) -> Value:
    stages = (s for p in crm.organisation.pipelines for s in p.stages)
    return next((s.name for s in stages if s.id == wanted), wanted)


def _question(crm: Crm, wanted: str) -> Value:
    found = crm.lesson.questions.get(wanted)
    return wanted if found is None else found.text


def _moment(crm: Crm, minute: int) -> Value:
    return Moment(crm.hours.moment(minute))


def _sum(crm: Crm, rub: int) -> Value:
    return Amount(rub)


def _same(crm: Crm, value: str) -> Value:
    return value


_READERS: dict[str, tuple[str, Callable[[Crm, Any], Value]]] = {
    **dict.fromkeys(KINDS, ("name", _card)),
    "name": ("name", _same),
    "role": ("role", _named("roles")),
    "employee": ("employee", _employee),
    "section": ("section", _named("sections")),
    "item": ("item", _named("panel")),
    "reason": ("reason", _named("reject_reasons")),
    "stage": ("stage", _stage),
    "question": ("question", _question),
    "query": ("query", _same),
    "text": ("text", _same),
    "title": ("title", _same),
    "task": ("title", _activity),
    "letter": ("letter", _activity),
    "rub": ("rub", _sum),
    "weight_kg": ("weight_kg", _same),
    "at_min": ("at", _moment),
    "due_min": ("at", _moment),
}
