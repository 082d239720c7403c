"""How wrong solutions go wrong: habits of a bot, and changes of what it did."""

from collections import Counter
from collections.abc import Iterable

from crmsim.bots.diligent import Diligent
from crmsim.crm.entities import Activity
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.account import AcceptInvitation, SetPassword
from crmsim.crm.verbs.contract import AttachDocument, MakeDocument, PlanPayment
from crmsim.crm.verbs.day import AnswerQuestion, EndDay, HandIn, Wait
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.finish import ConvertLead, RejectLead
from crmsim.crm.verbs.leads import AddLead, SetSigning
from crmsim.crm.verbs.meetings import SetMeeting, StartVisit
from crmsim.crm.verbs.moving import MoveDeal, MoveLead
from crmsim.crm.verbs.navigation import OpenPanel, OpenSection
from crmsim.crm.verbs.requests import DeclineRequest
from crmsim.crm.verbs.search import Search
from crmsim.crm.verbs.supply import AcceptDelivery, HandOverClient, NamePrice
from crmsim.crm.verbs.tags import TagCard
from crmsim.crm.verbs.tasks import AddTask
from crmsim.desk.desk import Desk, Receipt
from crmsim.scenario.schema import Scenario
from tools.solutions.plan import Edit


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


def own_prices(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Names prices and weights to one's own taste, marks and hands over nothing."""
    for action in without(SetPassword, HandOverClient)(actions, scenario):
        if isinstance(action, TagCard):
            yield action.model_copy(update={"tags": ("far_away",)})
        elif isinstance(action, NamePrice):
            yield action.model_copy(update={"rub": action.rub - 1_000})
        elif isinstance(action, AcceptDelivery):
            yield action.model_copy(update={"weight_kg": max(1, action.weight_kg - 100)})
        elif isinstance(action, MoveDeal) and action.stage in ("CARRIES", "FIFTH"):
            continue
        elif isinstance(action, UpdateDeal) and "tons" in action.fields:
            yield action.model_copy(update={"fields": {**action.fields, "tons": 99}})
        elif isinstance(action, DeclineRequest):
            yield action.model_copy(update={"reason": "wrong_number"})
        else:
            yield action


def early_leaver(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Answers wrongly, looks at the first requests, and goes home."""
    for question in scenario.questions:
        wrong = next(c.id for c in question.choices if c.id != question.right)
        yield AnswerQuestion(question=question.id, choice=wrong)
    worked = [a for a in actions if not isinstance(a, AnswerQuestion)]
    yield from worked[:9]
    yield HandIn()


def push(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """Begin work unpaid, move deals before their money, tick the special offer, date at will."""
    planned: Counter[int] = Counter()
    moved = [a for a in actions if isinstance(a, MoveDeal)]
    yield next(a for a in moved if a.stage == "LOST").model_copy(update={"stage": "DOCUMENTS"})
    for action in actions:
        if isinstance(action, ConvertLead | AttachDocument):
            continue
        if isinstance(action, PlanPayment):
            planned[action.deal] += 1
            late = 24 * 60 if planned[action.deal] == len(("first", "next", "last")) else 0
            yield action.model_copy(update={"due_min": action.due_min + late})
        elif isinstance(action, UpdateDeal) and "from_first" in action.fields:
            told = {"from_first": not action.fields["from_first"]}
            yield action.model_copy(update={"fields": {**action.fields, **told}})
        else:
            yield action
        if isinstance(action, MakeDocument) and action.deal is not None:
            yield MoveDeal(deal=action.deal, stage="SIGNED")


def slapdash(desk: Desk, scenario: Scenario) -> None:
    """The bot of this file."""
    Slapdash(desk, scenario).play()
