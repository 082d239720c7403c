"""The red numbers that shall be zero at the day's end (R246–R252, D8)."""

from collections.abc import Iterable

from crmsim.crm.entities import Lead
from crmsim.crm.filters import Criteria, due_of, select
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.shapes import Counters

Share = tuple[int, int, int]
"""What one lead adds to `overdue`, `today` and `none`."""


@view
def counters(crm: Crm, asked: Asked) -> Counters:
    """The trainee's own counters over the leads in work (R251).

    A company counts cards (a card with an overdue activity, one due today, or none at all), or,
    as portals do since 2022, activities (overdue ones and those due today; a lead without any
    adds nothing).
    """
    own = Criteria(work="open", responsible=crm.me)
    return add_up(share_of(crm, lead) for lead in select(crm, own))


def share_of(crm: Crm, lead: Lead) -> Share:
    """What a lead in work adds to its responsible employee's counters."""
    if crm.organisation.counters == "activities":
        return _activities(crm, lead)
    due = due_of(crm, lead)
    return (int(due == "overdue"), int(due == "today"), int(due == "none"))


def add_up(shares: Iterable[Share]) -> Counters:
    """The counters that the shares of leads make."""
    overdue = today = none = 0
    for share in shares:
        overdue += share[0]
        today += share[1]
        none += share[2]
    return {"leads": overdue + today + none, "overdue": overdue, "today": today, "none": none}


def _activities(crm: Crm, lead: Lead) -> Share:
    evening = crm.hours.end_of_day(crm.now_min)
    dues = [a.due_min for a in crm.planned(lead.id) if a.due_min is not None]
    overdue = sum(due < crm.now_min for due in dues)
    return (overdue, sum(crm.now_min <= due <= evening for due in dues), 0)
