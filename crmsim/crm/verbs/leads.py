"""Leads: added by hand, filled, moved, sent for approval (R069, R070, R085–R095, R117)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm import phones
from crmsim.crm.entities import Lead, StageChange
from crmsim.crm.facts import missing_facts
from crmsim.crm.organisation import CardField, Named
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    Action,
    Event,
    Line,
    Minute,
    RowId,
    in_future,
    in_hours,
    need,
    open_lead,
    verb,
    written,
)
from crmsim.errors import Missing, meant, refuse
from crmsim.words import join, say

FieldValue = Annotated[int, Field(ge=0, le=10**12)] | Line | bool


class AddLead(Action):
    """Register by hand somebody whom no channel has registered."""

    verb: Literal["add_lead"] = "add_lead"
    name: Line
    phone: Line
    source: Line
    email: Line = ""


class UpdateLead(Action):
    """Fill fields of a card."""

    verb: Literal["update_lead"] = "update_lead"
    lead: RowId
    fields: Annotated[dict[Line, FieldValue], Field(min_length=1, max_length=40)]


class MoveLead(Action):
    """Move a lead to another status, by whichever door."""

    verb: Literal["move_lead"] = "move_lead"
    lead: RowId
    stage: Line


class SendForm(Action):
    """Send the questionnaire to the Responsible employee for approval."""

    verb: Literal["send_form"] = "send_form"
    lead: RowId


class SetSigning(Action):
    """Write down when the client will sign."""

    verb: Literal["set_signing"] = "set_signing"
    lead: RowId
    at_min: Minute


@dataclass(frozen=True, slots=True)
class LeadAdded(Event):
    """A lead was registered by hand."""

    lead: int
    phone: str


@dataclass(frozen=True, slots=True)
class LeadUpdated(Event):
    """Fields of a card have new values."""

    lead: int
    fields: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class LeadMoved(Event):
    """A lead stands on another status."""

    lead: int
    stage: str
    came_from: str


@dataclass(frozen=True, slots=True)
class FormSent(Event):
    """The questionnaire waits for approval."""

    lead: int


@dataclass(frozen=True, slots=True)
class SigningSet(Event):
    """The date of signing is written down."""

    lead: int
    due_min: int


@verb
def add_lead(action: AddLead, crm: Crm) -> list[Event]:
    """A lead by hand needs a name, a full phone and a source of the company's list (R070)."""
    phone = phones.e164(action.phone)
    need(
        [
            written(action.name, "name"),
            None if phone else Missing("bad_phone", say("This is not a full phone number.")),
            _known_option(action.source, crm.organisation.sources, "source"),
        ]
    )
    lead = new_lead(
        crm, name=action.name, phone=phone, email=action.email, source=action.source, text=""
    )
    return [LeadAdded(lead.id, lead.phone)]


def new_lead(crm: Crm, **values: Any) -> Lead:
    """A new lead on the first status, the trainee's; what *values* leaves out is blank."""
    blank: dict[str, Any] = {
        "email": "",
        "birth_date": "",
        "city": "",
        "stage": crm.organisation.leads.stages[0].id,
        "responsible_id": crm.me,
        "created_min": crm.now_min,
        "contacted_min": None,
        "talked_min": None,
        "form": None,
        "signing_min": None,
        "decision": None,
        "paid_rub": 0,
        "reject_reason": None,
        "closed_min": None,
        "contact_id": None,
        "tags": [],
        "fields": {},
    }
    return crm.add(Lead, **{**blank, **values})


@verb
def update_lead(action: UpdateLead, crm: Crm) -> list[Event]:
    """Fields get values of their kind; every wrong one is named at once (R117)."""
    lead = open_lead(crm, action.lead)
    known = crm.organisation.field_by_id
    need(_field_fault(known, name, value) for name, value in action.fields.items())
    lead.fields = {**lead.fields, **action.fields}
    return [LeadUpdated(lead.id, tuple(action.fields.items()))]


