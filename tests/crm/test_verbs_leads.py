"""A lead from the first call to its end: what each status and the end need, and what is refused."""

from types import SimpleNamespace

import pytest
from transitions import MachineError

from crmsim.crm.inbox import ClientDidNotCome, FormApproved, record
from crmsim.crm.pipeline import roads_of
from crmsim.crm.store import Crm
from crmsim.crm.verbs.contact import CallClient, MessageClient
from crmsim.crm.verbs.fields import UpdateLead
from crmsim.crm.verbs.finish import ConvertLead, RejectLead
from crmsim.crm.verbs.leads import AddLead, SendForm, SetSigning
from crmsim.crm.verbs.meetings import MeetClient, Place, SetMeeting, StartVisit
from crmsim.crm.verbs.moving import MoveLead
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.scenario.load import load_organisation
from tests.crm.company import codes, company, done, said, the_lead

FORM = {"debt_rub": 700_000, "creditors": 4, "income_rub": 40_000}
CLOSING_MIN = 9 * 60


@pytest.mark.requirement("R069", "R070")
def test_a_lead_by_hand_has_a_name_a_phone_and_a_source() -> None:
    """Everything that is wrong is named at once; the phone is kept in one form."""
    crm = company()
    wrong = AddLead(name="", phone="123", source="moon")
    assert codes(wrong, crm) == ("empty_text", "bad_phone", "unknown_option")
    done(AddLead(name="Ольга", phone="8 (965) 111-22-33", source="recommendation"), crm)
    assert crm.leads[2].phone == "+79651112233"


@pytest.mark.requirement("R117")
def test_fields_take_values_of_their_kind() -> None:
    """A text in a money field and a field that is not there are both named."""
    crm = company()
    wrong = UpdateLead(lead=1, fields={"debt_rub": "много", "debtt": 1})
    assert codes(wrong, crm) == ("bad_value", "unknown_field")
    done(UpdateLead(lead=1, fields={"debt_rub": 0}), crm)
    assert the_lead(crm).fields == {"debt_rub": 0}


@pytest.mark.requirement("R086", "R087", "R088", "R089", "R092", "R093", "R094", "R095")
@pytest.mark.parametrize(
    ("stage", "missing"),
    [
        ("UNREACHED", "unreached"),
        ("APPOINTING", "talked"),
        ("MEETING_SET", "meeting_planned"),
        ("REMOTE_SET", "remote_planned"),
        ("NO_SHOW", "meeting_missed"),
        ("NO_ANSWER", "remote_missed"),
        ("FORM_REVIEW", "form_sent"),
        ("FORM_APPROVED", "form_approved"),
        ("THINKING", "client_thinks"),
        ("AGREED", "client_agreed"),
    ],
)
def test_a_status_needs_its_fact(stage: str, missing: str) -> None:
    """A new lead enters none of the statuses, and each says what is missing."""
    crm = company()
    assert codes(MoveLead(lead=1, stage=stage), crm) == (missing,)
    assert the_lead(crm).stage == "NEW"


@pytest.mark.requirement("R086", "R087")
def test_an_answered_call_allows_appointing_and_not_unreached() -> None:
    """The same call opens one road and closes the other."""
    crm = company()
    done(CallClient(lead=1), crm)
    done(MoveLead(lead=1, stage="UNREACHED"), crm)
    said(crm, "call_back", at=100)
    assert codes(MoveLead(lead=1, stage="UNREACHED"), crm) == ("no_road",)
    done(MoveLead(lead=1, stage="APPOINTING"), crm)
    assert codes(MoveLead(lead=1, stage="UNREACHED"), crm) == ("unreached",)


@pytest.mark.requirement("R096", "R097")
def test_the_end_has_a_button_and_no_way_back() -> None:
    """No drag finishes a lead, no drag brings it back to new, and a finished one stays so."""
    crm = company()
    for stage in ("CONVERTED", "JUNK"):
        assert codes(MoveLead(lead=1, stage=stage), crm) == ("finish_by_button",)
    assert codes(MoveLead(lead=1, stage="NEW"), crm) == ("no_road",)
    assert codes(MoveLead(lead=1, stage="NEU"), crm) == ("no_such_stage",)
    done(RejectLead(lead=1, reason=_reason(crm), comment="Ошиблись номером."), crm)
    assert codes(MoveLead(lead=1, stage="APPOINTING"), crm) == ("lead_closed",)
    assert codes(CallClient(lead=1), crm) == ("lead_closed",)


