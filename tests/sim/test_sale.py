"""A sale of goods from the new lead to its ends: clients, robots, warehouse, head of sales."""

import pytest

from crmsim.crm.entities import Invoice, StageChange
from crmsim.crm.inbox import DealReturned, TaskOverdue
from crmsim.crm.notices import notice
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.deals import AddDeal
from crmsim.crm.verbs.fields import UpdateContact
from crmsim.crm.verbs.sale import (
    AnswerObjection,
    HandOverOrder,
    SendInvoice,
    SendOffer,
    ShipOrder,
)
from tests.grading.examples_sale import (
    ANSWERED,
    ASKED,
    CALL,
    COME,
    DEAL,
    NEEDS,
    OFFERED,
    PAID,
    TAKEN,
    fill,
    move,
)
from tests.sim.goods import CARRIER, HEAD, bell, codes, deal, lived, said, tasks


@pytest.mark.requirement("R160", "R162", "R177")
def test_a_robot_names_the_head_in_every_new_deal() -> None:
    """In one that came by a channel, and in one that was made by hand from an existing contact."""
    by_hand = AddDeal(name="Ящики", source="visit", contact=1)
    world = lived(COME, by_hand)
    assert [d.stage for d in world.crm.deals.values()] == ["NEW", "NEW"]
    assert [d.fields.get("head") for d in world.crm.deals.values()] == [HEAD, HEAD]
    assert world.crm.deals[3].contact_id == 1


@pytest.mark.requirement("R161", "R179")
def test_on_the_free_tariff_the_head_is_named_by_hand() -> None:
    """A task asks for it; only an employee can be chosen."""
    world = lived(COME, tariff="free")
    assert "head" not in deal(world).fields
    assert next(t.title for t in tasks(world)) == "Name the head of sales"
    assert codes(world, fill(head=99)) == ("no_such_employee",)
    assert codes(world, fill(head="РОП")) == ("bad_value",)
    assert codes(world, fill(head=HEAD)) == ()
    assert "Name the head of sales" not in [t.title for t in tasks(lived(COME))]


@pytest.mark.requirement("R163", "R180", "R186", "R187")
def test_each_stage_has_its_task_which_ends_with_the_move() -> None:
    """The task names the contact, and its author is the head of sales."""
    world = lived(*TAKEN)
    first = tasks(world)[0]
    assert (first.author_id, first.responsible_id) == (HEAD, 1)
    world.act(move("REQUEST"))
    assert first.state == "done"
    assert [t.title for t in tasks(world)] == ["Client 1. Clarify what is needed and make an offer"]


@pytest.mark.requirement("R164")
def test_the_head_is_told_of_an_overdue_task() -> None:
    """Not in the minute in which it is due: in the next one; with the task and whose it is."""
    world = lived(COME, Wait(minutes=120))
    assert TaskOverdue not in map(type, world.history)
    world.act(Wait(minutes=1))
    told = next(e for e in world.history if isinstance(e, TaskOverdue))
    assert (told.card, told.author) == (DEAL, HEAD)
    assert world.crm.activities[told.task].title.startswith("Take the new lead in work")


@pytest.mark.requirement("R181", "R183")
def test_a_new_lead_is_left_with_a_talk_and_its_requirements() -> None:
    """Everything missing is named at once; the free tariff asks for the talk alone."""
    world = lived(COME)
    assert codes(world, move("REQUEST")) == ("not_filled", "talked")
    world.act(CALL)
    assert codes(world, move("REQUEST")) == ("not_filled",)
    assert codes(world, move("REQUEST", requirements="10 pieces")) == ()
    assert codes(lived(COME, CALL, tariff="free"), move("REQUEST")) == ()


@pytest.mark.requirement("R181")
def test_the_professional_tariff_asks_for_the_client() -> None:
    """A deal without one does not leave the first stage."""
    world = lived(*TAKEN, tariff="professional")
    deal(world).contact_id = None
    missing = world.act(move("REQUEST")).missing
    assert [(m.code, m.offer) for m in missing] == [("not_filled", "attach_client")]


@pytest.mark.requirement("R188", "R191")
def test_an_offer_is_made_with_sum_subject_and_delivery() -> None:
    """Sent, confirmed by the client, and the three fields filled; a failure asks for none."""
    world = lived(*ASKED)
    missing = world.act(move("OFFERED")).missing
    assert [m.field or m.code for m in missing] == [
        *("sum_rub", "subject", "delivery", "offer_sent", "offer_received")
    ]
    assert codes(world, move("OTHER", fail_comment="Передумал.")) == ()
    world = lived(*ASKED, NEEDS, SendOffer(deal=DEAL))
    assert codes(world, move("OFFERED")) == ("offer_received",)
    world.act(Wait(minutes=10))
    assert codes(world, move("OFFERED")) == ()


