"""Mass edit in the list: tags, stage, employee, a task for many cards (R220, R223)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Deal, Lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs.assign import give, right_to_give
from crmsim.crm.verbs.base import (
    Action,
    Event,
    Line,
    Minute,
    RowId,
    in_future,
    in_work,
    known_card,
    need,
    verb,
    written,
)
from crmsim.crm.verbs.guard import allow, go_to
from crmsim.crm.verbs.tags import CardTagged, unknown_tags
from crmsim.crm.verbs.tasks import TaskSet
from crmsim.errors import Missing, Refused, refuse
from crmsim.words import Phrase, say

Tags = Annotated[tuple[Line, ...], Field(max_length=20, strict=False)]


class EditMany(Action):
    """Change many cards at once; what is left out stays as it is.

    `task_title` is the title of a task that every card gets, due at `due_min`.
    """

    verb: Literal["edit_many"] = "edit_many"
    cards: Annotated[tuple[RowId, ...], Field(min_length=1, max_length=200, strict=False)]
    tags_add: Tags = ()
    tags_remove: Tags = ()
    stage: Line | None = None
    responsible: RowId | None = None
    task_title: Line | None = None
    due_min: Minute | None = None


@dataclass(frozen=True, slots=True)
class ManyEdited(Event):
    """Some cards were changed in one action; what changed on each is told beside it."""

    cards: tuple[int, ...]


@verb
def edit_many(action: EditMany, crm: Crm) -> list[Event]:
    """All cards are changed or none; each passes the same guard as by the other doors (R223)."""
    if not any(
        (action.tags_add, action.tags_remove, action.stage, action.responsible, action.task_title)
    ):
        raise refuse("nothing_to_change", say("Choose what shall change."))
    need(_faults(action, crm))
    cards = list(dict.fromkeys(action.cards))
    need(missing for number in cards for missing in _against(action, crm, number))
    events: list[Event] = [ManyEdited(tuple(cards))]
    for number in cards:
        events.extend(_edit(action, crm, crm.cards[number]))
    return events


def _faults(action: EditMany, crm: Crm) -> Iterator[Missing | None]:
    yield from unknown_tags(crm, (*action.tags_add, *action.tags_remove))
    if action.task_title is not None:
        yield written(action.task_title, "task")
        due = action.due_min if action.due_min is not None else crm.now_min
        yield in_future(crm, due, "due_min")


def _against(action: EditMany, crm: Crm, number: int) -> list[Missing]:
    """What stands against the change of one card, told with the card's name."""
    card = crm.cards.get(number)
    if card is None:
        return [Missing("no_such_card", say("There is no card number {id}.", id=number))]
    try:
        in_work(known_card(crm, card.kind, number))
        _ask(action, crm, card)
    except Refused as refused:
        named = say("«{name}»:", name=card.name)
        return [Missing(m.code, _told(named, m.why), m.offer, m.field) for m in refused.missing]
    return []


def _told(named: Phrase, why: Phrase) -> Phrase:
    return say("{card} {why}", card=named, why=why)


def _ask(action: EditMany, crm: Crm, card: Any) -> None:
    """Ask every guard as if the card had its new tags; the card stays as it was."""
    if action.responsible is not None:
        right_to_give(crm, card, action.responsible)
    if action.stage is None:
        return
    if not isinstance(card, Lead | Deal):
        raise refuse("no_stages", say("Only leads and deals stand on stages."))
    tags, card.tags = card.tags, _tags(action, crm, card)
    try:
        allow(crm, card, action.stage)
    finally:
        card.tags = tags


def _tags(action: EditMany, crm: Crm, card: Any) -> list[str]:
    kept = {*card.tags, *action.tags_add} - set(action.tags_remove)
    return [tag.id for tag in crm.organisation.tags if tag.id in kept]


def _edit(action: EditMany, crm: Crm, card: Any) -> Iterator[Event]:
    for step in STEPS:
        yield from step(action, crm, card)


def _tag(action: EditMany, crm: Crm, card: Any) -> Iterator[Event]:
    if action.tags_add or action.tags_remove:
        card.tags = _tags(action, crm, card)
        yield CardTagged(card.id, tuple(card.tags))


def _give(action: EditMany, crm: Crm, card: Any) -> Iterator[Event]:
    if action.responsible is not None:
        yield give(crm, card, crm.employees[action.responsible])


def _plan(action: EditMany, crm: Crm, card: Any) -> Iterator[Event]:
    if action.task_title is not None and action.due_min is not None:
        task = add_activity(crm, "task", card.id, title=action.task_title, due_min=action.due_min)
        yield TaskSet(card.id, task.id, action.due_min)


def _move(action: EditMany, crm: Crm, card: Any) -> Iterator[Event]:
    if action.stage is not None:
        yield go_to(crm, card, action.stage, crm.me)


STEPS: tuple[Callable[[EditMany, Crm, Any], Iterator[Event]], ...] = (_tag, _plan, _move, _give)
"""A task is set before the move, which cancels it where the move is the end."""
