"""What is forbidden by one door is refused by all others: letters, repeats, pipelines, leads."""

from typing import Any

import pytest

from crmsim.crm.acquaintance import is_request_of
from crmsim.crm.conduct import Conduct
from crmsim.crm.frozen import Need
from crmsim.crm.letters import add_letter
from crmsim.crm.rows import new_deal, new_lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs.deals import AddDeal
from crmsim.crm.verbs.mail import LetterToDeal
from crmsim.crm.verbs.moving import ChangePipeline
from crmsim.crm.verbs.repeats import RepeatDeal
from tests.crm.admissions import DETAILED, OFFER, anna, deal_of, office, talked
from tests.crm.company import codes, done
from tests.crm.shop import NOVEMBER, client, sale, shop

SENDER = {"name": "Олег", "phone": "8 (961) 111-22-33", "email": "oleg@example.com"}
NO_SECOND = {"conduct": Conduct(one_deal_per_group=True)}


def letter(crm: Crm, card: int | None = None) -> int:
    """The number of a letter that has come, of a card's client or of a stranger."""
    sender = SENDER if card is None else None
    own: dict[str, Any] = {"incoming": True, "mailbox": "hello", "sender": sender}
    return add_letter(crm, card, "Beans", "Five kilos, please.", **own).id


def changed(crm: Crm, pipeline: str, **values: Any) -> None:
    """Let a pipeline be another one from now on."""
    company = crm.organisation
    before = company.pipeline(pipeline)
    kept = {name: getattr(before, name) for name in type(before).model_fields}
    other = type(before).model_construct(**{**kept, **values})
    crm.reorganise(pipelines=tuple(other if p.id == pipeline else p for p in company.pipelines))


def asked(crm: Crm, pipeline: str, *fields: str) -> None:
    """Let a pipeline's first stage be left only with some fields filled."""
    first, *others = crm.organisation.pipeline(pipeline).stages
    needs = (Need(fact="filled", params={"fields": list(fields)}),)
    stages = (first.model_copy(update={"leave": needs}), *others)
    changed(crm, pipeline, stages=stages)


@pytest.mark.requirement("R238")
def test_a_group_is_not_sold_twice_by_the_lead_of_its_contact() -> None:
    """The deal names no contact, and its lead brings the one who buys the group already."""
    crm = office()
    buyer = anna(crm)
    lead = talked(crm)
    is_request_of(crm, lead, buyer)
    deal_of(crm, buyer)
    offer = {"name": "Ещё", "source": "site", "lead": lead.id, "comment": DETAILED, **OFFER}
    assert codes(AddDeal(**offer), crm) == ("group_doubled",)
    assert codes(AddDeal(contact=buyer.id, **offer), crm) == ("group_doubled",)
    assert codes(AddDeal(**{**offer, "group": "mba", "product": None}), crm) != ("group_doubled",)


@pytest.mark.requirement("R238")
def test_a_repeat_is_no_way_to_sell_a_group_twice() -> None:
    """Neither to sell it beside an open deal; once that one is finished, it may be repeated."""
    crm = shop(**NO_SECOND)
    buyer = client(crm)
    won = sale(crm, buyer, NOVEMBER, products=["beans_kilo"])
    running = sale(crm, buyer, None, products=["beans_kilo"])
    assert codes(RepeatDeal(deal=won.id), crm) == ("group_doubled",)
    running.closed_min = 0
    assert codes(RepeatDeal(deal=won.id), crm) == ()


@pytest.mark.requirement("R232", "R235", "R241", "R244")
def test_a_letter_makes_no_deal_and_no_contact_that_a_hand_may_not_make() -> None:
    """Every rule of deals and of contacts is asked, and all that is missing is named at once."""
    strict = Conduct(contact_required=("name", "birth_date"), deal_from_lead=True)
    crm = shop(conduct=strict.model_copy(update={"deal_required": ("sum",)}))
    new = LetterToDeal(letter=letter(crm), name="Beans")
    assert codes(new, crm) == ("no_lead", "not_filled", "not_filled")
    assert (list(crm.contacts), list(crm.deals)) == ([], [])


@pytest.mark.requirement("R034", "R232")
def test_a_letter_of_a_leads_client_makes_the_deal_of_that_lead() -> None:
    """With the lead's own contact."""
    crm = shop()
    buyer = client(crm)
    lead = new_lead(crm, name="Олег", phone=buyer.phone, source="letter", text="")
    is_request_of(crm, lead, buyer)
    done(LetterToDeal(letter=letter(crm, lead.id), name="Beans"), crm)
    (deal,) = crm.deals.values()
    assert (deal.lead_id, deal.contact_id) == (lead.id, buyer.id)


@pytest.mark.requirement("R213", "R266")
def test_another_pipeline_asks_what_every_stage_asks() -> None:
    """What is to be filled on leaving, and for whom one open deal is enough."""
    crm = shop()
    asked(crm, "shop", "sum_rub")
    changed(crm, "sales", one_open_per_client=True)
    buyer = client(crm)
    running = sale(crm, buyer, None)
    deal = new_deal(crm, "shop", name="x", source="call", contact_id=buyer.id)
    move = ChangePipeline(deal=deal.id, pipeline="sales")
    assert codes(move, crm) == ("not_filled", "deal_open_already")
    deal.sum_rub, running.closed_min = 900, 0
    assert codes(move, crm) == ()


@pytest.mark.requirement("R181")
def test_a_deal_by_hand_does_not_begin_beyond_what_is_required() -> None:
    """On a later stage it begins as if it had been moved there."""
    crm = shop()
    asked(crm, "sales", "client", "sum_rub")
    deal: dict[str, Any] = {"name": "x", "source": "call", "pipeline": "sales"}
    assert codes(AddDeal(**deal, stage="OFFERED"), crm) == ("not_filled", "not_filled")
    assert codes(AddDeal(**deal), crm) == ()
    assert codes(AddDeal(**deal, stage="OFFERED", contact=client(crm).id, sum_rub=5), crm) == ()
