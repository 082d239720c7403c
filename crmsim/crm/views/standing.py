"""How a deal stands, and what was remarked, as a card shows it (R229, R233–R237)."""

from typing import Any

from crmsim.crm.audit import fault_name
from crmsim.crm.entities import Remark
from crmsim.crm.standing import active_until, is_active, lapses
from crmsim.crm.store import Crm
from crmsim.crm.views.card_shapes import RemarkShown, Standing
from crmsim.crm.views.shapes import both


def draw_standing(crm: Crm, card: Any) -> Standing | None:
    """Correct or not, active or not, until when; None where the company has no such rules."""
    if card.kind != "deal" or not crm.organisation.conduct.deal_required:
        return None
    until = active_until(crm, card)
    return {
        "correct": not lapses(crm, card),
        "active": is_active(crm, card, crm.now_min),
        "until": None if until is None else until.isoformat(),
        "lapses": [both(lapse.why) for lapse in lapses(crm, card)],
    }


def draw_remarks(crm: Crm, card: Any) -> list[RemarkShown]:
    """What quality control has remarked on a card, newest first (R229)."""
    return [
        {
            "at_min": row.at_min,
            "who": crm.employees[row.author_id].name,
            "fault": both(fault_name(crm, row.fault)),
            "points": row.points,
            "rub": row.rub,
        }
        for row in reversed(crm.of(Remark, card.id))
    ]
