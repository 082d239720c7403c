"""What clients can say, as templates whose facts the grader knows.

A saying is stored as a key and facts; its words are made when somebody reads it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from crmsim.crm.organisation import CardField
from crmsim.crm.store import Crm
from crmsim.words import Amount, Moment, Phrase, Told, Value, join, say

SAYINGS: dict[str, Phrase] = {
    "wants_meeting": say("Hello! Yes, I left a request. I could come to your office on {at}."),
    "wants_remote": say("Hello! It is easier for me to talk online. Let us do it on {at}."),
    "call_back": say("I cannot settle on a day yet. Call me again on {at}, please."),
    "confirms": say("Yes, I remember. I will be there on {at}."),
    "rebooks_meeting": say("I am sorry, it did not work out. Could I come on {at}?"),
    "rebooks_remote": say("I am sorry, it did not work out. Could we talk online on {at}?"),
    "tells_form": say("I will answer all your questions. {form}."),
    "waits_for_approval": say("I have told you everything. I am waiting for your answer."),
    "agrees": say("I agree. I am ready to sign on {at} and to pay the first part then."),
    "thinks": say("I need to think it over and talk to my family. Call me on {at}."),
    "has_paid": say("I have paid for your service. When will the documents be ready?"),
    "refuses": say("I have decided against it. Please do not call me again."),
    "not_target": say("I have no debts. I was looking for an ordinary consumer loan."),
    "wrong_number": say("You have the wrong number, I left no request."),
    "arrives": say("Hello, I have an appointment for {at}."),
}


def saying(crm: Crm, key: str, facts: Mapping[str, Value]) -> Phrase:
    """The words of a saying; KeyError for a key that nobody can say."""
    at = facts.get("at")
    values: dict[str, Value] = {}
    if isinstance(at, int):
        values["at"] = Moment(crm.hours.moment(at))
    if key == "tells_form":
        values["form"] = join(_answers(crm, facts), "; ")
    return replace(SAYINGS[key], values=tuple(values.items()))


def _answers(crm: Crm, facts: Mapping[str, Value]) -> Iterator[Told]:
    fields = crm.organisation.field_by_id
    for name, value in facts.items():
        yield say("{field} — {value}", field=fields[name].name, value=_spoken(fields[name], value))


def _spoken(field: CardField, value: Value) -> Value:
    if field.type == "money" and isinstance(value, int):
        return Amount(value)
    named = {option.id: option.name for option in field.options}
    return named.get(str(value), value)
