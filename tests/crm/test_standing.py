"""Deals: begun complete and of a lead, one a product group, correct, active, and audited."""

from datetime import date
from typing import Any

import pytest

from crmsim.crm.audit import faults_found
from crmsim.crm.entities import Comment, ProductLine
from crmsim.crm.goods import groups_of, total_rub
from crmsim.crm.rows import new_company, new_lead
from crmsim.crm.standing import (
    active_until,
    doubles_another,
    is_active,
    is_correct,
    lapses,
    months_after,
)
from crmsim.crm.store import Crm
from crmsim.crm.verbs import perform
from crmsim.crm.verbs.clients import LinkLead
from crmsim.crm.verbs.contact import MessageClient
from crmsim.crm.verbs.deals import AddDeal, AttachClient
from crmsim.crm.verbs.goods import AddProduct
from crmsim.crm.verbs.timeline import AddComment
from crmsim.crm.views import look
from crmsim.errors import Refused
from tests.crm.admissions import (
    DETAILED,
    OFFER,
    anna,
    commented,
    converting,
    deal_of,
    office,
    talked,
)
from tests.crm.company import codes, done

DAY_MIN = 24 * 60


def ready() -> Crm:
    """An office whose lead has talked, and is of Anna."""
    crm = office()
    talked(crm)
    done(LinkLead(lead=1, contact=anna(crm).id), crm)
    return crm


@pytest.mark.requirement("R102", "R103")
def test_a_conversion_needs_a_talk_and_a_detailed_comment() -> None:
    """A message that nobody has answered is no correspondence."""
    crm = office()
    done(LinkLead(lead=1, contact=anna(crm).id), crm)
    assert codes(converting(), crm) == ("two_way", "detailed_comment")
    done(MessageClient(lead=1, text="Добрый день!"), crm)
    with pytest.raises(Refused, match="no correspondence"):
        perform(converting(), crm)
    done(AddComment(lead=1, text="НД, перезвонить"), crm)
    assert codes(converting(), crm) == ("two_way", "detailed_comment")
    talked(crm)
    assert codes(converting(), crm) == ()


@pytest.mark.requirement("R230", "R232", "R235")
def test_a_conversion_makes_a_deal_with_all_that_it_has_to_hold() -> None:
    """Product, sum, stage and comment stand on the deal, which has one contact."""
    crm = ready()
    converted = done(converting(), crm)[0]
    deal = crm.deals[converted.deal]
    assert (deal.stage, deal.sum_rub, deal.lead_id) == ("TERMS", 78_000, 1)
    assert (deal.contact_id, deal.company_id) == (converted.contact, None)
    assert [(line.product, line.quantity) for line in crm.of(ProductLine, deal.id)] == [("hr", 1)]
    assert [c.text for c in crm.of(Comment, deal.id)] == [DETAILED]
    assert groups_of(crm, deal) == ("retraining",)


@pytest.mark.requirement("R235")
@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"group": None}, ("not_filled", "group")),
        ({"stage": None}, ("not_filled", "stage")),
        ({"product": None}, ("not_filled", "product")),
        ({"sum_rub": None}, ("not_filled", "sum_rub")),
        ({"sum_rub": 0}, ("not_filled", "sum_rub")),
        ({"comment": "Пообщались, думает"}, ("detailed_comment", "comment")),
        ({"group": "master"}, ("other_group", "group")),
        ({"group": "moon"}, ("no_such_group", "group")),
        ({"product": "moon"}, ("no_such_product", "product")),
        ({"sum_rub": 77_999}, ("sum_differs", "sum_rub")),
        ({"quantity": 2}, ("sum_differs", "sum_rub")),
        ({"stage": "ENROLLED"}, ("no_such_stage", "stage")),
        ({"stage": "moon"}, ("no_such_stage", "stage")),
    ],
)
def test_each_lack_of_a_new_deal_is_named(change: dict[str, Any], refusal: tuple[str, str]) -> None:
    """And nothing is made."""
    crm = ready()
    before = len(crm.cards), len(crm.table(Comment))
    with pytest.raises(Refused) as refused:
        perform(converting(**change), crm)
    assert [(m.code, m.field) for m in refused.value.missing] == [refusal]
    assert (len(crm.cards), len(crm.table(Comment))) == before


@pytest.mark.requirement("R235", "R241")
def test_everything_that_a_conversion_lacks_is_said_at_once() -> None:
    """Of the lead, of the deal and of the contact."""
    crm = office()
    bare = converting(group=None, product=None, sum_rub=None, stage=None, comment="")
    assert set(codes(bare, crm)) == {"two_way", "detailed_comment", "not_filled"}
    assert codes(bare, crm).count("not_filled") == 4 + 3


