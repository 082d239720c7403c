"""«Завершить обработку лида»: into a deal and a contact, or rejected (R096–R101)."""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.acquaintance import is_request_of, objections
from crmsim.crm.entities import Comment, Contact, Deal, Document, Lead
from crmsim.crm.facts import missing_facts
from crmsim.crm.payments import add_payment
from crmsim.crm.rows import draft_deal, new_contact, new_deal
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, Prose, RowId, need, open_lead, verb, written
from crmsim.crm.verbs.guard import go_to
from crmsim.crm.verbs.moved import CardMoved
from crmsim.crm.verbs.offer import Offered, begin, fits_stage, lacking
from crmsim.errors import Missing
from crmsim.words import join, say


class ConvertLead(Offered):
    """«Создать сделку + контакт», with what the company asks of a new deal."""

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
    """One step makes the contact and the deal, when the company's facts hold (R102, D1).

    Whatever stands against such a contact or such a deal is named too (R230, R235, R241–R244).
    """
    lead = open_lead(crm, action.lead)
    company = crm.organisation
    needed = missing_facts(company.convert_needs, crm, lead)
    chances = [missing_facts([one], crm, lead) for one in company.convert]
    unmet = [] if not all(chances) else [m for chance in chances for m in chance]
    need(_once([*needed, *unmet, *_against(crm, lead, action)]))
    contact = _contact_of(crm, lead)
    is_request_of(crm, lead, contact)
    deal = new_deal(crm, contact_id=contact.id, **_deal_of(crm, lead))
    begin(crm, deal, action)
    _hand_on(crm, lead, deal)
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


def _once(found: list[Missing]) -> list[Missing]:
    """Each thing that is missing said once, whoever asks for it."""
    first: dict[tuple[str, str | None], Missing] = {}
    for one in found:
        first.setdefault((one.code, one.field), one)
    return list(first.values())


def _against(crm: Crm, lead: Lead, action: ConvertLead) -> list[Missing]:
    """What stands against the contact and against the deal that a lead would become."""
    values = _deal_of(crm, lead)
    found = lacking(crm, action, lead.contact_id, values["pipeline"])
    if lead.contact_id is None:
        found += objections(crm, {**_person_of(lead), **lead.fields})
    if action.stage is None or any(one.field == "stage" for one in found):
        return found
    draft = draft_deal(crm, contact_id=lead.contact_id, **values)
    return [*found, *fits_stage(crm, draft, action)]


def _person_of(lead: Lead) -> dict[str, Any]:
    kept = ("name", "phone", "email", "birth_date", "city")
    return {name: getattr(lead, name) for name in kept}


def _contact_of(crm: Crm, lead: Lead) -> Contact:
    if lead.contact_id is not None:
        return crm.contacts[lead.contact_id]
    own = {"source": lead.source, "responsible_id": lead.responsible_id}
    return new_contact(crm, **_person_of(lead), **own, fields=dict(lead.fields))


def _deal_of(crm: Crm, lead: Lead) -> dict[str, Any]:
    kept = (
        "name",
        "source",
        "responsible_id",
        "signing_min",
        "contacted_min",
        "talked_min",
        "text",
    )
    return {
        **{name: getattr(lead, name) for name in kept},
        "pipeline": _pipeline_of(crm, lead),
        "lead_id": lead.id,
        "sum_rub": lead.paid_rub,
        "tags": list(lead.tags),
        "fields": dict(lead.fields),
    }


def _pipeline_of(crm: Crm, lead: Lead) -> str:
    """Where the deal of a lead begins: by what has made it ready, or as usual (R098, R118)."""
    company = crm.organisation
    special = company.deal_pipelines.items()
    fitting = (pipeline for fact, pipeline in special if not missing_facts([fact], crm, lead))
    return next(fitting, company.deal_pipeline)


def _hand_on(crm: Crm, lead: Lead, deal: Deal) -> None:
    """The approved questionnaire and the money that came go on with the deal (R101, R138, R151)."""
    if lead.paid_rub:
        add_payment(crm, deal.id, lead.paid_rub, paid_min=crm.now_min)
    sheet = next((p for p in crm.organisation.papers if p.of_lead), None)
    if lead.form == "approved" and sheet is not None:
        made: dict[str, Any] = {"author_id": None, "made_min": crm.now_min, "lines": []}
        title = sheet.name.text(crm.lang)
        crm.add(Document, card_id=deal.id, kind=sheet.id, title=title, **made)
