"""Every verb does what it says, and refuses at the boundary with a reason."""

from types import SimpleNamespace
from typing import Any

import pytest
from transitions import MachineError

from crmsim.crm.entities import Activity, Comment
from crmsim.crm.filters import Criteria, select
from crmsim.crm.inbox import ClientDidNotCome, FormApproved, LeadArrived, Reminded, record
from crmsim.crm.pipeline import roads_of
from crmsim.crm.store import Crm
from crmsim.crm.verbs.account import (
    AcceptInvitation,
    FillProfile,
    RecoverPassword,
    SetNotices,
    SetPassword,
)
from crmsim.crm.verbs.contact import CallClient, MessageClient, ReportCall
from crmsim.crm.verbs.day import AnswerQuestion, EndDay, TakeHint, Wait
from crmsim.crm.verbs.finish import ConvertLead, RejectLead
from crmsim.crm.verbs.leads import AddLead, MoveLead, SendForm, SetSigning, UpdateLead
from crmsim.crm.verbs.meetings import MeetClient, Place, SetMeeting, StartVisit
from crmsim.crm.verbs.navigation import OpenBell, OpenCard, OpenPanel, OpenSection
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter, Search
from crmsim.crm.verbs.tags import TagLead
from crmsim.crm.verbs.tasks import AddTask, CompleteTask, PostponeTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.crm.views import look
from crmsim.scenario.load import load_organisation
from tests.crm.company import codes, company, done, said, the_lead

STRONG: dict[str, Any] = {
    "digest": "x",
    "length": 8,
    "kinds": 3,
    "repeated": True,
    "personal": False,
}
FORM = {"debt_rub": 700_000, "creditors": 4, "income_rub": 40_000}
CLOSING_MIN = 9 * 60


@pytest.mark.requirement("R001", "R002", "R009")
@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, ()),
        ({"length": 7}, ("password_short",)),
        ({"kinds": 2}, ("password_plain",)),
        ({"repeated": False}, ("password_differs",)),
        ({"personal": True}, ("password_personal",)),
        ({"length": 7, "kinds": 2}, ("password_short", "password_plain")),
    ],
)
def test_a_password_is_as_strong_as_the_policy(
    change: dict[str, Any], refused: tuple[str, ...]
) -> None:
    """Eight signs of three kinds, repeated, not personal; every weakness is named at once."""
    crm = company()
    crm.trainee.joined_min = None
    assert codes(SetPassword(**STRONG, keep="memory"), crm) == ("not_joined",)
    done(AcceptInvitation(), crm)
    assert codes(AcceptInvitation(), crm) == ("already_joined",)
    assert codes(SetPassword(**{**STRONG, **change}, keep="memory"), crm) == refused
    assert (crm.trainee.password_hash is None) == bool(refused)


@pytest.mark.requirement("R003", "R005")
def test_a_forgotten_password_comes_back_by_letter() -> None:
    """Only who has a password can forget it; the letter goes to the login's address."""
    crm = company()
    assert codes(RecoverPassword(), crm) == ("no_password",)
    done(SetPassword(**STRONG, keep="memory"), crm)
    done(RecoverPassword(), crm)
    (letter,) = crm.notifications.values()
    assert (letter.kind, letter.text) == ("recovery_sent", {"email": "anna@example.com"})
    done(SetPassword(**{**STRONG, "digest": "y"}, keep="memory"), crm)
    assert crm.trainee.password_hash != STRONG["digest"]


@pytest.mark.requirement("R008", "R013")
def test_a_muted_notice_does_not_ring() -> None:
    """Each kind by itself, and it rings again when it is wanted again."""
    crm = company()
    done(SetNotices(tasks=False, leads=True), crm)
    record(Reminded(1, _task(crm), "task_due"), crm)
    assert not crm.notifications
    record(LeadArrived(1, "site"), crm)
    done(SetNotices(tasks=True, leads=False), crm)
    record(Reminded(1, _task(crm), "task_due"), crm)
    record(LeadArrived(1, "site"), crm)
    assert [n.kind for n in crm.notifications.values()] == ["lead_arrived", "task_due"]


