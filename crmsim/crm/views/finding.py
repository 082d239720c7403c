"""The search box and the filters to choose from (R033, R040–R046)."""

from typing import Annotated

from pydantic import Field

from crmsim.crm.filters import IN_WORK, KIND_OF, Criteria, entry_section, find
from crmsim.crm.store import Crm
from crmsim.crm.verbs.search import Filtering
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.card_fields import blank_fields
from crmsim.crm.views.cards import draw_cards
from crmsim.crm.views.shapes import Filters, Found, Preset
from crmsim.words import Phrase, say

FOUND_CARDS = 60
OVERDUE = (say("Overdue"), Criteria(work="open", due="overdue"))
TODAY = (say("Due today"), Criteria(work="open", due="today"))
PRESETS: dict[str, tuple[Phrase, Criteria]] = {
    "in_work": (say("In work"), IN_WORK),
    "overdue": OVERDUE,
    "today": TODAY,
    "none": (say("Without a planned activity"), Criteria(work="open", due="none")),
    "closed": (say("Finished"), Criteria(work="closed")),
    "all": (say("All"), Criteria()),
}
OF_SECTION: dict[str, tuple[str, ...]] = {
    "leads": tuple(PRESETS),
    "deals": tuple(PRESETS),
    "contacts": ("all", "overdue", "today"),
    "companies": ("all", "overdue", "today"),
    "tasks": ("in_work", "overdue", "today", "closed", "all"),
}
"""The presets of each section; the first is in force at first where the company names none."""


class SearchAsked(Asked):
    """A name, a part of it, or a phone however it is spelt."""

    query: Annotated[str, Field(max_length=200)]


class FiltersAsked(Asked):
    """The section whose filters are asked for; the company's first one by default."""

    section: Filtering | None = None


@view
def search(crm: Crm, asked: SearchAsked) -> Found:
    """The cards that a search finds, finished ones too; the first sixty (R040–R042)."""
    found = find(crm, asked.query)
    return {
        "query": asked.query,
        "total": len(found),
        "rows": draw_cards(crm, found[:FOUND_CARDS]),
    }


@view
def filters(crm: Crm, asked: FiltersAsked) -> Filters:
    """A section's presets, what the trainee has saved, and what can be filtered by (R043–R046).

    The saved filters of contacts and companies are the user's lists (R033).
    """
    section = asked.section or entry_section(crm)
    presets, usual = OF_SECTION[section], crm.organisation.default_filter
    return {
        "section": section,
        "default": usual if usual in presets else presets[0],
        "saved": [
            {"id": row.id, "name": row.name, "criteria": row.criteria}
            for row in crm.saved_filters.values()
            if row.employee_id == crm.me and row.section == section
        ],
        "presets": [_preset(name) for name in presets],
        "fields": blank_fields(crm, KIND_OF[section]) if section in KIND_OF else [],
    }


def _preset(name: str) -> Preset:
    words, criteria = PRESETS[name]
    dumped = criteria.model_dump(mode="json", exclude_defaults=True)
    return {"id": name, "name": words.both(), "criteria": dumped}
