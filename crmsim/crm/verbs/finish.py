"""«Завершить обработку лида»: into a deal and a contact, or rejected (R096–R101)."""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.entities import Comment, Contact, Deal, Lead
from crmsim.crm.facts import missing_facts
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, Prose, RowId, need, open_lead, verb, written
from crmsim.crm.verbs.leads import LeadMoved, go_to
from crmsim.errors import Missing
from crmsim.words import join, say


class ConvertLead(Action):
    """«Создать сделку + контакт»."""

    verb: Literal["convert_lead"] = "convert_lead"
    lead: RowId


class RejectLead(Action):
    """«Забраковать», with a reason of the list and a comment."""

    verb: Literal["reject_lead"] = "reject_lead"
    lead: RowId
    reason: Line
    comment: Prose


@dataclass(frozen=True, slots=True)
class LeadConverted(Event):
    """A deal and a contact hold all that the lead held."""

    lead: int
    contact: int
    deal: int


@dataclass(frozen=True, slots=True)
class LeadRejected(Event):
    """A lead was finished without a deal."""

    lead: int
    reason: str


@verb
def convert_lead(action: ConvertLead, crm: Crm) -> list[Event]:
    """One step makes the contact and the deal, when the company's facts hold (R102, D1)."""
    lead = open_lead(crm, action.lead)
    company = crm.organisation
    lacking = missing_facts(company.convert, crm, lead)
    needed = missing_facts(company.convert_needs, crm, lead)
    need([*needed, *lacking] if all(lacking) else needed)
    contact = _contact_of(crm, lead)
    deal = _deal_of(crm, lead, contact)
    moved = _finish(crm, lead, "success")
    lead.contact_id = contact.id
    return [LeadConverted(lead.id, contact.id, deal.id), moved]


@verb
def reject_lead(action: RejectLead, crm: Crm) -> list[Event]:
    """A rejection needs a reason of the company's list and a comment (R097, R100)."""
    lead = open_lead(crm, action.lead)
    reasons = crm.organisation.reject_reasons
    known = any(action.reason == reason.id for reason in reasons)
    why = say("Choose a reason from the list: {names}.", names=join(r.name for r in reasons))
    need(
        [
            None if known else Missing("unknown_reason", why, "reject_lead", "reason"),
            written(action.comment, "comment"),
        ]
    )
    lead.reject_reason = action.reason
    crm.add(Comment, lead_id=lead.id, author_id=crm.me, at_min=crm.now_min, text=action.comment)
    return [LeadRejected(lead.id, action.reason), _finish(crm, lead, "failure")]


def _finish(crm: Crm, lead: Lead, semantics: str) -> LeadMoved:
    stages = crm.organisation.leads.stages
    moved = go_to(crm, lead, next(s.id for s in stages if s.semantics == semantics))
    lead.closed_min = crm.now_min
    for activity in list(crm.planned(lead.id)):
        activity.state = "cancelled"
    return moved


def _shared(lead: Lead) -> dict[str, Any]:
    return {
        "source": lead.source,
        "responsible_id": lead.responsible_id,
        "fields": dict(lead.fields),
    }


def _contact_of(crm: Crm, lead: Lead) -> Contact:
    return crm.add(
        Contact,
        name=lead.name,
        phone=lead.phone,
        email=lead.email,
        birth_date=lead.birth_date,
        city=lead.city,
        created_min=crm.now_min,
        **_shared(lead),
    )


def _deal_of(crm: Crm, lead: Lead, contact: Contact) -> Deal:
    pipeline = crm.organisation.pipeline(crm.organisation.deal_pipeline)
    return crm.add(
        Deal,
        title=lead.name,
        pipeline=pipeline.id,
        stage=pipeline.stages[0].id,
        contact_id=contact.id,
        lead_id=lead.id,
        sum_rub=lead.paid_rub,
        signing_min=lead.signing_min,
        created_min=crm.now_min,
        tags=list(lead.tags),
        **_shared(lead),
    )
