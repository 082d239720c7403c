"""Pages of a contract: terms, delays, papers, the end; between talks, what is in `duties`.

R139, R143, R150, R156, R158, R159.
"""

from crmsim.bots.hands import Hands, on
from crmsim.bots.pages.base import Facts, page
from crmsim.crm.entities import Errand
from crmsim.crm.payments import awaited
from crmsim.crm.store import Moving
from crmsim.crm.verbs.colleagues import AskColleague
from crmsim.crm.verbs.contract import PlanPayment
from crmsim.words import Amount, Moment, say

PARTS = ("first", "next", "last", "documents")
"""The payments that a client names; the last is for the documents, the others for the contract."""


@page("names_terms")
def take_terms(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client has named sums and days: write them down, and put them into the schedule."""
    day, rub = _moment(hands, int(facts["first_at"])), Amount(int(facts["first_rub"]))
    hands.comment(
        card,
        say(
            "Talked about the contract and the payments; agreed: {rub} on {day}.", rub=rub, day=day
        ),
    )
    for part in PARTS:
        if f"{part}_rub" in facts:
            due, sum_rub = int(facts[f"{part}_at"]), int(facts[f"{part}_rub"])
            purpose = "documents" if part == "documents" else "contract"
            hands.do(PlanPayment(deal=card.id, rub=sum_rub, due_min=due, purpose=purpose))
    hands.plan(card, say("See whether the first payment has come"), _evening(hands, "first", facts))


@page("asks_expert")
def ask_colleague(hands: Hands, card: Moving, facts: Facts) -> None:
    """Nobody knows everything: ask a colleague, and call back."""
    hands.comment(card, say("Talked about a letter of a creditor; agreed to ask the lawyer."))
    colleague = next(e.id for e in hands.crm.employees.values() if e.department != _mine(hands))
    text = say("What is the next step here?").text(hands.lang)
    hands.do(AskColleague(**on(card), employee=colleague, text=text))
    hands.plan(card, say("Call back with the answer"), hands.soon(40))


@page("will_pay")
def wait_for_money(hands: Hands, card: Moving, facts: Facts) -> None:
    """A payment is late, and has a new day."""
    at = int(facts["at"])
    hands.comment(card, say("Talked about the payment; agreed on {at}.", at=_moment(hands, at)))
    hands.plan(card, say("See whether the payment has come"), at + 30)


@page("brings_attorney", "signs_acts")
def wait_for_paper(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client comes with a paper."""
    at = int(facts["at"])
    hands.comment(
        card, say("Talked about the papers; the client comes on {at}.", at=_moment(hands, at))
    )
    hands.plan(card, say("See whether the client has come"), at + 30)


@page("all_is_well")
def all_is_well(hands: Hands, card: Moving, facts: Facts) -> None:
    """Nothing to be done: look again when something is due."""
    hands.comment(card, say("Talked about how the case goes; all stays as agreed."))
    hands.plan(card, say("See what comes next"), next_look(hands, card))


def next_look(hands: Hands, card: Moving) -> int:
    """The next moment at which something about a contract is due: money, or colleagues' work."""
    hours, crm = hands.crm.hours, hands.crm
    money = [hours.next_opening(p.due_min or 0) + 60 for p in awaited(crm, card.id)]
    work = [e.due_min + 20 for e in crm.of(Errand, card.id) if e.done_min is None]
    return min([at for at in (*money, *work) if at > hands.now], default=hands.tomorrow())


@page("terminates")
def give_up(hands: Hands, card: Moving, facts: Facts) -> None:
    """The client breaks off: write down why, and close the deal as lost."""
    why = say("Talked about the debt: the client cannot pay and breaks the contract off.")
    hands.comment(card, why)
    hands.close_tasks(card, why)
    stages = hands.crm.organisation.pipeline(card.pipeline).stages
    hands.move(card, next(s.id for s in stages if s.semantics == "failure"))


def _mine(hands: Hands) -> str:
    return hands.crm.trainee.department


def _moment(hands: Hands, at: int) -> Moment:
    return Moment(hands.crm.hours.moment(at))


def _evening(hands: Hands, part: str, facts: Facts) -> int:
    return hands.crm.hours.closing(int(facts[f"{part}_at"])) - 10
