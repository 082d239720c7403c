"""The story of a client who has a contract: names terms, pays, brings papers, or gives up.

R098, R121, R131, R144–R154, R158.
"""

from typing import Any

from crmsim.crm import inbox
from crmsim.crm.entities import Document, Errand, Payment
from crmsim.crm.organisation import Need
from crmsim.crm.payments import awaited, received
from crmsim.crm.prices import price_of
from crmsim.crm.verbs.finish import LeadConverted
from crmsim.sim.client import Client
from crmsim.sim.clients import manner
from crmsim.sim.clock import Story

ATTORNEY, ACTS = "attorney", "acts"
"""The papers that a client brings: a power of attorney, the signed acts."""
CONTRACT, DOCUMENTS = "contract", "documents"
"""The price lists that terms are made of."""
STEP_RUB = 1_000


@manner(
    *("first_percent", "first_day", "first_hour"),
    *("next_percent", "next_day", "next_hour", "last_day", "last_hour"),
    *("documents", "documents_day", "documents_hour", "from_first"),
    *("late", "late_day", "late_hour", "stops", "puzzled"),
    *("branch", "attorney_day", "attorney_hour", "acts_day", "acts_hour"),
)
def has_contract(client: Client) -> Story:
    """Agrees to sign where there is only a lead; then lives with the contract to its end."""
    if client.card in client.world.crm.leads:
        yield from agree(client)
    contractor = Contractor(client)
    while True:
        event = yield from client.next()
        if client.is_reached(event):
            contractor.answer(event)
        elif type(event) is inbox.ColleagueReplied:
            contractor.puzzled = False
        else:
            client.overhear(event)


def agree(client: Client) -> Story:
    """Agree and name the day of signing, until there is a deal (R098, R144)."""
    while True:
        event = yield from client.next()
        if type(event) is LeadConverted:
            return
        if not client.is_reached(event):
            client.overhear(event)
        elif client.last is None:
            client.say(event, "agrees", at=client.slot("sign"))
        else:
            client.say_again(event)


class Contractor:
    """What a client with a contract keeps in mind."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.world = client.world
        self.crm = client.world.crm
        self.puzzled = bool(client.dice["puzzled"])
        self.agreed = bool(self.crm.of(Payment, client.card))
        self.owing: list[int] = []
        self.promised: dict[str, int] = {}
        for payment in awaited(self.crm, client.card):
            self._pay_at(payment.due_min or 0, payment.rub)

    def answer(self, contact: Any) -> None:
        """Say what matters most now."""
        steps = (self._ask, self._name_terms, self._owe, self._bring_attorney, self._sign_acts)
        if not any(step(contact) for step in steps):
            self.client.say(contact, "all_is_well")

    def _ask(self, contact: Any) -> bool:
        if self.puzzled:
            self.client.say(contact, "asks_expert")
        return self.puzzled

    def _name_terms(self, contact: Any) -> bool:
        if self.agreed:
            return False
        self.agreed = True
        terms = self._terms()
        self.client.say(contact, "names_terms", **terms)
        for part in ("first", "next", "last", "documents"):
            if f"{part}_rub" in terms:
                self._pay_at(terms[f"{part}_at"], terms[f"{part}_rub"])
        return True

    def _terms(self) -> dict[str, Any]:
        company, dice, form = self.crm.organisation, self.client.dice, self.client.plan.form
        total = price_of(company, CONTRACT, form) or 0
        first, then = (_share(total, dice[f"{part}_percent"]) for part in ("first", "next"))
        sums = {"first": first, "next": then, "last": total - first - then}
        if dice["documents"]:
            sums["documents"] = price_of(company, DOCUMENTS, form) or 0
        told: dict[str, Any] = {}
        for part, rub in sums.items():
            told |= {f"{part}_rub": rub, f"{part}_at": self._day_of(part)}
        told |= {name: bool(dice[name]) for name in ("documents", "from_first")}
        branch = company.fields_of("deal").get("branch")
        if branch is not None and branch.options:
            told["branch"] = branch.options[dice["branch"] % len(branch.options)].id
        return told

    def _day_of(self, part: str) -> int:
        """When a payment is to be made; the first one at the signing, where that is ahead."""
        signing = self.crm.deals[self.client.card].signing_min or 0
        ahead = part == "first" and signing > self.world.clock.now
        return signing if ahead else self.client.slot(part)

    def _owe(self, contact: Any) -> bool:
        if not self.owing:
            return False
        if self.client.dice["stops"]:
            self.client.say(contact, "terminates")
            return True
        if "money" not in self.promised:
            self.promised["money"] = at = self.client.slot("late")
            self.world.at(at, self._settle)
        self.client.say(contact, "will_pay", at=self.promised["money"], rub=sum(self.owing))
        return True

    def _settle(self) -> None:
        for rub in self.owing:
            self._pay(rub)
        self.owing = []
        self.promised.pop("money")

    def _bring_attorney(self, contact: Any) -> bool:
        if not received(self.crm, self.client.card) or not self._is_asked_for(ATTORNEY):
            return False
        return self._bring(contact, ATTORNEY, "brings_attorney")

    def _sign_acts(self, contact: Any) -> bool:
        deal = self.crm.deals[self.client.card]
        stages = self.crm.organisation.pipeline(deal.pipeline).stages
        last = [stage.id for stage in stages if not stage.is_final][-1]
        at_work = any(e.done_min is None for e in self.crm.of(Errand, deal.id))
        if deal.stage != last or at_work or not self._is_asked_for(ACTS):
            return False
        return self._bring(contact, ACTS, "signs_acts")

    def _bring(self, contact: Any, paper: str, said: str) -> bool:
        if paper not in self.promised:
            self.promised[paper] = at = self.client.slot(paper)
            brought = inbox.PaperBrought(self.client.card, paper)
            self.world.at(at, lambda: self._if_open(brought))
        self.client.say(contact, said, at=self.promised[paper])
        return True

    def _is_asked_for(self, paper: str) -> bool:
        """Whether a stage of the deal's pipeline needs a paper that is not there yet."""
        deal = self.crm.deals[self.client.card]
        if any(document.kind == paper for document in self.crm.of(Document, deal.id)):
            return False
        stages = self.crm.organisation.pipeline(deal.pipeline).stages
        needs = (need for stage in stages for need in stage.needs if isinstance(need, Need))
        return any(need.params.get("kind") == paper for need in needs)

    def _pay_at(self, minute: int, rub: int) -> None:
        late = self.client.dice["late"] or self.client.dice["stops"]
        due = self._withhold if late and received(self.crm, self.client.card) else self._pay
        self.world.at(minute, lambda: due(rub))

    def _withhold(self, rub: int) -> None:
        self.owing.append(rub)

    def _pay(self, rub: int) -> None:
        self._if_open(inbox.PaymentCame(self.client.card, rub))

    def _if_open(self, event: Any) -> None:
        if self.crm.deals[self.client.card].closed_min is None:
            self.world.tell(event)


def _share(total: int, percent: int) -> int:
    return total * percent // 100 // STEP_RUB * STEP_RUB
