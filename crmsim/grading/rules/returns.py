"""What the dearest tariff checks after a move: the client behind a deal (R181, R189, R190)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm import phones
from crmsim.crm.inbox import DealReturned
from crmsim.crm.verbs.moved import DealMoved
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import by_card, talks, was_time_after
from crmsim.words import say


@rule(
    requirement=("R189", "R190"),
    advice=say("Fill what the stage asks for before you move the deal."),
)
def never_returned(trace: Trace) -> Iterator[Finding]:
    """No deal that was moved is put back by the portal (R189, R190)."""
    moved = by_card(trace.every(DealMoved))
    returned = by_card(trace.every(DealReturned))
    for card, moves in moved.items():
        name = trace.crm.cards[card].name
        for back in returned.get(card, ()):
            why = say("«{name}» was put back to its stage.", name=name)
            better = say("Read which fields «{name}» lacks, and fill them first.", name=name)
            yield wrong(back, why, better, card)
        if card not in returned:
            yield right(moves[-1], say("«{name}» was never put back.", name=name), card)


@rule(
    requirement=("R181", "R189"),
    advice=say("Write down the name and the phone that the client tells you."),
)
def contact_as_told(trace: Trace) -> Iterator[Finding]:
    """The contact of a deal holds the name and the phone that were told (R181, R189)."""
    for talk in talks(trace, "introduces"):
        deal = trace.crm.cards[talk.card]
        if _holds(trace.crm.person(deal), dict(talk.facts)):
            yield right(talk, say("The client of «{name}» is known.", name=deal.name), deal.id)
        elif was_time_after(trace, talk):
            yield wrong(
                None,
                say("The client of «{name}» has told who they are in vain.", name=deal.name),
                say("Write into the contact of «{name}» the name and phone.", name=deal.name),
                deal.id,
            )


def _holds(person: Any, told: dict[str, Any]) -> bool:
    if person is None or person.name != told["name"]:
        return False
    return phones.e164(person.phone) == phones.e164(told["phone"])
