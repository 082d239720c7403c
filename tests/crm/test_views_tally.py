"""A tally that follows what happens agrees at every moment with the views that count anew."""

from typing import Any

import pytest

from crmsim.crm.filters import Criteria, select
from crmsim.crm.organisation import Organisation
from crmsim.crm.views import look
from crmsim.crm.views.cards import draw_cards
from crmsim.crm.views.tally import Tally
from crmsim.desk.desk import Desk
from tests.desks import SHIPPED, STAGES, fresh, played

ALL = Criteria()


def counted(desk: Desk) -> dict[str, Any]:
    """The numbers of the screen, counted anew by the views."""
    pipelines = [pipeline.id for pipeline in desk.crm.organisation.pipelines]
    boards = [look(desk.crm, "board", pipeline=p, criteria={"work": "open"}) for p in pipelines]
    return {
        "counters": look(desk.crm, "counters"),
        "bell": look(desk.crm, "bell")["unread"],
        "columns": {
            (board["pipeline"], column["id"]): (column["count"], column["sum_rub"])
            for board in boards
            for column in board["columns"]
        },
    }


def tallied(tally: Tally) -> dict[str, Any]:
    """The same numbers as the tally has them."""
    pipelines = tally.crm.organisation.pipelines
    places = [(pipeline.id, stage.id) for pipeline in pipelines for stage in pipeline.stages]
    return {
        "counters": tally.counters,
        "bell": tally.unread,
        "columns": {place: tally.column(place) for place in places},
    }


def cards(desk: Desk) -> dict[int, Any]:
    """Every lead and deal that may be seen, as the board draws it."""
    shown = [card for section in ("leads", "deals") for card in select(desk.crm, ALL, section)]
    return {card["id"]: card for card in draw_cards(desk.crm, shown)}


@pytest.mark.requirement("R246", "R250", "R252")
@pytest.mark.parametrize("bot", ["diligent", "random"])
@pytest.mark.parametrize("name", SHIPPED)
def test_the_tally_agrees_after_every_action(name: str, bot: str) -> None:
    """After each action of a bot's day, counters, columns and the bell are what a recount gives."""
    desk = fresh(name)
    tally = Tally(desk.crm, desk.trace().events)
    for step in played(name, bot).trace().steps:
        before = cards(desk)
        desk.do(step.action)
        changed = tally.catch_up(desk.trace().events)
        assert tallied(tally) == counted(desk)
        after = cards(desk)
        differing = {lead for lead, card in after.items() if before.get(lead) != card}
        assert differing <= changed.keys(), "a card that looks different must be redrawn"


def test_the_tally_counts_activities_where_the_company_does() -> None:
    """The other generation of counters is followed as well (D8)."""
    desk = fresh()
    company: Organisation = desk.crm.organisation
    desk.crm.organisation = company.model_copy(update={"counters": "activities"})
    tally = Tally(desk.crm, desk.trace().events)
    for step in played(STAGES).trace().steps:
        desk.do(step.action)
        tally.catch_up(desk.trace().events)
        assert tally.counters == look(desk.crm, "counters")
