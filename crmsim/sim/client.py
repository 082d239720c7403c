"""One client: hears what is done about their lead, and has words for it.

The chapters of a client's life are here; which of them a manner tells, is in `clients`.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crmsim.crm import inbox
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.calls import CallAnswered
from crmsim.crm.verbs.contact import CallMade, MessageSent
from crmsim.crm.verbs.finish import LeadConverted
from crmsim.crm.verbs.letters import LetterSent
from crmsim.crm.verbs.meetings import MeetingHeld, MeetingSet
from crmsim.crm.verbs.sale import InvoiceSent, ObjectionAnswered, OfferSent, OrderHandedOver
from crmsim.crm.verbs.supply import DeliveryAccepted, PriceNamed
from crmsim.sim.clock import Story
from crmsim.sim.opening import LeadPlan

if TYPE_CHECKING:
    from crmsim.sim.clock import Signal
    from crmsim.sim.world import World

Tell = Callable[["Client"], Story]
EARLY_MIN = 10
"""How long before a remote consultation its client is ready to talk."""


@dataclass(frozen=True, slots=True)
class MessageRead(Event):
    """The client has read a message and is about to answer; nobody else sees it."""

    card: int
    activity: int


WRITTEN = (MessageSent, LetterSent)
"""What is read later than it is sent."""
HEARD = (
    *(OfferSent, ObjectionAnswered, InvoiceSent, inbox.OrderPacked, inbox.ParcelTaken),
    *(OrderHandedOver, LetterSent),
    *(CallMade, CallAnswered, MessageSent, MeetingSet, MeetingHeld, LeadConverted),
    *(inbox.FormApproved, inbox.ColleagueReplied, PriceNamed, DeliveryAccepted),
)


class Client:
    """A person behind a lead. Their dice were thrown at casting."""

    def __init__(self, world: "World", card: int, plan: LeadPlan, story: Tell) -> None:
        self.world = world
        self.story = story
        self.card = card
        self.lead = plan
        self.plan = plan.client
        self.dice = plan.client.dice
        self.calls_to_miss = self.dice.get("missed_calls", 0)
        self.comes = bool(self.dice.get("shows", 1))
        self.place = "meeting" if self.dice.get("office", 1) else "remote"
        self.patience_min = self.dice.get("patience_min", 20)
        self.promised_min = min((a.due_min for a in plan.activities), default=0)
        self.meeting: MeetingSet | None = None
        self.last: tuple[str, inbox.Facts] | None = None
        self._heard: deque[Event] = deque()
        self._wake: Signal | None = None
        self._started = False

    def start(self) -> None:
        """Begin the story; one who waits for nobody begins when first heard of."""
        if not self._started:
            self._started = True
            self.world.clock.start(self._live())

    def _live(self) -> Story:
        yield from self.story(self)
        while True:
            event = yield from self.next()
            if type(event) is CallMade:
                self.world.tell(inbox.ClientDidNotAnswer(event.card, event.activity))

    def hear(self, event: Event) -> None:
        """Take notice of an event about one's own lead."""
        if isinstance(event, WRITTEN):
            self._read_later(event)
            return
        self._heard.append(event)
        self.start()
        if self._wake is not None and not self._wake.triggered:
            self._wake.succeed()

    def _read_later(self, message: MessageSent | LetterSent) -> None:
        delay = self.dice.get("reply_min", 0)
        if delay:
            read = MessageRead(message.card, message.activity)
            self.world.at(self.world.clock.now + delay, lambda: self.hear(read))

    def next(self, until: int | None = None) -> Story:
        """The next event that was heard; None when the minute *until* comes first."""
        clock = self.world.clock
        if not self._heard:
            self._wake = clock.event()
            if until is None:
                yield self._wake
            elif until > clock.now:
                yield self._wake | clock.timeout(until - clock.now)
        return self._heard.popleft() if self._heard else None

    def contact(self, until: int | None = None) -> Story:
        """The next call that is picked up, or message that is read; other events pass by."""
        while True:
            event = yield from self.next(until)
            if event is None or self.is_reached(event):
                return event
            self.overhear(event)

    def is_reached(self, event: Event | None) -> bool:
        """Whether an event is a contact that gets through; a missed call is told."""
        if type(event) in (MessageRead, CallAnswered):
            return True
        if type(event) is not CallMade:
            return False
        if not self.calls_to_miss:
            return True
        self.calls_to_miss -= 1
        self.world.tell(inbox.ClientDidNotAnswer(event.card, event.activity))
        return False

    def overhear(self, event: Event) -> None:
        """A meeting that this client did not agree to passes without them."""
        if type(event) is MeetingSet:
            self.world.at(event.due_min, lambda: self.miss(event.activity))

    def miss(self, activity: int, came: bool = False) -> None:
        """A set time passes; *came* says whether the client was there in vain."""
        if self.world.crm.activities[activity].state == "planned":
            kind = inbox.ClientLeft if came else inbox.ClientDidNotCome
            self.world.tell(kind(self.card, activity))

    def say(self, contact: Any, said: str, **facts: Any) -> None:
        """Answer a contact; the facts are what the grader may ask for."""
        self.last = (said, tuple(facts.items()))
        kind = inbox.ClientWrote if type(contact) is MessageRead else inbox.ClientAnswered
        self.world.tell(kind(self.card, contact.activity, *self.last))
        if self.dice.get("unrecorded") and type(contact) is CallMade:
            self.dice = {**self.dice, "unrecorded": 0}
            self.world.tell(inbox.CallUnrecorded(self.card, contact.activity))

    def write(self, activity: int, said: str, **facts: Any) -> None:
        """Answer in writing a letter or a message, without being asked again."""
        self.last = (said, tuple(facts.items()))
        self.world.tell(inbox.ClientWrote(self.card, activity, *self.last))

    def say_again(self, contact: Any) -> None:
        """Repeat what was said last."""
        said, facts = self.last or ("waits_for_approval", ())
        self.say(contact, said, **dict(facts))

    def slot(self, name: str) -> int:
        """The minute of a day and an hour of the dice, in working time and ahead of now."""
        return self.world.slot(self.dice.get(f"{name}_day", 1), self.dice.get(f"{name}_hour", 12))

    def repeat_until(self, minute: int) -> Story:
        """Say the same to everybody until a minute has come; then the first contact after it."""
        while True:
            contact = yield from self.contact()
            if self.world.clock.now >= minute:
                return contact
            self.say_again(contact)

    def tell_form(self, contact: Any) -> None:
        """Answer the questionnaire (R092)."""
        self.say(contact, "tells_form", **self.plan.form)
        self.world.tell(inbox.ClientTold(self.card, tuple(self.plan.form.items())))
