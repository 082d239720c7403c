"""The hands of a bot: it sees the trainee's rows and does the trainee's verbs."""

from typing import Any

from crmsim.crm.entities import Activity
from crmsim.crm.robots import ON_MOVE
from crmsim.crm.store import Crm, Moving
from crmsim.crm.verbs.base import Action
from crmsim.crm.verbs.contact import CallClient, ReportCall
from crmsim.crm.verbs.moving import MoveDeal, MoveLead
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.desk import Desk, Receipt
from crmsim.words import Phrase


class Hands:
    """What every bot that works can do."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lang = desk.header.lang
        self.heard: set[int] = set()

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

    def call(self, card: Moving) -> Activity:
        """Call, report a call that was not recorded, and give back the call."""
        self.do(CallClient(**on(card)))
        call = [a for a in self.crm.of(Activity, card.id) if a.kind == "call"][-1]
        if not call.recorded:
            self.do(ReportCall(call=call.id))
        return call

    def comment(self, card: Moving, text: Phrase) -> None:
        """Write a comment."""
        self.do(AddComment(**on(card), text=text.text(self.lang)))

    def plan(self, card: Moving, title: Phrase, due_min: int) -> None:
        """Close the tasks that were done with this contact, and set the next step."""
        self.close_tasks(card, title)
        self.do(AddTask(**on(card), title=title.text(self.lang), due_min=due_min))

    def close_tasks(self, card: Moving, result: Phrase) -> None:
        """Complete the planned tasks of a card, but for those that end when it moves."""
        robots = self.crm.organisation.robot_by_id
        mine = [
            t for t in self.crm.planned(card.id, "task", "call") if t.responsible_id == self.crm.me
        ]
        for task in mine:
            if task.robot in robots and robots[task.robot].params.get("closes") == ON_MOVE:
                continue
            self.do(CompleteTask(task=task.id, result=result.text(self.lang)))

    def enter(self, card: Moving, fact: str) -> None:
        """Move a card to the stage that needs a fact, unless it stands there."""
        for stage in self.crm.organisation.pipeline(card.pipeline).stages:
            if fact in stage.needs and stage.id != card.stage:
                self.move(card, stage.id)

    def move(self, card: Moving, stage: str) -> None:
        """Move a card to a stage."""
        if card.kind == "lead":
            self.do(MoveLead(lead=card.id, stage=stage))
        else:
            self.do(MoveDeal(deal=card.id, stage=stage))

    def soon(self, minutes: int) -> int:
        """So many minutes from now, or tomorrow where the office closes before."""
        at = self.now + minutes
        return at if at <= self.crm.hours.closing(self.now) else self.tomorrow()

    def tomorrow(self, hour: int = 10) -> int:
        """The minute of an hour of the next working day."""
        return self.crm.hours.at(self.crm.hours.day_after(self.now, 1), hour * 60)


def on(card: Moving) -> dict[str, Any]:
    """How an action names a card."""
    return {card.kind: card.id}
