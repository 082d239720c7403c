"""What a stage or a conversion may need: facts about a card, each true or missing for a reason.

A company names the facts in its file; every door to a stage asks the same ones.
"""

from collections.abc import Callable, Iterable

from crmsim.crm.organisation import Need
from crmsim.crm.store import Crm, Moving
from crmsim.errors import Missing, UnknownName

Fact = Callable[..., Missing | list[Missing] | None]
FACTS: dict[str, Fact] = {}


def fact(function: Fact) -> Fact:
    """Register a fact under its function's name."""
    if function.__name__ in FACTS:
        raise ValueError(f"The fact {function.__name__} is there twice.")
    FACTS[function.__name__] = function
    return function


def missing_facts(needs: Iterable[str | Need], crm: Crm, card: Moving) -> list[Missing]:
    """Every fact that is missing; UnknownName for one that nobody registered."""
    found: list[Missing] = []
    for one in needs:
        name, params = (one, {}) if isinstance(one, str) else (one.fact, one.params)
        missing = find_fact(name)(crm, card, **params)
        if missing is not None:
            found.extend(missing if isinstance(missing, list) else [missing])
    return found


def find_fact(name: str) -> Fact:
    """The fact of that name."""
    if name not in FACTS:
        raise UnknownName("fact", name, FACTS)
    return FACTS[name]
