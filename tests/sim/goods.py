"""A world with one deal of goods, and short ways to act in it."""

from typing import Any

from crmsim.crm.entities import Activity, Deal
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import MessageClient
from crmsim.crm.verbs.letters import SendLetter
from crmsim.crm.verbs.sale import (
    AskConsent,
)
from crmsim.sim.world import Outcome, World
from tests.grading.examples_sale import (
    DEAL,
    FORM,
    sale,
)

HEAD = 2
"""The number of the head of sales."""
CARRIER = {**FORM, "delivery": "carrier"}
WRITE = MessageClient(deal=DEAL, text="Are you there?")
LETTER = SendLetter(deal=DEAL, subject="Our offer", text="Are you there?")
ASK = AskConsent(deal=DEAL, text="The client is silent.")


def lived(*actions: Action, **position: Any) -> World:
    """A world in which all of it was done, and nothing refused."""
    world = World(sale(**position))
    for action in actions:
        outcome = world.act(action)
        assert not outcome.missing, (action, outcome.codes)
    return world


def codes(world: World, action: Action) -> tuple[str, ...]:
    """The codes of a refusal; empty where the action was allowed."""
    return world.act(action).codes or ()


def deal(world: World) -> Deal:
    """The only deal."""
    return world.crm.deals[DEAL]


def tasks(world: World) -> list[Activity]:
    """The planned tasks of the deal."""
    return list(world.crm.planned(DEAL, "task"))


def said(outcome: Outcome) -> list[str]:
    """What the client said during an action."""
    return [event.said for event in outcome.events if hasattr(event, "said")]


def bell(world: World) -> list[str]:
    """The kinds of the lines behind the bell."""
    return [row.kind for row in world.crm.notifications.values()]
