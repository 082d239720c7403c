"""The red numbers that shall be zero at the day's end (R246–R252, D8)."""

from collections.abc import Iterable
from typing import Any

from crmsim.crm.filters import Criteria, due_of, select
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.shapes import Counters

Share = tuple[int, int, int]
"""What one card adds to `overdue`, `today` and `none`."""

SECTIONS = ("leads", "deals", "contacts", "companies")


@view
def counters(crm: Crm, asked: Asked) -> Counters:
    """The trainee's own counters over the cards in work (R247–R251).

    A company counts cards (a card with an overdue activity, one due today, or none at all), or,
    as portals do since 2022, activities (overdue ones and those due today; a card without any
    adds nothing).
    """
    own = Criteria(work="open", responsible=crm.me)
    cards = (card for section in SECTIONS for card in select(crm, own, section))
    return add_up((card.kind, share_of(crm, card)) for card in cards)


def share_of(crm: Crm, card: Any) -> Share:
    """What a card in work adds to its responsible employee's counters.

    A client's card needs no activity, nor does a lead or a deal where the portal says so (R249).
    """
    if crm.organisation.counters == "activities":
        return _activities(crm, card)
    due = due_of(crm, card)
    needs = card.kind in ("lead", "deal") and crm.organisation.counter_none
    return (int(due == "overdue"), int(due == "today"), int(due == "none" and needs))


def add_up(shares: Iterable[tuple[str, Share]]) -> Counters:
    """The counters that the shares of cards make, each with its card's kind."""
    of_kind = dict.fromkeys(("lead", "deal", "contact", "company"), 0)
    overdue = today = none = 0
    for kind, share in shares:
        of_kind[kind] += sum(share)
        overdue += share[0]
        today += share[1]
        none += share[2]
    return {
        "leads": of_kind["lead"],
        "deals": of_kind["deal"],
        "contacts": of_kind["contact"] + of_kind["company"],
        "overdue": overdue,
        "today": today,
        "none": none,
    }


def _activities(crm: Crm, card: Any) -> Share:
    evening = crm.hours.end_of_day(crm.now_min)
    dues = [a.due_min for a in crm.planned(card.id) if a.due_min is not None]
    overdue = sum(due < crm.now_min for due in dues)
    return (overdue, sum(crm.now_min <= due <= evening for due in dues), 0)
