"""Laws over days that nobody would plan, at every company: any actions, in any order."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.entities import Activity, Payment, ProductLine
from crmsim.crm.store import OWNER, Crm
from crmsim.crm.verbs import Action
from crmsim.desk.attempt import Attempt, Line
from crmsim.desk.desk import Desk
from crmsim.desk.replay import replay
from crmsim.scenario.load import load_scenario
from tests.desks import SHIPPED, fresh
from tests.laws.days import days_at

LESSONS = {load_scenario(name).organisation: name for name in SHIPPED if load_scenario(name).leads}
"""One lesson with cards for each company."""
DAYS = {name: days_at(fresh(name).crm.organisation) for name in LESSONS.values()}
EVERY = pytest.mark.parametrize("name", sorted(DAYS))


def lived(name: str, actions: Iterable[Action]) -> tuple[Desk, Attempt]:
    """A desk at which all of it was done, and its attempt; what is refused changes nothing."""
    desk = fresh(name)
    lines = []
    for seq, action in enumerate(actions, start=1):
        before = desk.crm.now_min, len(desk.trace().events)
        receipt = desk.do(action)
        codes = tuple(m.code for m in receipt.missing) or None
        if codes:
            assert (desk.crm.now_min, len(desk.trace().events)) == before
        lines.append(
            Line(
                seq=seq, at_min=receipt.at_min, action=action, refusal=codes, digest=receipt.digest
            )
        )
    return desk, Attempt(desk.header, lines)


@EVERY
@given(data=st.data())
@settings(max_examples=25)
def test_any_day_replays_to_the_same_events(name: str, data: st.DataObject) -> None:
    """Law 1: no action fails otherwise than by a refusal, and what was written down comes again."""
    desk, attempt = lived(name, data.draw(DAYS[name]))
    assert replay(attempt).events == desk.trace().events


@EVERY
@given(data=st.data())
@settings(max_examples=25)
def test_the_rows_of_any_day_hold_together(name: str, data: st.DataObject) -> None:
    """Finished cards have no plans and do not move, links lead somewhere, sums add up."""
    crm = lived(name, data.draw(DAYS[name]))[0].crm
    for card in crm.moving():
        assert (card.closed_min is not None) == crm.stage(card).is_final
        assert card.closed_min is None or not list(crm.planned(card.id))
        assert card.contact_id is None or card.contact_id in crm.contacts
        assert card.responsible_id in crm.employees
    for deal in crm.deals.values():
        assert deal.lead_id is None or crm.leads[deal.lead_id].contact_id == deal.contact_id
        assert deal.company_id is None or deal.company_id in crm.companies
    _links_hold(crm)


def _links_hold(crm: Crm) -> None:
    for entity, owner in OWNER.items():
        for row in crm.table(entity).values():
            number = getattr(row, owner)
            assert number is None or number in crm.cards
            assert number is None or row in crm.of(entity, number)
    for deal in crm.deals.values():
        assert all(line.quantity > 0 for line in crm.of(ProductLine, deal.id))
        assert all(payment.rub >= 0 for payment in crm.of(Payment, deal.id))
    for activity in crm.table(Activity).values():
        assert activity.responsible_id in crm.employees


@EVERY
@given(data=st.data())
@settings(max_examples=15)
def test_the_counts_of_any_day_agree_with_their_lists(name: str, data: st.DataObject) -> None:
    """A column's count is the number of cards that the same filter lists (R044, R250)."""
    desk = lived(name, data.draw(DAYS[name]))[0]
    for column in desk.see("board")["columns"]:
        listed = desk.see("list", criteria={"work": "open", "stages": [column["id"]]})
        assert column["count"] == listed["total"]
