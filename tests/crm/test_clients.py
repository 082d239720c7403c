"""Contacts: complete, once, of the client's own mail; many leads of one; the right to call."""

from typing import Any

import pytest

from crmsim.crm.acquaintance import doubles, namesakes_by_mail
from crmsim.crm.store import Crm
from crmsim.crm.verbs import Action, perform
from crmsim.crm.verbs.clients import (
    AddCompany,
    AddContact,
    CompanyAdded,
    ContactAdded,
    DuplicateWarned,
    LeadLinked,
    LinkLead,
)
from crmsim.crm.verbs.contact import CallClient, CalledWithoutLead, CallMade, MessageClient
from crmsim.crm.verbs.fields import UpdateContact
from crmsim.crm.verbs.leads import AddLead
from crmsim.crm.verbs.outside import CallOutside, TalkedOutside
from crmsim.crm.views import look
from crmsim.errors import Refused
from tests.crm.admissions import ANNA, OWN, adding, anna, converting, office, talked
from tests.crm.company import codes, company, done


def lacking(action: Action, crm: Crm) -> list[tuple[str, str | None]]:
    """The codes and fields of a refusal, which has changed nothing."""
    before = len(crm.cards), [dict(c.__dict__) for c in crm.contacts.values()]
    with pytest.raises(Refused) as refused:
        perform(action, crm)
    assert (len(crm.cards), [dict(c.__dict__) for c in crm.contacts.values()]) == before
    return [(m.code, m.field) for m in refused.value.missing]


@pytest.mark.requirement("R055", "R056", "R241", "R242")
@pytest.mark.parametrize("born", ["2001-05-09", "09.05.2001", " 9.5.2001 "])
def test_a_complete_contact_is_made_and_kept_in_one_spelling(born: str) -> None:
    """Dates are ISO and phones E.164, however they were typed."""
    crm = office()
    [added] = done(adding(birth_date=born, phone="8 (976) 111-22-33", lead=1), crm)
    contact = crm.contacts[added.card]
    assert added == ContactAdded(contact.id, 1)
    assert {name: getattr(contact, name) for name in ANNA} == ANNA
    assert contact.fields == {"mobile": "+79761112233", "private_email": "anna@mail.example"}
    assert crm.leads[1].contact_id == contact.id


@pytest.mark.requirement("R241", "R242")
def test_everything_that_is_lacking_or_wrong_is_said_at_once() -> None:
    """One refusal names each gap, a phone, a date and an address that cannot be read."""
    bare = AddContact(name=" ", source="site")
    assert lacking(bare, office()) == [
        ("not_filled", "name"),
        ("not_filled", "phone"),
        ("not_filled", "birth_date"),
        ("not_filled", "mobile"),
        ("not_filled", "private_email"),
    ]
    bad = adding(
        phone="12", birth_date="31.02.2001", fields={"mobile": "7", "private_email": "a@b"}
    )
    assert lacking(bad, office()) == [
        ("bad_phone", "phone"),
        ("bad_date", "birth_date"),
        ("bad_phone", "mobile"),
        ("bad_email", "private_email"),
    ]
    assert lacking(adding(source="moon"), office()) == [("unknown_option", "source")]


@pytest.mark.requirement("R241", "R242")
@pytest.mark.parametrize("name", ["name", "phone", "birth_date", "mobile", "private_email"])
def test_each_required_field_alone_is_missed(name: str) -> None:
    """A contact without one of the five is none."""
    own = {key: value for key, value in OWN.items() if key != name}
    action = adding(fields=own) if name in OWN else adding(**{name: ""})
    assert lacking(action, office()) == [("not_filled", name)]


@pytest.mark.requirement("R241")
def test_another_company_asks_less_of_a_contact() -> None:
    """What is required is the company's own data."""
    crm = company()
    [added] = done(AddContact(name="Иван", source="site"), crm)
    assert crm.contacts[added.card].name == "Иван"


