"""Reports say what the rows say, add up, and show a trainee no more than they may see."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.activities import add_activity
from crmsim.crm.reports import REPORTS, Span, figure
from crmsim.crm.store import Crm
from crmsim.crm.verbs.figures import TellFigure
from crmsim.crm.verbs.guard import go_to
from crmsim.crm.verbs.repeats import RepeatDeal
from crmsim.crm.views import BadFilter, look
from tests.crm.company import codes, done
from tests.crm.shop import NOVEMBER, OCTOBER, client, sale, shop

ALWAYS = Span(-(10**6), 10**6)
DEALS = st.lists(
    st.tuples(
        st.sampled_from(["sales", "repeat", "shop"]),
        st.sampled_from(["WON", "LOST", None]),
        st.integers(-50_000, 0),
        st.integers(0, 100_000),
        st.sampled_from([1, 2, 3]),
        st.sampled_from(["call", "letter", "campaign"]),
    ),
    max_size=12,
)


def made(rows: list[Any], sees: str = "all") -> Crm:
    """A shop with some deals, whose trainee sees so much."""
    crm = shop()
    _see(crm, sees)
    for pipeline, stage, closed, rub, owner, source in rows:
        buyer = client(crm, responsible_id=owner)
        values = {"pipeline": pipeline, "sum_rub": rub, "responsible_id": owner, "source": source}
        sale(crm, buyer, closed if stage else None, **({"stage": stage} if stage else {}), **values)
    return crm


def _see(crm: Crm, sees: str) -> None:
    roles = tuple(
        role.model_copy(update={"sees": sees}) if role.id == "manager" else role
        for role in crm.organisation.roles
    )
    crm.organisation = crm.organisation.model_copy(update={"roles": roles})
    crm.organisation.__dict__.pop("_roles", None)


def figures(crm: Crm, report: str, span: Span = ALWAYS) -> dict[str, int]:
    """The figures of a report by id."""
    return {one.id: one.value for one in REPORTS[report](crm, span).figures}


@pytest.mark.requirement("R210")
def test_deals_of_a_period_their_conversion_and_the_sum_of_the_won() -> None:
    """New by the minute of making, won and lost by the minute of closing; both ends included."""
    crm = shop()
    for closed, stage, rub in ((0, "WON", 300), (0, "WON", 200), (-1, "LOST", 70), (9, "WON", 5)):
        sale(crm, client(crm), closed, stage=stage, sum_rub=rub)
    sale(crm, client(crm), None, created_min=0)
    assert figures(crm, "deals", Span(-1, 0)) == {
        "new": 1,
        "won": 2,
        "lost": 1,
        "conversion": 66,
        "won_rub": 500,
    }
    assert figures(crm, "deals", Span(1, 8)) == dict.fromkeys(
        ("new", "won", "lost", "conversion", "won_rub"), 0
    )


@pytest.mark.requirement("R210", "R264")
@settings(max_examples=25, deadline=None)
@given(DEALS, st.integers(-50_000, 0))
def test_figures_add_up_over_pipelines_periods_employees_and_channels(
    rows: list[Any], cut: int
) -> None:
    """However the deals are cut, the parts are the whole, and the whole is the rows."""
    crm = made(rows)
    whole = figures(crm, "deals")
    won = [row for row in rows if row[1] == "WON"]
    assert (whole["won"], whole["won_rub"]) == (len(won), sum(row[3] for row in won))
    for name in ("new", "won", "lost", "won_rub"):
        pipelines = [p.id for p in crm.organisation.pipelines if p.entity == "deal"]
        by_pipeline = [figures(crm, "deals", Span(-(10**6), 10**6, p))[name] for p in pipelines]
        halves = [figures(crm, "deals", span)[name] for span in _halves(cut)]
        (people,) = REPORTS["employees"](crm, ALWAYS).tables
        assert whole[name] == sum(by_pipeline) == sum(halves) == people.total[name]
    again = figures(crm, "repeat")
    assert again["first"] + again["repeat"] == whole["won"]
    assert again["first_rub"] + again["repeat_rub"] == whole["won_rub"]
    channels = REPORTS["load"](crm, ALWAYS).tables[0].total
    assert (channels["new"], channels["won_rub"]) == (len(rows), whole["won_rub"])


def _halves(cut: int) -> tuple[Span, Span]:
    return Span(-(10**6), cut), Span(cut + 1, 10**6)


@pytest.mark.requirement("R036", "R023")
@settings(max_examples=15, deadline=None)
@given(DEALS)
def test_a_manager_sees_own_numbers_and_a_head_the_departments(rows: list[Any]) -> None:
    """The same deals, by the scope of the role."""
    own = sum(row[3] for row in rows if row[1] == "WON" and row[4] == 1)
    everybody = sum(row[3] for row in rows if row[1] == "WON")
    assert figures(made(rows, "own"), "deals")["won_rub"] == own
    assert figures(made(rows, "department"), "deals")["won_rub"] == everybody
    assert len(REPORTS["employees"](made(rows, "own"), ALWAYS).tables[0].rows) == 1


@pytest.mark.requirement("R264")
def test_a_funnel_counts_who_came_how_far_and_names_the_weak_spot() -> None:
    """Four deals: all new, two offered, one of them invoiced and won."""
    crm = shop()
    deals = [sale(crm, client(crm), None) for _ in range(4)]
    for deal in deals[:2]:
        go_to(crm, deal, "OFFERED", crm.me)
    for stage in ("INVOICED", "PAID", "SHIPPED", "WON"):
        go_to(crm, deals[0], stage, crm.me)
    (shown,) = REPORTS["funnel"](crm, Span(-(10**6), 10**6, "sales")).tables
    assert [row["reached"] for row in shown.rows] == [4, 2, 1, 1, 1, 1]
    assert [row["now"] for row in shown.rows] == [2, 1, 0, 0, 0, 1]
    assert [row["step"] for row in shown.rows] == [100, 50, 50, 100, 100, 100]
    assert [row["weak"] for row in shown.rows] == [False, True, True, False, False, False]


@pytest.mark.requirement("R264")
@settings(max_examples=20, deadline=None)
@given(DEALS)
def test_a_funnel_never_widens(rows: list[Any]) -> None:
    """Nobody comes further without having come so far."""
    for shown in REPORTS["funnel"](made(rows), ALWAYS).tables:
        reached = [row["reached"] for row in shown.rows]
        assert reached == sorted(reached, reverse=True)


@pytest.mark.requirement("R264")
def test_plan_and_fact_of_the_month() -> None:
    """November's plan of a manager is 400 000; what was sold in October does not count."""
    crm = shop()
    sale(crm, client(crm), NOVEMBER, sum_rub=100_000)
    sale(crm, client(crm), OCTOBER, sum_rub=50_000)
    assert figures(crm, "plan", Span(NOVEMBER, 0)) == {
        "plan_rub": 400_000,
        "won_rub": 100_000,
        "percent": 25,
        "left_rub": 300_000,
    }


