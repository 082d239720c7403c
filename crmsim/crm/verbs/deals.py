"""Deals: made by hand, and given their client (R057, R116, R177)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.fields import faults, fill, known_option
from crmsim.crm.rows import new_deal
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
from crmsim.errors import Missing, meant, refuse
from crmsim.words import say


class AddDeal(Action):
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
    company = crm.organisation
    pipeline = action.pipeline or company.deal_pipeline
    known = [p.id for p in company.pipelines if p.entity == "deal"]
    if pipeline not in known:
        hint = meant(pipeline, known)
        raise refuse(
            "no_such_pipeline",
            say("There is no pipeline «{name}».{hint}", name=pipeline, hint=hint),
        )
    need(
        [
            written(action.name, "name"),
            known_option(action.source, company.sources, "source"),
            *faults(crm, "deal", action.fields),
            *(_known(crm, kind, getattr(action, kind)) for kind in ("contact", "company", "lead")),
        ]
    )
    deal = new_deal(
        crm,
        pipeline,
        name=action.name,
        source=action.source,
        contact_id=action.contact,
        company_id=action.company,
        lead_id=action.lead,
    )
    fill(crm, deal, action.fields, crm.me)
    return [DealAdded(deal.id, pipeline)]


@verb
def attach_client(action: AttachClient, crm: Crm) -> list[Event]:
    """A deal gets the client that the trainee names (R116, R141)."""
    deal = open_deal(crm, action.deal)
    named = [(kind, getattr(action, kind)) for kind in ("contact", "company")]
    clients = [known_card(crm, kind, number) for kind, number in named if number is not None]
    if not clients:
        raise refuse("which_client", say("Choose a contact or a company."))
    for client in clients:
        crm.belong(deal, client)
    return [ClientAttached(deal.id, client.id) for client in clients]


def _known(crm: Crm, kind: str, number: int | None) -> Missing | None:
    if number is not None:
        known_card(crm, kind, number)
    return None
