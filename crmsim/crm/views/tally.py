"""Counts that follow what happens, so that a receipt never scans the world.

A tally agrees at every moment with the views `counters`, `board` and `bell`; it keeps what each
lead adds to them and looks again only at leads that events or the passing of time have touched.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from crmsim.crm.entities import Notification
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event
from crmsim.crm.views.counters import Share, add_up, share_of
from crmsim.crm.views.shapes import Counters

NOTHING: Share = (0, 0, 0)


class Tally:
    """The counts of one CRM; *history* is all that its world has told so far."""

    def __init__(self, crm: Crm, history: Sequence[Event]) -> None:
        self.crm = crm
        self._told = 0
        self._noticed = 0
        self._unread: list[Notification] = []
        self._stages: dict[int, str] = {}
        self._shares: dict[int, Share] = {}
        self._columns: Counter[str] = Counter()
        self._sums = [0, 0, 0]
        self._turns: list[tuple[int, int]] = []
        self._turn_of: dict[int, int | None] = {}
        for lead in crm.leads:
            self._look_at(lead)
        self.catch_up(history)

    @property
    def counters(self) -> Counters:
        """The trainee's counters, as the view shows them."""
        return add_up([(self._sums[0], self._sums[1], self._sums[2])])

    @property
    def unread(self) -> int:
        """How many notifications the trainee has not read."""
        return len(self._unread)

    @property
    def unread_leads(self) -> set[int]:
        """The leads that an unread notification is about."""
        return {n.card_id for n in self._unread if n.card_id is not None}

    def column(self, stage: str) -> int:
        """How many leads in work stand on a stage."""
        return self._columns[stage]

    def catch_up(self, history: Sequence[Event]) -> dict[int, str | None]:
        """Follow what has been told since; the leads that look different, and where each stood."""
        touched = {getattr(event, "card", None) for event in history[self._told :]}
        self._told = len(history)
        touched |= self._turned() | self._noticed_or_read()
        known = sorted(lead for lead in touched if lead is not None and lead in self.crm.leads)
        before = {lead: self._stages.get(lead) for lead in known}
        self._look_again(before)
        return before

    def _look_again(self, leads: Iterable[int]) -> None:
        for lead in leads:
            self._add(self._stages.pop(lead, None), self._shares.pop(lead, NOTHING), -1)
            self._look_at(lead)

    def _look_at(self, number: int) -> None:
        lead = self.crm.leads[number]
        if lead.closed_min is not None:
            return
        self._stages[number] = lead.stage
        if lead.responsible_id == self.crm.me:
            self._shares[number] = share_of(self.crm, lead)
        self._add(lead.stage, self._shares.get(number, NOTHING), 1)
        self._expect(number, self._next_turn(number))

    def _add(self, stage: str | None, share: Share, sign: int) -> None:
        if stage is not None:
            self._columns[stage] += sign
        for place, part in enumerate(share):
            self._sums[place] += sign * part

    def _expect(self, lead: int, turn: int | None) -> None:
        if turn is not None and turn != self._turn_of.get(lead):
            heappush(self._turns, (turn, lead))
        self._turn_of[lead] = turn

    def _next_turn(self, lead: int) -> int | None:
        """The minute from which time alone gives a lead another due, or None."""
        now, evening = self.crm.now_min, self.crm.hours.end_of_day(self.crm.now_min)
        dues = [a.due_min for a in self.crm.planned(lead) if a.due_min is not None]
        turns = [due + 1 if due <= evening else self._morning(due) for due in dues if due >= now]
        return min(turns, default=None)

    def _morning(self, minute: int) -> int:
        return self.crm.hours.end_of_day(minute) - DAY_MIN + 1

    def _turned(self) -> set[int]:
        turned = set()
        while self._turns and self._turns[0][0] <= self.crm.now_min:
            turn, lead = heappop(self._turns)
            if self._turn_of.get(lead) == turn:
                turned.add(lead)
        return turned

    def _noticed_or_read(self) -> set[int]:
        before = self.unread_leads
        rows = self.crm.notifications
        fresh = [rows[number] for number in range(self._noticed + 1, len(rows) + 1)]
        self._noticed = len(rows)
        self._unread = [n for n in [*self._unread, *fresh] if not n.read]
        return before ^ self.unread_leads
