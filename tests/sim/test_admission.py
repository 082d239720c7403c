"""People who apply, and the audit: what they say, what is remarked, and what it costs."""

import pytest

from crmsim.crm.entities import Comment, Deal, Remark
from crmsim.crm.inbox import AuditHeld, AuditRemarked, ClientAnswered, ClientWrote
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient, MessageClient
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.finish import LeadConverted
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.outside import CallOutside
from crmsim.crm.verbs.timeline import AddComment
from crmsim.crm.views import look
from crmsim.desk.trace import Trace
from crmsim.sim.opening import Opening, Person
from tests.grading.admissions import BORN, DETAILED, EMPTY, asks, at, sells
from tests.grading.examples_conduct import CALL, NOTE, contact, convert, told
from tests.grading.position import phone, play

NOON = 180
CHILD = Person(
    name="Kit", phone="+79001112233", email="kit@x.example", birth_date="2009-01-02", city=""
)


def heard(trace: Trace) -> list[str]:
    """What clients said, in a talk or in writing."""
    kinds = (ClientAnswered, ClientWrote)
    return [event.said for event in trace.events if isinstance(event, kinds)]


def lived(position: Opening, *actions: Action) -> Trace:
    """The trace of a day on which nothing is refused."""
    trace = play(position, *actions)
    assert [step.missing for step in trace.steps if step.missing] == []
    return trace


@pytest.mark.requirement("R051", "R082", "R230")
@pytest.mark.parametrize(
    ("buys", "word", "stage"), [(1, "has_enrolled", "WON"), (0, "declines", "LOST")]
)
def test_an_applicant_goes_from_a_request_to_either_end(buys: int, word: str, stage: str) -> None:
    """Tells who they are, becomes a contact and a deal, and decides on the day they named."""
    sale = [CALL, NOTE, contact(1), convert()]
    trace = lived(at(asks(buys=buys)), *sale)
    [made] = trace.every(LeadConverted)
    late = [Wait(minutes=370), CallClient(deal=made.deal), told(made.deal)]
    trace = lived(at(asks(buys=buys)), *sale, *late, MoveDeal(deal=made.deal, stage=stage))
    assert heard(trace) == ["applies", word]
    assert trace.crm.deals[made.deal].stage == stage
    assert trace.crm.deals[made.deal].closed_min is not None


@pytest.mark.requirement("R056", "R242")
def test_a_client_tells_what_a_contact_asks_for() -> None:
    """Their own name and birth date, and what the card did not hold."""
    plan = asks(blank=("birth_date", "email"))
    trace = lived(at(plan), CALL)
    [talk] = trace.every(ClientAnswered)
    assert trace.crm.leads[1].birth_date == ""
    assert dict(talk.facts) == {
        "product": "english",
        "rub": 100,
        "at": 360,
        "name": "Client 1",
        "birth_date": BORN,
        "phone": phone(1),
        "mobile": phone(1),
    }


@pytest.mark.requirement("R056")
def test_a_parent_tells_of_the_child_and_of_their_own_phone() -> None:
    """The contact is the child; the mobile phone is the child's own."""
    trace = lived(at(asks("parent", about=CHILD)), CALL)
    facts = dict(next(iter(trace.every(ClientAnswered))).facts)
    assert (facts["name"], facts["birth_date"]) == (CHILD.name, CHILD.birth_date)
    assert (facts["phone"], facts["mobile"]) == (phone(1), CHILD.phone)


def test_who_reads_first_applies_on_the_next_day_they_named() -> None:
    """Asked earlier, they say the same again."""
    position = at(asks("considers", back_hour=11))
    trace = lived(position, CALL, CALL, Wait(minutes=120), CALL)
    assert heard(trace) == ["asks_terms", "asks_terms", "applies"]


