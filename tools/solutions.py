"""Plays the shipped solutions anew and rewrites their files; the change is reviewed as a diff.

Run it when a scenario has changed on purpose: `python tools/solutions.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crmsim.bots import BOTS, Bot
from crmsim.bots.diligent import Diligent
from crmsim.cli.play import open_for, play_solution
from crmsim.crm.entities import Activity
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.account import AcceptInvitation, SetPassword
from crmsim.crm.verbs.day import AnswerQuestion, EndDay, HandIn, Wait
from crmsim.crm.verbs.finish import RejectLead
from crmsim.crm.verbs.leads import AddLead, SetSigning
from crmsim.crm.verbs.meetings import SetMeeting, StartVisit
from crmsim.crm.verbs.moving import MoveLead
from crmsim.crm.verbs.navigation import OpenPanel, OpenSection, OpenView
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter, Search
from crmsim.crm.verbs.tasks import AddTask
from crmsim.desk.desk import Desk, Receipt
from crmsim.desk.solution import Solution, SolutionHeader
from crmsim.grading.grade import grade
from crmsim.scenario.load import load_scenario, scenario_folder
from crmsim.scenario.schema import Scenario
from crmsim.words import Text

Edit = Callable[[list[Action], Scenario], Iterable[Action]]


@dataclass(frozen=True)
class Plan:
    """One solution: who plays it, what is changed afterwards, and what it shows."""

    lesson: str
    name: str
    bot: Bot
    ru: str
    en: str
    edit: Edit = lambda actions, scenario: actions


class Slapdash(Diligent):
    """Forgets the visitor, «ВИЗИТ» and the statuses, and sets times to its own taste."""

    def do(self, action: Action) -> Receipt:
        """Be an hour late with every time, and two weeks with every task."""
        if isinstance(action, SetMeeting | SetSigning):
            action = action.model_copy(update={"at_min": action.at_min + 60})
        elif isinstance(action, AddTask):
            action = action.model_copy(update={"due_min": action.due_min + 14 * 24 * 60})
        elif isinstance(action, StartVisit | AddLead | MoveLead | RejectLead | AnswerQuestion):
            return self.desk.do(Wait(minutes=1))
        return super().do(action)

    def calls_for_contact(self, activity: Activity) -> bool:
        """Confirm nothing."""
        return activity.kind == "task" and super().calls_for_contact(activity)


def first_day(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Give up when the first day ends."""
    for action in actions:
        if isinstance(action, EndDay):
            break
        yield action
    yield HandIn()


def without(*kinds: type[Action]) -> Edit:
    """Leave out actions of those kinds."""
    return lambda actions, scenario: [a for a in actions if not isinstance(a, kinds)]


def later(*kinds: type[Action]) -> Edit:
    """The actions of those kinds come last, before handing in."""

    def edit(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
        moved = [a for a in actions if isinstance(a, kinds)]
        rest = [a for a in actions if not isinstance(a, kinds)]
        return [*rest[:-1], *moved, rest[-1]]

    return edit


def on_paper(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """The password goes on a piece of paper; nothing is looked for."""
    for action in without(Search, OpenPanel)(actions, scenario):
        kept = isinstance(action, SetPassword)
        yield action.model_copy(update={"keep": "paper"}) if kept else action


def onlooker(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Joins, gives wrong answers, and looks at one tab."""
    yield from (a for a in actions if isinstance(a, AcceptInvitation))
    yield next(a for a in actions if isinstance(a, OpenSection))
    for question in scenario.questions:
        wrong = next(c.id for c in question.choices if c.id != question.right)
        yield AnswerQuestion(question=question.id, choice=wrong)
    yield HandIn()


AROUND = (OpenPanel, OpenSection, OpenView)
FINDING = (ApplyFilter, SaveFilter, Search)
DILIGENT, REVERSED = BOTS["diligent"], BOTS["reversed"]


def slapdash(desk: Desk, scenario: Scenario) -> None:
    """The bot of this file."""
    Slapdash(desk, scenario).play()


BOOK = ("По правилам, от приоритета к приоритету.", "By the book, tier by tier.")
OTHER = ("Внутри приоритета — в другом порядке.", "Inside a tier in another order.")
RECORDS = ("Верные шаги без задач и комментариев.", "The right moves without tasks and comments.")
HASTE = ("Встречи и задачи — когда удобно себе.", "Meetings and tasks at one's own convenience.")
PLANS = (
    Plan("bankruptcy/onboarding-v1", "good-in-order", DILIGENT, "По порядку.", "In order."),
    Plan(
        "bankruptcy/onboarding-v1",
        "good-search-last",
        DILIGENT,
        "Поиск и фильтр — в конце.",
        "Search and filter at the end.",
        later(Search, ApplyFilter, SaveFilter),
    ),
    Plan(
        "bankruptcy/onboarding-v1",
        "wrong-on-paper",
        DILIGENT,
        "Пароль записан на бумаге, поиска нет.",
        "The password is on paper, and there is no search.",
        on_paper,
    ),
    Plan(
        "bankruptcy/onboarding-v1",
        "wrong-onlooker",
        DILIGENT,
        "Только посмотрел.",
        "Only looked.",
        onlooker,
    ),
    Plan("bankruptcy/priorities-v1", "good-by-the-book", DILIGENT, *BOOK),
    Plan("bankruptcy/priorities-v1", "good-other-order", REVERSED, *OTHER),
    Plan(
        "bankruptcy/priorities-v1",
        "wrong-nearest-first",
        BOTS["greedy"],
        "Кто ближе, тот и первый.",
        "Whoever is nearest goes first.",
    ),
    Plan("bankruptcy/priorities-v1", "wrong-no-records", BOTS["careless"], *RECORDS),
    Plan("bankruptcy/priorities-v1", "wrong-own-times", slapdash, *HASTE),
    Plan("bankruptcy/stages-v1", "good-by-the-book", DILIGENT, *BOOK),
    Plan("bankruptcy/stages-v1", "good-other-order", REVERSED, *OTHER),
    Plan("bankruptcy/stages-v1", "wrong-no-records", BOTS["careless"], *RECORDS),
    Plan(
        "bankruptcy/stages-v1",
        "wrong-one-day",
        BOTS["careless"],
        "Ушёл после первого дня, ничего не записав.",
        "Left after the first day with nothing written down.",
        first_day,
    ),
    Plan("bankruptcy/stages-v1", "wrong-own-times", slapdash, *HASTE),
    Plan(
        "toolkit/terms-v1",
        "good-walk-then-words",
        DILIGENT,
        "Сначала портал, потом понятия.",
        "The portal first, the words afterwards.",
    ),
    Plan(
        "toolkit/terms-v1",
        "good-words-then-walk",
        DILIGENT,
        "Сначала понятия, потом портал.",
        "The words first, the portal afterwards.",
        later(*AROUND, *FINDING),
    ),
    Plan(
        "toolkit/terms-v1",
        "wrong-words-only",
        DILIGENT,
        "Выучил понятия, портала не видел.",
        "Knows all the words and has not seen the portal.",
        without(*AROUND, *FINDING),
    ),
    Plan(
        "toolkit/terms-v1",
        "wrong-onlooker",
        DILIGENT,
        "Только посмотрел.",
        "Only looked.",
        onlooker,
    ),
)


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
