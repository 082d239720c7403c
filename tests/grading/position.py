"""A small company and positions in it, for the tests of rules: data made here, no file read."""

from datetime import datetime
from typing import Any

from crmsim.crm.organisation import (
    CardField,
    Hours,
    Manner,
    Named,
    Organisation,
    Pipeline,
    Reason,
    Role,
    Stage,
)
from crmsim.crm.verbs import Action
from crmsim.desk.attempt import Header
from crmsim.desk.desk import Desk
from crmsim.desk.trace import Trace
from crmsim.scenario.schema import RuleUse, Scenario
from crmsim.sim.opening import Colleague, LeadPlan, Opening, Person, PlannedActivity
from crmsim.words import Text

START = datetime(2026, 11, 23, 9, 0)
"""A Monday without holidays near it."""
CLOSING_MIN = 9 * 60


def text(word: str) -> Text:
    """The same word in both languages."""
    return Text(ru=word, en=word)


def named(*ids: str) -> tuple[Named, ...]:
    """Things that are called by their ids."""
    return tuple(Named(id=one, name=text(one)) for one in ids)


def _stage(stage_id: str, tier: int | None, *needs: str, semantics: Any = "process") -> Stage:
    return Stage(id=stage_id, name=text(stage_id), tier=tier, needs=needs, semantics=semantics)


STAGES = (
    _stage("NEW", 1),
    _stage("UNREACHED", 5, "unreached"),
    _stage("APPOINTING", 4, "talked"),
    _stage("MEETING_SET", 3, "meeting_planned"),
    _stage("REMOTE_SET", 3, "remote_planned"),
    _stage("NO_SHOW", 4, "meeting_missed"),
    _stage("NO_ANSWER", 4, "remote_missed"),
    _stage("FORM_REVIEW", 2, "form_sent"),
    _stage("FORM_APPROVED", 2, "form_approved"),
    _stage("THINKING", 2, "client_thinks"),
    _stage("AGREED", 2, "client_agreed"),
    _stage("CONVERTED", None, semantics="success"),
    _stage("JUNK", None, semantics="failure"),
)

COMPANY = Organisation(
    id="tiny",
    name=text("tiny"),
    about=text("tiny"),
    hours=Hours(opens="09:00", closes="18:00"),
    default_filter="in_work",
    sections=named("leads", "deals"),
    panel=named("news", "chats"),
    roles=tuple(Role(id=role, name=text(role)) for role in ("manager", "approver")),
    approver="approver",
    sources=named("site", "call", "recommendation"),
    reject_reasons=tuple(
        Reason(id=reason, name=text(reason), said=(said,))
        for reason, said in (
            ("refused", "refuses"),
            ("not_target", "not_target"),
            ("wrong_number", "wrong_number"),
        )
    ),
    fields=(CardField(id="debt", name=text("debt"), type="money", form=True),),
    profile=(
        CardField(id="position", name=text("position")),
        CardField(id="phone", name=text("phone")),
    ),
    pipelines=(
        Pipeline(id="leads", name=text("leads"), entity="lead", stages=STAGES),
        Pipeline(id="deals", name=text("deals"), entity="deal", stages=(_stage("OPEN", None),)),
    ),
    convert=("signing_agreed", "service_paid"),
    deal_pipeline="deals",
    costs={"call_client": 2, "client_answered": 5, "add_comment": 1, "meet_client": 40},
    manners=(Manner(id="prompt", name=text("prompt"), story="prompt"),),
    source_mix=(),
)

DICE = {
    "reply_min": 10,
    "office": 1,
    "ready": 1,
    "back_day": 0,
    "back_hour": 12,
    "slot_day": 1,
    "slot_hour": 10,
    "shows": 1,
    "patience_min": 20,
    "again_day": 1,
    "again_hour": 11,
    "signs": 1,
    "sign_day": 1,
    "sign_hour": 15,
    "approval_min": 30,
    "unrecorded": 0,
    "missed_calls": 0,
    "think_day": 1,
    "think_hour": 12,
    "service_rub": 5000,
    "wrong": 0,
}


def lead(stage: str = "NEW", *activities: PlannedActivity, **values: Any) -> LeadPlan:
    """A lead; its number in the opening gives it a name and a phone later.

    `story`, `phase` and dice are the client's; everything else is the plan's.
    """
    client: dict[str, Any] = {"story": "prompt", "form": {"debt": 700_000}}
    client["dice"] = {name: values.pop(name, die) for name, die in DICE.items()}
    client |= {key: values.pop(key) for key in ("story", "phase") if key in values}
    plan: dict[str, Any] = {
        "channel": "form",
        "source": "site",
        "stage": stage,
        "activities": activities,
    }
    if stage != "NEW":
        plan["contacted_min"] = -1500
    person = Person(name="?", phone="?", email="", birth_date="1980-01-01", city="")
    return LeadPlan.model_validate({**plan, **values, "person": person, "client": client})


def task(due_min: int) -> PlannedActivity:
    """A task in the calendar."""
    return PlannedActivity(kind="task", due_min=due_min, title="call")


def meeting(due_min: int, *, missed: bool = False) -> PlannedActivity:
    """A meeting in the calendar."""
    return PlannedActivity(kind="meeting", due_min=due_min, missed=missed)


def remote(due_min: int) -> PlannedActivity:
    """A remote consultation in the calendar."""
    return PlannedActivity(kind="remote", due_min=due_min)


def phone(number: int) -> str:
    """The phone of the lead of that place in the opening, counted from 1."""
    return f"+7900000{number:04}"


def opening(*leads: LeadPlan, **values: Any) -> Opening:
    """The position before the first move: lead 1 is «Client 1», and so on."""
    plans = tuple(_called(plan, number) for number, plan in enumerate(leads, start=1))
    people = [
        Colleague(name=n, role=r, email=f"{r}@tiny.example", phone="+79000009999")
        for n, r in (("Trainee", "manager"), ("Approver", "approver"))
    ]
    start = values.pop("start", START)
    return Opening(
        scenario="tiny/lesson-v1",
        seed=1,
        lang="en",
        start=start,
        salt="00",
        organisation=COMPANY,
        employees=tuple(people),
        leads=plans,
        **values,
    )


def _called(plan: LeadPlan, number: int) -> LeadPlan:
    update = {"name": f"Client {number}", "phone": phone(number)}
    return plan.model_copy(update={"person": plan.person.model_copy(update=update)})


def play(position: Opening, *actions: Action) -> Trace:
    """The trace of these actions at a position."""
    header = Header(
        scenario=position.scenario,
        seed=1,
        trainee="Trainee",
        lang="en",
        versions={},
        opening=position,
    )
    desk = Desk(header)
    for action in actions:
        desk.do(action)
    return desk.trace()


def lesson(*rules: RuleUse, **values: Any) -> Scenario:
    """A scenario with these rules."""
    return Scenario(
        id="tiny/lesson-v1",
        title=text("lesson"),
        goal=text("goal"),
        minutes=10,
        skills=named("skill"),
        start=START,
        rules=rules or (use("converted"),),
        **values,
    )


def use(name: str, points: int = 10, **values: Any) -> RuleUse:
    """A rule of a scenario; `params` apart, what its YAML would say."""
    return RuleUse(rule=name, title=text(name), skill="skill", points=points, **values)
