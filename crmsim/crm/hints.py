"""What to do next with a card: the system reminds to call, to write, to plan (R253)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.entities import Deal, Lead
from crmsim.crm.filters import due_at
from crmsim.crm.store import Crm
from crmsim.crm.unanswered import unanswered
from crmsim.words import Moment, Phrase, Told, say

Kind = Literal["answer", "overdue", "today", "plan", "stage", "later"]
URGENT: tuple[Kind, ...] = ("answer", "overdue", "plan")
"""What does not wait until tomorrow."""

ANSWER: dict[str, Phrase] = {
    "ringing": say("The client is calling: pick up."),
    "call": say("Call back: the client has called, and nobody picked up."),
    "chat": say("Answer the message: {text}"),
    "letter": say("Answer the letter: {text}"),
    "form": say("Call: the client has filled in a form. {text}"),
    "social": say("Answer the comment in the social network: {text}"),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A step that the system advises, most urgent first; `activity` is the one it is about."""

    kind: Kind
    words: Told
    activity: int | None = None


def next_steps(crm: Crm, card: Any) -> list[Hint]:
    """What to do with a card, the most urgent first; nothing for one that is finished (R253)."""
    if getattr(card, "closed_min", None) is not None:
        return []
    found = [*_answers(crm, card), *_planned(crm, card), *_of_stage(crm, card)]
    order = ("answer", "overdue", "today", "plan", "stage", "later")
    return sorted(found, key=lambda hint: order.index(hint.kind))


def _answers(crm: Crm, card: Any) -> Iterator[Hint]:
    for asked in unanswered(crm, card.id):
        words = ANSWER["ringing" if asked.state == "ringing" else asked.kind]
        yield Hint("answer", Phrase(words.msgid, (("text", asked.title),)), asked.id)


def _planned(crm: Crm, card: Any) -> Iterator[Hint]:
    empty = True
    for activity in crm.planned(card.id):
        empty = False
        if activity.due_min is None:
            continue
        at = Moment(crm.hours.moment(activity.due_min))
        due = due_at(crm, activity.due_min)
        if due == "overdue":
            words = say("Overdue since {at}: {title}", at=at, title=activity.title)
        else:
            words = say("By {at}: {title}", at=at, title=activity.title)
        yield Hint(due, words, activity.id)
    if empty and isinstance(card, Lead | Deal):
        yield Hint("plan", say("Nothing is planned: set the next step, or the client will wait."))


def _of_stage(crm: Crm, card: Any) -> Iterator[Hint]:
    if isinstance(card, Lead | Deal):
        hint = crm.stage(card).hint
        if hint is not None:
            yield Hint("stage", hint)
