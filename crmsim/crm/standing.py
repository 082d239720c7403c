"""How a deal stands: correct or not, active or not (R233–R237, D20).

Every active deal is correct; a correct one is active only as long as its last talk and its last
detailed comment are fresh. What follows from it is the audit's affair.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from crmsim.crm.comments import is_detailed
from crmsim.crm.entities import Comment, Deal, ProductLine
from crmsim.crm.goods import groups_of, sold_already, total_rub
from crmsim.crm.store import Crm
from crmsim.errors import Missing
from crmsim.words import say

_MONTHS = 12


def lapses(crm: Crm, deal: Deal) -> list[Missing]:
    """Every error in what a deal of this company has to hold (R234, R235)."""
    asked = crm.organisation.conduct.deal_required
    return [lapse for lapse in _lapses(crm, deal) if lapse.field in asked]


def is_correct(crm: Crm, deal: Deal) -> bool:
    """Whether nothing that is required is missing or wrong (R234)."""
    return not lapses(crm, deal)


def is_active(crm: Crm, deal: Deal, now_min: int) -> bool:
    """Whether a correct deal had a talk and a detailed comment in time (R236, R237, D20)."""
    until = active_until(crm, deal)
    return until is not None and crm.hours.moment(now_min).date() <= until


def active_until(crm: Crm, deal: Deal) -> date | None:
    """The last day on which a deal is active; None for an incorrect one (R236, R237)."""
    told = told_min(crm, deal)
    if deal.talked_min is None or told is None or not is_correct(crm, deal):
        return None
    last = crm.hours.moment(min(deal.talked_min, told)).date()
    return months_after(last, crm.organisation.conduct.active_months)


def told_min(crm: Crm, deal: Deal) -> int | None:
    """When the last detailed comment was written on a deal; None for never (R239, R240)."""
    detailed = (c.at_min for c in crm.of(Comment, deal.id) if is_detailed(c.text))
    return max(detailed, default=None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last where it has no such day (D20)."""
    place = day.year * _MONTHS + day.month - 1 + months
    year, month = place // _MONTHS, place % _MONTHS + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def doubles_another(crm: Crm, deal: Deal) -> Deal | None:
    """An older open deal of the same contact and product group, or None (R238, D19)."""
    if deal.contact_id is None or not crm.organisation.conduct.one_deal_per_group:
        return None
    for group in groups_of(crm, deal):
        other = sold_already(crm, deal.contact_id, group, deal.id)
        if other is not None and other.id < deal.id:
            return other
    return None


def _lapses(crm: Crm, deal: Deal) -> Iterator[Missing]:
    if not groups_of(crm, deal):
        yield Missing("not_filled", say("The deal has no product group."), "add_product", "group")
    if not crm.of(ProductLine, deal.id):
        yield Missing("not_filled", say("The deal has no product."), "add_product", "product")
    if not deal.sum_rub:
        yield Missing("not_filled", say("The deal has no sum."), "update_deal", "sum")
    elif crm.of(ProductLine, deal.id) and deal.sum_rub != total_rub(crm, deal):
        why = say("The sum of the deal is not what its products cost.")
        yield Missing("sum_differs", why, "update_deal", "sum")
    if deal.contact_id is None:
        yield Missing("not_filled", say("The deal has no contact."), "attach_client", "contact")
    if told_min(crm, deal) is None:
        why = say("No comment says what was talked about and what was agreed.")
        yield Missing("detailed_comment", why, "add_comment", "comment")
