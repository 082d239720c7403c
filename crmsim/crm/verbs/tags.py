"""Tags of a card: short marks of the company's list, to be seen and filtered by (R047)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import CardAction, Event, Line, need, the_open_card, verb
from crmsim.errors import Missing, meant
from crmsim.words import say


class TagCard(CardAction):
    """Give a card these tags, and no others."""

    verb: Literal["tag_card"] = "tag_card"
    tags: Annotated[tuple[Line, ...], Field(max_length=20, strict=False)]


@dataclass(frozen=True, slots=True)
class CardTagged(Event):
    """A card bears these tags now."""

    card: int
    tags: tuple[str, ...]


@verb
def tag_card(action: TagCard, crm: Crm) -> list[Event]:
    """A card bears tags of the company's list, each once, in the order of the list."""
    card = the_open_card(crm, action)
    need(unknown_tags(crm, action.tags))
    card.tags = [tag.id for tag in crm.organisation.tags if tag.id in action.tags]
    return [CardTagged(card.id, tuple(card.tags))]


def unknown_tags(crm: Crm, tags: Iterable[str]) -> list[Missing]:
    """Every one of some tags that the company's list does not hold."""
    known = [tag.id for tag in crm.organisation.tags]
    return [_unknown(name, known) for name in tags if name not in known]


def _unknown(name: str, known: list[str]) -> Missing:
    why = say("There is no tag «{name}».{hint}", name=name, hint=meant(name, known))
    return Missing("no_such_tag", why, field="tags")
