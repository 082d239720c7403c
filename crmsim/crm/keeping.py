"""How clients are kept, as data: tags for objections, hand-over, what idleness does to a card.

What acts upon it lives in `verbs` and in the world.
"""

from typing import Annotated

from pydantic import Field

from crmsim.crm.frozen import Frozen, Id, Named


class Tag(Named):
    """A mark of cards; `said` are the sayings of clients that it fits (R047, R221)."""

    said: tuple[Id, ...] = ()


class Idle(Frozen):
    """A card without a delivery for so many days goes to a stage by itself (R216, D16)."""

    days: Annotated[int, Field(ge=1, le=400)]
    stage: Id


class HandOver(Frozen):
    """Where a client goes after the success of a pipeline, and who serves them there.

    The colleague takes the new deal to the stage `taken` within so many minutes (R214, R215).
    """

    pipeline: Id
    role: Id
    taken: Id
    after_min: Annotated[int, Field(ge=0)] = 60
