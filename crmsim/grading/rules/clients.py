"""Clients as the rules of cards want them: complete, once, called by right, through the CRM.

R077–R079, R083, R241–R244.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from crmsim.crm.duplicates import Identity, is_duplicate, same_name
from crmsim.crm.entities import Contact
from crmsim.crm.fields import as_kept, label, value_of
from crmsim.crm.verbs.clients import ContactAdded, LeadLinked
from crmsim.crm.verbs.contact import CalledWithoutLead
from crmsim.crm.verbs.finish import LeadConverted, LeadRejected
from crmsim.crm.verbs.outside import TalkedOutside
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import attempts, by_card, happened, name_of, talks, was_time_after
from crmsim.words import say

WHO = ("name", "phone", "birth_date")


@rule(
    requirement=("R241", "R242", "R056"),
    advice=say("Make a contact with everything that the client has told about themselves."),
)
def contacts_complete(trace: Trace) -> Iterator[Finding]:
    """Whoever tells who they are has a contact that says exactly so (R241, R242, R056)."""
    for lead, talk in _introduced(trace).items():
        facts = dict(talk.facts)
        if _known_before(trace, lead, facts) is None:
            yield from _written_down(trace, lead, talk, facts)


@rule(
    requirement=("R244", "R077", "R078"),
    advice=say("Before you add a contact, see whether the person is there: then tie the lead."),
)
def no_duplicates(trace: Trace) -> Iterator[Finding]:
    """A lead of somebody who is known is tied to that contact, and makes no second one (R244)."""
    for lead, talk in _introduced(trace).items():
        known = _known_before(trace, lead, dict(talk.facts))
        if known is None:
            continue
        row, name = trace.crm.leads[lead], name_of(trace, lead)
        done = happened(trace, LeadLinked, LeadRejected, card=lead)
        if row.contact_id == known.id or (done and row.contact_id is None):
            why = say("«{name}» is one contact, as before.", name=name)
            yield right(done[0] if done else talk, why, lead)
        elif row.contact_id is not None or was_time_after(trace, talk):
            why = say("«{name}» is known already, and the lead is not tied to them.", name=name)
            better = say("Tie the lead to the contact №{id}, «{name}».", id=known.id, name=name)
            yield wrong(trace.first(ContactAdded, lead=lead), why, better, lead)


@rule(
    requirement="R079",
    advice=say("Call whom you have a lead of: add one first, where you have none."),
)
def right_to_call(trace: Trace) -> Iterator[Finding]:
    """Nobody is called or written to without a lead or a deal of one's own (R079)."""
    breaches = by_card(trace.every(CalledWithoutLead))
    for card, tries in by_card(attempts(trace)).items():
        name = name_of(trace, card)
        if card in breaches:
            why = say("You called «{name}» without a lead of your own.", name=name)
            better = say("Add a lead of «{name}» first, or leave the client alone.", name=name)
            yield wrong(breaches[card][0], why, better, card)
        else:
            yield right(tries[0], say("You had the right to call «{name}».", name=name), card)


@rule(
    requirement=("R083", "R084"),
    advice=say("Call and write from the card only: what the CRM does not know has not been."),
)
def only_through_crm(trace: Trace) -> Iterator[Finding]:
    """No talk goes past the CRM (R083, R084)."""
    past = by_card(trace.every(TalkedOutside))
    for card, outside in past.items():
        why = say(
            "The talk to «{name}» is in no card: it counts for nothing.", name=name_of(trace, card)
        )
        better = say("Call «{name}» from the card.", name=name_of(trace, card))
        yield wrong(outside[0], why, better, card)
    for card, told in by_card(talks(trace)).items():
        if card not in past:
            why = say("The talks to «{name}» are in the CRM.", name=name_of(trace, card))
            yield right(told[0], why, card)


def _introduced(trace: Trace) -> dict[int, Any]:
    """Each lead whose client has told who they are, with the first talk in which they did."""
    found: dict[int, Any] = {}
    for talk in talks(trace):
        if "birth_date" in dict(talk.facts) and talk.card in trace.crm.leads:
            found.setdefault(talk.card, talk)
    return found


def _known_before(trace: Trace, lead: int, facts: Mapping[str, Any]) -> Contact | None:
    """A contact of before the lesson who is this person, by two of the three (R244)."""
    asked = Identity(**{name: str(facts.get(name, "")) for name in WHO})
    made = _made(trace)
    for contact in trace.crm.contacts.values():
        there = Identity(contact.name, contact.phone, contact.birth_date)
        if contact.id not in made and is_duplicate(asked, there):
            return contact
    linked = {e.contact for e in trace.every(LeadLinked, card=lead)}
    return next((trace.crm.contacts[number] for number in linked - made), None)


def _made(trace: Trace) -> set[int]:
    """The contacts that the trainee has made, by hand or of a lead."""
    contacts = trace.crm.contacts
    of_leads = (
        e for e in trace.every(LeadConverted) if contacts[e.contact].created_min == e.at_min
    )
    return {e.card for e in trace.every(ContactAdded)} | {e.contact for e in of_leads}


def _written_down(
    trace: Trace, lead: int, talk: Any, facts: Mapping[str, Any]
) -> Iterator[Finding]:
    number, name = trace.crm.leads[lead].contact_id, str(facts.get("name", ""))
    if number is None:
        if was_time_after(trace, talk):
            why = say("«{name}» has told everything, and there is no contact.", name=name)
            better = say("Add the contact «{name}» with all that was told.", name=name)
            yield wrong(None, why, better, lead)
        return
    contact = trace.crm.contacts[number]
    made = trace.first(ContactAdded, card=number) or trace.first(LeadConverted, contact=number)
    field = _first_wrong(trace, contact, facts)
    if field is None:
        yield right(made or talk, say("The contact «{name}» is as told.", name=name), lead)
        return
    shown = label(trace.crm, "contact", field)
    why = say("The contact «{name}» has another «{field}» than was told.", field=shown, name=name)
    better = say("Fill «{field}» of «{name}» with what was told.", field=shown, name=name)
    yield wrong(made, why, better, lead)


def _first_wrong(trace: Trace, contact: Contact, facts: Mapping[str, Any]) -> str | None:
    crm = trace.crm
    for name in (*WHO, *crm.organisation.fields_of("contact")):
        if name not in facts:
            continue
        here, told = value_of(crm, contact, name), as_kept(crm, "contact", name, facts[name])
        same = same_name(str(here), str(told)) if name == "name" else here == told
        if not same:
            return name
    return None
