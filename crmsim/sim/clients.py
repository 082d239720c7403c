"""The manners of clients: each a story read from top to bottom, made of chapters."""

from collections.abc import Callable
from dataclasses import dataclass

from crmsim.errors import UnknownName
from crmsim.sim import chapters
from crmsim.sim.client import Client
from crmsim.sim.clock import Story

COMMON = (
    "reply_min",
    "office",
    "ready",
    "back_day",
    "back_hour",
    "slot_day",
    "slot_hour",
    "shows",
    "patience_min",
    "again_day",
    "again_hour",
    "signs",
    "sign_day",
    "sign_hour",
    "approval_min",
    "unrecorded",
)


@dataclass(frozen=True, slots=True)
class Manner:
    """A story and the names of the dice it throws; a missing die is a fault of the file."""

    tell: Callable[[Client], Story]
    dice: tuple[str, ...]
    opens: str | None = None


STORIES: dict[str, Manner] = {}


def manner(
    *dice: str, opens: str | None = None, common: tuple[str, ...] = COMMON
) -> Callable[[Callable[[Client], Story]], Callable[[Client], Story]]:
    """Register a story under its function's name, with the dice it needs beside the common ones.

    *opens* is what such a client writes in a request of their own.
    """

    def register(story: Callable[[Client], Story]) -> Callable[[Client], Story]:
        if story.__name__ in STORIES:
            raise ValueError(f"The manner {story.__name__} is there twice.")
        STORIES[story.__name__] = Manner(story, (*common, *dice), opens)
        return story

    return register


def find_story(name: str) -> Manner:
    """The manner of that name; UnknownName where nobody has it."""
    if name not in STORIES:
        raise UnknownName("story", name, STORIES)
    return STORIES[name]


@manner()
def prompt(client: Client) -> Story:
    """Answers at once, comes, decides."""
    yield from meet_and_be_asked(client)
    contact = yield from answer_of_company(client)
    yield from chapters.decide(client, contact)


@manner("missed_calls")
def hard_to_reach(client: Client) -> Story:
    """Misses the first calls; once reached, does as everybody."""
    yield from prompt(client)


@manner()
def no_show(client: Client) -> Story:
    """Agrees, then does not come; asked in time, says so."""
    if client.plan.phase != "missed":
        client.comes = False
    yield from prompt(client)


@manner("think_day", "think_hour")
def thinker(client: Client) -> Story:
    """Wants time before deciding."""
    yield from meet_and_be_asked(client)
    if client.plan.phase == "thinking":
        contact = yield from chapters.keep_thinking(client)
    else:
        contact = yield from answer_of_company(client)
        if client.plan.phase != "agreed":
            contact = yield from chapters.think_over(client, contact)
    yield from chapters.decide(client, contact)


@manner("service_rub")
def buys_service(client: Client) -> Story:
    """Needs no bankruptcy, but pays for another service."""
    yield from meet_and_be_asked(client)
    yield from chapters.pay_service(client)


@manner("wrong")
def not_target(client: Client) -> Story:
    """Is no client at all."""
    yield from chapters.turn_away(client)


def meet_and_be_asked(client: Client) -> Story:
    """From the first ring to the questionnaire; what lies before the opening is over."""
    if client.plan.phase in ("new", "told"):
        yield from chapters.agree_on_time(client)
    if client.plan.phase in ("new", "told", "appointed", "missed"):
        yield from chapters.meet(client)


def answer_of_company(client: Client) -> Story:
    """The contact at which the company's terms are told."""
    if client.plan.phase in ("thinking", "agreed"):
        return (yield from client.contact())
    return (yield from chapters.hear_approval(client))


from crmsim.sim.stories import admission, contract, regulars, sale, shopper, supply  # noqa: E402, F401  # the stories register themselves
