"""The words of the lines behind the bell; a line is stored as a kind and facts (R013–R015)."""

from collections.abc import Callable
from typing import Any

from crmsim.crm import phones
from crmsim.crm.audit import fault_name
from crmsim.crm.entities import Notification
from crmsim.crm.fields import label
from crmsim.crm.robots import words_of
from crmsim.crm.store import Crm
from crmsim.words import Amount, Phrase, Text, Told, Value, join, say

NOTICES: dict[str, Phrase] = {
    "request_arrived": say("A new unsorted request: «{name}»."),
    "contact_called": say("«{name}» has called. Check that there is a deal."),
    "delivery_came": say("«{name}» is at the gate. The scales show {weight_kg} kg."),
    "terms_changed": say("New terms for «{name}»: {sum} a ton. Tell the client first."),
    "client_taken": say("«{name}» is served by {employee} now."),
    "deal_idle": say("«{name}»: {days} days without a delivery."),
    "password_old": say("Your password is older than the rules allow. Change it."),
    "audit_remarked": say("Quality control: {fault}. «{name}». Fine: {points}, {sum}."),
    "audit_passed": say("Quality control has looked at your cards and has nothing to remark."),
    "client_lost": say("«{name}» is worked by {employee} from now on."),
    "same_email": say("The e-mail of «{name}» is another contact's too: {other}."),
    "lead_arrived": say("A new lead: «{name}»."),
    "deal_arrived": say("A new deal: «{name}»."),
    "stranger_came": say(
        "{name} is here without a card. Phone: {phone}. Where from: {source}. Add a lead."
    ),
    "client_wrote": say("«{name}» has written back."),
    "client_came": say("«{name}» has come to the meeting and waits in the office."),
    "client_did_not_come": say("«{name}» was not there at the set time."),
    "client_left": say("«{name}» has waited in vain and left."),
    "service_paid": say("«{name}» has paid {sum} for an extra service."),
    "form_approved": say("The questionnaire of «{name}» is approved."),
    "call_unrecorded": say("The call with «{name}» was not recorded. Tell the head of sales."),
    "task_due": say("A task is due: {title}."),
    "task_due_lead": say("A task is due: {title}. «{name}»."),
    "task_overdue": say("A task of {employee} is overdue: {title}."),
    "call_due": say("A call is due: {title}. «{name}»."),
    "meeting_soon": say("A meeting begins soon: «{name}»."),
    "recovery_sent": say("A letter has come to {email}: follow its link and set a new password."),
    "payment_came": say("«{name}» has paid {sum}."),
    "payment_overdue": say("«{name}» has not paid {sum} in time."),
    "paper_brought": say("«{name}» has brought: {paper}."),
    "work_done": say("«{name}»: {work}."),
    "colleague_did": say("A colleague has done the task: {title}."),
    "colleague_replied": say("{employee} on «{name}»: {advice}"),
    "letter_came": say("A letter from {who}: {title}."),
    "repeat_offered": say("«{name}» is won. Offer the same again: repeat the deal."),
    "invoice_issued": say("«{name}»: an invoice for {sum} has gone out by itself."),
    "robot": say("{text}: «{name}»."),
    "invoice_paid": say("«{name}» has paid {sum}."),
    "order_packed": say("The order of «{name}» is packed."),
    "parcel_taken": say("The carrier has taken the order of «{name}»."),
    "buyer_came": say("«{name}» has come for the order."),
    "buyer_left": say("«{name}» has waited for the order in vain and left."),
    "consent_given": say("The head of sales agrees to give «{name}» up."),
    "consent_refused": say("The head of sales wants more attempts to reach «{name}»."),
    "deal_returned": say("«{name}» is put back to its stage. Not filled: {fields}."),
    "incoming_call": say("«{name}» is calling. Pick up."),
    "missed_call": say("A missed call from «{name}». Call back."),
    "chat_came": say("«{name}» has sent a message."),
    "form_filled": say("«{name}» has filled in a form on the site."),
    "site_visited": say("«{name}» is on the site again."),
    "social_commented": say("«{name}» has left a comment in a social network."),
    "robot_refused": say("A robot could not do its step on «{name}»: {text}. {why}"),
}


def notice(crm: Crm, row: Notification) -> Phrase:
    """The words of a notification; KeyError for a kind that nobody has written down."""
    kind = "task_due_lead" if row.kind == "task_due" and row.card_id is not None else row.kind
    values: dict[str, Value] = {}
    if row.card_id is not None:
        values["name"] = crm.cards[row.card_id].name
    if "robot" in row.text:
        values["text"] = words_of(crm, row.text["robot"], row.card_id)
    for name, value in row.text.items():
        place, told = shown(crm, name, value)
        values[place] = told
    template = NOTICES[kind]
    return Phrase(template.msgid, tuple(values.items()))


def shown(crm: Crm, name: str, value: Any) -> tuple[str, Value]:
    """A fact of a notice or an event: its place in the words, and how it reads."""
    place, how = _SHOWN.get(name, (name, _plain))
    return place, how(crm, value)


def _plain(crm: Crm, value: Any) -> Value:
    return value if isinstance(value, int) else str(value)


def _sum(crm: Crm, rub: Any) -> Value:
    return Amount(rub)


def _phone(crm: Crm, phone: Any) -> Value:
    return phones.pretty(phone)


def _source(crm: Crm, source: Any) -> Value:
    names: dict[str, Told] = {s.id: s.name for s in crm.organisation.sources}
    return names.get(source, str(source))


def _reasons(crm: Crm, reasons: Any) -> Value:
    return join((Text(**reason) for reason in reasons), " ")


def _paper(crm: Crm, paper: Any) -> Value:
    kinds = (*crm.organisation.papers, *crm.organisation.documents)
    return next(kind.name for kind in kinds if kind.id == paper)


def _work(crm: Crm, work: Any) -> Value:
    return next(w.done for w in crm.organisation.works if w.id == work)


def _advice(crm: Crm, advised: Any) -> Value:
    pipeline, _, stage = advised.partition("/")
    hint = crm.organisation.pipeline(pipeline).stage(stage).hint if stage else None
    return say("Look what the stage asks for, and do that next.") if hint is None else hint


def _employee(crm: Crm, employee: Any) -> Value:
    return crm.employees[employee].name


def _other(crm: Crm, number: Any) -> Value:
    return f"№ {number}" if number else say("of a colleague")


def _lacking(crm: Crm, names: Any) -> Value:
    return join(label(crm, "deal", name) for name in names)


_SHOWN: dict[str, tuple[str, Callable[[Crm, Any], Value]]] = {
    "rub": ("sum", _sum),
    "lacking": ("fields", _lacking),
    "phone": ("phone", _phone),
    "source": ("source", _source),
    "why": ("why", _reasons),
    "paper": ("paper", _paper),
    "work": ("work", _work),
    "employee": ("employee", _employee),
    "fault": ("fault", fault_name),
    "other": ("other", _other),
    "advised": ("advice", _advice),
}
