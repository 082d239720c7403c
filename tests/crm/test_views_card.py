"""An opened card of any kind: fields, relations, trade, history (R033, R054–R060, R076)."""

import pytest

from crmsim.crm.entities import Delivery, Invoice, Payment, ProductLine
from crmsim.crm.rows import new_contact
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.finish import RejectLead
from crmsim.crm.verbs.meetings import SetMeeting, StartVisit
from crmsim.crm.verbs.moving import MoveLead
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.crm.views import look
from tests.crm.company import company, done, said
from tests.crm.portal import a_client, a_deal, busy, plan, portal


@pytest.mark.requirement("R059", "R071", "R076", "R113")
def test_the_timeline_tells_all_newest_first() -> None:
    """What was said, written, moved and done stands in the card; what is planned stands apart."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    done(AddComment(lead=1, text="Придёт в 12:00"), crm)
    crm.now_min = 5
    done(SetMeeting(lead=1, place="meeting", at_min=180), crm)
    done(MoveLead(lead=1, stage="MEETING_SET"), crm)
    done(AddTask(lead=1, title="Подтвердить", due_min=120), crm)
    done(CompleteTask(task=3, result="Подтвердил"), crm)
    shown = look(crm, "card", card=1)
    assert [entry["kind"] for entry in shown["timeline"]] == [
        "stage",
        "task",
        "comment",
        "call",
        "created",
    ]
    stage, task, comment, call, _created = shown["timeline"]
    assert (stage["from"], stage["to"]) == ("NEW", "MEETING_SET")
    assert (task["title"], task["text"], task["state"]) == ("Подтвердить", "Подтвердил", "done")
    assert (comment["text"], comment["who"]) == ("Придёт в 12:00", "Анна Тестова")
    assert call["answered"] is call["recorded"] is True
    assert "23 November, 12:00" in call["said"]["en"]
    assert [activity["kind"] for activity in shown["planned"]] == ["meeting"]


@pytest.mark.requirement("R114")
def test_the_buttons_of_a_visit_wait_for_the_client() -> None:
    """«ВИЗИТ» and the meeting are offered when the client is in the office, «ВИЗИТ» once."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    done(SetMeeting(lead=1, place="meeting", at_min=180), crm)
    can = look(crm, "card", card=1)["can"]
    assert (can["start_visit"], can["meet"]) == (False, False)
    next(crm.planned(1, "meeting")).answered = True
    can = look(crm, "card", card=1)["can"]
    assert (can["start_visit"], can["meet"]) == (True, True)
    done(StartVisit(lead=1), crm)
    can = look(crm, "card", card=1)["can"]
    assert (can["start_visit"], can["meet"]) == (False, True)


def test_a_finished_lead_offers_no_road() -> None:
    """The card of a finished lead shows its end, and no status to go to."""
    crm = company()
    assert "UNREACHED" in look(crm, "card", card=1)["can"]["move"]
    done(RejectLead(lead=1, reason="spam", comment="Спам"), crm)
    shown = look(crm, "card", card=1)
    assert (shown["can"]["move"], shown["card"]["closed"]) == ([], True)


@pytest.mark.requirement("R033", "R054", "R055", "R057", "R059", "R060")
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_cards_of_all_kinds_are_alike(number: int) -> None:
    """A lead, a contact, a company, a deal: fields, plans, comments and history in one shape."""
    crm = busy()
    kind = crm.cards[number].kind
    comment = {"verb": "add_comment", kind: number, "text": "Обсудили условия"}
    done(AddComment.model_validate(comment), crm)
    plan(crm, number, 60)
    shown = look(crm, "card", card=number)
    assert shown["kind"] == shown["card"]["kind"] == kind
    assert [entry["kind"] for entry in shown["timeline"]] == ["comment", "created"]
    assert [activity["due_min"] for activity in shown["planned"]] == [60]
    assert bool(shown["stages"]) == bool(shown["can"]["move"]) == (kind in ("lead", "deal"))
    assert shown["sections"][0]["id"] == "main"
    named = {f["id"]: f["value"] for f in shown["sections"][0]["fields"]}
    assert named["name"] == crm.cards[number].name


@pytest.mark.requirement("R053", "R055", "R059", "R077")
def test_a_card_leads_to_the_cards_around_it() -> None:
    """A deal to its client and firm, a contact to its deals, a firm to its people and deals."""
    crm = busy()
    lead, client, firm, deal = list(crm.cards)[:4]
    crm.leads[lead].contact_id = client
    crm.deals[deal].lead_id = lead
    person = new_contact(crm, name="Иван", phone="", company_id=firm, source="site")
    mine = [number for number, card in crm.cards.items() if crm.sees(card)]
    around = {n: [c["id"] for c in look(crm, "card", card=n)["related"]] for n in mine}
    assert around[deal] == [client, firm, lead]
    assert around[lead] == [client, deal]
    assert around[client] == [deal]
    assert around[firm] == [person.id, deal]
    assert around[person.id] == [firm]
    assert look(crm, "card", card=deal)["client"]["name"] == "Клиент Анны"
    assert look(crm, "card", card=client)["client"] is None


@pytest.mark.requirement("R059", "R117")
def test_the_history_says_who_changed_what() -> None:
    """A change stands with the field's name, what was there, and what is there now."""
    crm = portal()
    deal = a_deal(crm, "Сделка")
    crm.now_min = 7
    done(UpdateDeal(deal=deal.id, fields={"sum_rub": 5000, "branch": "kazan"}), crm)
    last, first = look(crm, "card", card=deal.id)["history"]
    assert (first["field"], first["before"], first["after"]) == ("sum_rub", 1000, 5000)
    assert (last["at_min"], last["who"], last["before"]) == (7, "Анна Тестова", None)
    assert last["name"] == {"ru": "Филиал", "en": "Branch"}
    fields = {f["id"]: f for s in look(crm, "card", card=deal.id)["sections"] for f in s["fields"]}
    assert (fields["branch"]["value"], fields["branch"]["editable"]) == ("kazan", True)
    assert (fields["source"]["value"], fields["source"]["editable"]) == ("site", False)


@pytest.mark.requirement("R084")
def test_a_deal_shows_what_is_sold_and_paid() -> None:
    """Products with their sums, the payments that still stand, invoices and deliveries."""
    crm = portal()
    deal = a_deal(crm, "Сделка").id
    crm.add(ProductLine, deal_id=deal, product="x", quantity=3, price_rub=50)
    for dropped_min in (None, 5):
        crm.add(
            Payment,
            deal_id=deal,
            purpose="contract",
            rub=100,
            due_min=9,
            paid_min=None,
            dropped_min=dropped_min,
        )
    crm.add(
        Invoice,
        deal_id=deal,
        rub=150,
        sent_min=1,
        received_min=None,
        paid_min=None,
        every_days=30,
    )
    crm.add(Delivery, deal_id=deal, number=1, at_min=4, weight_kg=70, rub=900)
    shown = look(crm, "card", card=deal)
    assert shown["products"][0]["sum_rub"] == 150
    assert shown["payments"] == [
        {
            "id": 1,
            "purpose": "contract",
            "name": {"ru": "Договор банкротства", "en": "Bankruptcy contract"},
            "rub": 100,
            "due_min": 9,
            "paid_min": None,
        }
    ]
    assert shown["invoices"][0]["every_days"] == 30
    assert shown["deliveries"] == [{"id": 1, "number": 1, "at_min": 4, "weight_kg": 70, "rub": 900}]
    assert look(crm, "card", card=a_client(crm).id)["products"] == []
