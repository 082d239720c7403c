"""The search box and the filters to choose from (R040–R046)."""

from typing import Annotated

from pydantic import Field

from crmsim.crm.filters import IN_WORK, Criteria, find
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.cards import draw_cards
from crmsim.crm.views.shapes import Filters, Found, Preset
from crmsim.words import Phrase, say

FOUND_CARDS = 60
PRESETS: dict[str, tuple[Phrase, Criteria]] = {
    "in_work": (say("In work"), IN_WORK),
    "overdue": (say("Overdue"), Criteria(work="open", due="overdue")),
    "today": (say("Due today"), Criteria(work="open", due="today")),
    "none": (say("Without a planned activity"), Criteria(work="open", due="none")),
    "closed": (say("Finished"), Criteria(work="closed")),
    "all": (say("All leads"), Criteria()),
}


class SearchAsked(Asked):
    """A name, a part of it, or a phone however it is spelt."""

    query: Annotated[str, Field(max_length=200)]


@view
def search(crm: Crm, asked: SearchAsked) -> Found:
    """The leads that a search finds, finished ones too; the first sixty (R040–R042)."""
    found = find(crm, asked.query)
    return {
        "query": asked.query,
        "total": len(found),
        "rows": draw_cards(crm, found[:FOUND_CARDS]),
    }


@view
def filters(crm: Crm, asked: Asked) -> Filters:
    """The company's default, the presets, and what the trainee has saved (R044, R046)."""
    return {
        "default": crm.organisation.default_filter,
        "saved": [
            {"id": row.id, "name": row.name, "criteria": row.criteria}
            for row in crm.saved_filters.values()
            if row.employee_id == crm.me
        ],
        "presets": [_preset(name) for name in PRESETS],
    }


def _preset(name: str) -> Preset:
    words, criteria = PRESETS[name]
    dumped = criteria.model_dump(mode="json", exclude_defaults=True)
    return {"id": name, "name": words.both(), "criteria": dumped}
