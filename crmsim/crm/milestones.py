"""How far a sale has come, as its timeline tells: an offer, a packed order, an objection (R071)."""

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity, Deal
from crmsim.crm.store import Crm

OBJECTIONS = ("objects_dear",)
"""The sayings that ask for an answer before the client decides."""


def milestone(crm: Crm, card: int, *kinds: str) -> Activity | None:
    """The last row of some kinds in a card's timeline, or None."""
    rows = [a for a in crm.of(Activity, card) if a.kind in kinds]
    return rows[-1] if rows else None


def reach(crm: Crm, card: int, kind: str, **values: object) -> Activity:
    """Put a thing that has happened into a card's timeline."""
    return add_activity(crm, kind, card, state="done", done_min=crm.now_min, **values)


def last_said(crm: Crm, deal: Deal) -> Activity | None:
    """The last talk in which the client of a deal has said something."""
    return next((a for a in reversed(crm.of(Activity, deal.id)) if a.said is not None), None)


def is_objection(talk: Activity) -> bool:
    """Whether the client has objected in a talk."""
    return talk.said is not None and talk.said["key"] in OBJECTIONS


def buyer_is_here(crm: Crm, card: int) -> bool:
    """Whether the client has come for the order and waits."""
    last = milestone(crm, card, "buyer_came", "buyer_left", "order_handed")
    return last is not None and last.kind == "buyer_came"
