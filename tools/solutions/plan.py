"""What a shipped solution is: who plays it, what is changed afterwards, and what it shows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crmsim.bots import Bot
from crmsim.crm.verbs import Action
from crmsim.scenario.schema import Scenario

Edit = Callable[[list[Action], Scenario], Iterable[Action]]


@dataclass(frozen=True)
class Plan:
    """One solution: who plays it, what is changed afterwards, and what it shows."""

    lesson: str
    name: str
    bot: Bot
    ru: str
    en: str
    edit: Edit = lambda actions, scenario: actions
