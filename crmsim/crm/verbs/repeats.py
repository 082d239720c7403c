"""Selling the same again: a repeated deal, and invoices that come by themselves (R261, R262)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.entities import Deal, Invoice
from crmsim.crm.goods import group_taken, groups_of
from crmsim.crm.owners import in_the_way
from crmsim.crm.repeating import reminds_min, repeat
from crmsim.crm.sales import is_won
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, RowId, known_card, need, verb
from crmsim.crm.verbs.offer import by_lead
from crmsim.errors import Missing, refuse
from crmsim.words import say

Days = Annotated[int, Field(ge=1, le=1000)]
Rub = Annotated[int, Field(ge=1, le=10**12)]


class RepeatDeal(Action):
    """Make the same deal again, to be reminded of after some days."""

    verb: Literal["repeat_deal"] = "repeat_deal"
    deal: RowId
    after_days: Days | None = None


class SetRecurring(Action):
    """Have a deal invoiced again and again."""

    verb: Literal["set_recurring"] = "set_recurring"
    deal: RowId
    rub: Rub
    every_days: Days


@dataclass(frozen=True, slots=True)
class DealRepeated(Event):
    """The same deal stands in the pipeline of repeat sales; `remind_min` is when it is due."""

    card: int
    repeats: int
    after_days: int
    remind_min: int
    task: int


@dataclass(frozen=True, slots=True)
class RecurringSet(Event):
    """A deal is invoiced for so much every so many days."""

    card: int
    invoice: int
    rub: int
    every_days: int


@verb
def repeat_deal(action: RepeatDeal, crm: Crm) -> list[Event]:
    """A won deal is repeated once: its client, products and sum, in the pipeline of repeats (R261).

    After the set time a task reminds of it.
    """
    deal = _deal(crm, action.deal)
    repeats = crm.organisation.repeats
    if repeats is None:
        raise refuse("no_repeats", say("This company has no pipeline of repeat sales."))
    if not is_won(crm, deal):
        why = say("«{name}» is not won; only a sale is repeated.", name=deal.name)
        raise refuse("not_won", why)
    again = (d for d in crm.deals.values() if d.repeats_id == deal.id and d.closed_min is None)
    if next(again, None) is not None:
        raise refuse("repeated", say("«{name}» is repeated already.", name=deal.name))
    need(_against(crm, deal, repeats.pipeline))
    after_days = action.after_days or repeats.after_days
    remind_min = reminds_min(crm, after_days)
    new, task = repeat(crm, deal, repeats.pipeline, remind_min)
    return [DealRepeated(new.id, deal.id, after_days, remind_min, task.id)]


@verb
def set_recurring(action: SetRecurring, crm: Crm) -> list[Event]:
    """A deal that is in work or won gets invoices by itself, the first one now (R262)."""
    deal = _deal(crm, action.deal)
    if deal.closed_min is not None and not is_won(crm, deal):
        raise refuse("deal_closed", say("«{name}» is finished and stays so.", name=deal.name))
    running = any(invoice.every_days is not None for invoice in crm.of(Invoice, deal.id))
    why = say("«{name}» is invoiced regularly already.", name=deal.name)
    need([Missing("recurring", why, field="every_days") if running else None])
    invoice = crm.add(
        Invoice,
        deal_id=deal.id,
        rub=action.rub,
        sent_min=crm.now_min,
        received_min=None,
        paid_min=None,
        every_days=action.every_days,
    )
    return [RecurringSet(deal.id, invoice.id, action.rub, action.every_days)]


def _against(crm: Crm, deal: Deal, pipeline: str) -> list[Missing | None]:
    """What stands against any deal of this client stands against a repeated one (R232, R238)."""
    client = crm.person(deal)
    groups = groups_of(crm, deal)
    return [
        *by_lead(crm, None, deal.contact_id, deal.company_id),
        *(in_the_way(crm, client, pipeline) if client is not None else []),
        *(group_taken(crm, deal.contact_id, group, deal.id) for group in groups),
    ]


def _deal(crm: Crm, number: int) -> Deal:
    deal: Deal = known_card(crm, "deal", number)
    return deal
