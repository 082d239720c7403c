"""Who waits at each moment, and in which order they go: one fold over the events (R104–R108).

Every lead is looked at when something happens to it, when its time comes, and in the morning,
so that a fold over a large world costs as much as its events.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from crmsim.crm import inbox
from crmsim.crm.entities import Activity
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.leads import FormSent, LeadAdded
from crmsim.crm.verbs.meetings import PLACES, MeetingHeld, MeetingSet
from crmsim.crm.verbs.moved import LeadMoved
from crmsim.crm.verbs.tasks import TaskCompleted, TaskPostponed, TaskSet
from crmsim.desk.trace import Trace
from crmsim.grading.vocabulary import happened, is_mine, opening_activities

SET_TIME_MIN = 20
"""So near to a remote consultation its client may always be called."""
LAST = 99


@dataclass(slots=True)
class Plan:
    """A planned activity at one moment."""

    kind: str
    due_min: int
    confirmed: bool = False


@dataclass(slots=True)
class Card:
    """A lead at one moment; `tier` 1 goes first, `worked` is the day of the last attempt."""

    number: int
    stage: str
    tier: int
    there: bool = True
    open: bool = True
    here: bool = False
    contacted: bool = False
    form: str | None = None
    worked: int | None = None
    since_min: int | None = None
    plans: dict[int, Plan] = field(default_factory=dict)

    def is_set_for(self, now: int) -> bool:
        """Whether a set time has come: the client is here, or expects a call about now."""
        remote = (p for p in self.plans.values() if p.kind == "remote")
        return self.here or any(abs(p.due_min - now) <= SET_TIME_MIN for p in remote)


class Queue:
    """The leads of a trace, moved forward event by event."""

    def __init__(self, trace: Trace) -> None:
        company = trace.crm.organisation
        self._hours = trace.crm.hours
        self._tiers = {s.id: LAST if s.tier is None else s.tier for s in company.leads.stages}
        self._process = {s.id for s in company.leads.stages if s.semantics == "process"}
        self._first = company.leads.stages[0].id
        self._alarms: list[tuple[int, int]] = []
        self._waiting: defaultdict[int, dict[int, None]] = defaultdict(dict)
        self.now = 0
        self.day = self._hours.end_of_day(0)
        self.cards = _cards(trace, self._tiers)
        _plan_opening(trace, self.cards)
        for card in self.cards.values():
            self._look_at(card)

    def advance(self, minute: int) -> None:
        """Let time pass: due tasks begin to wait, past meetings cease to, a new day begins."""
        while self._alarms and self._alarms[0][0] <= minute:
            self.now, lead = heappop(self._alarms)
            self._look_at(self.cards[lead])
        self.now = minute
        if minute > self.day:
            self.day = self._hours.end_of_day(minute)
            for card in self.cards.values():
                self._look_at(card)

    def tell(self, event: Event) -> None:
        """Let an event change the card that it is about."""
        change = CHANGES.get(type(event))
        if change is None:
            return
        card = self.cards.get(getattr(event, "card", None) or 0)
        if card is not None:
            change(self, card, event)
            self._look_at(card)

    def is_waiting(self, card: Card) -> bool:
        """Whether a lead waits at the present moment and has not been worked today."""
        return card.number in self._waiting[card.tier]

    def before(self, card: Card) -> Card | None:
        """A waiting lead of the highest tier above this one's, or None."""
        for tier in sorted(self._waiting):
            if tier >= card.tier:
                return None
            for lead in self._waiting[tier]:
                return self.cards[lead]
        return None

    def work(self, card: Card) -> None:
        """The trainee has tried to reach this lead today."""
        card.worked = self.day
        card.contacted = True
        self._look_at(card)

    def move(self, card: Card, stage: str) -> None:
        """The lead stands on another status."""
        self._waiting[card.tier].pop(card.number, None)
        card.stage, card.tier = stage, self._tiers[stage]
        card.open = stage in self._process

    def _look_at(self, card: Card) -> None:
        line = self._waiting[card.tier]
        if self._waits(card):
            if card.number not in line:
                line[card.number] = None
                card.since_min = self.now
        else:
            line.pop(card.number, None)
            card.since_min = None
        ahead = [p.due_min for p in card.plans.values() if p.due_min > self.now]
        if card.open and ahead:
            heappush(self._alarms, (min(ahead), card.number))

    def _waits(self, card: Card) -> bool:
        if not (card.there and card.open) or card.form == "sent" or card.worked == self.day:
            return False
        if card.here or not card.plans or (not card.contacted and card.stage == self._first):
            return True
        return any(self._calls_for_contact(plan) for plan in card.plans.values())

    def _calls_for_contact(self, plan: Plan) -> bool:
        if plan.kind in PLACES:
            return self.now < plan.due_min <= self.day and not plan.confirmed
        return plan.due_min <= self.now


