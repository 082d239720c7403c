"""How a line gets behind the trainee's bell, whoever puts it there. Its words are in `notices`."""

from typing import Any

from crmsim.crm.entities import Notification
from crmsim.crm.store import Crm


def notify(crm: Crm, kind: str, card: int | None, **text: Any) -> None:
    """Put a line behind the trainee's bell, unless they muted its kind (R008, R013).

    *text* holds the facts that `notices` turns into words.
    """
    if kind in crm.trainee.muted:
        return
    crm.add(
        Notification,
        employee_id=crm.me,
        kind=kind,
        card_id=card,
        at_min=crm.now_min,
        read=False,
        text=text,
    )