@pytest.mark.requirement("R263")
def test_first_and_repeat_sales_are_counted_apart_by_channel() -> None:
    """The second purchase of a client is a repeat, and so is what was repeated."""
    crm = shop()
    buyer = client(crm)
    first = sale(crm, buyer, OCTOBER, sum_rub=10)
    sale(crm, buyer, NOVEMBER, sum_rub=20, source="campaign")
    sale(crm, client(crm), NOVEMBER, sum_rub=40)
    done(RepeatDeal(deal=first.id), crm)
    (shown,) = REPORTS["repeat"](crm, ALWAYS).tables
    rows = [(r["name"].text("en"), r["first_rub"], r["repeat_rub"]) for r in shown.rows]
    assert rows == [("Incoming call", 50, 0), ("Campaign", 0, 20)]


@pytest.mark.requirement("R036")
def test_the_history_of_calls_is_newest_first_and_only_of_seen_cards() -> None:
    """Whose call, with whom, answered, recorded; another manager's is not there."""
    crm = shop()
    own, other = client(crm, "own"), client(crm, "other", responsible_id=2)
    for card, minute in ((own, 5), (other, 6), (own, 7)):
        add_activity(crm, "call", card.id, state="done", done_min=minute, answered=minute > 5)
    table = look(crm, "analytics", report="calls")["tables"][0]
    assert [(r["at_min"], r["name"], r["answered"]) for r in table["rows"]] == [
        (7, "own", True),
        (5, "own", False),
    ]


@pytest.mark.requirement("R022")
def test_the_desktop_shows_the_state_of_the_department() -> None:
    """Deals by stage, sales of the month, plan, tasks, requests, calls of the day."""
    crm = shop()
    buyer = client(crm)
    deal = sale(crm, buyer, None, sum_rub=700, created_min=0)
    sale(crm, buyer, NOVEMBER, sum_rub=300)
    add_activity(crm, "task", deal.id, due_min=-1, title="late")
    add_activity(crm, "task", deal.id, due_min=5, title="soon")
    add_activity(crm, "call", deal.id, state="done", done_min=0, answered=True)
    widgets = {w["id"]: w for w in look(crm, "desktop")["widgets"]}
    seen = {
        name: {one["id"]: one["value"] for one in widget["figures"]}
        for name, widget in widgets.items()
    }
    assert seen["won"] == {"won": 1, "won_rub": 300}
    assert seen["tasks"] == {"overdue": 1, "today": 1}
    assert seen["requests"] == {"today": 1, "waiting": 1}
    assert seen["calls"] == {"calls": 1, "answered": 1}
    sales = next(t for t in widgets["stages"]["tables"] if t["id"] == "sales")
    assert sales["total"] == {"count": 1, "sum_rub": 700}
    assert widgets["won"]["title"].keys() == {"ru", "en"}


@pytest.mark.requirement("R036")
def test_a_figure_is_told_as_it_is_and_only_with_access() -> None:
    """An unknown report or figure, and a role without reports, are refused."""
    crm = shop()
    sale(crm, client(crm), NOVEMBER, sum_rub=300)
    (event,) = done(TellFigure(report="deals", figure="won_rub", value=7), crm)
    assert (event.value, event.true) == (7, figure(crm, "deals", "won_rub")) == (7, 300)
    assert codes(TellFigure(report="moon", figure="won", value=1), crm) == ("no_such_report",)
    assert codes(TellFigure(report="deals", figure="x", value=1), crm) == ("no_such_figure",)
    roles = tuple(r.model_copy(update={"analytics": False}) for r in crm.organisation.roles)
    crm.organisation = crm.organisation.model_copy(update={"roles": roles})
    crm.organisation.__dict__.pop("_roles", None)
    assert codes(TellFigure(report="deals", figure="won", value=1), crm) == ("no_analytics",)
    shown = look(crm, "analytics")
    assert (shown["figures"], shown["tables"]) == ([], [])
    assert shown["empty"]["en"] == "Your role has no access to the reports."


@pytest.mark.requirement("R036")
def test_an_unknown_report_is_a_bad_question() -> None:
    """It is said what there is."""
    with pytest.raises(BadFilter, match=r"no report «deal».*deals"):
        look(shop(), "analytics", report="deal")
