"""Segments hold whom they describe, and campaigns reach whoever has an address (R258–R260)."""

from typing import Any

import pytest

from crmsim.crm import segments
from crmsim.crm.entities import Campaign, Mailing, Segment
from crmsim.crm.selling import Who
from crmsim.crm.verbs.marketing import MakeSegment, StartCampaign, StopCampaign, TieCampaign
from crmsim.crm.views import look
from tests.crm.company import codes, done
from tests.crm.shop import NOVEMBER, OCTOBER, SEPTEMBER, client, sale, shop

DAY = 24 * 60
OCTOBER_FIRST = -(22 + 31) * DAY - 9 * 60
NOVEMBER_FIRST = -22 * DAY - 9 * 60


def chosen(crm: Any, **who: Any) -> list[str]:
    """The names of the clients that a description chooses."""
    return [c.name for c in segments.choose(crm, Who(**who))]


@pytest.mark.requirement("R258")
@pytest.mark.parametrize(
    ("minute", "bought"),
    [
        (OCTOBER_FIRST - 1, None),
        (OCTOBER_FIRST, "last_month"),
        (NOVEMBER_FIRST - 1, "last_month"),
        (NOVEMBER_FIRST, "this_month"),
        (0, "this_month"),
    ],
)
def test_a_month_begins_and_ends_at_its_first_minute(minute: int, bought: str | None) -> None:
    """Who bought at the last minute of October is no buyer of November."""
    crm = shop()
    sale(crm, client(crm), minute)
    found = [month for month in ("last_month", "this_month") if chosen(crm, bought=month)]
    assert found == ([] if bought is None else [bought])


@pytest.mark.requirement("R258")
def test_every_part_of_a_description_must_fit() -> None:
    """Group, city, tag, period, number of purchases, silence; alone and together."""
    crm = shop()
    beans = client(crm, "beans", city="Пермь", tags=["price"])
    machine = client(crm, "machine", city="Пермь")
    client(crm, "nobody", created_min=-70 * DAY)
    sale(crm, beans, OCTOBER, products=["beans_kilo"])
    sale(crm, beans, SEPTEMBER, products=["beans_kilo"])
    sale(crm, machine, OCTOBER, products=["machine_home"])
    assert chosen(crm) == ["beans", "machine", "nobody"]
    assert chosen(crm, groups=("beans",)) == ["beans"]
    assert chosen(crm, cities=("Пермь",)) == ["beans", "machine"]
    assert chosen(crm, tags=("price",)) == ["beans"]
    assert chosen(crm, times=2) == ["beans"]
    assert chosen(crm, times=3) == []
    assert chosen(crm, bought="last_month", times=2) == []
    assert chosen(crm, bought_from="2026-10-01", bought_to="2026-10-31") == ["beans", "machine"]
    assert chosen(crm, cities=("Пермь",), groups=("machines",)) == ["machine"]
    assert chosen(crm, silent_days=60) == ["nobody"]
    assert chosen(crm, kinds=("company",)) == []


@pytest.mark.requirement("R258")
def test_a_lost_or_an_open_deal_is_no_purchase() -> None:
    """Only what was won has been bought."""
    crm = shop()
    sale(crm, client(crm, "lost"), NOVEMBER, stage="LOST")
    sale(crm, client(crm, "open"), None)
    sale(crm, client(crm, "won"), NOVEMBER)
    assert chosen(crm, bought="this_month") == ["won"]


@pytest.mark.requirement("R258")
def test_a_static_segment_stays_and_a_dynamic_one_turns() -> None:
    """Who buys later enters the dynamic one, who no longer fits leaves it; the static one stays."""
    crm = shop()
    early, late = client(crm, "early"), client(crm, "late")
    sale(crm, early, NOVEMBER)
    who = Who(bought="this_month")
    for kind in ("static", "dynamic"):
        done(MakeSegment(name=kind, kind=kind, who=who), crm)
    sale(crm, late, NOVEMBER)
    turned = segments.turns(crm)
    assert turned == [segments.Turn(2, late.id, True)]
    crm.now_min = 20 * DAY
    assert segments.turns(crm) == [segments.Turn(2, early.id, False)]


@pytest.mark.requirement("R258")
def test_a_segment_needs_a_name_and_things_that_the_company_has() -> None:
    """All that is wrong is said at once, and no segment is made."""
    crm = shop()
    who = Who(groups=("tea",), tags=("moon",))
    assert codes(MakeSegment(name=" ", kind="static", who=who), crm) == (
        "empty_text",
        "unknown_option",
        "unknown_option",
    )
    assert not crm.table(Segment)


@pytest.mark.requirement("R258", "R023")
def test_a_segment_shows_only_clients_whom_the_trainee_may_see() -> None:
    """Another manager's clients are not chosen."""
    crm = shop()
    client(crm, "own")
    client(crm, "other", responsible_id=2)
    assert chosen(crm) == ["own"]


@pytest.mark.requirement("R259")
def test_a_campaign_reaches_those_with_an_address_and_is_counted_by_channel() -> None:
    """A letter needs an e-mail; the statistics name what was sent on each channel."""
    crm = shop()
    client(crm, "with")
    client(crm, "without", email="")
    done(MakeSegment(name="all", kind="static"), crm)
    events = done(StartCampaign(segment=1, channel="email", text="Hello"), crm)
    assert [type(e).__name__ for e in events] == ["CampaignStarted", "MailingSent"]
    done(StartCampaign(segment=1, channel="sms", text="Hello"), crm)
    shown = look(crm, "marketing")
    sent = {row["channel"]: row["sent"] for row in shown["channels"]}
    assert sent == {"email": 1, "sms": 2, "messenger": 0, "voice": 0, "ads": 0}
    assert [c["statistics"][0]["delivered"] for c in shown["campaigns"]] == [1, 2]
    assert len(shown["segments"][0]["members"]) == 2
    assert look(crm, "analytics", report="campaigns")["figures"][0]["value"] == 3


@pytest.mark.requirement("R259")
def test_a_campaign_needs_a_text_and_somebody_to_reach() -> None:
    """An empty segment, or one without addresses, gets nothing."""
    crm = shop()
    client(crm, "without", email="")
    done(MakeSegment(name="all", kind="static"), crm)
    assert codes(StartCampaign(segment=1, channel="email", text=""), crm) == (
        "empty_text",
        "nobody_there",
    )
    assert codes(StartCampaign(segment=9, channel="email", text="x"), crm) == ("no_such_segment",)
    assert not crm.table(Campaign)
    assert not crm.table(Mailing)


@pytest.mark.requirement("R260")
def test_only_a_living_segment_has_a_campaign_tied_to_it_which_stops_once() -> None:
    """A static segment is refused; a stopped campaign cannot be stopped again."""
    crm = shop()
    done(MakeSegment(name="once", kind="static"), crm)
    done(MakeSegment(name="living", kind="dynamic"), crm)
    assert codes(TieCampaign(segment=1, channel="sms", text="x"), crm) == ("static_segment",)
    done(TieCampaign(segment=2, channel="sms", text="x"), crm)
    assert codes(StopCampaign(campaign=2), crm) == ("no_such_campaign",)
    done(StopCampaign(campaign=1), crm)
    assert codes(StopCampaign(campaign=1), crm) == ("campaign_over",)
