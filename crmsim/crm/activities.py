"""How a row of the timeline is made, whoever makes it."""

from typing import Any

from crmsim.crm.entities import Activity
from crmsim.crm.store import Crm

BLANK: dict[str, Any] = {
    "state": "planned",
    "title": "",
    "text": "",
    "robot": None,
    "due_min": None,
    "done_min": None,
    "incoming": False,
    "answered": False,
    "recorded": True,
    "confirmed": False,
    "result": "",
    "said": None,
    "mailbox": "",
    "sender": None,
}


def add_activity(crm: Crm, kind: str, card: int | None, **values: Any) -> Activity:
    """A new activity of the trainee's; what *values* leaves out is blank."""
    row = {**BLANK, **values}
    row.setdefault("responsible_id", crm.me)
    row.setdefault("author_id", crm.me)
    row.setdefault("created_min", crm.now_min)
    row.setdefault("checklist", [])
    return crm.add(Activity, kind=kind, card_id=card, **row)