@pytest.mark.requirement("R006", "R007")
def test_a_profile_takes_its_own_fields() -> None:
    """Unknown, blank and impossible values are refused, and nothing of them is kept."""
    crm = company()
    assert codes(FillProfile(fields={"shoe_size": "44"}), crm) == ("unknown_field",)
    assert codes(FillProfile(fields={"phone": "12"}), crm) == ("bad_phone",)
    assert codes(FillProfile(fields={"position": "  "}), crm) == ("empty_text",)
    assert crm.trainee.profile == {}
    done(FillProfile(fields={"position": "Менеджер", "phone": "8 987 654-32-10"}), crm)
    assert crm.trainee.profile["position"] == "Менеджер"


@pytest.mark.requirement("R012", "R014", "R020")
def test_only_what_is_there_can_be_opened() -> None:
    """A tab, an item and a card exist or are refused, with what was meant."""
    crm = company()
    assert done(OpenSection(section="leads"), crm)
    assert codes(OpenSection(section="lead"), crm) == ("no_such_section",)
    assert codes(OpenPanel(item="?"), crm) == ("no_such_item",)
    assert done(OpenCard(lead=1), crm)
    assert codes(OpenCard(lead=2), crm) == ("no_such_lead",)
    assert done(OpenBell(), crm)


@pytest.mark.requirement("R110", "R113")
def test_a_comment_says_something() -> None:
    """White space is no comment."""
    crm = company()
    assert codes(AddComment(lead=1, text=" \n"), crm) == ("empty_text",)
    done(AddComment(lead=1, text="Договорились созвониться."), crm)
    assert [c.text for c in crm.of_lead(Comment, 1)] == ["Договорились созвониться."]


@pytest.mark.requirement("R074", "R109", "R111")
def test_a_task_lies_in_the_future() -> None:
    """A task for the present minute is late already; without a lead it is no activity of one."""
    crm = company()
    crm.now_min = 10
    assert codes(AddTask(lead=1, title="Позвонить", due_min=10), crm) == ("in_the_past",)
    assert codes(AddTask(lead=1, title="", due_min=9), crm) == ("empty_text", "in_the_past")
    done(AddTask(lead=1, title="Позвонить", due_min=11), crm)
    done(AddTask(title="Купить ручки", due_min=11), crm)
    assert len(crm.of_lead(Activity, 1)) == 1
    assert [a.lead_id for a in crm.activities.values()] == [1, None]


@pytest.mark.requirement("R075")
def test_a_task_is_closed_once_with_a_result() -> None:
    """Postponed into the future, completed with words, and then it stays closed."""
    crm = company()
    done(AddTask(lead=1, title="Позвонить", due_min=60), crm)
    assert codes(PostponeTask(task=1, due_min=0), crm) == ("in_the_past",)
    done(PostponeTask(task=1, due_min=90), crm)
    assert codes(CompleteTask(task=1, result=""), crm) == ("empty_text",)
    done(CompleteTask(task=1, result="Договорились"), crm)
    assert codes(CompleteTask(task=1, result="ещё раз"), crm) == ("task_closed",)
    assert codes(PostponeTask(task=7, due_min=90), crm) == ("no_such_task",)


@pytest.mark.requirement("R060", "R071", "R103", "R157")
def test_a_call_is_an_attempt_until_somebody_answers() -> None:
    """A call and a message count as contact, not as a talk; a recorded call is not reported."""
    crm = company()
    done(CallClient(lead=1), crm)
    assert codes(MessageClient(lead=1, text=""), crm) == ("empty_text",)
    done(MessageClient(lead=1, text="Добрый день!"), crm)
    assert (the_lead(crm).contacted_min, the_lead(crm).talked_min) == (0, None)
    assert codes(ReportCall(call=1), crm) == ("call_recorded",)
    crm.activities[1].recorded = False
    done(ReportCall(call=1), crm)
    assert codes(ReportCall(call=1), crm) == ("call_reported",)
    assert codes(ReportCall(call=2), crm) == ("no_such_call",)


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
    lead, contact, deal = the_lead(crm), crm.contacts[1], crm.deals[1]
    for name in ("name", "phone", "email", "birth_date", "city", "source", "fields"):
        assert getattr(contact, name) == getattr(lead, name)
    assert (deal.source, deal.fields, deal.signing_min) == (lead.source, lead.fields, 60)
    assert (deal.contact_id, deal.lead_id, lead.contact_id) == (1, 1, 1)
    assert lead.stage == "CONVERTED"


