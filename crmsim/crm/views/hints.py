"""The hints on a card, and those of all cards of one's own (R253)."""

from typing import Any

from crmsim.crm.filters import Criteria, select
from crmsim.crm.hints import Hint, next_steps
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import RowId
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.shapes import Both, both

CARDS = 20


class AskedHints(Asked):
    """Of which card; without one, of the trainee's cards in work."""

    card: RowId | None = None


@view
def hints(crm: Crm, asked: AskedHints) -> dict[str, Any]:
    """What the system advises to do next, the most urgent first; new staff follow it (R253)."""
    if asked.card is not None:
        row = crm.cards.get(asked.card)
        cards = [] if row is None or not crm.sees(row) else [row]
    else:
        own = Criteria(work="open", responsible=crm.me)
        cards = [card for section in ("leads", "deals") for card in select(crm, own, section)]
    steps = [(card, hint) for card in cards for hint in next_steps(crm, card)]
    if asked.card is None:
        steps = [(card, hint) for card, hint in steps if hint.kind in ("answer", "overdue", "plan")]
    return {"hints": [_shown(card, hint) for card, hint in steps[:CARDS]]}


def _shown(card: Any, hint: Hint) -> dict[str, Any]:
    shown: Both = both(hint.words)
    return {
        "card": card.id,
        "name": card.name,
        "kind": hint.kind,
        "text": shown,
        "activity": hint.activity,
    }
