"""What is shared out to colleagues is theirs: the trainee is judged by their own leads alone."""

import pytest

from crmsim.bots import find_bot
from crmsim.crm.automation import Distribution
from crmsim.desk.attempt import Header
from crmsim.desk.desk import Desk
from crmsim.grading.grade import grade
from crmsim.scenario.cast import cast, versions
from crmsim.scenario.load import company_of, load_scenario
from crmsim.scenario.schema import TRAINEE_ROLE, Company
from tests.desks import PRIORITIES, STAGES


def shared(company: Company) -> Company:
    """The company with one more manager, and its requests shared out in turn."""
    roles = tuple(
        role.model_copy(update={"count": 2}) if role.id == TRAINEE_ROLE else role
        for role in company.roles
    )
    kept = {name: getattr(company, name) for name in Company.model_fields}
    turn = Distribution(how="round_robin", among=TRAINEE_ROLE)
    return Company.model_construct(**{**kept, "roles": roles, "distribution": turn})


@pytest.mark.requirement("R254", "R078")
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", [PRIORITIES, STAGES])
def test_a_colleagues_leads_cost_no_points(name: str, seed: int) -> None:
    """The diligent bot cannot work them, and needs not."""
    scenario = load_scenario(name)
    opening = cast(scenario, shared(company_of(name)), seed)
    header = Header(
        scenario=name, seed=seed, trainee="t", lang="ru", versions=versions(), opening=opening
    )
    desk = Desk(header, grader=lambda trace: grade(trace, scenario))
    find_bot("diligent")(desk, scenario)
    assert desk.grade().percent == 100
