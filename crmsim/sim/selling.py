"""Segments that live, campaigns that go out by themselves, sales that come again (R258–R262).

What a client does about a piece of mail was thrown at casting; nothing here throws dice.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crmsim.crm import mailings, segments
from crmsim.crm.entities import Contact, Deal, Invoice, Mailing, Segment
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.inbox.arrivals import DealArrived, LeadArrived
from crmsim.crm.inbox.clients import ClientAnswered, ClientWrote
from crmsim.crm.inbox.marketing import (
    InvoiceIssued,
    MailingAnswered,
    MailingOpened,
    RepeatOffered,
    SegmentEntered,
    SegmentLeft,
)
from crmsim.crm.rows import new_deal, new_lead
from crmsim.crm.sales import is_won
from crmsim.crm.store import Moving
from crmsim.crm.verbs.deals import ClientAttached
from crmsim.crm.verbs.fields import CardUpdated
from crmsim.crm.verbs.mail import LetterBecameDeal
from crmsim.crm.verbs.mailed import MailingSent
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.repeats import DealRepeated, RecurringSet
from crmsim.crm.verbs.tags import CardTagged
from crmsim.sim.client import Client
from crmsim.sim.clients import find_story
from crmsim.sim.listening import listens
from crmsim.sim.opening import LeadPlan

if TYPE_CHECKING:
    from crmsim.sim.world import World

CAMPAIGN = "campaign"
"""The source of what a campaign has brought."""
REGULAR = "regular"
"""The story of a client who is offered the same again."""


def begin(world: "World") -> None:
    """Set up the ready segments, and look at all living ones every morning (R258)."""
    crm = world.crm
    for ready in crm.organisation.segments:
        segment = crm.add(
            Segment,
            author_id=None,
            kind="ready",
            name="",
            ready=ready.id,
            who=ready.who.model_dump(mode="json", exclude_defaults=True),
            made_min=0,
        )
        for client in segments.choose(crm, ready.who):
            segments.enter(crm, segment.id, client.id)
    minute = crm.hours.next_opening(0)
    while minute < world.closes_min:
        world.at(minute, lambda: follow(world, None))
        minute = crm.hours.next_opening(minute)


def follow(world: "World", among: Iterable[segments.Client] | None) -> None:
    """Let clients enter and leave the living segments."""
    for turn in segments.turns(world.crm, among):
        kind = SegmentEntered if turn.enters else SegmentLeft
        world.tell(kind(turn.client, turn.segment))


@listens(DealMoved, CardUpdated, CardTagged, ClientAttached, ClientAnswered, ClientWrote)
def something_changed(world: "World", event: Any) -> None:
    """The clients behind a card that has changed may belong elsewhere now (R258)."""
    if world.crm.table(Segment):
        follow(world, segments.clients_of(world.crm, event.card))


@listens(SegmentEntered)
def greet(world: "World", event: SegmentEntered) -> None:
    """Whoever enters a segment gets what is tied to it (R260)."""
    client = world.crm.cards[event.card]
    for campaign in list(mailings.waiting(world.crm, event.segment)):
        if mailings.has_address(client, campaign.channel):
            row = mailings.send(world.crm, campaign, client)
            world.tell(MailingSent(client.id, row.id, campaign.id))


@listens(MailingSent)
def react(world: "World", event: MailingSent) -> None:
    """A client looks at a piece of mail, or does not, and may want the same again (R259)."""
    plan = plan_of(world, event.card)
    row = world.crm.table(Mailing)[event.mailing]
    if plan is None or not plan.client.dice.get(f"reads_{row.channel}", 0):
        return
    after = plan.client.dice.get("react_min", 30)
    world.at(world.clock.now + after, lambda: _look(world, row, plan))


def plan_of(world: "World", client: int) -> LeadPlan | None:
    """What the opening says of a client, known by the phone."""
    phone = world.crm.cards[client].phone
    return next((p for p in world.opening.leads if p.person.phone == phone), None)


def _look(world: "World", row: Mailing, plan: LeadPlan) -> None:
    world.tell(MailingOpened(row.card_id, row.id))
    earlier = world.crm.of(Mailing, row.card_id)
    if plan.client.dice.get("buys_again", 0) and not any(m.bought_id for m in earlier):
        card = _request(world, row.card_id)
        live_on(world, card, plan)
        world.tell(MailingAnswered(row.card_id, row.id, card.id))
        arrived = LeadArrived if card.kind == "lead" else DealArrived
        world.tell(arrived(card.id, card.source))


def _request(world: "World", number: int) -> Moving:
    """A known client asks for the same again: a deal, or a lead where nothing is repeated."""
    crm = world.crm
    client = crm.cards[number]
    about = {"name": client.name, "source": CAMPAIGN, "responsible_id": client.responsible_id}
    repeats = crm.organisation.repeats
    if repeats is not None:
        return new_deal(crm, repeats.pipeline, **about, **{f"{client.kind}_id": number})
    known = {"phone": client.phone, "email": client.email, "city": client.city}
    lead = new_lead(crm, **about, **known)
    if isinstance(client, Contact):
        crm.belong(lead, client)
    return lead


def live_on(world: "World", card: Moving, plan: LeadPlan) -> None:
    """The client of a plan is now also behind another card, as one who buys again."""
    story = find_story(REGULAR).tell
    world.clients[card.id] = Client(world, card.id, plan, story)


@listens(DealMoved)
def offer_again(world: "World", event: DealMoved) -> None:
    """On the success of a deal the CRM proposes to sell the same again (R261)."""
    deal = world.crm.deals[event.card]
    if world.crm.organisation.repeats is not None and is_won(world.crm, deal):
        world.tell(RepeatOffered(deal.id))


@listens(DealRepeated)
def expect_again(world: "World", event: DealRepeated) -> None:
    """The client of a deal is also behind its repeat, and the bell rings when it is due (R261)."""
    from crmsim.sim.reminders import remind_of

    deal = world.crm.deals[event.card]
    plan = plan_of(world, deal.contact_id) if deal.contact_id is not None else None
    if plan is not None:
        live_on(world, deal, plan)
    remind_of(world, world.crm.activities[event.task])


@listens(LetterBecameDeal)
def write_again(world: "World", event: LetterBecameDeal) -> None:
    """Who has ordered by letter answers the phone about it (R034)."""
    plan = plan_of(world, event.client)
    if plan is not None and event.card not in world.clients:
        live_on(world, world.crm.deals[event.card], plan)


@listens(RecurringSet)
def invoice_again(world: "World", event: RecurringSet) -> None:
    """The next invoice goes out by itself, and so on (R262)."""
    _schedule(world, event.card, world.crm.table(Invoice)[event.invoice])


def _schedule(world: "World", deal: int, last: Invoice) -> None:
    every = last.every_days or 0
    due = last.sent_min + every * DAY_MIN
    if every and due <= world.closes_min:
        world.at(due, lambda: _issue(world, world.crm.deals[deal], last))


def _issue(world: "World", deal: Deal, last: Invoice) -> None:
    if deal.closed_min is not None and not is_won(world.crm, deal):
        return
    values = {"sent_min": world.crm.now_min, "received_min": None, "paid_min": None}
    kept = {"rub": last.rub, "every_days": last.every_days}
    row = world.crm.add(Invoice, deal_id=deal.id, **kept, **values)
    world.tell(InvoiceIssued(deal.id, row.id, row.rub))
    _schedule(world, deal.id, row)
