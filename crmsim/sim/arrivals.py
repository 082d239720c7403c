"""Who is there at the opening, and who comes later: by form, messenger, call, or in person.

R065, R066, R069, R116.
"""

from typing import TYPE_CHECKING

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Comment, Employee, Lead
from crmsim.crm.inbox import FormApproved, LeadArrived, StrangerCame
from crmsim.crm.verbs.leads import FormSent, LeadAdded, new_lead
from crmsim.crm.verbs.meetings import PLACES, MeetingSet
from crmsim.sim.client import Client
from crmsim.sim.clients import find_story
from crmsim.sim.colleagues import approve_form
from crmsim.sim.opening import Colleague, LeadPlan, PlannedActivity
from crmsim.sim.reminders import remind_of

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
    for number, plan in enumerate(opening.leads):
        if plan.arrives_min <= 0 and plan.registered:
            _place(world, plan)
        else:
            _expect(world, number, plan)


def recognise(world: "World", event: LeadAdded) -> None:
    """Somebody who came unregistered now has a card, known by the phone they gave."""
    plan = world.strangers.pop(event.phone, None)
    if plan is not None:
        _awaken(world, world.crm.leads[event.lead], plan)


def _hire(world: "World", colleague: Colleague) -> None:
    world.crm.add(
        Employee,
        name=colleague.name,
        role=colleague.role,
        email=colleague.email,
        phone=colleague.phone,
        joined_min=0,
        password_hash=None,
        profile={},
        muted=[],
    )


def _expect(world: "World", number: int, plan: LeadPlan) -> None:
    arrive = _register if plan.registered else _appear
    world.at(plan.arrives_min, lambda: arrive(world, number, plan))


def _register(world: "World", number: int, plan: LeadPlan) -> None:
    lead = _place(world, plan)
    world.tell(LeadArrived(lead.id, lead.source))


def _appear(world: "World", number: int, plan: LeadPlan) -> None:
    person = plan.person
    world.strangers[person.phone] = plan
    world.tell(StrangerCame(number, plan.source, person.name, person.phone))


def _place(world: "World", plan: LeadPlan) -> Lead:
    person, known = plan.person, plan.client.phase != "new"
    lead = new_lead(
        world.crm,
        name=person.name,
        phone=person.phone,
        email=person.email,
        birth_date=person.birth_date,
        city=person.city,
        source=plan.source,
        text=plan.text,
        stage=plan.stage,
        created_min=plan.arrives_min,
        contacted_min=plan.contacted_min,
        talked_min=plan.contacted_min if known else None,
        form=plan.form,
        decision={"thinking": "thinks", "agreed": "agrees"}.get(plan.client.phase),
        fields=dict(plan.fields),
    )
    if plan.comment:
        at_min = plan.contacted_min if plan.contacted_min is not None else plan.arrives_min
        world.crm.add(
            Comment, lead_id=lead.id, author_id=world.crm.me, at_min=at_min, text=plan.comment
        )
    _awaken(world, lead, plan)
    return lead


def _awaken(world: "World", lead: Lead, plan: LeadPlan) -> None:
    story = find_story(plan.client.story).tell
    client = world.clients[lead.id] = Client(world, lead.id, plan, story)
    for activity in plan.activities:
        _plan(world, client, activity)
    if plan.form == "sent":
        approve_form(world, FormSent(lead.id))
    elif plan.form == "approved":
        client.hear(FormApproved(lead.id))
    if client.meeting is not None:
        client.start()


def _plan(world: "World", client: Client, plan: PlannedActivity) -> None:
    activity = add_activity(
        world.crm,
        plan.kind,
        client.lead,
        title=plan.title,
        due_min=plan.due_min,
        state="missed" if plan.missed else "planned",
        created_min=min(0, plan.due_min),
    )
    if plan.kind in PLACES and not plan.missed:
        client.meeting = MeetingSet(client.lead, activity.id, plan.kind, plan.due_min)
        client.place = plan.kind
    remind_of(world, activity)
