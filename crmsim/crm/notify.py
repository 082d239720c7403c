"""How a line gets behind the trainee's bell, whoever puts it there. Its words are in `notices`."""

from typing import Any

from crmsim.crm.entities import Notification
from crmsim.crm.store import Crm


def notify(crm: Crm, kind: str, card: int | None, **text: Any) -> None:
    """Put a line behind the trainee's bell, unless they muted its kind (R008, R013).

    *text* holds the facts that `notices` turns into words.
    """
    if kind not in crm.trainee.muted:
        notify_other(crm, crm.me, kind, card, **text)


def notify_owner(crm: Crm, kind: str, card: int, **text: Any) -> None:
    """Put a line behind the bell of whoever is responsible for a card (R013)."""
    owner = crm.cards[card].responsible_id
    if owner == crm.me:
        notify(crm, kind, card, **text)
    else:
        notify_other(crm, owner, kind, card, **text)


def notify_other(crm: Crm, whose: int, kind: str, card: int | None, **text: Any) -> None:
    """Put a line behind an employee's bell; the trainee sees only their own (R164)."""
    crm.add(
        Notification,
        employee_id=whose,
        kind=kind,
        card_id=card,
        at_min=crm.now_min,
        read=False,
        text=text,
    )
