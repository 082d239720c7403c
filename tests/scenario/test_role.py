"""Who sits at the desk is a line of the scenario: a manager, a head, an administrator."""

import pytest

from crmsim.crm.filters import visible
from crmsim.scenario.cast import cast
from crmsim.scenario.load import company_of, load_scenario
from crmsim.sim.world import World
from tests.desks import SHIPPED, STAGES, fresh
from tests.ui.seats import result, seat_of


@pytest.mark.requirement("R023", "R037")
@pytest.mark.parametrize(
    ("role", "scope", "admin"),
    [
        ("manager", "own", False),
        ("head_of_sales", "department", False),
        ("administrator", "all", True),
    ],
)
def test_the_desk_has_the_rights_of_its_role(role: str, scope: str, admin: bool) -> None:
    """The trainee comes first among the employees, in the role that the scenario names."""
    lesson = load_scenario(STAGES).model_copy(update={"role": role})
    opening = cast(lesson, company_of(lesson.id), 1, "ru")
    roles = [employee.role for employee in opening.employees]
    assert roles[0] == role
    assert sorted(roles) == sorted(
        r.id for r in company_of(lesson.id).roles for _ in range(r.count)
    )
    crm = World(opening).crm
    assert crm.organisation.scope_of(crm.trainee.role) == scope
    seat = seat_of(lesson)
    assert result(seat, see="settings")["allowed"] is admin
    assert result(seat, see="boot")["organisation"]["me_can"]["admin"] is admin


@pytest.mark.requirement("R037")
def test_settings_come_again_in_a_replay() -> None:
    """What an administrator has set is a matter of actions, and stands after a rebuilt desk."""
    seat = seat_of(load_scenario(STAGES).model_copy(update={"role": "administrator"}))
    added = result(
        seat, action={"verb": "add_pipeline", "name": "Опт", "stages": ["Заявка", "Отгрузка"]}
    )
    assert added["refusal"] is None
    named = result(seat, see="boot")["organisation"]["pipelines"][-1]
    assert named["name"]["ru"] == "Опт"
    world = World(seat.desk.header.opening)
    assert named["id"] not in [p.id for p in world.crm.organisation.pipelines]
    for step in seat.desk.trace().steps:
        world.act(step.action)
    assert named["id"] in [p.id for p in world.crm.organisation.pipelines]
    deal = {"verb": "add_deal", "name": "Опт", "source": "site", "pipeline": named["id"]}
    changed = result(seat, action=deal)["changed"]
    column = {"pipeline": named["id"], "id": "STAGE_1", "count": 1, "sum_rub": 0}
    assert column in changed["columns"]


@pytest.mark.requirement("R008", "R023")
@pytest.mark.parametrize("name", SHIPPED)
def test_many_cards_are_asked_for_as_one_is(name: str) -> None:
    """Whatever role sits at the desk of whichever company, lists and single cards agree."""
    crm = fresh(name).crm
    for me in crm.employees:
        crm.me = me
        seen = visible(crm)
        rows = [*crm.cards.values(), *crm.activities.values()]
        assert [row for row in rows if seen(row)] == [row for row in rows if crm.sees(row)]