@pytest.mark.requirement("R235")
def test_a_stage_asks_a_new_deal_what_it_asks_any() -> None:
    """A deal by hand cannot begin where a talk is needed, without one."""
    crm = ready()
    crm.leads[1].talked_min = None
    crm.organisation = crm.organisation.model_copy(update={"convert_needs": ()})
    by_hand = AddDeal(name="Сделка", source="site", lead=1, comment=DETAILED, **OFFER)
    assert codes(by_hand, crm) == ("two_way",)


@pytest.mark.requirement("R231", "R232")
def test_a_deal_by_hand_is_of_a_lead_and_of_its_contact() -> None:
    """Without a lead, with another contact or a company it is refused; a second product is not."""
    crm = ready()
    other = anna(crm, name="Иная", phone="+79760001122")
    firm = new_company(crm, name="ООО «Берег»", source="site", phone="")
    offer: dict[str, Any] = {"name": "Сделка", "source": "site", "comment": DETAILED, **OFFER}
    assert codes(AddDeal(**offer), crm) == ("no_lead",)
    assert codes(AddDeal(lead=1, contact=other.id, **offer), crm) == ("other_contact",)
    assert codes(AddDeal(lead=1, company=firm.id, **offer), crm) == ("one_contact",)
    first = done(converting(), crm)[0]
    course = {**offer, "group": "courses", "product": "english", "sum_rub": 36_000}
    [second] = done(AddDeal(lead=1, **course), crm)
    assert crm.deals[second.card].contact_id == first.contact
    assert len([d for d in crm.of_client(first.contact) if d.kind == "deal"]) == 2


@pytest.mark.requirement("R232")
def test_a_lead_without_a_contact_makes_no_deal_by_hand() -> None:
    """The contact comes first."""
    crm = office()
    talked(crm)
    offer: dict[str, Any] = {"name": "Сделка", "source": "site", "comment": DETAILED, **OFFER}
    assert codes(AddDeal(lead=1, **offer), crm) == ("no_contact",)


@pytest.mark.requirement("R238", "R231")
def test_a_product_group_is_sold_once_at_a_time() -> None:
    """To the same contact, open; by whichever door, and by whomever (D19)."""
    crm = ready()
    contact = crm.contacts[crm.leads[1].contact_id or 0]
    first = deal_of(crm, contact, "design", responsible_id=2)
    assert codes(converting(), crm) == ("group_doubled",)
    course = deal_of(crm, contact, "english")
    assert codes(AddProduct(deal=course.id, product="hr"), crm) == ("group_doubled",)
    assert codes(AddProduct(deal=course.id, product="tables"), crm) == ()
    other = deal_of(crm, anna(crm, name="Иная", phone="+79760001122"), "hr")
    assert codes(AttachClient(deal=other.id, contact=contact.id), crm) == ("group_doubled",)
    first.closed_min = 0
    assert codes(converting(), crm) == ()


@pytest.mark.requirement("R238")
def test_whose_deal_stands_in_the_way_is_told_only_to_who_may_see_it() -> None:
    """The number of a colleague's deal is not shown."""
    for owner, shown in ((1, True), (2, False)):
        crm = ready()
        there = deal_of(crm, crm.contacts[crm.leads[1].contact_id or 0], responsible_id=owner)
        with pytest.raises(Refused) as refused:
            perform(converting(), crm)
        assert (f"№{there.id}" in str(refused.value)) == shown


@pytest.mark.requirement("R235")
def test_a_product_brings_its_price_to_the_sum() -> None:
    """For the price of the list, or for one of one's own."""
    crm = office()
    deal = deal_of(crm, anna(crm), "english")
    done(AddProduct(deal=deal.id, product="tables", quantity=2, price_rub=15_000), crm)
    assert (deal.sum_rub, total_rub(crm, deal)) == (66_000, 66_000)
    assert codes(AddProduct(deal=deal.id, product="moon"), crm) == ("no_such_product",)


@pytest.mark.requirement("R233", "R234")
def test_a_correct_deal_lacks_nothing() -> None:
    """Each lack alone makes it incorrect."""
    crm = office()
    deal = deal_of(crm, anna(crm))
    assert (is_correct(crm, deal), lapses(crm, deal)) == (True, [])
    deal.sum_rub = 1
    assert [m.code for m in lapses(crm, deal)] == ["sum_differs"]
    deal.sum_rub, deal.contact_id = 0, None
    assert [m.field for m in lapses(crm, deal)] == ["sum", "contact"]
    bare = deal_of(crm, None, sum_rub=0)
    crm.of(ProductLine, bare.id).clear()
    crm.of(Comment, bare.id).clear()
    assert [m.field for m in lapses(crm, bare)] == ["group", "product", "sum", "contact", "comment"]


