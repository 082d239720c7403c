"""Which robots and triggers an event starts, when they work, and why a chain of them ends (law 9).

Within one chain each of them works at most once on a card, and one that makes cards at most once.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from crmsim.crm.automation import Robot, Trigger
from crmsim.crm.inbox import Arrived, RobotNoticed, RobotRefused, TriggerFired
from crmsim.crm.robots import facts_hold, fits
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.deals import DealAdded
from crmsim.crm.verbs.finish import LeadConverted
from crmsim.crm.verbs.guard import allow, go_to
from crmsim.crm.verbs.leads import LeadAdded
from crmsim.crm.verbs.mail import LetterBecameDeal
from crmsim.crm.verbs.moved import CardMoved
from crmsim.crm.verbs.moving import PipelineChanged
from crmsim.crm.verbs.repeats import DealRepeated
from crmsim.errors import Refused
from crmsim.sim.robots.base import find_step
from crmsim.sim.robots.dates import date_of, minute_of
from crmsim.sim.robots.names import snake

if TYPE_CHECKING:
    from crmsim.sim.world import World

Waiting = Robot | Trigger
Chain = set[tuple[str, str, int]]

ENTERED = "entered"
"""What a company's file calls every event by which a card comes to stand on a stage."""
ENTRIES: dict[type[Event], str] = {
    **dict.fromkeys((CardMoved, Arrived, LeadAdded, DealAdded, PipelineChanged), "card"),
    **dict.fromkeys((DealRepeated, LetterBecameDeal), "card"),
    LeadConverted: "deal",
}
"""Such events, and where each of them names its card."""
UNHEARD = (RobotNoticed, RobotRefused)


class Robots:
    """The robots and triggers of one world."""

    def __init__(self, world: "World") -> None:
        self.world = world
        company = world.opening.organisation
        self._dated = [robot for robot in company.robots if robot.before is not None]
        told = [robot for robot in company.robots if robot.before is None]
        self._told: tuple[Waiting, ...] = (*company.triggers, *told)
        self._waiting: dict[type[Event], list[tuple[Waiting, str]]] = {}
        self._moments: dict[tuple[str, int], int] = {}
        self._chain: Chain | None = None

    def begin(self) -> None:
        """Watch the dates of the cards that are there at the opening."""
        for card in list(self.world.crm.cards) if self._dated else ():
            self._watch(card)

    def hear(self, event: Event) -> None:
        """Start what waits for an event; what one event starts belongs to one chain."""
        kind = type(event)
        waiting = self._waiting.get(kind)
        if waiting is None:
            waiting = self._waiting[kind] = list(self._waits_for(kind))
        if waiting:
            chain: Chain = set() if self._chain is None else self._chain
            for one, name in waiting:
                card = getattr(event, name)
                if card is not None and _meant(one, event):
                    self._start(one, card, chain)
        if self._dated and getattr(event, "card", None) is not None:
            self._watch(event.card)  # type: ignore[attr-defined]

    def _waits_for(self, kind: type[Event]) -> Iterator[tuple[Waiting, str]]:
        names = heard_names(kind)
        for one in self._told:
            if one.when in names:
                yield one, names[one.when]

    def _start(self, one: Waiting, card: int, chain: Chain) -> None:
        makes = isinstance(one, Robot) and find_step(one.do).makes
        link = (type(one).__name__, one.id, 0 if makes else card)
        if link in chain or not fits(self.world.crm, one, self.world.crm.cards[card]):
            return
        chain.add(link)
        if isinstance(one, Trigger):
            self._do(one, card, chain)
        else:
            at = self.world.clock.now + one.after_min
            self.world.at(at, lambda: self._do(one, card, chain))

    def _do(self, one: Waiting, card: int, chain: Chain) -> None:
        """Work, if the card still stands where it did and the facts hold."""
        crm, row = self.world.crm, self.world.crm.cards[card]
        if not (fits(crm, one, row) and facts_hold(crm, one, row)):
            return
        before, self._chain = self._chain, chain
        try:
            if isinstance(one, Trigger):
                self._fire(one, card)
            else:
                find_step(one.do)(self.world, one, card)
        except Refused as refusal:
            self._stop(one, card, refusal)
        finally:
            self._chain = before

    def _fire(self, trigger: Trigger, card: int) -> None:
        world, row = self.world, self.world.crm.cards[card]
        world.tell(TriggerFired(card, trigger.id))
        if trigger.to is not None and row.stage != trigger.to:
            allow(world.crm, row, trigger.to)
            world.tell(go_to(world.crm, row, trigger.to, None))

    def _stop(self, one: Waiting, card: int, refusal: Refused) -> None:
        event = RobotRefused(card, one.id, refusal.codes)
        object.__setattr__(event, "why", tuple(missing.why for missing in refusal.missing))
        self.world.tell(event)

    def _watch(self, card: int) -> None:
        """Be there in time for the dates of a card, as they stand now."""
        crm, row = self.world.crm, self.world.crm.cards[card]
        for robot in self._dated:
            key = (robot.id, card)
            at = minute_of(crm, row, robot) if fits(crm, robot, row) else None
            if at == self._moments.get(key):
                continue
            if at is None:
                del self._moments[key]
            elif max(at, date_of(crm, row, robot) or at) >= self.world.clock.now:
                self._moments[key] = at
                self._await(robot, card, at)

    def _await(self, robot: Robot, card: int, at: int) -> None:
        def work() -> None:
            if self._moments.get((robot.id, card)) == at:
                self._do(robot, card, {("Robot", robot.id, card)})

        self.world.at(at, work)


def heard_names(kind: type[Event]) -> dict[str, str]:
    """How a company's file may call an event, and which of its facts is the card."""
    if issubclass(kind, UNHEARD):
        return {}
    names: dict[str, str] = {}
    for base in kind.__mro__:
        if base in ENTRIES:
            names[ENTERED] = ENTRIES[base]
        if base is not Event and issubclass(base, Event) and "card" in _facts(base):
            names[snake(base)] = "card"
    return names


def _facts(kind: Any) -> dict[str, Any]:
    found: dict[str, Any] = kind.__dataclass_fields__
    return found


def _meant(one: Waiting, event: Any) -> bool:
    trigger = one.trigger if isinstance(one, Robot) else None
    return trigger is None or getattr(event, "trigger", None) == trigger
