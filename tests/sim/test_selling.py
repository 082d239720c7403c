"""Segments that live, campaigns that answer, repeats that come due, invoices by themselves."""

from typing import Any

import pytest

from crmsim.crm.entities import Invoice, Mailing
from crmsim.crm.segments import members
from crmsim.crm.selling import Who
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.mail import LetterToDeal
from crmsim.crm.verbs.marketing import MakeSegment, StartCampaign, StopCampaign, TieCampaign
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.repeats import RepeatDeal, SetRecurring
from crmsim.scenario.load import load_organisation
from crmsim.sim.opening import ClientPlan, LeadPlan, LetterPlan, Person
from crmsim.sim.world import Outcome, World
from tests.sim.lives import opening_of

DICE = {
    "reads_email": 1,
    "reads_sms": 0,
    "react_min": 30,
    "buys_again": 1,
    "needs_day": 2,
    "needs_hour": 12,
    "later_day": 3,
    "later_hour": 12,
    "leaves": 0,
    "lasts_days": 1,
    "monthly": 0,
    "bill_rub": 900,
}


def person(number: int) -> Person:
    """Somebody with a phone and an e-mail of their own."""
    phone = f"+7965000000{number}"
    mail = f"p{number}@example.com"
    return Person(name=f"P{number}", phone=phone, email=mail, birth_date="1980-01-01", city="Омск")


def buyer(number: int = 1, closed_min: int | None = -40_000, **values: Any) -> LeadPlan:
    """A deal that was won in October, or stands delivered and waits to be closed."""
    dice = {**DICE, **{name: values.pop(name) for name in list(values) if name in DICE}}
    story = "regular" if closed_min is not None else "has_got_order"
    own = {"stage": "WON" if closed_min is not None else "SHIPPED", "pipeline": "sales"}
    return LeadPlan(
        person=person(number),
        channel="form",
        source="crm_form",
        arrives_min=-50_000,
        sum_rub=1_000,
        closed_min=closed_min,
        client=ClientPlan(story=story, dice=dice),
        **{**own, **values},
    )


def world_of(*leads: LeadPlan, days: int = 3, **values: Any) -> World:
    """The shop with those clients, without robots and triggers."""
    bare = {"robots": (), "triggers": (), "distribution": None}
    company = load_organisation("toolkit").model_copy(update=bare)
    return World(opening_of(company, *leads, days=days).model_copy(update=values))


def act(world: World, *actions: Action) -> Outcome:
    """Do several things, none of which may be refused; the last outcome."""
    outcomes = [world.act(action) for action in actions]
    assert not [outcome.missing for outcome in outcomes if outcome.missing]
    return outcomes[-1]


def told(world: World, name: str) -> list[Any]:
    """The events of a kind, by its name."""
    return [event for event in world.history if type(event).__name__ == name]


def segment(kind: Any = "static", **who: Any) -> MakeSegment:
    """A segment of a description."""
    return MakeSegment(name="some", kind=kind, who=Who(**who))


def deal_of(world: World, stage: str) -> int:
    """The number of the first deal on a stage."""
    return next(d.id for d in world.crm.deals.values() if d.stage == stage)


@pytest.mark.requirement("R258")
def test_ready_segments_are_there_and_hold_whom_they_describe() -> None:
    """From the company's file, before anybody has done anything."""
    world = world_of(buyer(1), buyer(2, None))
    assert [len(members(world.crm, number)) for number in (1, 2)] == [2, 0]


@pytest.mark.requirement("R258")
def test_a_new_month_takes_buyers_out_by_itself() -> None:
    """On the first of December the buyers of November leave, and are last month's."""
    sold = buyer(1, -10_000)
    world = world_of(sold, days=8)
    act(world, segment("dynamic", bought="this_month"), segment("dynamic", bought="last_month"))
    assert [len(members(world.crm, n)) for n in (4, 5)] == [1, 0]
    while world.crm.hours.moment(world.clock.now).month == 11:
        act(world, Wait(minutes=600), EndDay())
    assert [len(members(world.crm, n)) for n in (4, 5)] == [0, 1]
    assert [len(told(world, name)) for name in ("SegmentLeft", "SegmentEntered")] == [1, 1]


