"""Duties of a sale of goods: read answers, tick steps, give orders out, move on what may go on."""

from functools import wraps
from typing import Any

from crmsim.bots.duties.base import Duty, duty
from crmsim.bots.followup import follow_up
from crmsim.bots.hands import Hands
from crmsim.bots.pages import PAGES, sale
from crmsim.crm.entities import Activity, Deal
from crmsim.crm.facts import missing_facts
from crmsim.crm.facts.sale import in_vain, silence
from crmsim.crm.milestones import buyer_is_here
from crmsim.crm.organisation import Need, Stage
from crmsim.crm.robots import ON_MOVE
from crmsim.crm.store import Moving
from crmsim.crm.verbs.checklists import TickStep
from crmsim.crm.verbs.clients import AddContact
from crmsim.crm.verbs.deals import AttachClient
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.guard import lacking
from crmsim.crm.verbs.letters import SendLetter
from crmsim.crm.verbs.sale import HandOverOrder
from crmsim.crm.verbs.tasks import PostponeTask
from crmsim.desk.checklists import proofs_of
from crmsim.words import say

TALK = "client_answered"
SOON_MIN = 60
GOODS = "delivered_without_claims"
"""The fact by which a pipeline of goods is known."""


def _of_a_sale(do: Duty) -> Duty:
    """Register a duty that is done on deals of a pipeline of goods alone."""

    @wraps(do)
    def only_there(hands: Hands, card: Moving) -> bool:
        stages = hands.crm.organisation.pipeline(card.pipeline).stages
        return any(GOODS in stage.needs for stage in stages) and do(hands, card)

    return duty(only_there)


@_of_a_sale
def answer_buyer(hands: Hands, card: Moving) -> bool:
    """A client has written, or gone on talking, and nobody has done anything about it yet."""
    said = [a for a in hands.crm.of(Activity, card.id) if a.said is not None]
    if not said or said[-1].id in hands.heard or not _is_of_sale(said[-1]):
        return False
    follow_up(hands, card, said[-1])
    return True


@_of_a_sale
def know_client(hands: Hands, card: Moving) -> bool:
    """A request has no contact yet: make one of the name and the phone below its text."""
    if not isinstance(card, Deal) or hands.crm.person(card) is not None:
        return False
    name, _, phone = card.text.rpartition("\n")[2].rpartition(", ")
    person = AddContact(name=name, phone=phone, email=card.name, source=card.source)
    hands.do(person)
    hands.do(AttachClient(deal=card.id, contact=max(hands.crm.contacts)))
    return True


@_of_a_sale
def write_to_client(hands: Hands, card: Moving) -> bool:
    """A new client has no phone yet: write a letter, and wait for the answer."""
    person = hands.crm.person(card)
    if card.contacted_min is not None or person is None or person.phone:
        return False
    subject, text = say("Your request"), say("Good afternoon! What do you need, and who are you?")
    lang = hands.lang
    hands.do(SendLetter(deal=card.id, subject=subject.text(lang), text=text.text(lang)))
    hands.plan(card, say("See whether the client has answered"), sale.soon(hands))
    return True


@_of_a_sale
def name_head(hands: Hands, card: Moving) -> bool:
    """Nobody stands in a field for an employee: it is whoever has set the deal's task."""
    heads = [t.author_id for t in hands.crm.planned(card.id, "task") if t.author_id != hands.crm.me]
    fields = hands.crm.organisation.deal_fields
    empty = [f.id for f in fields if f.type == "employee" and not card.fields.get(f.id)]
    if not heads or not empty:
        return False
    hands.do(UpdateDeal(deal=card.id, fields=dict.fromkeys(empty, heads[0])))
    return True


@_of_a_sale
def give_out(hands: Hands, card: Moving) -> bool:
    """The client has come for the order."""
    if not buyer_is_here(hands.crm, card.id):
        return False
    hands.do(HandOverOrder(deal=card.id))
    follow_up(hands, card, hands.crm.of(Activity, card.id)[-1])
    return True


