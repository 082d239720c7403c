"""Deals: made by hand, and given their client (R057, R116, R177)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm.acquaintance import is_request_of
from crmsim.crm.entities import Deal
from crmsim.crm.fields import as_if, faults, fill, known_option
from crmsim.crm.goods import group_taken, groups_of
from crmsim.crm.owners import in_the_way
from crmsim.crm.rows import draft_deal, new_deal
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    Action,
    Event,
    Line,
    RowId,
    known_card,
    need,
    open_deal,
    verb,
    written,
)
from crmsim.crm.verbs.fields import FieldValues
from crmsim.crm.verbs.offer import (
    Offered,
    begin,
    by_lead,
    fits_stage,
    lacking,
    other_contact,
)
from crmsim.errors import Missing, meant, refuse
from crmsim.words import say


class AddDeal(Offered):
    """Make a deal by hand, in the company's pipeline of new deals or in one that is named."""

    verb: Literal["add_deal"] = "add_deal"
    name: Line
    source: Line
    pipeline: Line | None = None
    contact: RowId | None = None
    company: RowId | None = None
    lead: RowId | None = None
    fields: Annotated[FieldValues, Field(max_length=40)] = {}


class AttachClient(Action):
    """Say whose deal it is: a contact, a company, or both."""

    verb: Literal["attach_client"] = "attach_client"
    deal: RowId
    contact: RowId | None = None
    company: RowId | None = None


@dataclass(frozen=True, slots=True)
class DealAdded(Event):
    """A deal stands on the first stage of a pipeline."""

    card: int
    pipeline: str


@dataclass(frozen=True, slots=True)
class ClientAttached(Event):
    """A deal has a client."""

    card: int
    client: int


@verb
def add_deal(action: AddDeal, crm: Crm) -> list[Event]:
    """A deal by hand needs a name, a source, a pipeline, and what the company asks of a new deal.

    R177, R230, R232, R235.
    """
    pipeline = _pipeline(crm, action)
    need(
        [
            written(action.name, "name"),
            known_option(action.source, crm.organisation.sources, "source"),
            *faults(crm, "deal", action.fields),
            *(_known(crm, kind, getattr(action, kind)) for kind in ("contact", "company", "lead")),
            *(one for c in _clients(crm, action) for one in in_the_way(crm, c, pipeline)),
            *by_lead(crm, action.lead, action.contact, action.company),
            *lacking(crm, action, _buyer(crm, action), pipeline),
        ]
    )
    values = _values(crm, action)
    draft = draft_deal(crm, pipeline, **values)
    as_if(draft, _begun(action), lambda: need(fits_stage(crm, draft, action)))
    deal = new_deal(crm, pipeline, **values)
    if action.lead is not None and deal.contact_id is not None:
        is_request_of(crm, crm.leads[action.lead], crm.contacts[deal.contact_id])
    fill(crm, deal, action.fields, crm.me)
    begin(crm, deal, action)
    return [DealAdded(deal.id, pipeline)]


@verb
def attach_client(action: AttachClient, crm: Crm) -> list[Event]:
    """A deal gets the client that the trainee names (R116, R141)."""
    deal = open_deal(crm, action.deal)
    named = [(kind, getattr(action, kind)) for kind in ("contact", "company")]
    clients = [known_card(crm, kind, number) for kind, number in named if number is not None]
    if not clients:
        raise refuse("which_client", say("Choose a contact or a company."))
    need(m for client in clients for m in in_the_way(crm, client, deal.pipeline, deal.id))
    need(_other_client(crm, deal, action))
    for client in clients:
        crm.belong(deal, client)
        if deal.lead_id is not None and client.kind == "contact":
            is_request_of(crm, crm.leads[deal.lead_id], client)
    return [ClientAttached(deal.id, client.id) for client in clients]


def _pipeline(crm: Crm, action: AddDeal) -> str:
    """Where a deal by hand begins; refused where there is no such pipeline."""
    company = crm.organisation
    pipeline = action.pipeline or company.deal_pipeline
    known = [p.id for p in company.pipelines if p.entity == "deal"]
    if pipeline not in known:
        hint = meant(pipeline, known)
        why = say("There is no pipeline «{name}».{hint}", name=pipeline, hint=hint)
        raise refuse("no_such_pipeline", why)
    return pipeline


def _other_client(crm: Crm, deal: Deal, action: AttachClient) -> Iterator[Missing]:
    """What stands against another client: the lead's own one, and what they buy already."""
    yield from other_contact(crm, deal.lead_id, action.contact)
    for group in groups_of(crm, deal):
        taken = group_taken(crm, action.contact, group, deal.id)
        if taken is not None:
            yield taken


def _values(crm: Crm, action: AddDeal) -> dict[str, Any]:
    """What the row of a deal by hand holds; a lead brings its contact, and how far the talk is."""
    lead = None if action.lead is None else crm.leads[action.lead]
    known = ("contacted_min", "talked_min", "text")
    return {
        "name": action.name,
        "source": action.source,
        "contact_id": _buyer(crm, action),
        "company_id": action.company,
        "lead_id": action.lead,
        **({name: getattr(lead, name) for name in known} if lead else {}),
    }


def _begun(action: AddDeal) -> FieldValues:
    """The fields that a deal by hand begins with."""
    total = {} if action.sum_rub is None else {"sum_rub": action.sum_rub}
    return {**total, **action.fields}


def _buyer(crm: Crm, action: AddDeal) -> int | None:
    """The contact of a deal by hand: the one that is named, or the lead's own (R232, R238)."""
    if action.contact is not None or action.lead is None:
        return action.contact
    return crm.leads[action.lead].contact_id


def _clients(crm: Crm, action: AddDeal) -> list[Any]:
    numbers = (_buyer(crm, action), action.company)
    return [crm.cards[number] for number in numbers if number is not None]


def _known(crm: Crm, kind: str, number: int | None) -> Missing | None:
    if number is not None:
        known_card(crm, kind, number)
    return None