@pytest.mark.requirement("R260", "R261")
def test_whoever_buys_enters_the_segment_and_is_thanked_once() -> None:
    """Who was inside before gets nothing; a stopped campaign sends nothing."""
    world = world_of(buyer(1, -10_000), buyer(2, None), buyer(3, None))
    act(world, segment("dynamic", bought="this_month"))
    act(world, TieCampaign(segment=4, channel="sms", text="Thank you"))
    assert not told(world, "MailingSent")
    first = deal_of(world, "SHIPPED")
    act(world, MoveDeal(deal=first, stage="WON"))
    (sent,) = told(world, "MailingSent")
    assert sent.card == world.crm.deals[first].contact_id
    assert [event.card for event in told(world, "RepeatOffered")] == [first]
    act(world, StopCampaign(campaign=1), MoveDeal(deal=deal_of(world, "SHIPPED"), stage="WON"))
    assert len(told(world, "MailingSent")) == 1
    assert len(told(world, "SegmentEntered")) >= 2


@pytest.mark.requirement("R259", "R263")
def test_a_client_who_reads_and_wants_more_brings_a_deal_from_the_campaign() -> None:
    """After the minutes of the dice, once; who does not read stays silent."""
    world = world_of(buyer(1), buyer(2, reads_email=0), buyer(3, buys_again=0))
    act(world, segment(), StartCampaign(segment=4, channel="email", text="Hello"))
    act(world, Wait(minutes=25))
    assert not told(world, "MailingOpened")
    act(world, Wait(minutes=5))
    states = [row.state for row in world.crm.table(Mailing).values()]
    assert states == ["answered", "delivered", "opened"]
    (came,) = told(world, "DealArrived")
    deal = world.crm.deals[came.card]
    assert (deal.source, deal.pipeline, deal.name) == ("campaign", "repeat", "P1")
    act(world, StartCampaign(segment=4, channel="email", text="Again"), Wait(minutes=60))
    assert len(told(world, "DealArrived")) == 1
    act(world, CallClient(deal=deal.id))
    assert told(world, "ClientAnswered")[-1].said == "wants_same"


@pytest.mark.requirement("R261")
def test_a_repeat_rings_when_it_is_due_and_its_client_answers() -> None:
    """The next morning, a day after it was set."""
    world = world_of(buyer(1, None))
    act(world, MoveDeal(deal=deal_of(world, "SHIPPED"), stage="WON"))
    sold = deal_of(world, "WON")
    act(world, RepeatDeal(deal=sold, after_days=1), Wait(minutes=600))
    assert not told(world, "Reminded")
    act(world, EndDay())
    (rung,) = told(world, "Reminded")
    assert world.crm.deals[rung.card].repeats_id == sold
    act(world, CallClient(deal=rung.card))
    assert told(world, "ClientAnswered")[-1].said == "wants_same"


@pytest.mark.requirement("R262")
def test_invoices_come_by_themselves_as_long_as_the_lesson_lasts() -> None:
    """Set on Monday for every day: one more on Tuesday and on Wednesday."""
    world = world_of(buyer(1, None))
    deal = deal_of(world, "SHIPPED")
    act(world, SetRecurring(deal=deal, rub=900, every_days=1), EndDay(), EndDay())
    act(world, Wait(minutes=60))
    rows = world.crm.of(Invoice, deal)
    assert [(row.rub, row.every_days) for row in rows] == [(900, 1)] * 3
    assert [event.rub for event in told(world, "InvoiceIssued")] == [900, 900]


@pytest.mark.requirement("R262")
def test_a_lost_deal_is_billed_no_more() -> None:
    """The invoice that was to come does not."""
    world = world_of(buyer(1, None))
    deal = deal_of(world, "SHIPPED")
    act(world, SetRecurring(deal=deal, rub=900, every_days=1), MoveDeal(deal=deal, stage="LOST"))
    act(world, EndDay(), Wait(minutes=60))
    assert not told(world, "InvoiceIssued")


@pytest.mark.requirement("R034")
def test_letters_lie_in_the_mailbox_or_come_and_ring() -> None:
    """A client's letter is on their card; its order becomes a deal whose client answers."""
    plans = (
        LetterPlan(person=person(1), mailbox="hello", subject="Beans", text="Six kilos"),
        LetterPlan(person=person(9), mailbox="hello", subject="Ads", text="Buy", at_min=30),
    )
    world = world_of(buyer(1), letters=plans)
    (first,) = [a for a in world.crm.activities.values() if a.kind == "letter"]
    assert first.card_id == next(iter(world.crm.contacts))
    act(world, Wait(minutes=30))
    (came,) = told(world, "LetterCame")
    assert (came.card, came.at_min) == (None, 30)
    assert [n.kind for n in world.crm.notifications.values()] == ["letter_came"]
    made = act(world, LetterToDeal(letter=first.id, name="Six kilos", pipeline="repeat"))
    deal: Any = made.events[0]
    act(world, CallClient(deal=deal.card))
    assert told(world, "ClientAnswered")[-1].said == "wants_same"
