"""Letters to a client from a card, written by hand or from a template (R035, R071)."""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.letters import add_letter, known_template, written_by
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import CardAction, Event, Line, Prose, need, the_open_card, verb, written
from crmsim.crm.verbs.contact import attempted
from crmsim.errors import Missing
from crmsim.words import say


class SendLetter(CardAction):
    """Write a letter to the client of a card, by hand or from a template (R035)."""

    verb: Literal["send_letter"] = "send_letter"
    subject: Line = ""
    text: Prose = ""
    template: Line | None = None


@dataclass(frozen=True, slots=True)
class LetterSent(Event):
    """A letter is on its way; `template` is the one it was made of."""

    card: int
    activity: int
    template: str | None = None


@verb
def send_letter(action: SendLetter, crm: Crm) -> list[Event]:
    """A letter needs an address, and a text of its own or of a template; it is an attempt (D2)."""
    card = the_open_card(crm, action)
    subject, text = action.subject, action.text
    if action.template is not None:
        template = known_template(crm.organisation, action.template, card)
        ready = written_by(crm, template, getattr(crm.person(card), "name", ""))
        subject, text = subject or ready[0], text or ready[1]
    need([addressable(crm, card), written(text, "text")])
    letter = post(crm, card, subject, text)
    return [LetterSent(card.id, letter, action.template)]


def post(crm: Crm, card: Any, subject: str, text: str = "") -> int:
    """Put an outgoing letter into a card's timeline, an attempt until answered; its number."""
    attempted(crm, card)
    return add_letter(crm, card.id, subject, text).id


def addressable(crm: Crm, card: Any) -> Missing | None:
    """What is missing when nobody can be written to about a card."""
    person = crm.person(card)
    if person is not None and person.email:
        return None
    why = say("«{name}» has no client with an e-mail.", name=card.name)
    return Missing("no_email", why, "attach_client", "email")
