"""A won deal is sold again, and billed again (R261, R262)."""

import pytest

from crmsim.crm.entities import Activity, Invoice, ProductLine
from crmsim.crm.verbs.repeats import RepeatDeal, SetRecurring
from tests.crm.company import codes, done
from tests.crm.shop import NOVEMBER, client, sale, shop

DAY = 24 * 60


@pytest.mark.requirement("R261")
def test_a_repeat_has_the_same_client_products_and_sum_and_a_task() -> None:
    """It stands first in the pipeline of repeats, and is due after the days that were named."""
    crm = shop()
    buyer = client(crm)
    deal = sale(crm, buyer, NOVEMBER, products=["beans_kilo", "filters_box"], sum_rub=2700)
    (event,) = done(RepeatDeal(deal=deal.id, after_days=7), crm)
    new = crm.deals[event.card]
    assert (new.repeats_id, new.contact_id, new.sum_rub) == (deal.id, buyer.id, 2700)
    assert (new.pipeline, new.stage, new.closed_min) == ("repeat", "NEW_DEAL", None)
    sold = [(p.product, p.quantity, p.price_rub) for p in crm.of(ProductLine, new.id)]
    assert sold == [("beans_kilo", 1, 1800), ("filters_box", 1, 900)]
    task = crm.table(Activity)[event.task]
    assert (task.kind, task.card_id, task.due_min) == ("task", new.id, 7 * DAY)


@pytest.mark.requirement("R261")
@pytest.mark.parametrize(("days", "due"), [(4, 4), (5, 7), (6, 7), (7, 7)])
def test_a_repeat_is_due_on_a_working_day(days: int, due: int) -> None:
    """From a Monday, five days on is a Saturday: the next Monday."""
    crm = shop()
    (event,) = done(RepeatDeal(deal=sale(crm, client(crm), 0).id, after_days=days), crm)
    assert (event.after_days, event.remind_min) == (days, due * DAY)


@pytest.mark.requirement("R261")
def test_only_a_won_deal_is_repeated_and_once() -> None:
    """Neither an open nor a lost one; a company without repeats refuses all."""
    crm = shop()
    won, lost = sale(crm, client(crm), 0), sale(crm, client(crm), 0, stage="LOST")
    still = sale(crm, client(crm), None)
    assert codes(RepeatDeal(deal=still.id), crm) == ("not_won",)
    assert codes(RepeatDeal(deal=lost.id), crm) == ("not_won",)
    assert codes(RepeatDeal(deal=won.id), crm) == ()
    assert codes(RepeatDeal(deal=won.id), crm) == ("repeated",)
    plain = shop(repeats=None)
    assert codes(RepeatDeal(deal=sale(plain, client(plain), 0).id), plain) == ("no_repeats",)


@pytest.mark.requirement("R262")
def test_a_regular_invoice_is_set_once_on_what_is_not_lost() -> None:
    """The first invoice goes out at once."""
    crm = shop()
    won, lost = sale(crm, client(crm), 0), sale(crm, client(crm), 0, stage="LOST")
    assert codes(SetRecurring(deal=lost.id, rub=100, every_days=30), crm) == ("deal_closed",)
    assert codes(SetRecurring(deal=won.id, rub=100, every_days=30), crm) == ()
    assert codes(SetRecurring(deal=won.id, rub=200, every_days=30), crm) == ("recurring",)
    (row,) = crm.of(Invoice, won.id)
    assert (row.rub, row.sent_min, row.every_days, row.paid_min) == (100, 0, 30, None)
