"""Law 11: one guard for all doors. Law 8: a hint is the grade on a prefix, by the same code."""

import pytest

from crmsim.crm.verbs import perform
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.moving import MoveLead
from crmsim.desk.desk import Desk
from crmsim.errors import Refused
from crmsim.grading.grade import coach, grade, hint
from crmsim.scenario.load import load_scenario
from crmsim.ui.bridge import answer
from crmsim.ui.seat import Seat
from tests.desks import PRIORITIES, STAGES, fresh, played

DOORS = ("the board or the card", "Python", "the rows themselves")


def refusal(door: str, desk: Desk, lead: int, stage: str) -> tuple[str, ...]:
    """The codes with which a door refuses to move a lead."""
    if door == "Python":
        return tuple(m.code for m in desk.do(MoveLead(lead=lead, stage=stage)).missing)
    if door == "the rows themselves":
        return _refused_by_verb(desk, lead, stage)
    action = {"verb": "move_lead", "lead": lead, "stage": stage}
    reply = answer(_seat(desk), {"id": 1, "action": action})["result"]["refusal"]
    return tuple(reason["code"] for reason in reply["reasons"]) if reply else ()


def _seat(desk: Desk) -> Seat:
    return Seat(desk, load_scenario(STAGES), {"ru": "Задание", "en": "The brief"})


def _refused_by_verb(desk: Desk, lead: int, stage: str) -> tuple[str, ...]:
    try:
        perform(MoveLead(lead=lead, stage=stage), desk.crm)
    except Refused as refused:
        return refused.codes
    return ()


@pytest.mark.parametrize("talked", [False, True], ids=["new", "called"])
@pytest.mark.parametrize("lead", [1, 8])
def test_every_door_refuses_the_same_for_the_same_reasons(lead: int, talked: bool) -> None:
    """Whatever status is asked for, by whichever door, the codes agree."""
    stages = [s.id for s in fresh(STAGES).crm.organisation.leads.stages]
    for stage in (*stages, "NOWHERE"):
        said = set()
        for door in DOORS:
            desk = fresh(STAGES)
            if talked:
                desk.do(CallClient(lead=lead))
            said.add(refusal(door, desk, lead, stage))
        assert len(said) == 1, stage


def test_a_hint_is_the_first_lost_finding_of_the_grade_so_far() -> None:
    """The same code, on the same trace, gives the hint and the grade."""
    scenario = load_scenario(PRIORITIES)
    desk = fresh(PRIORITIES)
    desk.do(CallClient(lead=5))
    trace = desk.trace()
    for use in scenario.rules:
        if use.hint is None:
            continue
        lost = [
            f["better"]
            for f in grade(trace, scenario).as_json()["findings"]
            if f["rule"] == use.name and not f["ok"]
        ]
        assert hint(trace, scenario, use.name).both() == lost[0]


def test_coaching_says_what_the_grade_says_of_that_line() -> None:
    """Live coaching is the grade on a prefix: its finding stands in the grade, at that line."""
    scenario = load_scenario(PRIORITIES)
    desk = fresh(PRIORITIES)
    told = 0
    for step in played(PRIORITIES, "greedy").trace().steps[:60]:
        desk.do(step.action)
        trace = desk.trace()
        found = coach(trace, scenario)
        if found is not None:
            told += 1
            lines = [f["line"] for f in grade(trace, scenario).as_json()["findings"]]
            assert step.line in lines
    assert told > 10
