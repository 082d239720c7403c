"""What is told of a card that has moved, by whichever door."""

from dataclasses import dataclass

from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class CardMoved(Event):
    """A card stands on another stage of its pipeline."""

    card: int
    stage: str
    came_from: str


@dataclass(frozen=True, slots=True)
class LeadMoved(CardMoved):
    """A lead stands on another status."""


@dataclass(frozen=True, slots=True)
class DealMoved(CardMoved):
    """A deal stands on another stage."""
