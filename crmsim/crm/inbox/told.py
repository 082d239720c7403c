"""What the CRM learns from a client's own words: a saying, and what it writes into the rows."""

from collections.abc import Callable, Mapping
from typing import Any

from crmsim.crm.store import Crm

Learn = Callable[[Crm, Any, Mapping[str, Any]], None]
TOLD: dict[str, Learn] = {}


def told(*said: str) -> Callable[[Learn], Learn]:
    """Register what is learned about a card when its client has said one of *said*."""

    def register(learn: Learn) -> Learn:
        for one in said:
            if one in TOLD:
                raise ValueError(f"The saying {one} teaches two things.")
            TOLD[one] = learn
        return learn

    return register


def learn_from(crm: Crm, card: Any, said: str, facts: Mapping[str, Any]) -> None:
    """Write down what a saying teaches; most teach nothing."""
    learn = TOLD.get(said)
    if learn is not None:
        learn(crm, card, facts)
