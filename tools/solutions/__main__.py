"""Plays the shipped solutions anew and rewrites their files; the change is reviewed as a diff.

Run it when a scenario has changed on purpose: `python -m tools.solutions`.
"""

from crmsim.cli.play import open_for, play_solution
from crmsim.crm.verbs import Action
from crmsim.desk.solution import Solution, SolutionHeader
from crmsim.grading.grade import grade
from crmsim.scenario.load import load_scenario, scenario_folder
from crmsim.scenario.schema import Scenario
from crmsim.words import Text
from tools.solutions.plan import Plan
from tools.solutions.plans import PLANS


def main() -> None:
    """Play every plan, and write what it earns as its promise."""
    for plan in PLANS:
        scenario = load_scenario(plan.lesson)
        solution = promise(scenario, plan, edited(scenario, plan))
        file = scenario_folder(scenario.id) / "solutions" / f"{plan.name}.jsonl"
        file.write_text(solution.text(), encoding="utf-8")
        print(f"{scenario.id:28} {plan.name:20} {solution.header.promised:5} %")


def edited(scenario: Scenario, plan: Plan) -> tuple[Action, ...]:
    """The actions that the bot plays, after the plan's change."""
    desk = open_for(scenario, plan.name, None, "ru")
    plan.bot(desk, scenario)
    return tuple(plan.edit([step.action for step in desk.trace().steps], scenario))


def promise(scenario: Scenario, plan: Plan, actions: tuple[Action, ...]) -> Solution:
    """A solution that promises what its actions earn."""
    header = SolutionHeader(
        scenario=scenario.id,
        seed=scenario.seed,
        promised=0,
        about=Text(ru=plan.ru, en=plan.en),
    )
    draft = Solution(name=plan.name, header=header, actions=actions)
    trace = play_solution(scenario, draft).trace()
    kept = {
        "promised": grade(trace, scenario).percent,
        "refused_lines": tuple(step.line for step in trace.steps if step.missing),
    }
    return draft.model_copy(update={"header": header.model_copy(update=kept)})


if __name__ == "__main__":
    main()
