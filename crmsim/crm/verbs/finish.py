"""«Завершить обработку лида»: into a deal and a contact, or rejected (R096–R101)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.entities import Comment, Contact, Deal, Lead
from crmsim.crm.facts import missing_facts
from crmsim.crm.rows import new_contact, new_deal
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, Prose, RowId, need, open_lead, verb, written
from crmsim.crm.verbs.guard import go_to
from crmsim.crm.verbs.moved import CardMoved
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

    card: int
    contact: int
    deal: int


@dataclass(frozen=True, slots=True)
class LeadRejected(Event):
    """A lead was finished without a deal."""

    card: int
    reason: str


@verb
def convert_lead(action: ConvertLead, crm: Crm) -> list[Event]:
    """One step makes the contact and the deal, when the company's facts hold (R102, D1)."""
    lead = open_lead(crm, action.lead)
    company = crm.organisation
    needed = missing_facts(company.convert_needs, crm, lead)
    chances = [missing_facts([one], crm, lead) for one in company.convert]
    lacking = [] if not all(chances) else [m for chance in chances for m in chance]
    need([*needed, *lacking])
    contact = _contact_of(crm, lead)
    crm.belong(lead, contact)
    deal = _deal_of(crm, lead, contact)
    return [LeadConverted(lead.id, contact.id, deal.id), _finish(crm, lead, "success")]


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
    crm.add(Comment, card_id=lead.id, author_id=crm.me, at_min=crm.now_min, text=action.comment)
    return [LeadRejected(lead.id, action.reason), _finish(crm, lead, "failure")]


def _finish(crm: Crm, lead: Lead, semantics: str) -> CardMoved:
    stages = crm.organisation.leads.stages
    end = next(s.id for s in stages if s.semantics == semantics)
    return go_to(crm, lead, end, crm.me)


def _contact_of(crm: Crm, lead: Lead) -> Contact:
    if lead.contact_id is not None:
        return crm.contacts[lead.contact_id]
    kept = ("name", "phone", "email", "birth_date", "city", "source", "responsible_id")
    fields = dict(lead.fields)
    return new_contact(crm, **{name: getattr(lead, name) for name in kept}, fields=fields)


def _deal_of(crm: Crm, lead: Lead, contact: Contact) -> Deal:
    kept = (
        "name",
        "source",
        "responsible_id",
        "signing_min",
        "contacted_min",
        "talked_min",
        "text",
    )
    return new_deal(
        crm,
        crm.organisation.deal_pipeline,
        **{name: getattr(lead, name) for name in kept},
        contact_id=contact.id,
        lead_id=lead.id,
        sum_rub=lead.paid_rub,
        tags=list(lead.tags),
        fields=dict(lead.fields),
    )
