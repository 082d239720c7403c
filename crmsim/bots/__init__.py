"""Trainees made of code: they see the rows that a trainee sees, and play a desk to its end."""

from collections.abc import Callable

from crmsim.bots.diligent import Careless, Diligent, Greedy, Reversed
from crmsim.bots.simple import idle, random_clicks
from crmsim.desk.desk import Desk
from crmsim.errors import UnknownName
from crmsim.scenario.schema import Scenario

Bot = Callable[[Desk, Scenario], None]

BOTS: dict[str, Bot] = {
    "idle": idle,
    "random": random_clicks,
    "diligent": lambda desk, scenario: Diligent(desk, scenario).play(),
    "reversed": lambda desk, scenario: Reversed(desk, scenario).play(),
    "careless": lambda desk, scenario: Careless(desk, scenario).play(),
    "greedy": lambda desk, scenario: Greedy(desk, scenario).play(),
}


def find_bot(name: str) -> Bot:
    """The bot of that name; UnknownName where there is none."""
    if name not in BOTS:
        raise UnknownName("bot", name, BOTS)
    return BOTS[name]