@pytest.mark.requirement("R088", "R089")
def test_a_meeting_is_in_working_hours_of_the_future() -> None:
    """The closing minute is still open, the next one is not; an earlier meeting gives way."""
    crm = company()
    early = SetMeeting(lead=1, place="meeting", at_min=60)
    assert codes(early, crm) == ("not_talked",)
    said(crm, "wants_meeting", at=60)
    late = SetMeeting(lead=1, place="meeting", at_min=CLOSING_MIN + 1)
    assert codes(late, crm) == ("office_closed",)
    now = SetMeeting(lead=1, place="meeting", at_min=0)
    assert codes(now, crm) == ("in_the_past",)
    done(SetMeeting(lead=1, place="meeting", at_min=CLOSING_MIN), crm)
    done(SetMeeting(lead=1, place="remote", at_min=60), crm)
    assert [a.kind for a in crm.planned(1, "meeting", "remote")] == ["remote"]


@pytest.mark.requirement("R114")
def test_a_visit_needs_the_client_in_the_office() -> None:
    """«ВИЗИТ» is switched on once, and only while somebody waits."""
    crm = company()
    said(crm, "wants_meeting", at=60)
    done(SetMeeting(lead=1, place="meeting", at_min=60), crm)
    assert codes(StartVisit(lead=1), crm) == ("client_not_here",)
    next(crm.planned(1, "meeting")).answered = True
    done(StartVisit(lead=1), crm)
    assert codes(StartVisit(lead=1), crm) == ("visit_started",)
    (held,) = done(MeetClient(lead=1), crm)
    assert held.visit is True
    assert codes(MeetClient(lead=1), crm) == ("client_not_here",)


@pytest.mark.requirement("R092", "R093")
def test_a_questionnaire_is_sent_whole_and_once() -> None:
    """Every gap is named at once."""
    crm = company()
    form = crm.organisation.form_fields
    assert codes(SendForm(lead=1), crm) == ("talked", *["form_incomplete"] * len(form))
    said(crm, "wants_meeting", at=60)
    values = {f.id: f.options[0].id if f.options else FORM.get(f.id, 1) for f in form}
    done(UpdateLead(lead=1, fields=values), crm)
    assert codes(MoveLead(lead=1, stage="FORM_REVIEW"), crm) == ("form_sent",)
    done(SendForm(lead=1), crm)
    assert codes(SendForm(lead=1), crm) == ("form_sent_already",)
    done(MoveLead(lead=1, stage="FORM_REVIEW"), crm)
    assert codes(MoveLead(lead=1, stage="FORM_APPROVED"), crm) == ("form_approved",)
    record(FormApproved(1), crm)
    done(MoveLead(lead=1, stage="FORM_APPROVED"), crm)


@pytest.mark.requirement("R090", "R091")
@pytest.mark.parametrize(
    ("place", "stage", "other"),
    [("meeting", "NO_SHOW", "NO_ANSWER"), ("remote", "NO_ANSWER", "NO_SHOW")],
)
def test_a_missed_time_allows_its_own_status(place: Place, stage: str, other: str) -> None:
    """Only after the time has passed, and only the status of that kind of meeting."""
    crm = company()
    said(crm, f"wants_{place}", at=60)
    (event,) = done(SetMeeting(lead=1, place=place, at_min=60), crm)
    missing = f"{place}_missed"
    assert codes(MoveLead(lead=1, stage=stage), crm) == (missing,)
    record(ClientDidNotCome(1, event.activity), crm)
    assert codes(MoveLead(lead=1, stage=other), crm) != ()
    done(MoveLead(lead=1, stage=stage), crm)


@pytest.mark.requirement("R094", "R095")
@pytest.mark.parametrize(
    ("key", "stage", "other"),
    [("thinks", "THINKING", "AGREED"), ("agrees", "AGREED", "THINKING")],
)
def test_a_decision_allows_its_own_status(key: str, stage: str, other: str) -> None:
    """Who thinks has not agreed, and who has agreed no longer thinks."""
    crm = company()
    said(crm, key, at=60)
    assert codes(MoveLead(lead=1, stage=other), crm) != ()
    done(MoveLead(lead=1, stage=stage), crm)


