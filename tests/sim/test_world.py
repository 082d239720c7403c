"""The world's own laws: working hours, what things cost, reminders, robots, the bell."""

import pytest

from crmsim.crm.organisation import Robot
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import AnswerQuestion, EndDay, HandIn, Wait
from crmsim.crm.verbs.leads import AddLead
from crmsim.crm.verbs.tasks import AddTask, CompleteTask, PostponeTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.scenario.load import load_organisation
from crmsim.sim.world import World
from crmsim.words import Text
from tests.sim.lives import act, appoint, call, go_home, kinds, opening_of, wait_until, world_of

CLOSING_MIN = 9 * 60


def refusals(world: World, action: Action) -> tuple[str, ...]:
    """The codes of a refusal."""
    return tuple(m.code for m in world.act(action).missing)


def test_an_answered_call_costs_more_than_a_vain_one() -> None:
    """Minutes come from the company's file, by verb and by event."""
    costs = load_organisation("bankruptcy").costs
    vain, talk = world_of("hard_to_reach", missed_calls=1), world_of("prompt")
    call(vain)
    call(talk)
    assert vain.clock.now == costs["call_client"]
    assert talk.clock.now == costs["call_client"] + costs["client_answered"]


@pytest.mark.requirement("R252")
def test_work_stops_at_closing_time_and_not_before() -> None:
    """In the last open minute a call may begin; at closing time only going home is left."""
    world = world_of("prompt")
    wait_until(world, CLOSING_MIN - 1)
    act(world, CallClient(lead=1))
    assert world.clock.now > CLOSING_MIN
    assert refusals(world, AddComment(lead=1, text="поздно")) == ("day_over",)
    assert refusals(world, Wait(minutes=5)) == ("day_over",)
    go_home(world)
    act(world, AddComment(lead=1, text="утро"))


def test_a_wait_ends_exactly_at_closing_time() -> None:
    """Nobody waits longer than the office is open, and at its closing minute work is over."""
    world = world_of("prompt")
    act(world, Wait(minutes=24 * 60))
    assert world.clock.now == CLOSING_MIN
    assert refusals(world, CallClient(lead=1)) == ("day_over",)


def test_the_week_ends_on_its_last_day() -> None:
    """Five days: four times home, and the fifth is the last; Saturday never comes."""
    world = world_of("prompt")
    for _ in range(4):
        go_home(world)
    assert refusals(world, EndDay()) == ("last_day",)
    assert not world.is_over
    act(world, Wait(minutes=24 * 60))
    assert world.is_over


def test_after_handing_in_nothing_is_done() -> None:
    """Not even a question is answered."""
    world = world_of("prompt")
    act(world, HandIn())
    assert refusals(world, CallClient(lead=1)) == ("handed_in",)
    assert refusals(world, AnswerQuestion(question="q", choice="a")) == ("handed_in",)


@pytest.mark.requirement("R001")
def test_who_has_not_joined_does_nothing_else() -> None:
    """The first thing on a new portal is the invitation."""
    company = load_organisation("bankruptcy")
    world = World(opening_of(company).model_copy(update={"invited": True}))
    assert refusals(world, Wait(minutes=1)) == ("not_joined",)


@pytest.mark.requirement("R013", "R015")
def test_the_bell_rings_when_a_task_is_due() -> None:
    """Once, at its minute; not for a task that was postponed or completed before."""
    world = world_of("prompt")
    act(world, *(AddTask(lead=1, title=f"№{n}", due_min=60) for n in range(3)))
    act(world, PostponeTask(task=2, due_min=90), CompleteTask(task=3, result="готово"))
    assert "Reminded" not in kinds(wait_until(world, 59))
    assert kinds(wait_until(world, 60)).count("Reminded") == 1
    assert kinds(wait_until(world, 90)).count("Reminded") == 1


@pytest.mark.requirement("R015")
def test_the_bell_rings_half_an_hour_before_a_meeting() -> None:
    """In time to get ready, and for the time that stands."""
    world = world_of("prompt")
    call(world)
    appoint(world)
    assert "Reminded" not in kinds(wait_until(world, 149))
    assert "Reminded" in kinds(wait_until(world, 150))


def test_a_wait_until_the_bell_ends_when_it_rings() -> None:
    """The task of the tenth minute ends a wait of an hour."""
    world = world_of("prompt")
    act(world, AddTask(lead=1, title="Позвонить", due_min=10))
    act(world, Wait(minutes=60, until_bell=True))
    assert world.clock.now == 10
    act(world, Wait(minutes=60, until_bell=True))
    assert world.clock.now == 70


@pytest.mark.requirement("R256", "R257")
def test_a_robot_sets_its_task_and_the_chain_ends() -> None:
    """Law 9: robots start robots, each once in a chain, so even one that waits for itself stops."""
    company = load_organisation("bankruptcy")
    robots = (
        Robot(id="a", when="comment_added", do="add_task", text=Text(ru="Шаг", en="Step")),
        Robot(id="b", when="robot_set_task", do="add_task", text=Text(ru="Ещё", en="More")),
        Robot(id="c", when="robot_set_task", do="notify", text=Text(ru="Ещё", en="More")),
    )
    robotic = company.changed(robots=robots)
    lead = world_of("prompt").opening.leads[0]
    world = World(opening_of(robotic, lead))
    assert kinds(act(world, AddComment(lead=1, text="ок"))).count("RobotSetTask") == 2
    assert [a.title for a in world.crm.planned(1)] == ["Шаг", "Ещё"]


def test_a_robot_waits_its_minutes_and_for_its_stage() -> None:
    """Nothing happens on another stage, nor a minute too early."""
    company = load_organisation("bankruptcy")
    text = Text(ru="Проверить", en="Check")
    slow = Robot(id="s", when="call_made", stage=("NEW",), do="notify", text=text, after_min=30)
    lead = world_of("hard_to_reach", missed_calls=9).opening.leads[0]
    world = World(opening_of(company.model_copy(update={"robots": (slow,)}), lead))
    act(world, CallClient(lead=1))
    assert "RobotNoticed" not in kinds(wait_until(world, 29))
    assert "RobotNoticed" in kinds(wait_until(world, 30))


@pytest.mark.requirement("R069", "R070")
def test_a_lead_whom_nobody_stands_behind_never_answers() -> None:
    """A card made by mistake can be called, and nobody picks up."""
    world = world_of("prompt")
    act(world, AddLead(name="Ошибка", phone="8 965 777-77-77", source="call"))
    assert kinds(act(world, CallClient(lead=2))) == ["CallMade", "ClientDidNotAnswer"]