@pytest.mark.requirement("R236")
@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 9, 23), 2, date(2026, 11, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 30), 2, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 11, 15), 14, date(2028, 1, 15)),
    ],
)
def test_months_are_of_the_calendar_and_clipped(day: date, months: int, later: date) -> None:
    """The same day of a later month, or its last (D20)."""
    assert months_after(day, months) == later


@pytest.mark.requirement("R236", "R237")
@pytest.mark.parametrize(("days_ago", "active"), [(61, True), (62, False), (0, True)])
def test_a_deal_is_active_for_two_months_after_a_talk(days_ago: int, active: bool) -> None:
    """On the 23rd of November what was told on the 23rd of September is the last that counts."""
    crm = office()
    deal = deal_of(crm, anna(crm))
    deal.talked_min = -days_ago * DAY_MIN
    assert is_active(crm, deal, 0) == active
    assert is_correct(crm, deal)


@pytest.mark.requirement("R236", "R240")
def test_the_talk_and_the_detailed_comment_both_have_to_be_fresh() -> None:
    """A stop phrase prolongs nothing, and neither does a call in vain."""
    crm = office()
    deal = deal_of(crm, anna(crm))
    crm.of(Comment, deal.id).clear()
    commented(crm, deal, at_min=-62 * DAY_MIN)
    for text in ("НД", "перезвонить", "сбросил", "пообщались", "думает"):
        commented(crm, deal, text)
    assert (is_correct(crm, deal), is_active(crm, deal, 0)) == (True, False)
    commented(crm, deal, at_min=-61 * DAY_MIN)
    assert is_active(crm, deal, 0)
    deal.talked_min = None
    deal.contacted_min = 0
    assert (active_until(crm, deal), is_active(crm, deal, 0)) == (None, False)


@pytest.mark.requirement("R237")
def test_every_active_deal_is_correct() -> None:
    """A fresh talk does not make an incorrect deal active."""
    crm = office()
    deal = deal_of(crm, anna(crm))
    assert is_active(crm, deal, 0)
    deal.sum_rub = 0
    assert not is_active(crm, deal, 0)


@pytest.mark.requirement("R229", "R233")
def test_a_card_shows_how_its_deal_stands() -> None:
    """Correct, active, until when; and what it lacks."""
    crm = office()
    deal = deal_of(crm, anna(crm))
    shown = look(crm, "card", card=deal.id)
    assert shown["standing"] == {
        "correct": True,
        "active": True,
        "until": "2027-01-23",
        "lapses": [],
    }
    assert shown["remarks"] == []
    deal.sum_rub = 0
    standing = look(crm, "card", card=deal.id)["standing"]
    assert (standing["correct"], standing["until"], len(standing["lapses"])) == (False, None, 1)
    assert look(crm, "card", card=1)["standing"] is None


@pytest.mark.requirement("R229")
def test_an_audit_finds_each_fault_on_the_trainee_s_cards_and_no_other() -> None:
    """Incorrect, asleep, doubled; an incomplete and a doubled contact; a talk without a comment."""
    crm = office()
    contact = anna(crm)
    good = deal_of(crm, contact)
    assert faults_found(crm, 0) == []
    again = deal_of(crm, contact, "design")
    asleep = deal_of(crm, anna(crm, name="А", phone="+79760000001", birth_date="1990-01-01"))
    asleep.talked_min = -62 * DAY_MIN
    incorrect = deal_of(crm, None, "english")
    bare = anna(crm, name="Б", phone="+79760000002", birth_date="1990-01-02", fields={})
    twin = anna(crm, phone="+79760000003")
    theirs = deal_of(crm, None, responsible_id=2)
    lead = new_lead(crm, name="В", phone="+79760000004", source="site", talked_min=0)
    assert faults_found(crm, 30) == [
        (again.id, "doubled_deal"),
        (asleep.id, "inactive_deal"),
        (incorrect.id, "incorrect_deal"),
        (bare.id, "incomplete_contact"),
        (twin.id, "doubled_contact"),
        (lead.id, "empty_comment"),
    ]
    assert doubles_another(crm, again) is good
    assert faults_found(crm, 29)[-1] == (twin.id, "doubled_contact")
    assert theirs.id not in {card for card, _ in faults_found(crm, 30)}