def _cards(trace: Trace, tiers: dict[str, int]) -> dict[int, Card]:
    later = {event.card for event in happened(trace, inbox.LeadArrived, LeadAdded)}
    began: dict[int, str] = {}
    for moved in trace.every(LeadMoved):
        began.setdefault(moved.card, moved.came_from)
    cards = {}
    for lead in trace.crm.leads.values():
        if not is_mine(trace, lead.id):
            continue
        stage = began.get(lead.id, lead.stage)
        cards[lead.id] = Card(lead.id, stage, tiers[stage], there=lead.id not in later)
    return cards


def _plan_opening(trace: Trace, cards: dict[int, Card]) -> None:
    for lead, plan in trace.plans.items():
        cards[lead].form = plan.form
        cards[lead].contacted = plan.contacted_min is not None
    for row, lead, due_min in opening_activities(trace):
        if not _was_missed(trace.plans[lead], trace, row):
            cards[lead].plans[row.id] = Plan(row.kind, due_min)


def _was_missed(plan: Any, trace: Trace, row: Activity) -> bool:
    place = trace.crm.of(Activity, row.card_id or 0).index(row)
    return bool(plan.activities[place].missed)


def _arrive(queue: Queue, card: Card, event: Any) -> None:
    card.there = True


def _moved(queue: Queue, card: Card, event: LeadMoved) -> None:
    queue.move(card, event.stage)


def _task(queue: Queue, card: Card, event: TaskSet | TaskPostponed | inbox.RobotSetTask) -> None:
    card.plans[event.task] = Plan("task", event.due_min)


def _task_done(queue: Queue, card: Card, event: TaskCompleted) -> None:
    card.plans.pop(event.task, None)


def _meeting(queue: Queue, card: Card, event: MeetingSet) -> None:
    card.plans = {key: plan for key, plan in card.plans.items() if plan.kind not in PLACES}
    card.plans[event.activity] = Plan(event.place, event.due_min)


def _meeting_over(queue: Queue, card: Card, event: Any) -> None:
    card.plans.pop(event.activity, None)
    card.here = False


def _came(queue: Queue, card: Card, event: inbox.ClientCame) -> None:
    card.here = True


def _said(queue: Queue, card: Card, event: inbox.ClientAnswered | inbox.ClientWrote) -> None:
    if event.said == "confirms":
        for plan in card.plans.values():
            plan.confirmed = True


def _form(queue: Queue, card: Card, event: FormSent | inbox.FormApproved) -> None:
    card.form = "sent" if isinstance(event, FormSent) else "approved"


CHANGES: dict[type[Event], Callable[[Queue, Card, Any], None]] = {
    inbox.LeadArrived: _arrive,
    LeadAdded: _arrive,
    LeadMoved: _moved,
    TaskSet: _task,
    TaskPostponed: _task,
    TaskCompleted: _task_done,
    inbox.RobotSetTask: _task,
    MeetingSet: _meeting,
    MeetingHeld: _meeting_over,
    inbox.ConsultationHeld: _meeting_over,
    inbox.ClientDidNotCome: _meeting_over,
    inbox.ClientLeft: _meeting_over,
    inbox.ClientCame: _came,
    inbox.ClientAnswered: _said,
    inbox.ClientWrote: _said,
    FormSent: _form,
    inbox.FormApproved: _form,
}
