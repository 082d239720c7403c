"""«Неразобранное»: requests are accepted with their contact, or declined with a reason."""

import pytest

from crmsim.crm.entities import Request
from crmsim.crm.organisation import Role
from crmsim.crm.verbs.account import SetNotices
from crmsim.crm.verbs.assign import AssignCard
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.deals import AddDeal, AttachClient
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.requests import AcceptRequest, DeclineRequest, RequestDeclined
from crmsim.scenario.load import load_organisation
from tests.sim.lives import act
from tests.sim.yard import bringing, notices, opened, phone, supplier, yard


@pytest.mark.requirement("R116", "R212")
def test_an_accepted_request_is_the_trainees_deal_with_a_new_contact() -> None:
    """Before that there is no contact; afterwards it has the phone of the request."""
    world = yard(supplier())
    assert (list(world.crm.contacts), world.crm.deals[1].stage) == ([], "UNSORTED")
    act(world, AcceptRequest(deal=1))
    deal = world.crm.deals[1]
    contact = world.crm.contacts[deal.contact_id or 0]
    assert (deal.pipeline, deal.stage, deal.responsible_id) == ("scrap", "LEAD", 1)
    assert (contact.name, contact.phone) == ("Поставщик 1", phone(1))


@pytest.mark.requirement("R116")
def test_a_known_phone_brings_the_known_contact() -> None:
    """Whose earlier deal is closed is the same contact again."""
    again = supplier(1, arrives_min=5)
    world = yard(supplier(1), again)
    act(world, DeclineRequest(deal=1, reason="spam"), Wait(minutes=6))
    act(world, AcceptRequest(deal=2))
    assert len(world.crm.contacts) == 1
    assert world.act(AcceptRequest(deal=2)).codes == ("sorted_already",)


@pytest.mark.requirement("R213")
def test_a_client_with_an_open_deal_gets_no_second_one() -> None:
    """By whichever door: a request, a deal by hand, a client chosen later."""
    world = yard(bringing(1), supplier(1, arrives_min=5))
    act(world, Wait(minutes=6))
    contact = world.crm.deals[2].contact_id
    request = max(world.crm.deals)
    assert world.act(AcceptRequest(deal=request)).codes == ("deal_open_already",)
    by_hand = AddDeal(name="Ещё", source="site", contact=contact)
    assert world.act(by_hand).codes == ("deal_open_already",)
    act(world, AddDeal(name="Ещё", source="site"))
    chosen = AttachClient(deal=max(world.crm.deals), contact=contact)
    assert world.act(chosen).codes == ("deal_open_already",)
    outcome = act(world, DeclineRequest(deal=request, reason="duplicate"))
    against = [e.against for e in outcome.events if isinstance(e, RequestDeclined)]
    assert (against, world.crm.deals[request].stage) == ([("deal_open_already",)], "LOST")


@pytest.mark.requirement("R080")
def test_a_client_stays_with_the_manager() -> None:
    """Another manager's client is not accepted, and one's own is not given away."""
    world = yard(bringing(1, owner=1), supplier(1, arrives_min=5), supplier(2))
    act(world, Wait(minutes=6))
    mine, theirs = 3, 4
    both = ("client_of_another", "deal_open_already")
    assert world.act(AcceptRequest(deal=theirs)).codes == both
    act(world, AcceptRequest(deal=mine))
    assert world.act(AssignCard(deal=mine, employee=2)).codes == ("no_right_to_assign",)


@pytest.mark.requirement("R116")
def test_a_request_is_not_worked_before_it_is_sorted() -> None:
    """No call and no move, and the offer says what to do."""
    world = yard(supplier())
    for action in (CallClient(deal=1), MoveDeal(deal=1, stage="QUALIFIED")):
        outcome = world.act(action)
        assert [(m.code, m.offer) for m in outcome.missing] == [("unsorted", "accept_request")]
    assert world.act(DeclineRequest(deal=1, reason="moon")).codes == ("unknown_option",)


@pytest.mark.requirement("R008")
def test_unsorted_requests_ring_only_for_those_with_access() -> None:
    """And only if they want the notice."""
    late = supplier(1, arrives_min=5)
    roles = tuple(_blind(role) for role in load_organisation("scrap").roles)
    open_eyed, blind, muted = yard(late), yard(late, roles=roles), yard(late)
    act(muted, SetNotices(tasks=True, leads=False))
    for world in (open_eyed, blind, muted):
        act(world, Wait(minutes=6))
    assert [notices(w) for w in (open_eyed, blind, muted)] == [["request_arrived"], [], []]
    assert blind.act(AcceptRequest(deal=1)).codes == ("not_yours",)


def _blind(role: Role) -> Role:
    return role.model_copy(update={"unsorted": False})


@pytest.mark.requirement("R023")
def test_a_head_sees_the_deals_of_the_department() -> None:
    """A manager sees the own ones alone; a head the managers', not the client department's."""
    world = yard(bringing(1), bringing(2, owner=2))
    mine, heads = world.crm.deals.values()
    assert [world.crm.sees(deal) for deal in (mine, heads)] == [True, False]
    world.crm.me = 3
    assert world.crm.trainee.role == "head_of_sales"
    assert [world.crm.sees(deal) for deal in (mine, heads)] == [True, True]
    heads.responsible_id = 2
    assert world.crm.employees[2].department == "clients"
    assert not world.crm.sees(heads)


def test_who_asks_is_kept_beside_the_deal() -> None:
    """The row says when the request was sorted, and why it was declined."""
    world = yard(supplier(1), supplier(2))
    act(world, AcceptRequest(deal=1), DeclineRequest(deal=2, reason="spam"))
    rows = world.crm.table(Request).values()
    assert [(row.sorted_min, row.reason) for row in rows] == [(0, ""), (1, "spam")]
    assert opened(supplier()).leads[0].stage == "UNSORTED"