@pytest.mark.requirement("R189", "R190")
def test_the_professional_tariff_returns_a_deal_and_says_why() -> None:
    """The move happens; a minute later the deal is back, by nobody's hand."""
    world = lived(*OFFERED[:-1], tariff="professional")
    contact = world.crm.contacts[1]
    contact.phone = contact.name = ""
    assert codes(world, move("OFFERED")) == ()
    assert deal(world).stage == "OFFERED"
    world.act(Wait(minutes=1))
    assert deal(world).stage == "REQUEST"
    told = next(e for e in world.history if isinstance(e, DealReturned))
    assert told.lacking == ("contact.phone", "contact.name")
    change = world.crm.of(StageChange, DEAL)[-1]
    assert (change.author_id, change.from_stage, change.to_stage) == (None, "OFFERED", "REQUEST")
    row = next(n for n in world.crm.notifications.values() if n.kind == "deal_returned")
    assert notice(world.crm, row).text("ru").endswith("Не заполнено: Телефон, ФИО.")


@pytest.mark.requirement("R189", "R190")
def test_a_deal_that_lacks_nothing_stays_where_it_was_moved() -> None:
    """And so does one whose gap is closed within the minute, and every one on a cheaper tariff."""
    world = lived(*OFFERED, Wait(minutes=5), tariff="professional")
    assert deal(world).stage == "OFFERED"
    world = lived(*OFFERED[:-1], tariff="professional")
    world.crm.contacts[1].name = ""
    fix = UpdateContact(contact=1, fields={"name": "Client 1"})
    for action in (move("OFFERED"), fix, Wait(minutes=5)):
        world.act(action)
    assert deal(world).stage == "OFFERED"


@pytest.mark.requirement("R193", "R194")
def test_the_answer_to_an_offer_is_the_clients() -> None:
    """Before it nobody moves the deal."""
    world = lived(*OFFERED)
    assert [t.title for t in tasks(world)] == ["Client 1. Get the answer to the offer"]
    assert said(world.act(CALL)) == ["studies_offer"]
    assert codes(world, move("ANSWERED")) == ("positive_answer",)
    world.act(Wait(minutes=180))
    assert said(world.act(CALL)) == ["likes_offer"]
    assert codes(world, move("ANSWERED")) == ()


@pytest.mark.requirement("R192", "R208")
def test_too_expensive_is_only_after_an_answered_objection() -> None:
    """And the failure asks for its comment."""
    world = lived(*ANSWERED, story="haggler", yields=0)
    lost = move("EXPENSIVE", fail_comment="Дорого.")
    assert codes(world, lost) == ("objection_answered",)
    answer = AnswerObjection(deal=DEAL, text="Сталь.")
    assert codes(world, AnswerObjection(deal=DEAL, text=" ")) == ("empty_text",)
    assert said(world.act(answer)) == ["refuses_price"]
    assert codes(world, answer) == ("no_objection",)
    assert codes(world, move("EXPENSIVE")) == ("not_filled",)
    assert codes(world, lost) == ()


@pytest.mark.requirement("R192")
def test_an_answered_objection_may_win_the_client() -> None:
    """One who yields likes the offer."""
    world = lived(*ANSWERED, story="haggler", yields=1)
    assert said(world.act(AnswerObjection(deal=DEAL, text="Сталь."))) == ["likes_offer"]


@pytest.mark.requirement("R196", "R197", "R198", "R199")
def test_an_invoice_is_sent_confirmed_and_paid() -> None:
    """Each stage waits for its fact; the sum is that of the deal."""
    world = lived(*ANSWERED, move("ANSWERED"))
    assert [t.title for t in tasks(world)] == ["Client 1. Send the invoice"]
    assert codes(world, move("INVOICED")) == ("invoice_sent", "invoice_received")
    world.act(SendInvoice(deal=DEAL))
    assert codes(world, move("INVOICED")) == ("invoice_received",)
    world.act(Wait(minutes=10))
    assert codes(world, move("INVOICED")) == ()
    assert [t.title for t in tasks(world)] == ["Client 1. Get the invoice paid"]
    assert codes(world, move("PAID")) == ("paid",)
    world.act(Wait(minutes=150))
    assert "invoice_paid" in bell(world)
    assert world.crm.of(Invoice, DEAL)[0].rub == deal(world).sum_rub == 62_000
    assert codes(world, move("PAID")) == ()


def test_an_invoice_needs_a_sum() -> None:
    """That of the deal, or one that is named."""
    world = lived(*ASKED)
    assert codes(world, SendInvoice(deal=DEAL)) == ("no_sum",)
    assert codes(world, SendInvoice(deal=DEAL, rub=5)) == ()