@pytest.mark.requirement("R243")
@pytest.mark.parametrize(
    ("mail", "refused"),
    [
        ("e0@verstovoy.example", True),
        ("SOMEBODY@Verstovoy.Example", True),
        ("me@home.example", True),
        ("you@home.example", False),
        ("me@verstovoy.example.org", False),
    ],
)
def test_an_employee_s_mail_is_refused(mail: str, refused: bool) -> None:
    """Of work, by its host; of private, by the profiles of employees."""
    action = adding(fields={**OWN, "private_email": mail})
    expected = [("employee_mail", "private_email")] if refused else []
    crm = office()
    assert (lacking(action, crm) if refused else list(codes(action, crm))) == expected


@pytest.mark.requirement("R244")
@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({}, True),
        ({"phone": "+79769998877"}, True),
        ({"birth_date": "1990-01-01"}, True),
        ({"name": "Вершинина  анна", "phone": "+79769998877"}, True),
        ({"name": "Другая Особа"}, True),
        ({"name": "Другая Особа", "birth_date": "1990-01-01"}, False),
        ({"name": "Другая Особа", "phone": "+79769998877"}, False),
        ({"phone": "+79769998877", "birth_date": "1990-01-01"}, False),
    ],
)
def test_two_of_three_alike_are_a_duplicate(other: dict[str, Any], refused: bool) -> None:
    """One alike is not, an e-mail never counts."""
    crm = office()
    anna(crm)
    assert codes(adding(**other), crm) == (("duplicate",) if refused else ())


@pytest.mark.requirement("R244")
def test_a_duplicate_names_the_card_only_where_it_may_be_seen() -> None:
    """A colleague's contact is not shown where contacts are not shared."""
    crm = office()
    there = anna(crm, responsible_id=2)
    with pytest.raises(Refused) as shared:
        perform(adding(), crm)
    assert f"№{there.id}" in str(shared.value)
    hidden = crm.organisation.conduct.model_copy(update={"shared_contacts": False})
    crm.organisation = crm.organisation.model_copy(update={"conduct": hidden})
    with pytest.raises(Refused) as secret:
        perform(adding(), crm)
    assert "№" not in str(secret.value)
    shown = look(crm, "duplicates", **ANNA)["refused"]
    assert [(one["contact"], one["name"]) for one in shown] == [(None, None)]


@pytest.mark.requirement("R244")
def test_the_same_mail_is_a_warning() -> None:
    """The contact is made, an event and a notice say that another has the address."""
    crm = office()
    there = anna(crm)
    told = done(adding(name="Пётр Ёлкин", phone="+79765554433", birth_date="1999-01-01"), crm)
    assert told[1] == DuplicateWarned(told[0].card, there.id)
    assert [n.kind for n in crm.notifications.values()] == ["same_email"]
    assert look(crm, "bell")["items"][0]["text"]["ru"]


@pytest.mark.requirement("R244")
def test_a_form_sees_likenesses_while_it_is_typed() -> None:
    """The view says the same as the guard, and names what is alike."""
    crm = office()
    there = anna(crm)
    seen = look(crm, "duplicates", name="вершинина анна", birth_date="09.05.2001")
    assert [(one["contact"], len(one["alike"])) for one in seen["refused"]] == [(there.id, 2)]
    by_mail = look(crm, "duplicates", name="Иная", fields={"private_email": "ANNA@mail.example"})
    assert [one["contact"] for one in by_mail["warned"]] == [there.id]
    assert look(crm, "duplicates", contact=there.id, **ANNA) == {"refused": [], "warned": []}


@pytest.mark.requirement("R244")
def test_the_index_follows_contacts_that_change() -> None:
    """A new phone is known, and the old one forgotten."""
    crm = office()
    there = anna(crm)
    assert [d.contact.id for d in doubles(crm, ANNA)] == [there.id]
    done(
        UpdateContact(contact=there.id, fields={"name": "Анна Ветрова", "phone": "+79760001122"}),
        crm,
    )
    assert doubles(crm, ANNA) == []
    assert [d.contact.id for d in namesakes_by_mail(crm, OWN)] == [there.id]