@pytest.mark.requirement("R103", "R072")
def test_who_only_writes_answers_a_message_and_no_call() -> None:
    """An unanswered call is no talk; the answer in writing is."""
    position = at(asks(missed_calls=99, reply_min=7))
    write = MessageClient(lead=1, text="Good day!")
    trace = lived(position, CALL, write, Wait(minutes=6))
    assert (heard(trace), trace.crm.leads[1].talked_min) == ([], None)
    trace = lived(position, CALL, write, Wait(minutes=10))
    assert heard(trace) == ["applies"]
    assert trace.crm.leads[1].talked_min is not None


@pytest.mark.requirement("R229")
def test_quality_control_remarks_at_its_time_and_a_mended_card_no_more() -> None:
    """The remark stands on the card and behind the bell, with its fine."""
    position = at(sells(comment=EMPTY), days=2)
    before = lived(position, Wait(minutes=NOON - 1))
    assert list(before.every(AuditHeld)) == []
    trace = lived(position, Wait(minutes=NOON))
    [remark] = trace.every(AuditRemarked)
    assert (remark.card, remark.fault, remark.points, remark.rub) == (2, "incorrect_deal", 5, 500)
    [row] = trace.crm.of(Remark, 2)
    assert (row.fault, row.at_min, trace.crm.employees[row.author_id].role) == (
        "incorrect_deal",
        NOON,
        "approver",
    )
    assert [n["kind"] for n in look(trace.crm, "bell")["items"]] == ["audit_remarked"]
    assert look(trace.crm, "card", card=2)["remarks"][0]["rub"] == 500
    mended = lived(position, told(2), Wait(minutes=NOON), EndDay(), Wait(minutes=NOON))
    assert [held.remarks for held in mended.every(AuditHeld)] == [0, 0]


@pytest.mark.requirement("R229", "R079")
def test_a_call_without_a_lead_costs_the_client() -> None:
    """The card goes to a colleague; the call is remarked once."""
    position = at(sells(owner=1), days=2)
    trace = lived(position, CallClient(contact=1), Wait(minutes=NOON), EndDay(), Wait(minutes=NOON))
    assert [r.fault for r in trace.every(AuditRemarked)] == ["no_right_to_call"]
    assert [held.remarks for held in trace.every(AuditHeld)] == [1, 0]
    assert trace.crm.contacts[1].responsible_id == 2
    assert "client_lost" in {n.kind for n in trace.crm.notifications.values()}


@pytest.mark.requirement("R083", "R229")
def test_a_talk_past_the_crm_is_remarked_and_counts_for_nothing() -> None:
    """Whoever talked from their own phone has not talked."""
    trace = lived(at(asks()), CallOutside(lead=1), Wait(minutes=NOON))
    assert [r.fault for r in trace.every(AuditRemarked)] == ["outside_crm"]
    assert (heard(trace), trace.crm.leads[1].talked_min) == ([], None)


@pytest.mark.requirement("R229", "R240")
def test_a_talk_without_a_detailed_comment_is_remarked() -> None:
    """«Talked, thinking» is none."""
    for text, faults in ((EMPTY, ["empty_comment"]), (DETAILED, [])):
        wrote = AddComment(lead=1, text=text)
        trace = lived(at(asks()), CALL, wrote, Wait(minutes=NOON))
        assert [r.fault for r in trace.every(AuditRemarked)] == faults


@pytest.mark.requirement("R229")
def test_a_company_without_an_audit_is_not_looked_at() -> None:
    """The audit is data: without it, or without its people, nobody comes."""
    position = at(sells(comment=EMPTY))
    alone = position.model_copy(update={"employees": position.employees[:2]})
    assert list(lived(alone, Wait(minutes=NOON)).every(AuditHeld)) == []


def test_a_deal_of_before_the_lesson_holds_its_products() -> None:
    """And their sum, unless another one is written there."""
    trace = lived(at(sells(), sells(sum_rub=7)), UpdateDeal(deal=2, fields={"name": "One"}))
    deals: list[Deal] = list(trace.crm.deals.values())
    assert [deal.sum_rub for deal in deals] == [100, 7]
    assert [len(trace.crm.of(Comment, deal.id)) for deal in deals] == [1, 1]
