"""Praise and blame for the rules of cards: contacts, deals, comments, the audit (law 5)."""

from typing import Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.clients import AddContact, LinkLead
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.leads import AddLead
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.outside import CallOutside
from crmsim.crm.verbs.timeline import AddComment
from crmsim.sim.opening import Opening
from tests.grading.admissions import BORN, DETAILED, EMPTY, asks, at, sells
from tests.grading.position import phone

Line = tuple[Opening, list[Action], list[Action], dict[str, Any]]

APPLIES = at(asks())
CALL, NOTE = CallClient(lead=1), AddComment(lead=1, text=DETAILED)


def contact(lead: int, **values: Any) -> AddContact:
    """The contact that the client of a lead has told."""
    told: dict[str, Any] = {"name": f"Client {lead}", "phone": phone(lead), "birth_date": BORN}
    own: dict[str, Any] = {"mobile": phone(lead)}
    return AddContact(**{**told, "source": "site", "lead": lead, "fields": own, **values})


def convert(lead: int = 1, **values: Any) -> ConvertLead:
    """The deal that the client of a lead wants."""
    offer: dict[str, Any] = {"group": "courses", "product": "english", "sum_rub": 100}
    offer |= {"stage": "OPEN", "comment": DETAILED}
    return ConvertLead(**{"lead": lead, **offer, **values})


def call_deal(deal: int) -> CallClient:
    """A call about a deal."""
    return CallClient(deal=deal)


def told(deal: int, text: str = DETAILED) -> AddComment:
    """A comment on a deal."""
    return AddComment(deal=deal, text=text)


def again() -> Opening:
    """Somebody with a deal asks for something else, from another phone."""
    position = at(sells(product="master"), asks())
    first, second = position.leads
    person = second.person.model_copy(update={"name": first.person.name})
    return position.model_copy(
        update={"leads": (first, second.model_copy(update={"person": person}))}
    )


KNOWN_AGAIN = again()
OTHER_PRODUCT: dict[str, Any] = {"group": "degrees", "product": "master", "sum_rub": 900}
ASLEEP = at(sells(contacted_min=-70 * 24 * 60, arrives_min=-80 * 24 * 60))
WRONG_SUM = at(sells(sum_rub=99))
UNTOLD = at(sells(comment=EMPTY))


def twice() -> Opening:
    """One person with two deals of one group: contact 1, deals 2 and 3."""
    position = at(sells(), sells(arrives_min=-5000))
    first, second = position.leads
    return position.model_copy(
        update={"leads": (first, second.model_copy(update={"person": first.person}))}
    )


MINE_AND_THEIRS = at(sells(owner=1))
HER_LEAD = AddLead(name="", phone="", source="site", contact=1)
THEIR_CONTACT = CallClient(contact=1)

ANEW = contact(3, name="Client 1", phone=phone(2), birth_date="1981-02-02")

CONDUCT_RULES: dict[str, Line] = {
    "contacts_complete": (
        APPLIES,
        [CALL, contact(1)],
        [CALL, contact(1, birth_date="1980-01-02")],
        {},
    ),
    "no_duplicates": (
        KNOWN_AGAIN,
        [CallClient(lead=3), LinkLead(lead=3, contact=1)],
        [CallClient(lead=3), ANEW],
        {},
    ),
    "right_to_call": (MINE_AND_THEIRS, [HER_LEAD, THEIR_CONTACT], [THEIR_CONTACT], {}),
    "only_through_crm": (APPLIES, [CALL], [CallOutside(lead=1), CALL], {}),
    "deal_as_told": (
        APPLIES,
        [CALL, NOTE, contact(1), convert()],
        [CALL, NOTE, contact(1), convert(**OTHER_PRODUCT)],
        {},
    ),
    "deals_correct": (
        WRONG_SUM,
        [UpdateDeal(deal=2, fields={"sum_rub": 100})],
        [UpdateDeal(deal=2, fields={"sum_rub": 98})],
        {},
    ),
    "deals_active": (ASLEEP, [call_deal(2), told(2)], [call_deal(2), told(2, EMPTY)], {}),
    "group_not_doubled": (
        twice(),
        [MoveDeal(deal=3, stage="LOST")],
        [call_deal(2), call_deal(3)],
        {},
    ),
    "comment_detailed": (APPLIES, [CALL, NOTE], [CALL, AddComment(lead=1, text=EMPTY)], {}),
    "audit_passed": (UNTOLD, [told(2), Wait(minutes=180)], [Wait(minutes=180)], {}),
}