@pytest.mark.requirement("R201", "R202", "R203", "R205")
def test_a_pickup_goes_from_the_payment_to_the_order_received() -> None:
    """The client comes at the time that they named, and «Sent the order» is not for them."""
    world = lived(*PAID)
    assert len(tasks(world)[0].checklist) == 6
    assert codes(world, HandOverOrder(deal=DEAL)) == ("order_not_packed", "buyer_not_here")
    assert said(world.act(CALL)) == ["waits_order"]
    world.act(Wait(minutes=60))
    assert said(world.act(CALL)) == ["comes_for_order"]
    assert codes(world, move("SHIPPED")) == ("order_shipped", "field_is")
    assert codes(world, move("RECEIVED")) == ("delivered_without_claims",)
    world.act(Wait(minutes=90, until_bell=True))
    assert "buyer_came" in bell(world)
    assert said(world.act(HandOverOrder(deal=DEAL))) == ["got_order"]
    assert codes(world, move("RECEIVED")) == ()
    assert deal(world).closed_min is not None


@pytest.mark.requirement("R201")
def test_a_client_who_waits_in_vain_comes_again() -> None:
    """After the minutes of their patience they leave, and name another day."""
    world = lived(*PAID, Wait(minutes=5), CALL, patience_min=20, pick_hour=16)
    world.act(Wait(minutes=90))
    assert bell(world)[-1] == "buyer_left"
    assert codes(world, HandOverOrder(deal=DEAL)) == ("buyer_not_here",)
    assert said(world.act(CALL)) == ["comes_for_order"]


@pytest.mark.requirement("R200", "R203", "R204", "R205")
def test_a_delivery_goes_by_the_carrier() -> None:
    """Packed, shipped, taken, on its way, received: each in its time."""
    needs = fill(sum_rub=62_000, **CARRIER)
    way = [needs if action is NEEDS else action for action in PAID]
    world = lived(*way, form=CARRIER)
    assert len(tasks(world)[0].checklist) == 7
    assert codes(world, ShipOrder(deal=DEAL)) == ("order_not_packed",)
    world.act(Wait(minutes=75))
    assert said(world.act(CALL)) == ["glad_packed"]
    assert codes(world, ShipOrder(deal=DEAL)) == ()
    assert codes(world, ShipOrder(deal=DEAL)) == ("order_shipped",)
    assert codes(world, move("SHIPPED")) == ("order_shipped",)
    world.act(Wait(minutes=40))
    assert codes(world, move("SHIPPED")) == ()
    assert [t.title for t in tasks(world)] == ["Client 1. Make sure that the client has the order"]
    assert said(world.act(CALL)) == ["awaits_order"]
    world.act(EndDay())
    world.act(Wait(minutes=90))
    assert said(world.act(CALL)) == ["got_order"]
    assert codes(world, move("RECEIVED")) == ()


@pytest.mark.requirement("R205")
def test_an_order_with_claims_is_not_received() -> None:
    """Until the client says that all is well."""
    needs = fill(sum_rub=62_000, **CARRIER)
    way = [needs if action is NEEDS else action for action in PAID]
    world = lived(*way, Wait(minutes=75), CALL, ShipOrder(deal=DEAL), form=CARRIER, claims=1)
    for action in (Wait(minutes=40), move("SHIPPED"), EndDay(), Wait(minutes=90)):
        world.act(action)
    assert said(world.act(CALL)) == ["has_claims"]
    assert codes(world, move("RECEIVED")) == ("delivered_without_claims",)
    world.act(EndDay())
    world.act(Wait(minutes=90))
    assert said(world.act(CALL)) == ["got_order"]
    assert codes(world, move("RECEIVED")) == ()


@pytest.mark.requirement("R199", "R209")
def test_a_client_may_ask_the_money_back() -> None:
    """They write so by themselves, and the deal fails with a comment."""
    world = lived(*PAID, story="asks_money_back")
    assert "client_wrote" in bell(world)
    assert said(world.act(CALL)) == ["wants_refund"]
    assert codes(world, move("OTHER")) == ("not_filled",)
    assert codes(world, move("OTHER", fail_comment="Просит вернуть оплату.")) == ()


@pytest.mark.requirement("R203")
def test_the_terms_of_delivery_may_not_suit() -> None:
    """The client says so when the parcel is on its way."""
    needs = fill(sum_rub=62_000, **CARRIER)
    way = [needs if action is NEEDS else action for action in PAID]
    world = lived(*way, Wait(minutes=75), CALL, ShipOrder(deal=DEAL), story="hurries", form=CARRIER)
    world.act(Wait(minutes=40))
    assert said(world.act(CALL)) == ["too_long"]
