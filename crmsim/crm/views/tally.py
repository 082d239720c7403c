"""Counts that follow what happens, so that a receipt never scans the world.

A tally agrees at every moment with the views `counters`, `board` and `bell`; it keeps what each
card adds to them and looks again only at cards that events or the passing of time have touched.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import Any

from crmsim.crm.entities import Notification
from crmsim.crm.filters import visible
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import KINDS, Event
from crmsim.crm.views.cards import is_closed
from crmsim.crm.views.counters import Share, add_up, share_of
from crmsim.crm.views.shapes import Counters

MOVING = ("lead", "deal")
Place = tuple[str, str]
"""A pipeline and a stage of it."""


class Tally:
    """The counts of one CRM; *history* is all that its world has told so far."""

    def __init__(self, crm: Crm, history: Sequence[Event]) -> None:
        self.crm = crm
        self._told = self._noticed = self._known = 0
        self._unread: list[Notification] = []
        self._turns: list[tuple[int, int]] = []
        self._turn_of: dict[int, int | None] = {}
        self._begin()
        self.catch_up(history)

    def _begin(self) -> None:
        """Look at every card: at first, and when the company itself has changed."""
        self._company = self.crm.organisation
        self._places: dict[int, tuple[Place, int]] = {}
        self._shares: dict[int, Share] = {}
        self._counts: Counter[Place] = Counter()
        self._worth: Counter[Place] = Counter()
        self._parts = {kind: [0, 0, 0] for kind in KINDS}
        self._seen = visible(self.crm)
        for number in self.crm.cards:
            self._look_at(number)
        self._known = len(self.crm.cards)

    @property
    def counters(self) -> Counters:
        """The trainee's counters, as the view shows them."""
        return add_up((kind, (o, t, n)) for kind, (o, t, n) in self._parts.items())

    @property
    def unread(self) -> int:
        """How many notifications the trainee has not read."""
        return len(self._unread)

    @property
    def unread_cards(self) -> set[int]:
        """The cards that an unread notification is about."""
        return {n.card_id for n in self._unread if n.card_id is not None}

    def column(self, place: Place) -> tuple[int, int]:
        """How many cards in work stand on a stage, and their sum."""
        return self._counts[place], self._worth[place]

    def catch_up(self, history: Sequence[Event]) -> dict[int, Place | None]:
        """Follow what has been told since; the cards that look different, and where each stood."""
        touched = {getattr(event, "card", None) for event in history[self._told :]}
        self._told = len(history)
        touched |= self._turned() | self._noticed_or_read()
        touched |= {number + 1 for number in range(self._known, len(self.crm.cards))}
        known = sorted(self._with_theirs(number for number in touched if number in self.crm.cards))
        before = {number: self._places.get(number) for number in known}
        if self.crm.organisation is not self._company:
            self._begin()
        self._known = len(self.crm.cards)
        self._look_again(before)
        return {number: place and place[0] for number, place in before.items()}

    def _with_theirs(self, numbers: Iterable[Any]) -> set[int]:
        """Some cards, and the leads and deals of the clients among them, which show their names."""
        found = set(numbers)
        clients = [n for n in found if self.crm.cards[n].kind not in MOVING]
        return found.union(card.id for n in clients for card in self.crm.of_client(n))

    def _look_again(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._add(number, -1)
            self._places.pop(number, None)
            self._shares.pop(number, None)
            self._look_at(number)

    def _look_at(self, number: int) -> None:
        card = self.crm.cards[number]
        if is_closed(card):
            return
        if card.responsible_id == self.crm.me:
            self._shares[number] = share_of(self.crm, card)
        if card.kind in MOVING and self._seen(card):
            place = (card.pipeline, card.stage)
            self._places[number] = (place, getattr(card, "sum_rub", 0))
        self._add(number, 1)
        self._expect(number, self._next_turn(number))

    def _add(self, number: int, sign: int) -> None:
        """Count what a card adds, or take it away again."""
        place, sum_rub = self._places.get(number, (None, 0))
        if place is not None:
            self._counts[place] += sign
            self._worth[place] += sign * sum_rub
        share = self._shares.get(number)
        if share is not None:
            parts = self._parts[self.crm.cards[number].kind]
            for part, count in enumerate(share):
                parts[part] += sign * count

    def _expect(self, number: int, turn: int | None) -> None:
        if turn is not None and turn != self._turn_of.get(number):
            heappush(self._turns, (turn, number))
        self._turn_of[number] = turn

    def _next_turn(self, number: int) -> int | None:
        """The minute from which time alone gives a card another due, or None."""
        now, evening = self.crm.now_min, self.crm.hours.end_of_day(self.crm.now_min)
        dues = [a.due_min for a in self.crm.planned(number) if a.due_min is not None]
        turns = [due + 1 if due <= evening else self._morning(due) for due in dues if due >= now]
        return min(turns, default=None)

    def _morning(self, minute: int) -> int:
        return self.crm.hours.end_of_day(minute) - DAY_MIN + 1

    def _turned(self) -> set[int]:
        turned = set()
        while self._turns and self._turns[0][0] <= self.crm.now_min:
            turn, number = heappop(self._turns)
            if self._turn_of.get(number) == turn:
                turned.add(number)
        return turned

    def _noticed_or_read(self) -> set[int]:
        before = self.unread_cards
        rows = self.crm.notifications
        fresh = [rows[number] for number in range(self._noticed + 1, len(rows) + 1)]
        self._noticed = len(rows)
        mine = (n for n in [*self._unread, *fresh] if n.employee_id == self.crm.me)
        self._unread = [n for n in mine if not n.read]
        return before ^ self.unread_cards
