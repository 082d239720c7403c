"""For every rule a line of play that it praises and one that it blames (law 5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from crmsim.crm.filters import Criteria
from crmsim.crm.quiz import Question
from crmsim.crm.selling import Who
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.account import AcceptInvitation, FillProfile, SetPassword
from crmsim.crm.verbs.contact import CallClient, ReportCall
from crmsim.crm.verbs.day import AnswerQuestion, Wait
from crmsim.crm.verbs.fields import UpdateLead
from crmsim.crm.verbs.finish import ConvertLead, RejectLead
from crmsim.crm.verbs.leads import AddLead, SendForm, SetSigning
from crmsim.crm.verbs.meetings import MeetClient, SetMeeting, StartVisit
from crmsim.crm.verbs.moving import MoveDeal, MoveLead
from crmsim.crm.verbs.navigation import OpenBell, OpenPanel, OpenSection, OpenView
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter, Search
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.scenario.schema import QuizQuestion
from crmsim.sim.opening import Opening
from tests.grading import shop
from tests.grading.examples_channels import CHANNELS
from tests.grading.examples_conduct import CONDUCT_RULES
from tests.grading.examples_contract import CONTRACTS
from tests.grading.examples_sale import EXAMPLES_OF_SALE
from tests.grading.examples_supply import SUPPLY
from tests.grading.position import CLOSING_MIN, lead, meeting, named, opening, phone, task, text

TOMORROW_AT_TEN = 24 * 60 + 60
"""What a client of these positions names at the first talk."""
SIGNING_MIN = 24 * 60 + 6 * 60

QUESTION = QuizQuestion(
    id="login",
    text=text("login?"),
    choices=named("phone", "email"),
    right="email",
    why=text("because"),
    requirement="R003",
)
ASKED = Question(id=QUESTION.id, text=QUESTION.text, choices=QUESTION.choices)


@dataclass(frozen=True)
class Example:
    """A position, the actions that a rule praises there, and those that it blames."""

    position: Opening
    praised: Sequence[Action]
    blamed: Sequence[Action]
    params: dict[str, Any] = field(default_factory=dict)


def password(keep: Any = "memory") -> SetPassword:
    """A strong password."""
    return SetPassword(digest="x", length=12, kinds=4, repeated=True, personal=False, keep=keep)


def call(number: int = 1) -> CallClient:
    """A call to a lead."""
    return CallClient(lead=number)


def note(number: int = 1) -> AddComment:
    """A comment on a lead."""
    return AddComment(lead=number, text="Talked, agreed.")


def plan(due_min: int, number: int = 1) -> AddTask:
    """A task of a lead."""
    return AddTask(lead=number, title="call", due_min=due_min)


def appoint(at_min: int = TOMORROW_AT_TEN, number: int = 1) -> SetMeeting:
    """A meeting in the office."""
    return SetMeeting(lead=number, place="meeting", at_min=at_min)


def move(stage: str, number: int = 1) -> MoveLead:
    """A move to a status."""
    return MoveLead(lead=number, stage=stage)


def search(query: str) -> Search:
    """A search."""
    return Search(query=query)


def reject(reason: str) -> RejectLead:
    """A rejection."""
    return RejectLead(lead=1, reason=reason, comment="No client.")


def sign(at_min: int = SIGNING_MIN) -> SetSigning:
    """A date of signing."""
    return SetSigning(lead=1, at_min=at_min)


NEW = opening(lead())
TWO = opening(lead("UNREACHED", task(0)), lead())
INVITED = opening(invited=True)
VISITOR = opening(lead("MEETING_SET", meeting(60), phase="appointed"))
AGREES = opening(lead("AGREED", task(0), phase="agreed"))
REFUSES = opening(lead("NEW", story="not_target"))
STRANGER = opening(lead(arrives_min=30, registered=False))
CARRYING_ON = (note(), plan(TOMORROW_AT_TEN))
MET = (Wait(minutes=60), StartVisit(lead=1), MeetClient(lead=1))
FILLED = UpdateLead(lead=1, fields={"debt": 700_000})
BOTH = Criteria(stages=("NEW",), sources=("site",))

EXAMPLES: dict[str, Example] = {
    "joined": Example(INVITED, [AcceptInvitation(), password()], [AcceptInvitation()]),
    "password_kept_secret": Example(
        INVITED,
        [AcceptInvitation(), password()],
        [AcceptInvitation(), password("paper")],
    ),
    "profile_filled": Example(
        NEW,
        [FillProfile(fields={"position": "manager", "phone": phone(1)})],
        [FillProfile(fields={"position": "manager"})],
        {"fields": ["position", "phone"]},
    ),
    "sections_opened": Example(
        NEW,
        [OpenSection(section="leads"), OpenSection(section="deals")],
        [OpenSection(section="leads")],
        {"sections": ["leads", "deals"]},
    ),
    "views_opened": Example(
        NEW,
        [OpenView(mode="list"), OpenView(mode="calendar")],
        [OpenView(mode="list"), OpenView(mode="list")],
        {"modes": ["list", "calendar"]},
    ),
    "panel_opened": Example(NEW, [OpenPanel(item="news")], [OpenBell()], {"items": ["news"]}),
    "bell_read": Example(
        NEW,
        [OpenBell(), Wait(minutes=60), OpenBell()],
        [OpenBell(), Wait(minutes=59), OpenBell()],
        {"times": 2, "apart_min": 60},
    ),
    "found_by_phone": Example(
        NEW,
        [search("8(900)000-00-01"), search("(900) 000-00-01"), search("000-00-01")],
        [search("8(900)000-00-01"), search("+7 900 000 00 01"), search("89000000001")],
        {"lead": 1},
    ),
    "found_by_name": Example(NEW, [search("client")], [search("9000000001")], {"lead": 1}),
    "filter_applied": Example(
        NEW,
        [ApplyFilter(criteria=Criteria(sources=("site",)))],
        [ApplyFilter(criteria=Criteria(stages=("NEW",)))],
        {"part": "sources"},
    ),
    "filter_saved": Example(
        NEW,
        [SaveFilter(name="mine", criteria=BOTH)],
        [
            SaveFilter(name="one", criteria=Criteria(stages=("NEW",))),
            SaveFilter(name="two", criteria=Criteria(sources=("site",))),
        ],
        {"parts": ["stages", "sources"]},
    ),
    "questions_right": Example(
        opening(questions=(ASKED,)),
        [AnswerQuestion(question="login", choice="email")],
        [AnswerQuestion(question="login", choice="phone")],
    ),
    "highest_tier_first": Example(TWO, [call(2), call(1)], [call(1), call(2)]),
    "meetings_confirmed": Example(VISITOR, [call()], [Wait(minutes=60), call()]),
    "comment_after_contact": Example(TWO, [call(2), note(2), call(1), note(1)], [call(2), call(1)]),
    "answered_promptly": Example(
        opening(lead(arrives_min=60)),
        [Wait(minutes=90), call()],
        [Wait(minutes=91), call()],
        {"minutes": 30},
    ),
    "strangers_registered": Example(
        STRANGER,
        [Wait(minutes=30), AddLead(name="Client 1", phone=phone(1), source="call")],
        [Wait(minutes=30), AddLead(name="Client 1", phone=phone(2), source="call")],
    ),
    "calls_reported": Example(
        opening(lead(unrecorded=1)), [call(), ReportCall(call=1)], [call(), note()]
    ),
    "clients_reached": Example(
        opening(lead(), lead()), [call(1), call(2)], [call(1), call(1)], {"n": 2}
    ),
    "every_lead_has_task": Example(NEW, [call(), *CARRYING_ON], [call(), note()]),
    "tasks_within_workdays": Example(
        NEW, [call(), plan(TOMORROW_AT_TEN)], [call(), plan(30 * 24 * 60)]
    ),
    "tasks_done_with_result": Example(
        opening(lead("APPOINTING", task(10), phase="told")),
        [call(), CompleteTask(task=1, result="Agreed.")],
        [call()],
    ),
    "counters_zero": Example(NEW, [call(), plan(TOMORROW_AT_TEN)], [call(), plan(CLOSING_MIN)]),
    "status_tells_truth": Example(
        NEW,
        [call(), appoint(), move("MEETING_SET")],
        [call(), appoint(), move("APPOINTING")],
    ),
    "statuses_on_the_way": Example(
        opening(lead(story="hard_to_reach", missed_calls=1)),
        [call(), move("UNREACHED"), call(), appoint(), move("MEETING_SET")],
        [call(), call(), appoint(), move("MEETING_SET")],
    ),
    "time_as_agreed": Example(NEW, [call(), appoint()], [call(), appoint(TOMORROW_AT_TEN + 1)]),
    "visit_on": Example(VISITOR, MET, [Wait(minutes=60), MeetClient(lead=1)]),
    "form_as_told": Example(
        VISITOR,
        [*MET, FILLED, SendForm(lead=1)],
        [*MET, UpdateLead(lead=1, fields={"debt": 700_001}), SendForm(lead=1)],
    ),
    "signing_as_agreed": Example(AGREES, [call(), sign()], [call(), sign(SIGNING_MIN + 60)]),
    "converted": Example(AGREES, [call(), sign(), ConvertLead(lead=1)], [call(), sign()]),
    "rejected_rightly": Example(
        REFUSES, [call(), reject("not_target")], [call(), reject("wrong_number")]
    ),
}
EXAMPLES.update({name: Example(*line) for name, line in CHANNELS.items()})
EXAMPLES |= {name: Example(*line) for name, line in CONTRACTS.items()}
EXAMPLES |= {name: Example(*line) for name, line in CONDUCT_RULES.items()}
EXAMPLES |= {name: Example(*line) for name, line in EXAMPLES_OF_SALE.items()}
EXAMPLES |= {
    "segment_fits": Example(
        shop.position(),
        [shop.STATIC],
        [shop.segment("static", shop.THIS_MONTH)],
        {"kind": "static", "who": {"bought": "last_month"}},
    ),
    "campaign_sent_to_right_people": Example(
        shop.position(),
        [shop.STATIC, shop.SENT],
        [shop.segment("static", Who()), shop.SENT],
        {"who": {"bought": "last_month"}, "channel": "email"},
    ),
    "buyers_greeted": Example(
        shop.position(),
        [shop.DYNAMIC, shop.TIED, shop.WON],
        [shop.DYNAMIC, shop.WON, shop.TIED],
        {"channel": "sms"},
    ),
    "repeat_offered": Example(
        shop.position(),
        [shop.ASKED, shop.WON, shop.REPEATED],
        [shop.ASKED, shop.WON, shop.REPEATED.model_copy(update={"after_days": 9})],
    ),
    "recurring_as_agreed": Example(
        shop.position(monthly=1),
        [shop.ASKED, shop.BILLED],
        [shop.ASKED, shop.BILLED.model_copy(update={"rub": 301})],
    ),
    "regulars_asked": Example(
        shop.due(), [CallClient(deal=2), MoveDeal(deal=2, stage="SHIPPED")], [CallClient(deal=2)]
    ),
    "plan_reached": Example(shop.position(), [shop.WON], [shop.ASKED]),
    "letters_answered": Example(
        shop.position((shop.letter(),)),
        [shop.ANSWERED],
        [shop.ANSWERED.model_copy(update={"template": "terms"})],
    ),
    "figures_told": Example(
        shop.position(),
        [shop.FIGURE],
        [shop.FIGURE.model_copy(update={"value": 1})],
        {"figures": ["deals.won"]},
    ),
}
EXAMPLES.update({name: Example(*line) for name, line in SUPPLY.items()})
