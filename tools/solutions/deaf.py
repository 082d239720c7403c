"""A trainee of a wrong solution: works a list of one's own, and hears nobody who turns to them."""

from crmsim.bots.diligent import Diligent
from crmsim.crm.entities import Activity
from crmsim.crm.store import Moving
from crmsim.crm.unanswered import unanswered
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.day import AnswerQuestion, Wait
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.tasks import CompleteTask
from crmsim.desk.desk import Desk, Receipt
from crmsim.scenario.schema import Scenario
from crmsim.words import Phrase


class Deaf(Diligent):
    """Works its own list: lets the phone ring, answers no letter and no robot, ends no loss."""

    def do(self, action: Action) -> Receipt:
        """Close no deal as lost, and answer no question."""
        lost = isinstance(action, MoveDeal) and action.stage == "LOST"
        return super().do(Wait(minutes=1) if lost or isinstance(action, AnswerQuestion) else action)

    def is_workable(self, card: Moving) -> bool:
        """Turn to nobody who has turned to the company."""
        return not unanswered(self.crm, card.id) and super().is_workable(card)

    def does_duty(self) -> bool:
        """See nothing of what comes."""
        return False

    def calls_for_contact(self, activity: Activity) -> bool:
        """Do only what one has set oneself."""
        return activity.robot is None and super().calls_for_contact(activity)

    def close_tasks(self, card: Moving, result: Phrase) -> None:
        """Leave what robots have set."""
        for task in list(self.crm.planned(card.id, "task")):
            if task.robot is None:
                self.do(CompleteTask(task=task.id, result=result.text(self.lang)))


def deaf(desk: Desk, scenario: Scenario) -> None:
    """The bot that hears nobody."""
    Deaf(desk, scenario).play()
