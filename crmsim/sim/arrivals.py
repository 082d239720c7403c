"""Who is there at the opening, and who comes later: by form, messenger, call, or in person.

R065, R066, R069, R116.
"""

from typing import TYPE_CHECKING, Any

from crmsim.crm.activities import add_activity
from crmsim.crm.connections import brings_source
from crmsim.crm.entities import Comment, Deal, Employee
from crmsim.crm.inbox import (
    Arrived,
    DealArrived,
    FormApproved,
    LeadArrived,
    RequestArrived,
    StrangerCame,
)
from crmsim.crm.repeating import put_products
from crmsim.crm.rows import new_contact, new_deal, new_lead
from crmsim.crm.store import Crm, Moving
from crmsim.crm.verbs.finish import LeadConverted
from crmsim.crm.verbs.guard import is_unsorted
from crmsim.crm.verbs.leads import FormSent, LeadAdded
from crmsim.crm.verbs.meetings import PLACES, MeetingSet
from crmsim.sim.acts import expect_acts
from crmsim.sim.client import Client
from crmsim.sim.clients import find_story
from crmsim.sim.colleagues import approve_form
from crmsim.sim.contracts import furnish_deal
from crmsim.sim.distribution import share_out
from crmsim.sim.opening import Colleague, LeadPlan, PlannedActivity
from crmsim.sim.reminders import remind_of
from crmsim.sim.supplies import (
    age_password,
    call_in,
    furnish_supply,
    is_request,
    place_request,
)

if TYPE_CHECKING:
    from crmsim.sim.world import World


def furnish(world: "World") -> None:
    """Set up the employees, the questions, and every lead of the opening."""
    opening, crm = world.opening, world.crm
    for colleague in opening.employees:
        _hire(world, colleague)
    crm.trainee.joined_min = None if opening.invited else 0
    crm.lesson.questions = {question.id: question for question in opening.questions}
    crm.lesson.hintable = opening.hintable
    age_password(world)
    for number, plan in enumerate(opening.leads):
        if plan.arrives_min <= 0 and plan.registered:
            _place(world, plan)
        else:
            _expect(world, number, plan)


def follow(world: "World", event: LeadConverted) -> None:
    """The client of a converted lead goes on as the client of its deal (R101)."""
    client = world.clients.get(event.card)
    if client is not None:
        client.card = event.deal
        world.clients[event.deal] = client


def recognise(world: "World", event: LeadAdded) -> None:
    """Somebody who came unregistered now has a card, known by the phone they gave."""
    plan = world.strangers.pop(event.phone, None)
    if plan is not None:
        awaken(world, world.crm.leads[event.card], plan)


def _hire(world: "World", colleague: Colleague) -> None:
    world.crm.add(
        Employee,
        name=colleague.name,
        role=colleague.role,
        department=colleague.department,
        email=colleague.email,
        phone=colleague.phone,
        joined_min=0,
        password_hash=None,
        password_min=None,
        profile={},
        muted=[],
    )


def _expect(world: "World", number: int, plan: LeadPlan) -> None:
    arrive = _register if plan.registered else _appear
    world.at(plan.arrives_min, lambda: arrive(world, number, plan))


def _register(world: "World", number: int, plan: LeadPlan) -> None:
    if not brings_source(world.crm, plan.source):
        return
    if world.opening.organisation.distribution is not None and not plan.owner:
        owner = share_out(world, plan.source).id - 1
        plan = plan.model_copy(update={"owner": owner})
    card = _place(world, plan)
    world.tell(_arrival(world.crm, card)(card.id, card.source))


def _arrival(crm: Crm, card: Moving) -> type[Arrived]:
    if card.kind == "lead":
        return LeadArrived
    return RequestArrived if is_unsorted(crm, card) else DealArrived


def _appear(world: "World", number: int, plan: LeadPlan) -> None:
    person = plan.person
    if not world.crm.organisation.has_leads:
        call_in(world, plan)
        return
    world.strangers[person.phone] = plan
    world.tell(StrangerCame(number, plan.source, person.name, person.phone))


def _place(world: "World", plan: LeadPlan) -> Moving:
    crm, known = world.crm, plan.client.phase != "new"
    values = {
        "source": plan.source,
        "responsible_id": plan.owner + 1,
        "text": plan.text,
        "pipeline": plan.pipeline,
        "stage": plan.stage,
        "created_min": plan.arrives_min,
        "entered_min": plan.arrives_min,
        "contacted_min": plan.contacted_min,
        "talked_min": plan.contacted_min if known else None,
        "decision": {"thinking": "thinks", "agreed": "agrees"}.get(plan.client.phase),
        "tags": list(plan.tags),
        "fields": dict(plan.fields),
        "closed_min": plan.closed_min,
    }
    person = {**plan.person.model_dump(), **dict.fromkeys(plan.blank, "")}
    if crm.organisation.pipeline(plan.pipeline).entity == "lead":
        card: Moving = new_lead(crm, form=plan.form, **person, **values)
    else:
        asked = is_request(crm, plan)
        card = place_request(crm, plan, values) if asked else _place_deal(crm, plan, person, values)
    if plan.comment:
        at_min = plan.contacted_min if plan.contacted_min is not None else plan.arrives_min
        crm.add(
            Comment,
            card_id=card.id,
            author_id=card.responsible_id,
            at_min=at_min,
            text=plan.comment,
        )
    if isinstance(card, Deal):
        furnish_deal(world, card, plan)
        furnish_supply(world, card, plan)
    awaken(world, card, plan)
    return card


def _place_deal(crm: Crm, plan: LeadPlan, person: dict[str, Any], values: dict[str, Any]) -> Deal:
    if "client" in plan.blank:
        return new_deal(crm, **{**values, "name": plan.person.email, "sum_rub": plan.sum_rub})
    known = next((c for c in crm.contacts.values() if c.phone == plan.person.phone), None)
    owned = {key: values[key] for key in ("source", "responsible_id", "created_min")}
    own = {f.id: person[f.like] for f in crm.organisation.contact_fields if f.like}
    client = known or new_contact(crm, **person, **owned, fields=own)
    shown = {**values, "name": client.name or plan.person.email, "sum_rub": plan.sum_rub}
    deal = new_deal(crm, contact_id=client.id, **shown)
    put_products(crm, deal, plan.products)
    return deal


def awaken(world: "World", card: Moving, plan: LeadPlan) -> None:
    """Let the client behind a card live, with what is planned for them."""
    story = find_story(plan.client.story).tell
    if plan.closed_min is not None:
        return
    client = world.clients[card.id] = Client(world, card.id, plan, story)
    for activity in plan.activities:
        _plan(world, client, activity)
    expect_acts(world, client, plan)
    if plan.form == "sent":
        approve_form(world, FormSent(card.id))
    elif plan.form == "approved":
        client.hear(FormApproved(card.id))
    if client.meeting is not None or plan.payments or plan.client.phase == "bringing":
        client.start()


def _plan(world: "World", client: Client, plan: PlannedActivity) -> None:
    activity = add_activity(
        world.crm,
        plan.kind,
        client.card,
        title=plan.title,
        due_min=plan.due_min,
        state="missed" if plan.missed else "planned",
        created_min=min(0, plan.due_min),
        responsible_id=world.crm.cards[client.card].responsible_id,
    )
    if plan.kind in PLACES and not plan.missed:
        client.meeting = MeetingSet(client.card, activity.id, plan.kind, plan.due_min)
        client.place = plan.kind
    remind_of(world, activity)
