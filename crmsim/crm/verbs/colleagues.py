"""Asking a colleague when the next step is not known (R019, R158)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    CardAction,
    Event,
    Prose,
    RowId,
    known_employee,
    need,
    the_card,
    verb,
    written,
)
from crmsim.errors import Missing
from crmsim.words import say


class AskColleague(CardAction):
    """Write to a colleague in the chat what is to be done about a card."""

    verb: Literal["ask_colleague"] = "ask_colleague"
    employee: RowId
    text: Prose


@dataclass(frozen=True, slots=True)
class ColleagueAsked(Event):
    """A colleague has a question in the chat."""

    card: int
    employee: int
    text: str


@verb
def ask_colleague(action: AskColleague, crm: Crm) -> list[Event]:
    """Somebody else of the company is asked, with a text (R019, R158)."""
    card = the_card(crm, action)
    need([written(action.text, "text"), _other(crm, action.employee)])
    return [ColleagueAsked(card.id, action.employee, action.text)]


def _other(crm: Crm, number: int) -> Missing | None:
    if known_employee(crm, number) != crm.me:
        return None
    return Missing("yourself", say("Choose somebody else."), field="employee")
