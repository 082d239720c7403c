"""The trainee's time and lesson: waiting, going home, questions, hints, handing in (R252, D25)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, Passing, verb
from crmsim.errors import meant, refuse
from crmsim.words import say


class Wait(Action):
    """Let minutes pass, or fewer: until the bell rings."""

    verb: Literal["wait"] = "wait"
    minutes: Annotated[int, Field(ge=1, le=24 * 60)]
    until_bell: bool = False


class EndDay(Action):
    """Go home and come back when the office opens again."""

    verb: Literal["end_day"] = "end_day"


class AnswerQuestion(Action):
    """Answer a question of the lesson."""

    verb: Literal["answer_question"] = "answer_question"
    question: Line
    choice: Line


class TakeHint(Action):
    """Ask what would be best now; it costs points."""

    verb: Literal["take_hint"] = "take_hint"
    rule: Line


class HandIn(Action):
    """«Сдать»: the lesson is over."""

    verb: Literal["hand_in"] = "hand_in"


@dataclass(frozen=True, slots=True)
class Waited(Passing):
    """Minutes pass at the desk, or fewer if the bell may cut them short."""

    until_bell: bool


@dataclass(frozen=True, slots=True)
class DayEnded(Passing):
    """The trainee went home."""


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Event):
    """A question has an answer, and it stands."""

    question: str
    choice: str


@dataclass(frozen=True, slots=True)
class HintTaken(Event):
    """A hint was read."""

    rule: str


@dataclass(frozen=True, slots=True)
class HandedIn(Event):
    """The attempt is complete."""


@verb
def wait(action: Wait, crm: Crm) -> list[Event]:
    """Waiting ends at closing time at the latest."""
    left = crm.hours.closing(crm.now_min) - crm.now_min
    return [Waited(min(action.minutes, left), action.until_bell)]


@verb
def end_day(action: EndDay, crm: Crm) -> list[Event]:
    """The next minute at the desk is the next working day's first."""
    return [DayEnded(crm.hours.next_opening(crm.now_min) - crm.now_min)]


@verb
def answer_question(action: AnswerQuestion, crm: Crm) -> list[Event]:
    """A question is answered once, with one of its choices (R245)."""
    questions = crm.lesson.questions
    if action.question not in questions:
        hint = meant(action.question, questions)
        why = say("There is no question «{id}».{hint}", id=action.question, hint=hint)
        raise refuse("no_such_question", why)
    if action.question in crm.lesson.answers:
        raise refuse("answered_already", say("You have answered this question already."))
    choices = [c.id for c in questions[action.question].choices]
    if action.choice not in choices:
        hint = meant(action.choice, choices)
        raise refuse("no_such_choice", say("Choose from the list.{hint}", hint=hint))
    crm.lesson.answers[action.question] = action.choice
    return [QuestionAnswered(action.question, action.choice)]


@verb
def take_hint(action: TakeHint, crm: Crm) -> list[Event]:
    """A hint for the same goal costs once (R253)."""
    if action.rule not in crm.lesson.hintable:
        hint = meant(action.rule, crm.lesson.hintable)
        why = say("There is no hint for «{id}».{hint}", id=action.rule, hint=hint)
        raise refuse("no_such_hint", why)
    if action.rule in crm.lesson.hints:
        raise refuse("hint_taken", say("You have read this hint already; it is free now."))
    crm.lesson.hints.append(action.rule)
    return [HintTaken(action.rule)]


@verb
def hand_in(action: HandIn, crm: Crm) -> list[Event]:
    """After handing in nothing more is done."""
    crm.lesson.handed_in = True
    return [HandedIn()]
