"""The rules of selling again at their boundaries: who, when, how many, how much."""

import pytest

from crmsim.crm.selling import Who
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.mail import AnswerLetter, LetterToDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.tasks import AddTask
from tests.grading import shop
from tests.grading.judging import judge, verdicts

OCTOBER = {"who": {"bought": "last_month"}}
DAY = 24 * 60


@pytest.mark.requirement("R258")
def test_a_segment_of_another_kind_or_with_another_condition_does_not_fit() -> None:
    """A later right one makes good for an earlier wrong one."""
    params = {"kind": "static", **OCTOBER}
    wrong = shop.segment("static", Who(bought="last_month", times=2))
    assert verdicts("segment_fits", shop.position(), **params) == [False]
    assert verdicts("segment_fits", shop.position(), shop.DYNAMIC, **params) == [False]
    assert verdicts("segment_fits", shop.position(), wrong, **params) == [False]
    assert verdicts("segment_fits", shop.position(), wrong, shop.STATIC, **params) == [True]


@pytest.mark.requirement("R259")
def test_every_piece_is_judged_and_every_missing_one() -> None:
    """One who should have it, one who should not; on another channel it does not count."""
    params = {**OCTOBER, "channel": "email"}
    rule, here = "campaign_sent_to_right_people", shop.position()
    assert verdicts(rule, here, **params) == [False]
    everybody = shop.segment("static", Who())
    assert verdicts(rule, here, everybody, shop.SENT, **params) == [True, False]
    by_sms = shop.SENT.model_copy(update={"channel": "sms"})
    assert verdicts(rule, here, shop.STATIC, by_sms, **params) == [False]
    assert verdicts(rule, here, shop.STATIC, by_sms, shop.SENT, **params) == [True]


@pytest.mark.requirement("R260")
def test_a_buyer_is_thanked_once_and_only_by_a_tied_campaign() -> None:
    """Two tied campaigns thank twice; nobody who has not bought is judged."""
    rule, here = "buyers_greeted", shop.position()
    assert verdicts(rule, here, shop.DYNAMIC, shop.TIED, channel="sms") == []
    assert verdicts(rule, here, shop.DYNAMIC, shop.TIED, shop.WON, channel="sms") == [True]
    twice = (shop.DYNAMIC, shop.TIED, shop.TIED, shop.WON)
    assert verdicts(rule, here, *twice, channel="sms") == [False]


@pytest.mark.requirement("R261")
def test_a_delivered_order_is_closed_and_repeated_when_the_client_said() -> None:
    """Not closed, closed but not repeated, repeated for another day: each is blamed."""
    rule, here = "repeat_offered", shop.position()
    early = shop.REPEATED.model_copy(update={"after_days": 9})
    assert verdicts(rule, here) == []
    assert verdicts(rule, here, shop.ASKED) == [False]
    assert verdicts(rule, here, shop.ASKED, shop.WON) == [False]
    assert verdicts(rule, here, shop.ASKED, shop.WON, early) == [False]
    assert verdicts(rule, here, shop.ASKED, shop.WON, shop.REPEATED) == [True]


@pytest.mark.requirement("R262")
def test_a_regular_invoice_that_nobody_asked_for_is_blamed() -> None:
    """And so is one that was asked for and not set."""
    assert verdicts("recurring_as_agreed", shop.position(), shop.BILLED) == [False]
    monthly = shop.position(monthly=1)
    assert verdicts("recurring_as_agreed", monthly, shop.ASKED) == [False]
    assert verdicts("recurring_as_agreed", monthly, shop.ASKED, shop.BILLED) == [True]


@pytest.mark.requirement("R261", "R263")
@pytest.mark.parametrize(
    ("dice", "right", "wrong"),
    [
        ({"buys_again": 1}, MoveDeal(deal=2, stage="SHIPPED"), MoveDeal(deal=2, stage="LOST")),
        ({"leaves": 1}, MoveDeal(deal=2, stage="LOST"), MoveDeal(deal=2, stage="SHIPPED")),
        (
            {"buys_again": 0},
            AddTask(deal=2, title="call", due_min=3 * DAY + 180),
            AddTask(deal=2, title="call", due_min=3 * DAY + 181),
        ),
    ],
    ids=["wants", "gone", "later"],
)
def test_a_repeat_stands_where_the_answer_puts_it(
    dice: dict[str, int], right: MoveDeal, wrong: MoveDeal
) -> None:
    """Wanted: further on; gone: lost; not yet: a task for the named minute."""
    here = shop.due()
    (plan,) = here.leads
    told = plan.client.model_copy(update={"dice": {**plan.client.dice, **dice}})
    here = here.model_copy(update={"leads": (plan.model_copy(update={"client": told}),)})
    call = CallClient(deal=2)
    assert verdicts("regulars_asked", here) == [False]
    assert verdicts("regulars_asked", here, call, right) == [True]
    assert verdicts("regulars_asked", here, call, wrong) == [False]


@pytest.mark.requirement("R264")
def test_the_plan_is_reached_by_what_was_won_this_month() -> None:
    """500 of 500; October's sale does not count, and half is enough where half is asked."""
    assert verdicts("plan_reached", shop.position(), shop.WON) == [True]
    assert verdicts("plan_reached", shop.position()) == [False]
    assert verdicts("plan_reached", shop.position(), percent=0) == [True]
    (finding,) = judge("plan_reached", shop.position())
    assert finding.why.text("en") == "Sold only ₽0 of the plan of ₽500."


@pytest.mark.requirement("R034", "R035")
def test_a_letter_gets_what_it_asks_for_and_no_more() -> None:
    """A question, an order, advertising."""
    rule = "letters_answered"
    question, order, ads = (
        shop.position((shop.letter(wants),)) for wants in ("answer", "order", "nothing")
    )
    free, deal = AnswerLetter(letter=1, text="x"), LetterToDeal(letter=1, name="x")
    assert verdicts(rule, question) == [False]
    assert verdicts(rule, question, free) == [False]
    assert verdicts(rule, question, shop.ANSWERED) == [True]
    assert verdicts(rule, order, free) == [False]
    assert verdicts(rule, order, deal) == [True]
    assert verdicts(rule, ads) == []
    assert verdicts(rule, ads, deal) == [False]


@pytest.mark.requirement("R036", "R210")
def test_the_last_figure_counts_as_it_was_true_then() -> None:
    """A wrong one is made good; a right one is spoilt by a later wrong one."""
    wrong = shop.FIGURE.model_copy(update={"value": 1})
    params = {"figures": ["deals.won"]}
    rule, here = "figures_told", shop.position()
    assert verdicts(rule, here, **params) == [False]
    assert verdicts(rule, here, wrong, shop.FIGURE, **params) == [True]
    assert verdicts(rule, here, shop.FIGURE, wrong, **params) == [False]
    assert verdicts(rule, here, shop.FIGURE, shop.WON, **params) == [True]
    assert verdicts(rule, here, shop.WON, shop.FIGURE, **params) == [False]
