"""The hands of a bot: it sees the trainee's rows and does the trainee's verbs."""

from crmsim.crm.entities import Activity, Lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action
from crmsim.crm.verbs.contact import CallClient, ReportCall
from crmsim.crm.verbs.leads import MoveLead
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.desk import Desk, Receipt
from crmsim.words import Phrase


class Hands:
    """What every bot that works can do."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lang = desk.header.lang

    @property
    def crm(self) -> Crm:
        """The rows as the trainee sees them."""
        return self.desk.crm

    @property
    def now(self) -> int:
        """Minutes since opening."""
        return self.crm.now_min

    def do(self, action: Action) -> Receipt:
        """Do an action."""
        return self.desk.do(action)

    def call(self, lead: Lead) -> Activity:
        """Call, report a call that was not recorded, and give back the call."""
        self.do(CallClient(lead=lead.id))
        call = [a for a in self.crm.of_lead(Activity, lead.id) if a.kind == "call"][-1]
        if not call.recorded:
            self.do(ReportCall(call=call.id))
        return call

    def comment(self, lead: Lead, text: Phrase) -> None:
        """Write a comment."""
        self.do(AddComment(lead=lead.id, text=text.text(self.lang)))

    def plan(self, lead: Lead, title: Phrase, due_min: int) -> None:
        """Close the tasks that were done with this contact, and set the next step."""
        self.close_tasks(lead, title)
        self.do(AddTask(lead=lead.id, title=title.text(self.lang), due_min=due_min))

    def close_tasks(self, lead: Lead, result: Phrase) -> None:
        """Complete the planned tasks of a lead."""
        for task in list(self.crm.planned(lead.id, "task")):
            self.do(CompleteTask(task=task.id, result=result.text(self.lang)))

    def enter(self, lead: Lead, fact: str) -> None:
        """Move a lead to the status that needs a fact, unless it stands there."""
        for stage in self.crm.organisation.leads.stages:
            if fact in stage.needs and stage.id != lead.stage:
                self.do(MoveLead(lead=lead.id, stage=stage.id))

    def tomorrow(self, hour: int = 10) -> int:
        """The minute of an hour of the next working day."""
        return self.crm.hours.at(self.crm.hours.day_after(self.now, 1), hour * 60)
