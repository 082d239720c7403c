"""What happens around a deal by itself: colleagues work, payments fall due, questions are answered.

R019, R131, R142, R147, R152, R158.
"""

from typing import TYPE_CHECKING, Any

from crmsim.crm.entities import Deal, Document, Errand, Payment
from crmsim.crm.hours import OfficeHours
from crmsim.crm.inbox import (
    ColleagueDid,
    ColleagueReplied,
    PaymentOverdue,
    WorkDone,
    WorkStarted,
)
from crmsim.crm.payments import add_payment
from crmsim.crm.store import Moving
from crmsim.crm.verbs.colleagues import ColleagueAsked
from crmsim.crm.verbs.contract import PaymentPlanned
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.moving import PipelineChanged
from crmsim.crm.verbs.tasks import TaskSet
from crmsim.sim.listening import listens
from crmsim.sim.opening import LeadPlan

if TYPE_CHECKING:
    from crmsim.sim.world import World

TASK_MIN = 60
"""How long a colleague takes for a task, in minutes of working time."""
REPLY_MIN = 15
"""How long a colleague takes for an answer."""


def working_min_after(hours: OfficeHours, at_min: int, minutes: int) -> int:
    """The minute by which the office has worked so many minutes more."""
    if not hours.is_workday(at_min) or at_min >= hours.closing(at_min):
        at_min = hours.next_opening(at_min)
    at_min = max(at_min, hours.opening(at_min))
    while (left := hours.closing(at_min) - at_min) < minutes:
        minutes -= left
        at_min = hours.next_opening(at_min)
    return at_min + minutes


def furnish_deal(world: "World", deal: Deal, plan: LeadPlan) -> None:
    """Give a deal of the opening its papers and payments, and begin the works of its stage."""
    crm = world.crm
    names = {paper.id: paper.name.text(crm.lang) for paper in crm.organisation.papers}
    for kind in plan.papers:
        made: dict[str, Any] = {"made_min": plan.arrives_min, "author_id": None, "lines": []}
        crm.add(Document, card_id=deal.id, kind=kind, title=names.get(kind, kind), **made)
    for one in plan.payments:
        paid = one.due_min if one.paid else None
        row = add_payment(
            crm, deal.id, one.rub, purpose=one.purpose, due_min=one.due_min, paid_min=paid
        )
        if not one.paid:
            await_payment(world, row)
    begin_works(world, deal)


@listens(DealMoved, PipelineChanged)
def hear_move(world: "World", event: DealMoved | PipelineChanged) -> None:
    """Colleagues begin what the card's new stage has for them (R147, R152)."""
    begin_works(world, world.crm.cards[event.card])


@listens(PaymentPlanned)
def hear_plan(world: "World", event: PaymentPlanned) -> None:
    """A planned payment is awaited until its day is over (R131)."""
    await_payment(world, world.crm.table(Payment)[event.payment])


@listens(TaskSet)
def hear_task(world: "World", event: TaskSet) -> None:
    """A colleague does the task that they were set (R142)."""
    task = world.crm.activities[event.task]
    if task.responsible_id == world.crm.me:
        return
    done = ColleagueDid(event.card, event.task)
    due = working_min_after(world.crm.hours, world.clock.now, TASK_MIN)
    world.at(due, lambda: world.tell(done) if task.state == "planned" else None)


@listens(ColleagueAsked)
def hear_question(world: "World", event: ColleagueAsked) -> None:
    """A colleague answers in the chat, with what the stage of the card asks for (R019, R158)."""
    card = world.crm.cards[event.card]

    def reply() -> None:
        advised = f"{card.pipeline}/{card.stage}" if hasattr(card, "stage") else ""
        world.tell(ColleagueReplied(event.card, event.employee, advised))

    world.at(working_min_after(world.crm.hours, world.clock.now, REPLY_MIN), reply)


def begin_works(world: "World", card: Moving) -> None:
    """Begin the works of a card's stage that nobody is at yet."""
    crm = world.crm
    open_works = {e.work for e in crm.of(Errand, card.id) if e.done_min is None}
    for work in crm.organisation.works:
        here = (work.pipeline, work.stage) == (card.pipeline, card.stage)
        if not here or work.id in open_works:
            continue
        due = working_min_after(crm.hours, world.clock.now, work.takes_min)
        employee = crm.employees_in(work.role)[0].id
        world.tell(WorkStarted(card.id, work.id, employee, due))
        _finish_later(world, card, WorkDone(card.id, work.id), due)


def await_payment(world: "World", payment: Payment) -> None:
    """Say so when the working day of a planned payment ends without it."""
    crm, due = world.crm, payment.due_min or 0

    def look() -> None:
        is_open = crm.deals[payment.deal_id].closed_min is None
        if is_open and payment.paid_min is None and payment.dropped_min is None:
            world.tell(PaymentOverdue(payment.deal_id, payment.id, payment.rub))

    world.at(crm.hours.closing(due), look)


def _finish_later(world: "World", card: Moving, done: WorkDone, due: int) -> None:
    world.at(due, lambda: world.tell(done) if card.closed_min is None else None)
