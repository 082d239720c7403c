"""«Неразобранное»: a request that came by itself is accepted or declined (R008, R116)."""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.acquaintance import objections
from crmsim.crm.entities import Deal, Request
from crmsim.crm.fields import known_option
from crmsim.crm.owners import in_the_way, known_by
from crmsim.crm.rows import new_contact
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, RowId, need, open_deal, verb
from crmsim.crm.verbs.guard import arrive, is_unsorted
from crmsim.crm.verbs.moved import CardMoved
from crmsim.errors import Missing, refuse
from crmsim.words import say

PERSON = ("name", "phone", "email", "birth_date", "city")


class AcceptRequest(Action):
    """Take an unsorted request into work as one's own deal."""

    verb: Literal["accept_request"] = "accept_request"
    deal: RowId


class DeclineRequest(Action):
    """Decline an unsorted request, with a reason of the list."""

    verb: Literal["decline_request"] = "decline_request"
    deal: RowId
    reason: Line


@dataclass(frozen=True, slots=True)
class RequestAccepted(Event):
    """A request is a deal of the trainee's; `contact` was made for it, or found by the phone."""

    card: int
    contact: int
    made: bool


@dataclass(frozen=True, slots=True)
class RequestDeclined(Event):
    """A request is closed; `against` are the codes of what stood against accepting it."""

    card: int
    reason: str
    against: tuple[str, ...]


@verb
def accept_request(action: AcceptRequest, crm: Crm) -> list[Event]:
    """A request becomes a deal on the first stage, with the contact of its phone (R116, R213)."""
    deal = _unsorted(crm, action.deal)
    client = _client(crm, deal)
    made = client is None
    need([*hindrances(crm, deal), *(objections(crm, _asks(crm, deal)) if made else ())])
    if client is None:
        client = _made(crm, deal)
    if crm.person(deal) is not client:
        crm.belong(deal, client)
    deal.responsible_id = crm.me
    accepted = RequestAccepted(deal.id, client.id, made)
    return [accepted, _leave(crm, deal, crm.organisation.pipeline(deal.pipeline).first.id)]


@verb
def decline_request(action: DeclineRequest, crm: Crm) -> list[Event]:
    """A request is declined with a reason of the company's list, and is a failure (R116)."""
    deal = _unsorted(crm, action.deal)
    need([known_option(action.reason, crm.organisation.reject_reasons, "reason")])
    against = hindrances(crm, deal)
    for request in crm.of(Request, deal.id):
        request.reason = action.reason
    stages = crm.organisation.pipeline(deal.pipeline).stages
    end = next(stage.id for stage in stages if stage.semantics == "failure")
    declined = RequestDeclined(deal.id, action.reason, tuple(one.code for one in against))
    return [declined, _leave(crm, deal, end)]


def hindrances(crm: Crm, deal: Deal) -> list[Missing]:
    """Everything that stands against accepting a request: its client's manager or open deal."""
    client = _client(crm, deal)
    return in_the_way(crm, client, deal.pipeline, deal.id) if client else []


def _unsorted(crm: Crm, number: int) -> Deal:
    deal = open_deal(crm, number)
    if not is_unsorted(crm, deal):
        raise refuse("sorted_already", say("«{name}» is sorted already.", name=deal.name))
    if not crm.organisation.role(crm.trainee.role).unsorted:
        raise refuse("no_access", say("Your role has no access to unsorted requests."))
    return deal


def _client(crm: Crm, deal: Deal) -> Any:
    """The contact or company of a request, or the contact of its phone; None for a stranger."""
    asked = crm.of(Request, deal.id)
    return crm.person(deal) or (known_by(crm, asked[0].phone) if asked else None)


def _asks(crm: Crm, deal: Deal) -> dict[str, str]:
    """Who asks, as a person; a deal that nobody asked for is its own person's name."""
    asked = next(iter(crm.of(Request, deal.id)), None)
    if asked is None:
        return {"name": deal.name, "phone": ""}
    return {name: getattr(asked, name) for name in PERSON}


def _made(crm: Crm, deal: Deal) -> Any:
    """A contact of who asks."""
    return new_contact(crm, **_asks(crm, deal), source=deal.source)


def _leave(crm: Crm, deal: Deal, stage: str) -> CardMoved:
    for request in crm.of(Request, deal.id):
        request.sorted_min = crm.now_min
    came_from, deal.stage = deal.stage, stage
    return arrive(crm, deal, came_from, crm.me)
