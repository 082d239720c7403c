"""What clients can say, as templates whose facts the grader knows.

A saying is stored as a key and facts; its words are made when somebody reads it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from crmsim.crm.fields import label
from crmsim.crm.organisation import CardField
from crmsim.crm.store import Crm
from crmsim.words import Amount, Moment, Phrase, Told, Value, join, say

SAYINGS: dict[str, Phrase] = {
    "offers_goods": say("Hello! Yes, I have something to bring to you. {form}."),
    "calls_in": say("Hello! I am calling to ask what you pay. {form}."),
    "will_bring": say("The price suits me. I will bring it on {at}."),
    "objects_price": say("Others pay more. Call me again on {at}."),
    "objects_delay": say("You let me wait too long for the money. Call me again on {at}."),
    "objects_cash": say("I need the money brought to me. Call me again on {at}."),
    "at_gate": say("I have come with a load. The scales show {weight_kg} kg."),
    "brings_more": say("All is well. I bring the next load on {at}."),
    "stands_firm": say("No. On these terms I will bring you nothing."),
    "no_more": say("I have brought all that I had. There will be no more."),
    "applies": say(
        "Hello! I would like to take «{product}». It is {rub}, as I read. Write down: {form}. "
        "Call me on {at}: I will have decided by then."
    ),
    "applies_for_child": say(
        "Hello! I am asking for my child: «{product}». It is {rub}, as I read. Write down the "
        "child: {form}; the phone is mine. Call me on {at}: we will have decided by then."
    ),
    "asks_terms": say(
        "Hello! I am thinking of «{product}» and want to read the terms first. Call me on {at}."
    ),
    "applied_before": say(
        "Hello! I have applied for «{product}» with you already, and this is my new phone. "
        "I am: {form}."
    ),
    "still_wants": say("Yes, I still want «{product}». Call me on {at}, I will have decided."),
    "has_enrolled": say("I have decided: I am in. The contract is signed and paid."),
    "declines": say("I have decided against it. I will not buy."),
    "asks_goods": say("Hello! This is what I need: {form}. Call me with an offer on {at}."),
    "orders": say("The offer suits me. Send an invoice for {rub}."),
    "pays_soon": say("I have the invoice and will have paid by {at}."),
    "takes_order": say("I have paid. Bring the order; I will have it by {at}."),
    "got_coffee": say("The order is here, and all is well. Thank you!"),
    "drops_order": say("We have changed our plans and will not pay. Please close the order."),
    "wants_meeting": say("Hello! Yes, I left a request. I could come to your office on {at}."),
    "wants_remote": say("Hello! It is easier for me to talk online. Let us do it on {at}."),
    "call_back": say("I cannot settle on a day yet. Call me again on {at}, please."),
    "confirms": say("Yes, I remember. I will be there on {at}."),
    "rebooks_meeting": say("I am sorry, it did not work out. Could I come on {at}?"),
    "rebooks_remote": say("I am sorry, it did not work out. Could we talk online on {at}?"),
    "tells_form": say("I will answer all your questions. {form}."),
    "waits_for_approval": say("I have told you everything. I am waiting for your answer."),
    "names_terms": say(
        "I am ready to pay {first_rub} on {first_at}, {next_rub} on {next_at}, and the last "
        "{last_rub} on {last_at}. {extras}"
    ),
    "asks_expert": say(
        "I have had a letter from a creditor and do not know what to do. What comes next with us?"
    ),
    "will_pay": say("I am sorry for the delay. I will pay {rub} on {at}."),
    "terminates": say("I cannot pay any more. I break the contract off."),
    "brings_attorney": say("I will bring the power of attorney from the notary on {at}."),
    "signs_acts": say("I will come for my documents and sign the acts on {at}."),
    "all_is_well": say("It all goes as we agreed. Tell me when there is news, please."),
    "agrees": say("I agree. I am ready to sign on {at} and to pay the first part then."),
    "thinks": say("I need to think it over and talk to my family. Call me on {at}."),
    "has_paid": say("I have paid for your service. When will the documents be ready?"),
    "refuses": say("I have decided against it. Please do not call me again."),
    "not_target": say("I have no debts. I was looking for an ordinary consumer loan."),
    "wrong_number": say("You have the wrong number, I left no request."),
    "arrives": say("Hello, I have an appointment for {at}."),
    "introduces": say(
        "Hello! Yes, we need {pieces} pieces. My name is {name}, my phone is {phone}: write it "
        "down. What else do you want to know?"
    ),
    "wants_goods": say("Hello! Yes, we need {pieces} pieces. What else do you want to know?"),
    "tells_needs": say(
        "I will tell you everything. {form}. By your price list that makes {sum_rub}."
    ),
    "got_offer": say("Your offer has come, thank you."),
    "awaits_offer": say("I am waiting for your offer."),
    "studies_offer": say("We are reading your offer. Call me on {at}."),
    "likes_offer": say("The offer suits us. Send the invoice."),
    "objects_dear": say("That is too expensive for us. Why so much?"),
    "refuses_price": say("It is still too expensive. We will not buy."),
    "awaits_invoice": say("I am waiting for your invoice."),
    "got_invoice": say("The invoice has come, thank you."),
    "pays_on": say("We will pay the invoice on {at}."),
    "waits_order": say("Thank you, it is good to know. We are waiting for the order."),
    "glad_packed": say("It is packed? Good, send it, please."),
    "comes_for_order": say("It is packed? Then I will come for it on {at}."),
    "is_here": say("I have come for the order and am waiting at your place."),
    "awaits_order": say("I know that it is on its way. It is to be here on {at}."),
    "got_order": say("We have the order, everything is fine. Thank you!"),
    "has_claims": say("The order has come, but something is missing. Send the rest by {at}."),
    "too_long": say("That is too long for us. We take the order back and buy elsewhere."),
    "wants_refund": say("We have changed our mind. Give the money back, please."),
    "advertises": say("I offer you advertising in our catalogue, with a discount today only."),
    "wants_other": say("I need something else, and you do not sell that."),
    "lasts_days": say("Everything has come, thank you. It will last us about {days} days."),
    "bill_us": say("All has come, thank you. Bill us {rub} every {days} days, please."),
    "wants_same": say("Good that you call. The same again, please, by {at}."),
    "not_now": say("We still have enough. Call me again on {at}."),
    "buys_elsewhere": say("We have another supplier now. Please do not call again."),
}


def saying(crm: Crm, key: str, facts: Mapping[str, Value]) -> Phrase:
    """The words of a saying; KeyError for a key that nobody can say."""
    values = {name: _read(crm, name, value) for name, value in facts.items() if name in _PLAIN}
    if key == "names_terms":
        values["extras"] = join(_extras(crm, facts), " ")
    if key in _WITH_FORM:
        values["form"] = join(_answers(crm, facts), "; ")
    if "product" in facts:
        values["product"] = _product(crm, str(facts["product"]))
    if "birth_date" in facts:
        values["form"] = join(_personal(crm, facts), "; ")
    return replace(SAYINGS[key], values=tuple(values.items()))


_WITH_FORM = ("tells_form", "tells_needs", "offers_goods", "calls_in", "asks_goods")
_PLAIN = (
    *("at", "rub", "first_at", "first_rub", "next_at", "next_rub", "last_at", "last_rub"),
    *("documents_at", "documents_rub", "sum_rub", "pieces", "weight_kg", "days", "name", "phone"),
)


def _read(crm: Crm, name: str, value: Value) -> Value:
    """A fact as it is spoken: a sum, or a date and time."""
    if not isinstance(value, int) or name in ("pieces", "days", "weight_kg"):
        return value
    return Amount(value) if name.endswith("rub") else Moment(crm.hours.moment(value))


def _product(crm: Crm, wanted: str) -> Value:
    return next((one.name for one in crm.organisation.products if one.id == wanted), wanted)


def _personal(crm: Crm, facts: Mapping[str, Value]) -> Iterator[Told]:
    """What a client says of themselves: the fields of a contact that are told."""
    for name in ("name", "birth_date", "phone", *crm.organisation.fields_of("contact")):
        if name in facts:
            called = label(crm, "contact", name)
            yield say("{field} — {value}", field=called, value=facts[name])


def _extras(crm: Crm, facts: Mapping[str, Value]) -> Iterator[Told]:
    if facts["documents"]:
        shown = {n: _read(crm, n, facts[n]) for n in ("documents_rub", "documents_at")}
        yield say(
            "You collect the documents for me; I pay {documents_rub} for it on {documents_at}.",
            **shown,
        )
    else:
        yield say("I collect the documents myself.")
    if facts["from_first"]:
        yield say("We agreed that you begin with my first payment.")
    if "branch" in facts:
        options = crm.organisation.fields_of("deal")["branch"].options
        city = next(option.name for option in options if option.id == facts["branch"])
        yield say("I will sign in your branch: {city}.", city=city)


def _answers(crm: Crm, facts: Mapping[str, Value]) -> Iterator[Told]:
    fields = crm.organisation.field_by_id
    for name, value in facts.items():
        if name not in fields:
            continue
        yield say("{field} — {value}", field=fields[name].name, value=_spoken(fields[name], value))


def _spoken(field: CardField, value: Value) -> Value:
    if field.type == "money" and isinstance(value, int):
        return Amount(value)
    named = {option.id: option.name for option in field.options}
    return named.get(str(value), value)
