"""Works by the book: who waits comes first, then set times, then tiers; everything is written down.

Its lesser brothers change one habit each.
"""

from collections.abc import Iterator

from crmsim.bots import errands
from crmsim.bots.duties import DUTIES
from crmsim.bots.followup import follow_up
from crmsim.bots.hands import Hands, on
from crmsim.bots.newcomer import Newcomer
from crmsim.bots.office import Office
from crmsim.crm.claims import is_breach
from crmsim.crm.entities import Activity
from crmsim.crm.store import Moving
from crmsim.crm.verbs.day import EndDay, HandIn, Wait
from crmsim.crm.verbs.leads import AddLead
from crmsim.crm.verbs.meetings import MeetClient, StartVisit
from crmsim.crm.verbs.navigation import OpenBell
from crmsim.desk.desk import Desk
from crmsim.scenario.schema import Scenario
from crmsim.words import Phrase

EARLY_MIN = 10
LATE_MIN = 20
NO_TIER = 99
LAST_TALK_MIN = 15


class Diligent(Hands):
    """Plays a desk to the end of its last day, and hands in."""

    def __init__(self, desk: Desk, scenario: Scenario) -> None:
        super().__init__(desk)
        self.scenario = scenario
        self.office = Office(self, scenario)
        self.works_deals = any(p.pipeline != "leads" for p in desk.header.opening.leads)

    def play(self) -> None:
        """From the first minute to «Сдать»."""
        Newcomer(self, self.scenario).settle_in()
        self.office.begin()
        while not self.scenario.invited and not (self.desk.is_over or self.is_done()):
            if self.now >= self.crm.hours.closing(self.now):
                self.do(EndDay())
            elif not self.work():
                self.wait()
        self.do(HandIn())

    def is_done(self) -> bool:
        """Whether the lesson began with leads, and all of them are finished."""
        return bool(self.crm.leads) and not any(self.open_cards())

    def work(self) -> bool:
        """Do the most important thing that can be done now; False where there is none."""
        self.read_bell()
        self.office.do_letters()
        self.office.tell_figures()
        guest = next(self.waiting_here(), None)
        if guest is not None:
            self.receive(guest)
            return True
        self.register_strangers()
        errands.run(self)
        if self.is_evening():
            return False
        if self.does_duty():
            return True
        card = next(self.due_online(), None) or self.next_card()
        if card is not None:
            self.contact(card)
        return card is not None

    def is_evening(self) -> bool:
        """Whether a talk about a deal could not be written down any more today."""
        return self.works_deals and self.now > self.crm.hours.closing(self.now) - LAST_TALK_MIN

    def does_duty(self) -> bool:
        """Do the first thing that is due on some card; False where nothing is."""
        cards = list(self.open_cards())
        return any(do(self, card) for do in DUTIES.values() for card in cards)

    def receive(self, card: Moving) -> None:
        """Meet the client who is in the office, with «ВИЗИТ» on."""
        meeting = next(m for m in self.crm.planned(card.id, "meeting") if m.answered)
        self.do(StartVisit(**on(card)))
        self.do(MeetClient(**on(card)))
        follow_up(self, card, meeting)

    def contact(self, card: Moving) -> None:
        """Call, and write down what came of it."""
        if getattr(card, "form", None) == "approved" and card.decision is None:
            self.enter(card, "form_approved")
        follow_up(self, card, self.call(card))

    def read_bell(self) -> None:
        """Look at new notifications."""
        rows = self.crm.notifications.values()
        if any(not n.read and n.employee_id == self.crm.me for n in rows):
            self.do(OpenBell())

    def register_strangers(self) -> None:
        """Add a card for everybody who came without one."""
        phones = {card.phone for card in self.crm.leads.values()}
        for notice in list(self.crm.notifications.values()):
            if notice.kind == "stranger_came" and notice.text["phone"] not in phones:
                said = notice.text
                self.do(AddLead(name=said["name"], phone=said["phone"], source=said["source"]))

    def waiting_here(self) -> Iterator[Moving]:
        """The leads whose clients are in the office."""
        for card in self.open_cards():
            if any(m.answered for m in self.crm.planned(card.id, "meeting")):
                yield card

    def due_online(self) -> Iterator[Moving]:
        """The leads whose remote consultation is now."""
        for card in self.open_cards():
            for remote in self.crm.planned(card.id, "remote"):
                due = remote.due_min or 0
                if due - EARLY_MIN <= self.now <= due + LATE_MIN:
                    yield card

    def next_card(self) -> Moving | None:
        """The first of those who can be worked now, by tier and then by due time."""
        workable = [card for card in self.open_cards() if self.is_workable(card)]
        return min(workable, key=self.rank, default=None)

    def rank(self, card: Moving) -> tuple[int, int, int]:
        """Tier, due time, number: the smallest goes first (R104–R108)."""
        tier = self.crm.stage(card).tier
        return (NO_TIER if tier is None else tier, self.first_due(card), card.id)

    def is_workable(self, card: Moving) -> bool:
        """New; or with a meeting of today to confirm; or with its next step due; or with none."""
        if card.talked_min is None and card.contacted_min is None:
            return True
        planned = list(self.crm.planned(card.id))
        if getattr(card, "form", None) == "sent":
            return False
        if getattr(card, "form", None) == "approved" and card.decision is None:
            return True
        return not planned or any(self.calls_for_contact(a) for a in planned)

    def calls_for_contact(self, activity: Activity) -> bool:
        """Whether a planned activity asks for a call now: a due task, a meeting to confirm."""
        due = activity.due_min or 0
        if activity.kind in ("meeting", "remote"):
            today = due <= self.crm.hours.end_of_day(self.now)
            return today and due > self.now and not activity.confirmed
        return activity.kind in ("task", "call") and due <= self.now

    def first_due(self, card: Moving) -> int:
        """The due time of a lead's first planned activity."""
        dues = [a.due_min for a in self.crm.planned(card.id) if a.due_min is not None]
        return min(dues, default=card.created_min)

    def open_cards(self) -> Iterator[Moving]:
        """The cards in work that the lesson is about, by number."""
        cards: list[Moving] = [*self.crm.leads.values()]
        if self.works_deals:
            cards += self.crm.deals.values()
        return (card for card in cards if card.closed_min is None and self.is_ours(card))

    def is_ours(self, card: Moving) -> bool:
        """Whether a card may be worked: a colleague's may not where calls need one's own lead."""
        return self.crm.sees(card) and not is_breach(self.crm, card)

    def wait(self) -> None:
        """Wait for the next planned moment or the bell, and never past closing time."""
        self.do(Wait(minutes=max(1, min(self._moments()) - self.now), until_bell=True))

    def _moments(self) -> Iterator[int]:
        yield self.crm.hours.closing(self.now)
        yield from (minute for minute in self.office.figures_due() if minute > self.now)
        for card in self.open_cards():
            for activity in self.crm.planned(card.id):
                due = activity.due_min or 0
                yield from (m for m in (due - EARLY_MIN, due) if m > self.now)


class Reversed(Diligent):
    """The same, but inside a tier from the other end: what is not graded is free."""

    def rank(self, card: Moving) -> tuple[int, int, int]:
        """Tier, then the latest due, then the highest number."""
        tier, due, number = super().rank(card)
        return (tier, -due, -number)


class Careless(Diligent):
    """Makes the right moves and keeps no records."""

    def comment(self, card: Moving, text: Phrase) -> None:
        """Remembers it instead."""

    def plan(self, card: Moving, title: Phrase, due_min: int) -> None:
        """Hopes to remember that too."""


class Greedy(Diligent):
    """Takes whatever card is nearest: the newest number first, tiers or not."""

    def rank(self, card: Moving) -> tuple[int, int, int]:
        """The highest number first."""
        return (0, 0, -card.id)