@verb
def move_lead(action: MoveLead, crm: Crm) -> list[Event]:
    """A lead goes where a road leads and the facts allow; the end has a button (R085–R096)."""
    lead = open_lead(crm, action.lead)
    _need_road(crm, lead, action.stage)
    stage = crm.organisation.leads.stage(action.stage)
    if stage.semantics != "process":
        raise refuse(
            "finish_by_button",
            say("A lead is finished by the button «Finish the lead», with a choice or a reason."),
            offer="convert_lead" if stage.semantics == "success" else "reject_lead",
        )
    need(missing_facts(stage.needs, crm, lead))
    return [go_to(crm, lead, stage.id)]


def go_to(crm: Crm, lead: Lead, stage: str) -> LeadMoved:
    """Walk the road; the guards have been asked."""
    came_from = lead.stage
    crm.roads.move(lead, stage)
    crm.add(
        StageChange,
        lead_id=lead.id,
        author_id=crm.me,
        at_min=crm.now_min,
        from_stage=came_from,
        to_stage=stage,
    )
    return LeadMoved(lead.id, stage, came_from)


@verb
def send_form(action: SendForm, crm: Crm) -> list[Event]:
    """A questionnaire is sent once, complete, after a talk (R092)."""
    lead = open_lead(crm, action.lead)
    if lead.form is not None:
        raise refuse("form_sent_already", say("The questionnaire has been sent already."))
    need(
        [
            *missing_facts(["talked"], crm, lead),
            *(_form_gap(lead, field) for field in crm.organisation.form_fields),
        ]
    )
    lead.form = "sent"
    return [FormSent(lead.id)]


@verb
def set_signing(action: SetSigning, crm: Crm) -> list[Event]:
    """A date of signing is in the future, in working hours, and agreed (R095, R099)."""
    lead = open_lead(crm, action.lead)
    need(
        [
            in_future(crm, action.at_min, "at_min"),
            in_hours(crm, action.at_min, "at_min"),
            *missing_facts(["client_agreed"], crm, lead),
        ]
    )
    lead.signing_min = action.at_min
    return [SigningSet(lead.id, action.at_min)]


def _need_road(crm: Crm, lead: Lead, stage: str) -> None:
    pipeline = crm.organisation.leads
    roads = crm.roads.open_from(lead.stage)
    if stage in roads:
        return
    known = [s.id for s in pipeline.stages]
    if stage not in known:
        raise refuse(
            "no_such_stage",
            say("There is no status «{name}».{hint}", name=stage, hint=meant(stage, known)),
        )
    raise refuse(
        "no_road",
        say(
            "A lead in «{here}» cannot go to «{there}». From here it can go to: {roads}.",
            here=pipeline.stage(lead.stage).name,
            there=pipeline.stage(stage).name,
            roads=join(pipeline.stage(s).name for s in roads),
        ),
    )


def _field_fault(known: dict[str, CardField], name: str, value: int | str | bool) -> Missing | None:
    field = known.get(name)
    if field is None:
        hint = meant(name, known)
        why = say("A card has no field «{field}».{hint}", field=name, hint=hint)
        return Missing("unknown_field", why)
    if field.type == "choice":
        return _known_option(value, field.options, name)
    kind = {"money": int, "number": int, "flag": bool}.get(field.type, str)
    if type(value) is kind:
        return None
    return Missing("bad_value", say("«{field}» cannot be this.", field=field.name), field=name)


def _known_option(value: object, options: Iterable[Named], name: str) -> Missing | None:
    if any(value == option.id for option in options):
        return None
    why = say("Choose from the list: {names}.", names=join(option.name for option in options))
    return Missing("unknown_option", why, field=name)


def _form_gap(lead: Lead, field: CardField) -> Missing | None:
    if lead.fields.get(field.id) not in (None, ""):
        return None
    why = say("The questionnaire lacks «{field}».", field=field.name)
    return Missing("form_incomplete", why, "update_lead", field.id)
