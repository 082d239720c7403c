"""Robots and triggers: what starts them, what stops them, what they do, and that a chain ends."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.automation import Before, Robot, Trigger
from crmsim.crm.entities import Activity, Change
from crmsim.crm.organisation import CardField, Organisation
from crmsim.crm.settings import put_setting
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.fields import UpdateLead
from crmsim.crm.verbs.moving import MoveDeal, MoveLead
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.scenario.load import load_organisation
from crmsim.sim.robots import STEPS
from crmsim.sim.world import Outcome, World
from crmsim.words import Text
from tests.sim.lives import act, kinds, opening_of, wait_until, world_of
from tests.sim.shop import customer, shop

TEXT = Text(ru="Шаг: {name}", en="Step: {name}")
NOTE = AddComment(lead=1, text="ок")


def robot(name: str = "r", **values: Any) -> Robot:
    """A robot that notifies of a comment, where nothing else is said."""
    shape = {"id": name, "when": "comment_added", "do": "notify", "text": TEXT, **values}
    return Robot.model_validate(shape)


def trigger(**values: Any) -> Trigger:
    """A trigger."""
    return Trigger.model_validate({"id": "t", "when": "comment_added", **values})


def automated(*robots: Robot, **changes: Any) -> World:
    """A world with one new lead, at a company with these robots alone."""
    company = load_organisation("bankruptcy").plain
    date = CardField(id="court", name=Text(ru="Суд", en="Court"), type="date")
    own = {name: getattr(company, name) for name in Organisation.model_fields}
    own |= {"robots": robots, "fields": (*company.fields, date), **changes}
    lead = world_of("hard_to_reach", missed_calls=99).opening.leads[0]
    return World(opening_of(Organisation.model_construct(**own), lead))


def did(outcome: Outcome) -> list[str]:
    """What robots did, by name."""
    return [kind for kind in kinds(outcome) if "Robot" in kind]


@pytest.mark.requirement("R256")
@pytest.mark.parametrize("stage", ["NEW", ["NEW", "THINKING"], []])
def test_a_robot_works_on_its_stages(stage: object) -> None:
    """One, one of several, or any."""
    assert did(act(automated(robot(stage=stage)), NOTE)) == ["RobotNoticed"]


@pytest.mark.requirement("R256")
@pytest.mark.parametrize(
    "other",
    [
        {"stage": "THINKING"},
        {"pipeline": "bankruptcy"},
        {"when": "call_made"},
        {"plans": ["basic"]},
        {"if": ["talked"]},
        {"trigger": "t"},
    ],
)
def test_a_robot_does_not_work_elsewhere(other: dict[str, Any]) -> None:
    """Not on another stage, in another pipeline, of another event, tariff, fact or trigger."""
    assert did(act(automated(robot(**other)), NOTE)) == []


@pytest.mark.requirement("R256")
def test_a_delayed_robot_looks_again_when_its_minutes_are_over() -> None:
    """A card that has gone on meanwhile is left alone."""
    slow = robot(stage="NEW", after_min=30)
    world = automated(slow)
    act(world, NOTE, CallClient(lead=1), MoveLead(lead=1, stage="UNREACHED"))
    assert did(wait_until(world, 60)) == []
    world = automated(slow)
    act(world, NOTE)
    assert did(wait_until(world, 31)) == ["RobotNoticed"]


@pytest.mark.requirement("R162")
def test_a_robot_fills_a_field_with_the_name_of_a_role() -> None:
    """The change has no author, and the audit keeps it."""
    world = automated(robot(do="set_field", params={"field": "comment", "role": "head_of_sales"}))
    act(world, NOTE)
    head = world.crm.employees_in("head_of_sales")[0].name
    assert world.crm.leads[1].fields["comment"] == head
    [change] = world.crm.of(Change, 1)
    assert (change.author_id, change.after) == (None, head)


@pytest.mark.requirement("R163")
def test_a_robots_task_has_its_author_and_is_over_when_the_card_moves() -> None:
    """The head of sales sets it; the CRM completes it; a task without that word stays."""
    steps = [{"ru": "Раз", "en": "One"}]
    params = {"author": "head_of_sales", "due_min": 60, "checklist": steps, "closes": "on_move"}
    world = automated(robot(do="add_task", params=params), robot("b", do="add_task"))
    act(world, NOTE, CallClient(lead=1))
    first, second = world.crm.planned(1, "task")
    assert world.crm.employees[first.author_id].role == "head_of_sales"
    assert (first.title, first.due_min) == ("Шаг: Пётр Ёлкин", 60)
    assert first.checklist == [{"text": "Раз", "done": False}]
    act(world, MoveLead(lead=1, stage="UNREACHED"))
    assert (first.state, second.state) == ("done", "planned")


@pytest.mark.requirement("R164")
def test_the_author_of_an_overdue_task_is_told() -> None:
    """Who set it hears that it is late, the minute after it was due, and once."""
    params = {"author": "head_of_sales", "due_min": 60}
    world = automated(robot(do="add_task", params=params))
    act(world, NOTE)
    assert "TaskOverdue" not in kinds(wait_until(world, 60))
    assert kinds(wait_until(world, 61)).count("TaskOverdue") == 1
    head = world.crm.employees_in("head_of_sales")[0].id
    told = [n for n in world.crm.notifications.values() if n.employee_id == head]
    assert [n.kind for n in told] == ["task_overdue"]
    assert "TaskOverdue" not in kinds(wait_until(world, 400))


@pytest.mark.requirement("R164")
def test_nobody_is_told_of_a_task_that_is_ones_own_or_done() -> None:
    """One's own tasks ring one's own bell, and a done task rings none."""
    params = {"author": "head_of_sales", "due_min": 60, "closes": "on_move"}
    world = automated(robot(do="add_task", params=params))
    act(world, AddTask(lead=1, title="своя", due_min=30), NOTE, CallClient(lead=1))
    act(world, MoveLead(lead=1, stage="UNREACHED"))
    assert "TaskOverdue" not in kinds(wait_until(world, 200))


@pytest.mark.requirement("R256")
@pytest.mark.parametrize(
    ("do", "kind", "state"),
    [
        ("plan_call", "call", "planned"),
        ("plan_meeting", "meeting", "planned"),
        ("send_sms", "sms", "done"),
    ],
)
def test_robots_plan_and_send(do: str, kind: str, state: str) -> None:
    """Calls, meetings and SMS stand on the card and name their robot."""
    world = automated(robot(do=do))
    act(world, NOTE)
    [activity] = world.crm.of(Activity, 1)
    assert (activity.kind, activity.state, activity.robot) == (kind, state, "r")
    assert activity.title == "Шаг: Пётр Ёлкин"


@pytest.mark.requirement("R256", "R257")
@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"do": "send_letter"}, ("no_email",)),
        ({"do": "move_card", "params": {"stage": "AGREED"}}, ("client_agreed",)),
        ({"do": "move_card", "params": {"stage": "JUNK"}}, ("finish_by_button",)),
        ({"do": "set_field", "params": {"field": "court", "value": 7}}, ("bad_value",)),
    ],
)
def test_a_robot_passes_the_same_guards(values: dict[str, Any], codes: tuple[str, ...]) -> None:
    """Law 11: what a trainee would be refused, a robot is refused, and the bell says why."""
    world = automated(robot(**values))
    refused: Any = act(world, NOTE).events[-1]
    assert (type(refused).__name__, refused.codes) == ("RobotRefused", codes)
    assert world.crm.leads[1].stage == "NEW"
    [notice] = world.crm.notifications.values()
    assert notice.kind == "robot_refused"
    assert notice.card_id == 1


@pytest.mark.requirement("R254", "R256")
def test_a_robot_gives_a_card_away() -> None:
    """To the employee of a role, with what is planned on it."""
    world = automated(robot(do="assign", params={"role": "lawyer"}))
    act(world, AddTask(lead=1, title="позвонить", due_min=60), NOTE)
    lawyer = world.crm.employees_in("lawyer")[0].id
    assert world.crm.leads[1].responsible_id == lawyer
    assert [a.responsible_id for a in world.crm.planned(1)] == [lawyer]


@pytest.mark.requirement("R256")
@pytest.mark.parametrize(("ahead_min", "at_min"), [(120, 24 * 60 - 120), (-60, 24 * 60 + 60)])
def test_a_robot_works_before_or_after_a_date(ahead_min: int, at_min: int) -> None:
    """A date begins when the office opens; one that is put off is put off for the robot too."""
    world = automated(robot(before=Before(date="court", min=ahead_min)))
    act(world, UpdateLead(lead=1, fields={"court": "2026-11-24"}))
    assert did(wait_until(world, at_min - 1)) == [] if at_min < 540 else True
    world.clock.pass_minutes(at_min - 1 - world.clock.now)
    assert "RobotNoticed" not in [type(e).__name__ for e in world.history]
    world.clock.pass_minutes(1)
    assert [type(e).__name__ for e in world.history].count("RobotNoticed") == 1


@pytest.mark.requirement("R256")
def test_a_date_that_has_changed_is_no_longer_waited_for() -> None:
    """Only the date that stands counts."""
    world = automated(robot(before=Before(date="court", min=0)))
    act(world, UpdateLead(lead=1, fields={"court": "2026-11-24"}))
    act(world, UpdateLead(lead=1, fields={"court": "2026-11-25"}))
    world.clock.pass_minutes(24 * 60)
    assert "RobotNoticed" not in [type(e).__name__ for e in world.history]
    world.clock.pass_minutes(24 * 60)
    assert [type(e).__name__ for e in world.history].count("RobotNoticed") == 1


@pytest.mark.requirement("R255")
def test_a_trigger_moves_the_card_and_starts_its_robots() -> None:
    """The robots of the new stage work, and those of the trigger."""
    world = automated(
        robot("stage", when="entered", stage="UNREACHED"),
        robot("own", when="trigger_fired", trigger="t"),
        robot("other", when="trigger_fired", trigger="u"),
        triggers=(trigger(when="client_did_not_answer", to="UNREACHED"),),
    )
    events = act(world, CallClient(lead=1)).events
    assert [e.robot for e in events if hasattr(e, "robot")] == ["own", "stage"]
    assert world.crm.leads[1].stage == "UNREACHED"


@pytest.mark.requirement("R255")
def test_a_trigger_that_the_guard_refuses_leaves_the_card() -> None:
    """It has fired, and the bell says why the card stays."""
    world = automated(triggers=(trigger(to="AGREED"),))
    assert kinds(act(world, NOTE))[-2:] == ["TriggerFired", "RobotRefused"]
    assert world.crm.leads[1].stage == "NEW"


@pytest.mark.requirement("R256")
def test_a_robot_repeats_a_won_deal_and_makes_no_endless_row_of_them() -> None:
    """A step that makes cards works once in a chain, though each new deal would start it again."""
    again = {"when": "entered", "stage": ["WON", "NEW_DEAL"], "do": "repeat_deal"}
    ad = {"when": "deal_moved", "stage": "WON", "do": "start_campaign"}
    one = robot("again", text=None, **again)
    two = robot("ad", params={"segment": "all_clients"}, **ad)
    here: dict[str, Any] = {"pipeline": "sales", "stage": "SHIPPED", "phase": "agreed"}
    world = shop(customer("backs_out", sum_rub=7000, **here), robots=(one, two), triggers=())
    happened = kinds(act(world, MoveDeal(deal=2, stage="WON")))
    assert happened.count("DealRepeated") == 1
    assert happened.count("CampaignStarted") == 1


@pytest.mark.requirement("R037", "R256")
def test_a_robot_that_is_switched_off_does_nothing() -> None:
    """The administrator decides which of them work."""
    world = automated(robot())
    put_setting(world.crm, "robot:r", False)
    assert did(act(world, NOTE)) == []


def robots_of_any_kind() -> st.SearchStrategy[list[Robot]]:
    """Robots that wait for what robots do, and do what robots wait for."""
    stages = ("NEW", "UNREACHED", "APPOINTING", "THINKING")
    whens = ("comment_added", "robot_set_task", "robot_planned", "robot_sent", "entered")
    more = (
        "card_updated",
        "lead_moved",
        "card_assigned",
        "trigger_fired",
        "reminded",
        "task_overdue",
    )
    steps: list[tuple[str, dict[str, Any]]] = [
        *((do, {}) for do in ("notify", "add_task", "plan_call", "plan_meeting", "send_sms")),
        *(("move_card", {"stage": stage}) for stage in stages),
        *(("set_field", {"field": "comment", "value": value}) for value in ("a", "b")),
        *(("assign", {"role": role}) for role in ("lawyer", "manager")),
    ]
    one = st.tuples(
        st.sampled_from((*whens, *more)),
        st.sampled_from(steps),
        st.sampled_from((0, 0, 1, 45)),
        st.sampled_from(((), *((stage,) for stage in stages))),
    )

    def build(drawn: list[Any]) -> list[Robot]:
        return [
            robot(f"r{n}", when=when, do=do, params=params, after_min=wait, stage=list(stage))
            for n, (when, (do, params), wait, stage) in enumerate(drawn)
        ]

    return st.lists(one, max_size=12).map(build)


@pytest.mark.requirement("R256")
@given(robots=robots_of_any_kind())
@settings(max_examples=60, deadline=None)
def test_a_chain_of_any_robots_ends(robots: list[Robot]) -> None:
    """Law 9: one comment makes each robot work at most once, and the same happens every time."""
    free = {"pipelines": tuple(_open(p) for p in load_organisation("bankruptcy").pipelines)}
    world = automated(*robots, **free)
    events = list(act(world, NOTE).events)
    named = [e.robot for e in events if hasattr(e, "robot")]
    assert len(named) == len(set(named))
    assert len(events) <= 1 + 3 * len(robots)
    assert kinds(act(automated(*robots, **free), NOTE)) == [type(e).__name__ for e in events]
    wait_until(world, 500)


def _open(pipeline: Any) -> Any:
    stages = tuple(s.model_copy(update={"needs": (), "leave": ()}) for s in pipeline.stages)
    return pipeline.model_copy(update={"stages": stages})


def test_every_step_says_what_it_does() -> None:
    """A step has a docstring and params that say what they are."""
    assert all(step.do.__doc__ and step.params.__doc__ for step in STEPS.values())
