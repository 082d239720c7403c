"""The duties of a bot that works: each looks at a card, and does what is due. No duty lives here.

A duty that has done something says so; the bot then looks at all cards anew.
"""

from collections.abc import Callable

from crmsim.bots.hands import Hands
from crmsim.crm.store import Moving

Duty = Callable[[Hands, Moving], bool]
DUTIES: dict[str, Duty] = {}


def duty(function: Duty) -> Duty:
    """Register a duty under its function's name; duties are done in the order of registering."""
    if function.__name__ in DUTIES:
        raise ValueError(f"The duty {function.__name__} is there twice.")
    DUTIES[function.__name__] = function
    return function
