"""A world with one client of a chosen manner, and short ways to act in it."""

from datetime import datetime
from typing import Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.fields import UpdateLead
from crmsim.crm.verbs.leads import SendForm
from crmsim.crm.verbs.meetings import MeetClient, Place, SetMeeting
from crmsim.scenario.load import load_organisation
from crmsim.sim.opening import ClientPlan, Colleague, LeadPlan, Opening, Person, Phase
from crmsim.sim.world import Outcome, World

DICE = {
    "missed_calls": 0,
    "reply_min": 5,
    "office": 1,
    "ready": 1,
    "back_day": 0,
    "back_hour": 11,
    "slot_day": 0,
    "slot_hour": 12,
    "shows": 1,
    "patience_min": 20,
    "again_day": 1,
    "again_hour": 15,
    "signs": 1,
    "think_day": 1,
    "think_hour": 10,
    "sign_day": 2,
    "sign_hour": 12,
    "approval_min": 30,
    "wrong": 0,
    "unrecorded": 0,
    "service_rub": 3000,
}
NOON_MIN = 180


def world_of(story: str, phase: Phase = "new", robots: bool = False, **plan: Any) -> World:
    """A world with one lead; what is a die's name goes into the dice, the rest into the plan."""
    company = load_organisation("bankruptcy")
    if not robots:
        company = company.model_copy(update={"robots": ()})
    dice = {**DICE, **{name: plan.pop(name) for name in list(plan) if name in DICE}}
    form = {f.id: f.options[0].id if f.options else 5 for f in company.form_fields}
    lead = LeadPlan(
        person=_person("Пётр Ёлкин", "+79650000001"),
        source="site",
        client=ClientPlan(story=story, dice=dice, form=form, phase=phase),
        **{"channel": "form", "arrives_min": -10, **plan},
    )
    return World(opening_of(company, lead))


def opening_of(company: Any, *leads: LeadPlan, days: int = 5) -> Opening:
    """An opening with those leads, and one colleague of each role."""
    staff = ("manager", *(r.id for r in company.roles if r.id != "manager"))
    return Opening(
        scenario="bankruptcy/test-v1",
        seed=1,
        lang="ru",
        start=datetime(2026, 11, 23, 9),
        days=days,
        salt="salt",
        organisation=company,
        employees=tuple(_colleague(role) for role in staff),
        leads=leads,
    )


def _person(name: str, phone: str) -> Person:
    return Person(name=name, phone=phone, email="", birth_date="1985-05-05", city="Самара")


def _colleague(role: str) -> Colleague:
    return Colleague(name=role, role=role, email=f"{role}@example.com", phone="+79650000000")


def call(world: World) -> Outcome:
    """Call the client."""
    return world.act(CallClient(lead=1))


def kinds(outcome: Outcome) -> list[str]:
    """What happened, by name."""
    return [type(event).__name__ for event in outcome.events]


def answers(outcome: Outcome) -> list[str]:
    """What the client said during an action."""
    return [event.said for event in outcome.events if hasattr(event, "said")]


def act(world: World, *actions: Action) -> Outcome:
    """Do several things, none of which may be refused; the last outcome."""
    outcomes = [world.act(action) for action in actions]
    assert not [outcome.missing for outcome in outcomes if outcome.missing]
    return outcomes[-1]


def named_minute(outcome: Outcome) -> int:
    """The minute that the client named last."""
    said: Any = outcome.events[-1]
    return int(dict(said.facts)["at"])


def appoint(world: World, place: Place = "meeting", at_min: int = NOON_MIN) -> None:
    """Set the meeting that the client named."""
    act(world, SetMeeting(lead=1, place=place, at_min=at_min))


def wait_until(world: World, minute: int) -> Outcome:
    """Wait for a minute of the same day."""
    return act(world, Wait(minutes=minute - world.clock.now))


def go_home(world: World) -> None:
    """Come back the next morning."""
    act(world, EndDay())


def hold_meeting(world: World) -> Outcome:
    """Meet the client who is in the office."""
    return act(world, MeetClient(lead=1))


def send_form(world: World) -> None:
    """Fill the questionnaire and send it."""
    told = dict(world.opening.leads[0].client.form)
    act(world, UpdateLead(lead=1, fields=told), SendForm(lead=1))