@pytest.mark.requirement("R241", "R243", "R244")
def test_a_contact_stays_complete_and_is_nobody_else() -> None:
    """A change is asked the same as a new contact, of what it changes."""
    crm = office()
    there = anna(crm)
    other = anna(crm, name="Мария Лугова", phone="+79764443322")
    assert lacking(UpdateContact(contact=there.id, fields={"birth_date": ""}), crm) == [
        ("not_filled", "birth_date")
    ]
    twin: dict[str, Any] = {"name": "Анна Вершинина"}
    assert lacking(UpdateContact(contact=other.id, fields=twin), crm) == [("duplicate", None)]
    ours: dict[str, Any] = {"private_email": "e1@verstovoy.example"}
    assert lacking(UpdateContact(contact=there.id, fields=ours), crm) == [
        ("employee_mail", "private_email")
    ]
    incomplete = anna(crm, name="Ольга", phone="+79761110000", birth_date="", fields={})
    done(UpdateContact(contact=incomplete.id, fields={"birth_date": "01.02.2003"}), crm)
    assert incomplete.birth_date == "2003-02-01"


@pytest.mark.requirement("R077", "R078")
def test_many_leads_of_one_contact_with_managers_of_their_own() -> None:
    """A lead is tied to a contact who is there, or added from the contact."""
    crm = office()
    there = anna(crm, responsible_id=2)
    assert done(LinkLead(lead=1, contact=there.id), crm) == [LeadLinked(1, there.id)]
    [added] = done(AddLead(name="", phone="", source="call", contact=there.id), crm)
    lead = crm.leads[added.card]
    assert (lead.name, lead.phone, lead.contact_id) == (ANNA["name"], ANNA["phone"], there.id)
    assert crm.of_client(there.id) == [crm.leads[1], lead]
    assert {lead.responsible_id, there.responsible_id} == {1, 2}
    assert codes(LinkLead(lead=1, contact=there.id), crm) == ("linked_already",)
    other = anna(crm, name="Иная", phone="+79760001122")
    assert codes(LinkLead(lead=1, contact=other.id), crm) == ("other_contact",)


@pytest.mark.requirement("R054")
def test_a_company_is_added_by_hand() -> None:
    """It needs a name and a source, and a phone that can be read where there is one."""
    crm = office()
    [added] = done(AddCompany(name="ООО «Берег»", source="site", phone="8 976 222 33 44"), crm)
    assert added == CompanyAdded(added.card)
    assert crm.companies[added.card].phone == "+79762223344"
    assert codes(AddCompany(name=" ", source="moon", phone="1"), crm) == (
        "empty_text",
        "bad_phone",
        "unknown_option",
    )
    [person] = done(adding(company=added.card), crm)
    assert crm.contacts[person.card].company_id == added.card


@pytest.mark.requirement("R079")
def test_a_lead_of_one_s_own_gives_the_right_to_call() -> None:
    """Without one a call goes through and is noted, or is refused, as the company says."""
    crm = office()
    there = anna(crm, responsible_id=2)
    call = CallClient(contact=there.id)
    assert [type(e) for e in done(call, crm)] == [CallMade, CalledWithoutLead]
    assert len(done(MessageClient(contact=there.id, text="Добрый день"), crm)) == 2
    strict = crm.organisation.conduct.model_copy(update={"calls_without_lead": "refused"})
    crm.organisation = crm.organisation.model_copy(update={"conduct": strict})
    assert codes(call, crm) == ("no_right_to_call",)
    done(LinkLead(lead=1, contact=there.id), crm)
    assert [type(e) for e in done(call, crm)] == [CallMade]


@pytest.mark.requirement("R083")
def test_a_talk_past_the_crm_leaves_no_trace() -> None:
    """Neither an activity nor a talk is there afterwards, and no conversion is nearer."""
    crm = office()
    assert done(CallOutside(lead=1), crm) == [TalkedOutside(1)]
    assert (len(crm.activities), crm.leads[1].contacted_min, crm.leads[1].talked_min) == (
        0,
        None,
        None,
    )


def test_who_has_talked_is_found_by_the_same_index_when_a_lead_is_converted() -> None:
    """The conversion makes no double either (R244)."""
    crm = office()
    anna(crm)
    lead = talked(crm)
    lead.birth_date, lead.fields = ANNA["birth_date"], dict(OWN)
    assert codes(converting(), crm) == ("duplicate",)
