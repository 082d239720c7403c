"""A trace: an attempt replayed, for reading only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from crmsim.crm.entities import Request
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event
from crmsim.errors import Missing
from crmsim.sim.opening import LeadPlan, Opening
from crmsim.sim.world import Outcome

Kind = TypeVar("Kind", bound=Event)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an attempt: what was done, when it began and ended, what came of it."""

    line: int
    at_min: int
    ends_min: int
    action: Action
    events: tuple[Event, ...]
    missing: tuple[Missing, ...]

    @classmethod
    def of(cls, action: Action, outcome: Outcome, ends_min: int) -> "Step":
        """The step that an action's outcome makes."""
        return cls(outcome.line, outcome.at_min, ends_min, action, outcome.events, outcome.missing)


@dataclass(frozen=True)
class Trace:
    """All that happened up to now; `crm` shows the rows at the last line, for reading only."""

    opening: Opening
    steps: list[Step]
    events: list[Event]
    crm: Crm

    def every(self, kind: type[Kind], **facts: Any) -> Iterator[Kind]:
        """The events of a kind whose facts are these, in the order in which they happened."""
        found: Iterable[Kind]
        if "card" in facts:
            found = self._by_card.get((kind, facts.pop("card")), ())
        else:
            found = self._by_kind.get(kind, ())
        if facts:
            found = (e for e in found if all(getattr(e, n) == v for n, v in facts.items()))
        return iter(found)

    def first(
        self,
        kind: type[Kind],
        after: Event | None = None,
        before: Event | None = None,
        **facts: Any,
    ) -> Kind | None:
        """The first such event later than *after* and earlier than *before*, or None."""
        start = after.order if after else -1
        end = before.order if before else len(self.events)
        fitting = (e for e in self.every(kind, **facts) if start < e.order < end)
        return next(fitting, None)

    def last(self, kind: type[Kind], before: Event | None = None, **facts: Any) -> Kind | None:
        """The last such event earlier than *before*, or None."""
        end = before.order if before else len(self.events)
        found = [e for e in self.every(kind, **facts) if e.order < end]
        return found[-1] if found else None

    @cached_property
    def plans(self) -> dict[int, LeadPlan]:
        """What the opening planned for each card of a request, by phone; of leads, one's own.

        Whoever asks twice has two plans, and their cards come in the order of the requests.
        """
        waiting: defaultdict[str, list[LeadPlan]] = defaultdict(list)
        for plan in sorted(self.opening.leads, key=attrgetter("arrives_min")):
            waiting[plan.person.phone].append(plan)
        cards = self.crm.leads if self.opening.organisation.has_leads else self.crm.deals
        known = ((number, waiting[self._phone(card)]) for number, card in cards.items())
        found = {number: plans.pop(0) for number, plans in known if plans}
        if not self.opening.organisation.has_leads:
            return found
        return {n: plan for n, plan in found.items() if cards[n].responsible_id == self.crm.me}

    def _phone(self, card: Any) -> str:
        """Whose request a card is; one that goes on with another card is nobody's."""
        if getattr(card, "repeats_id", None):
            return ""
        asked = self.crm.of(Request, card.id)
        person = asked[0] if asked else self.crm.person(card)
        return person.phone if person is not None else ""

    @property
    def now_min(self) -> int:
        """The minute at which the trace ends."""
        return self.crm.now_min

    @cached_property
    def _by_kind(self) -> dict[type[Event], list[Any]]:
        index: defaultdict[type[Event], list[Any]] = defaultdict(list)
        for event in self.events:
            for kind in _kinds(type(event)):
                index[kind].append(event)
        return index

    @cached_property
    def _by_card(self) -> dict[tuple[type[Event], Any], list[Any]]:
        index: defaultdict[tuple[type[Event], Any], list[Any]] = defaultdict(list)
        for event in self.events:
            for kind in _kinds(type(event)):
                index[kind, getattr(event, "card", None)].append(event)
        return index


_KINDS: dict[type[Event], tuple[type[Event], ...]] = {}


def _kinds(kind: type[Event]) -> tuple[type[Event], ...]:
    """What an event is: its own kind, and what that is a kind of."""
    found = _KINDS.get(kind)
    if found is None:
        found = tuple(k for k in kind.__mro__ if issubclass(k, Event) and k is not Event)
        _KINDS[kind] = found
    return found
