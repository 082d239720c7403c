"""The words of the lines behind the bell; a line is stored as a kind and facts (R013–R015)."""

from collections.abc import Callable
from typing import Any

from crmsim.crm import phones
from crmsim.crm.entities import Notification
from crmsim.crm.store import Crm
from crmsim.words import Amount, Phrase, Told, Value, say

NOTICES: dict[str, Phrase] = {
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
    "meeting_soon": say("A meeting begins soon: «{name}»."),
    "recovery_sent": say("A letter has come to {email}: follow its link and set a new password."),
    "robot": say("{text}: «{name}»."),
}


def notice(crm: Crm, row: Notification) -> Phrase:
    """The words of a notification; KeyError for a kind that nobody has written down."""
    kind = "task_due_lead" if row.kind == "task_due" and row.card_id is not None else row.kind
    values: dict[str, Value] = {}
    if row.card_id is not None:
        values["name"] = crm.cards[row.card_id].name
    for name, value in row.text.items():
        shown, how = _SHOWN.get(name, (name, _plain))
        values[shown] = how(crm, value)
    template = NOTICES[kind]
    return Phrase(template.msgid, tuple(values.items()))


def _plain(crm: Crm, value: Any) -> Value:
    return value if isinstance(value, int) else str(value)


def _sum(crm: Crm, rub: Any) -> Value:
    return Amount(rub)


def _phone(crm: Crm, phone: Any) -> Value:
    return phones.pretty(phone)


def _source(crm: Crm, source: Any) -> Value:
    names: dict[str, Told] = {s.id: s.name for s in crm.organisation.sources}
    return names.get(source, str(source))


def _robot(crm: Crm, robot: Any) -> Value:
    return next(r.text for r in crm.organisation.robots if r.id == robot)


_SHOWN: dict[str, tuple[str, Callable[[Crm, Any], Value]]] = {
    "rub": ("sum", _sum),
    "phone": ("phone", _phone),
    "source": ("source", _source),
    "robot": ("text", _robot),
}
