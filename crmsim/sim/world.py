"""A world: one company from opening to closing time. It passes actions down and tells events.

The same opening and the same actions always make the same things happen.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crmsim.crm import inbox
from crmsim.crm.store import Crm
from crmsim.crm.verbs import (
    VERB_NAMES,
    VERBS,
    Action,
    Event,
    account,
    day,
    finish,
    leads,
    meetings,
    tasks,
)
from crmsim.crm.verbs.contact import CallMade
from crmsim.errors import Missing, Refused, refuse
from crmsim.sim import arrivals, audit, colleagues, mail, reminders, selling
from crmsim.sim import returns as _returns  # noqa: F401 – the portal listens
from crmsim.sim import sale as _sale  # noqa: F401 – so do those who work on a sale
from crmsim.sim.client import HEARD, Client
from crmsim.sim.clock import Clock
from crmsim.sim.listening import EARS
from crmsim.sim.opening import LeadPlan, Opening
from crmsim.sim.robots import Robots
from crmsim.sim.robots.names import snake
from crmsim.words import say

AFTER_HOURS = (day.EndDay, day.HandIn, day.AnswerQuestion)
BEFORE_JOINING = (account.AcceptInvitation, account.SetPassword, *AFTER_HOURS)
LISTENERS: dict[type[Event], Callable[["World", Any], None]] = {
    leads.FormSent: colleagues.approve_form,
    meetings.MeetingSet: reminders.remind_of_meeting,
    tasks.TaskSet: reminders.remind_of_task,
    tasks.TaskPostponed: reminders.remind_of_task,
    leads.LeadAdded: arrivals.recognise,
    finish.LeadConverted: arrivals.follow,
}
PASSING = (day.Waited, day.DayEnded)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one action led to: events, or what was missing. `line` counts actions from 1."""

    line: int
    at_min: int
    events: tuple[Event, ...]
    missing: tuple[Missing, ...]

    @property
    def codes(self) -> tuple[str, ...] | None:
        """The codes of a refusal, or None."""
        return tuple(m.code for m in self.missing) or None


class World:
    """Plays an opening."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.clock = Clock()
        self.crm = Crm(opening.organisation, opening.start)
        self.crm.lang = opening.lang
        self.clients: dict[int, Client] = {}
        self.strangers: dict[str, LeadPlan] = {}
        self.history: list[Event] = []
        self.line = 0
        self._today = (0, -1)
        self._costs = opening.organisation.costs
        self.turns: Counter[str] = Counter()
        self.robots = Robots(self)
        arrivals.furnish(self)
        mail.begin(self)
        selling.begin(self)
        self.robots.begin()
        audit.begin(self)
        self.clock.settle()

    def act(self, action: Action) -> Outcome:
        """Do an action and let its minutes pass; refused, it changes nothing and takes no time."""
        self.line += 1
        now, mark = self.clock.now, len(self.history)
        try:
            self._allow(action)
            events = VERBS[type(action)](action, self.crm)
        except Refused as refusal:
            return Outcome(self.line, now, (), refusal.missing)
        for event in events:
            self.tell(event)
        self.clock.settle()
        self.clock.pass_minutes(self._minutes(action, mark), self._stop(action))
        self.crm.now_min = self.clock.now
        return Outcome(self.line, now, tuple(self.history[mark:]), ())

    def tell(self, event: Event) -> None:
        """Record an event, and let everybody hear it whom it concerns."""
        now = self.crm.now_min = self.clock.now
        object.__setattr__(event, "at_min", now)
        object.__setattr__(event, "line", self.line)
        object.__setattr__(event, "order", len(self.history))
        self.history.append(event)
        kind = type(event)
        inbox.record(event, self.crm)
        if kind in HEARD:
            self._hear(event)
        listener = LISTENERS.get(kind)
        if listener is not None:
            listener(self, event)
        for hear in EARS.get(kind, ()):
            hear(self, event)
        self.robots.hear(event)

    def at(self, minute: int, call: Callable[[], None]) -> None:
        """Call at *minute*, or now where it has passed; the rows know what time it is then."""

        def ring() -> None:
            self.crm.now_min = self.clock.now
            call()

        self.clock.at(minute, ring)

    def slot(self, workdays: int, hour: int) -> int:
        """The minute of an hour, *workdays* working days from now, and not in the past."""
        hours, now = self.crm.hours, self.clock.now
        at = hours.at(hours.day_after(now, workdays), hour * 60)
        return at if at > now else hours.at(hours.day_after(now, 1), hour * 60)

    @property
    def is_over(self) -> bool:
        """Whether the last working day of the opening has closed."""
        return self.clock.now >= self.closes_min

    @cached_property
    def closes_min(self) -> int:
        """The minute at which the last working day closes."""
        hours = self.crm.hours
        last = hours.day_after(0, self.opening.days - 1)
        return hours.closing(hours.at(last, 0))

    def _hear(self, event: Any) -> None:
        client = self.clients.get(event.card)
        if client is not None:
            client.hear(event)
        elif isinstance(event, CallMade):
            self.tell(inbox.ClientDidNotAnswer(event.card, event.activity))

    def _allow(self, action: Action) -> None:
        kind = type(action)
        if self.crm.lesson.handed_in:
            raise refuse("handed_in", say("The lesson is handed in; nothing more can be done."))
        if kind not in BEFORE_JOINING and self.crm.trainee.joined_min is None:
            why = say("Accept the invitation first.")
            raise refuse("not_joined", why, offer="accept_invitation")
        if kind is day.EndDay and self.crm.hours.closing(self.clock.now) >= self.closes_min:
            raise refuse("last_day", say("This is the last day; hand the lesson in."))
        if kind not in AFTER_HOURS and not self._at_work():
            raise refuse("day_over", say("The working day is over."), offer="end_day")

    def _at_work(self) -> bool:
        opens, closes = self._today
        now = self.clock.now
        if now > closes:
            hours = self.crm.hours
            opens, closes = self._today = hours.opening(now), hours.closing(now)
            if not hours.is_workday(now):
                return False
        return opens <= now < closes

    def _minutes(self, action: Action, mark: int) -> int:
        costs = self._costs
        spent = costs.get(VERB_NAMES[type(action)], 0)
        for event in self.history[mark:]:
            kind = type(event)
            spent += costs.get(snake(kind), 0)
            if kind in PASSING:
                spent += event.minutes  # type: ignore[attr-defined]
        return spent

    def _stop(self, action: Action) -> Callable[[], bool] | None:
        if not (isinstance(action, day.Wait) and action.until_bell):
            return None
        rows, heard, me = self.crm.notifications, len(self.crm.notifications), self.crm.me
        return lambda: any(rows[n].employee_id == me for n in range(heard + 1, len(rows) + 1))