@pytest.mark.requirement("R098", "R099", "R101", "R082")
def test_conversion_copies_everything_in_one_step() -> None:
    """Without a date of signing nothing is made; with it, contact and deal hold all the data."""
    crm = company()
    assert codes(ConvertLead(lead=1), crm) == ("signing_agreed", "service_paid")
    assert codes(SetSigning(lead=1, at_min=60), crm) == ("client_agreed",)
    done(UpdateLead(lead=1, fields=dict(FORM)), crm)
    said(crm, "agrees", at=60)
    done(SetSigning(lead=1, at_min=60), crm)
    done(ConvertLead(lead=1), crm)
    lead, contact, deal = the_lead(crm), crm.contacts[2], crm.deals[3]
    for name in ("name", "phone", "email", "birth_date", "city", "source", "fields"):
        assert getattr(contact, name) == getattr(lead, name)
    assert (deal.source, deal.fields, deal.signing_min) == (lead.source, lead.fields, 60)
    assert (deal.contact_id, deal.lead_id, lead.contact_id) == (2, 1, 2)
    assert lead.stage == "CONVERTED"


@pytest.mark.requirement("R098")
def test_a_paid_service_converts_as_well() -> None:
    """One of the company's facts is enough (D1)."""
    crm = company()
    the_lead(crm).paid_rub = 3000
    done(ConvertLead(lead=1), crm)
    assert crm.deals[3].sum_rub == 3000


@pytest.mark.requirement("R097", "R100")
def test_a_rejection_has_a_reason_and_a_comment() -> None:
    """Both are named when both are missing; the planned activities are cancelled."""
    crm = company()
    wrong = RejectLead(lead=1, reason="because", comment=" ")
    assert codes(wrong, crm) == ("unknown_reason", "empty_text")
    done(AddTask(lead=1, title="Позвонить", due_min=60), crm)
    done(RejectLead(lead=1, reason=_reason(crm), comment="Нет долгов."), crm)
    assert the_lead(crm).closed_min == 0
    assert not list(crm.planned(1))


@pytest.mark.requirement("R102", "R103")
def test_a_company_may_need_a_talk_and_a_detailed_comment() -> None:
    """All that it needs is named at once; a message without an answer is no talk (R103)."""
    crm = company()
    needs = ("talked", "detailed_comment")
    crm.organisation = crm.organisation.model_copy(update={"convert": (), "convert_needs": needs})
    done(MessageClient(lead=1, text="Добрый день!"), crm)
    done(AddComment(lead=1, text="перезвонить"), crm)
    assert codes(ConvertLead(lead=1), crm) == needs
    said(crm, "wants_meeting", at=60)
    assert codes(ConvertLead(lead=1), crm) == ("detailed_comment",)
    done(AddComment(lead=1, text="Обсудили стоимость, договорились о встрече 25.11 в 14:00."), crm)
    done(ConvertLead(lead=1), crm)


@pytest.mark.requirement("R061", "R062")
def test_a_status_and_a_stage_are_the_same_thing() -> None:
    """Leads and deals go through pipelines of one kind, by roads of one kind."""
    company_file = load_organisation("bankruptcy")
    for pipeline in company_file.pipelines:
        roads = roads_of(pipeline)
        first, second = pipeline.stages[:2]
        card = SimpleNamespace(stage=first.id)
        roads.move(card, second.id)
        assert card.stage == second.id
        assert first.id not in roads.open_from(second.id)
        final = SimpleNamespace(stage=pipeline.stages[-1].id)
        with pytest.raises(MachineError):
            roads.move(final, second.id)


def test_roads_of_a_companys_own_are_the_only_ones() -> None:
    """A pipeline with a list of roads leads nowhere else."""
    leads = load_organisation("bankruptcy").leads
    narrow = leads.model_copy(update={"roads": {"NEW": ("UNREACHED",)}})
    assert roads_of(narrow).open_from("NEW") == ("UNREACHED",)
    assert roads_of(narrow).open_from("UNREACHED") == ()


def _reason(crm: Crm) -> str:
    return str(crm.organisation.reject_reasons[0].id)