@_of_a_sale
def tick(hands: Hands, card: Moving) -> bool:
    """Steps of a checklist are true by now."""
    done = False
    for task, proofs in _checklists(hands, card):
        proved = len(proofs_of(hands.desk.trace(), task, proofs))
        for number in range(1, proved + 1):
            if not task.checklist[number - 1]["done"]:
                hands.do(TickStep(task=task.id, step=number))
                done = True
    return done


@_of_a_sale
def move_on(hands: Hands, card: Moving) -> bool:
    """The facts allow a further stage, and no step is left to be done on this one."""
    if not isinstance(card, Deal) or any(_open_steps(hands, card)):
        return False
    stage = _further(hands, card)
    if stage is None:
        return False
    hands.move(card, stage.id)
    return True


@_of_a_sale
def give_up(hands: Hands, card: Moving) -> bool:
    """The client is silent, and the facts allow to give them up."""
    if not isinstance(card, Deal) or silence(hands.crm, card) is None:
        return False
    if not in_vain(hands.crm, card):
        return False
    for stage in hands.crm.organisation.pipeline(card.pipeline).stages:
        asked = [one for one in stage.needs if isinstance(one, Need) and one.fact == "attempts"]
        if asked and not missing_facts(asked, hands.crm, card):
            hands.move(card, stage.id)
            return True
    return False


@_of_a_sale
def tell_client(hands: Hands, card: Moving) -> bool:
    """The next step of a checklist is to tell the client something."""
    for task, proofs in _checklists(hands, card):
        wanted = proofs[task.robot or ""]
        proved = len(proofs_of(hands.desk.trace(), task, proofs))
        if proved < len(wanted) and wanted[proved] == TALK:
            follow_up(hands, card, hands.call(card))
            return True
    return False


@_of_a_sale
def ask_for_time(hands: Hands, card: Moving) -> bool:
    """A task of somebody else is about to be overdue, and nothing can be done for it yet."""
    for task in hands.crm.planned(card.id, "task"):
        robot = hands.crm.organisation.robot_by_id.get(task.robot or "")
        closes = robot is not None and robot.params.get("closes") == ON_MOVE
        if closes and card.talked_min is not None and (task.due_min or 0) <= hands.now + SOON_MIN:
            hands.do(PostponeTask(task=task.id, due_min=hands.tomorrow(17)))
            return True
    return False


def _is_of_sale(talk: Activity) -> bool:
    key = "" if talk.said is None else talk.said["key"]
    return key in PAGES and PAGES[key].__module__ == sale.__name__


def _checklists(hands: Any, card: Moving) -> list[tuple[Activity, dict[str, list[str]]]]:
    """The planned tasks of a card with a checklist that the lesson judges, and its proofs."""
    uses = [use.params["proofs"] for use in hands.scenario.rules if "proofs" in use.params]
    proofs = {robot: steps for use in uses for robot, steps in use.items()}
    return [(t, proofs) for t in hands.crm.planned(card.id, "task") if t.robot in proofs]


def _open_steps(hands: Hands, card: Moving) -> list[Activity]:
    """The tasks of a card that have steps left which are judged."""
    return [
        task
        for task, proofs in _checklists(hands, card)
        if not all(step["done"] for step in task.checklist[: len(proofs[task.robot or ""])])
    ]


def _further(hands: Hands, card: Deal) -> Stage | None:
    """The furthest stage, no failure, that asks for something and has it."""
    stages = hands.crm.organisation.pipeline(card.pipeline).stages
    here = next(n for n, stage in enumerate(stages) if stage.id == card.stage)
    ahead = [s for s in stages[here + 1 :] if s.semantics != "failure" and s.needs]
    open_ones = (s for s in reversed(ahead) if not lacking(hands.crm, card, s))
    return next((s for s in open_ones if not lacking(hands.crm, card, s, "advised")), None)