@pytest.mark.requirement("R098")
def test_a_paid_service_converts_as_well() -> None:
    """One of the company's facts is enough (D1)."""
    crm = company()
    the_lead(crm).paid_rub = 3000
    done(ConvertLead(lead=1), crm)
    assert crm.deals[1].sum_rub == 3000


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


@pytest.mark.requirement("R047")
def test_tags_mark_a_lead_its_deal_and_a_filter() -> None:
    """Tags of the list alone; leads and deals are filtered by any of the chosen ones."""
    crm = company()
    price, family = (tag.id for tag in crm.organisation.tags[:2])
    assert codes(TagLead(lead=1, tags=("moon",)), crm) == ("no_such_tag",)
    done(TagLead(lead=1, tags=(family, price, price)), crm)
    assert the_lead(crm).tags == [price, family]
    assert list(select(crm, Criteria(tags=(price,)))) == [the_lead(crm)]
    done(TagLead(lead=1, tags=(family,)), crm)
    assert list(select(crm, Criteria(tags=(price,)))) == []
    the_lead(crm).paid_rub = 1
    done(ConvertLead(lead=1), crm)
    shown = [len(look(crm, "deals", tags=[tag])["rows"]) for tag in (price, family)]
    assert shown == [0, 1]
    assert codes(TagLead(lead=1, tags=()), crm) == ("lead_closed",)


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


def _task(crm: Crm) -> int:
    done(AddTask(lead=1, title="Позвонить", due_min=5), crm)
    return max(crm.activities)


def _reason(crm: Crm) -> str:
    return str(crm.organisation.reject_reasons[0].id)


@pytest.mark.requirement("R040", "R041", "R042")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("елкин", (1,)),
        ("ЁЛ", (1,)),
        ("8(987) 654-32-10", (1,)),
        ("+7 987 654 32 10", (1,)),
        ("(987) 654-32-10", (1,)),
        ("654-32-10", (1,)),
        ("3210", (1,)),
        ("210", ()),
        ("654-32-11", ()),
    ],
)
def test_a_lead_is_found_by_part_of_its_name_and_any_spelling(
    query: str, found: tuple[int, ...]
) -> None:
    """From four digits on, any part of the number is enough (D7)."""
    (searched,) = done(Search(query=query), company())
    assert searched.found == found


@pytest.mark.requirement("R045", "R046")
def test_a_filter_is_kept_under_a_name_of_its_own() -> None:
    """Empty criteria, a taken name and a filter that is not there are refused."""
    crm = company()
    new = Criteria(stages=("NEW",))
    assert codes(SaveFilter(name="Мои", criteria=Criteria()), crm) == ("empty_filter",)
    done(SaveFilter(name="Мои", criteria=new), crm)
    assert codes(SaveFilter(name="Мои", criteria=new), crm) == ("name_taken",)
    assert codes(ApplyFilter(), crm) == ("which_filter",)
    assert codes(ApplyFilter(saved=9), crm) == ("no_such_filter",)
    (filtered,) = done(ApplyFilter(saved=1), crm)
    assert filtered.criteria == '{"stages":["NEW"]}'


@pytest.mark.requirement("R252")
def test_waiting_ends_with_the_day() -> None:
    """Nobody waits past closing time, and the next day begins when the office opens."""
    crm = company()
    crm.now_min = CLOSING_MIN - 5
    (waited,) = done(Wait(minutes=60), crm)
    assert waited.minutes == 5
    (ended,) = done(EndDay(), crm)
    assert crm.hours.moment(crm.now_min + ended.minutes).isoformat() == "2026-11-24T09:00:00"


def test_a_question_and_a_hint_are_the_lessons_own() -> None:
    """What the lesson does not offer cannot be answered or taken."""
    crm = company()
    assert codes(AnswerQuestion(question="q", choice="a"), crm) == ("no_such_question",)
    assert codes(TakeHint(rule="r"), crm) == ("no_such_hint",)
    crm.lesson.hintable = ("r",)
    done(TakeHint(rule="r"), crm)
    assert codes(TakeHint(rule="r"), crm) == ("hint_taken",)
