"""What stands behind the bell at the top right (R013–R016)."""

from crmsim.crm.notices import notice
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.shapes import Bell

BELL_ROWS = 100


@view
def bell(crm: Crm, asked: Asked) -> Bell:
    """The latest hundred notifications, newest first, and how many of all are unread (R014)."""
    rows = [n for n in crm.notifications.values() if n.employee_id == crm.me]
    return {
        "items": [
            {
                "id": row.id,
                "kind": row.kind,
                "card": row.card_id,
                "at_min": row.at_min,
                "read": row.read,
                "text": notice(crm, row).both(),
            }
            for row in rows[: -BELL_ROWS - 1 : -1]
        ],
        "unread": sum(not row.read for row in rows),
    }
