"""Somebody who knows no rules of cards, for the wrong solutions of the lessons about them."""

from collections.abc import Iterable
from typing import Any

from crmsim.bots.diligent import Diligent
from crmsim.crm.entities import Lead
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.clients import AddContact, LinkLead
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import AnswerQuestion, Wait
from crmsim.crm.verbs.finish import ConvertLead, RejectLead
from crmsim.crm.verbs.outside import CallOutside
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.desk import Desk, Receipt
from crmsim.scenario.schema import Scenario

NOTHING = "Пообщались, думает."
BORN = "01.01.1990"
CHEAP: dict[str, Any] = {"group": "courses", "product": "tables", "sum_rub": 18_000}


class Sloppy(Diligent):
    """Invents birth dates, doubles contacts, sells what is cheapest, calls whomever they like."""

    def play(self) -> None:
        """Begin with the clients of colleagues, and with a talk from one's own phone."""
        for contact in self.crm.contacts.values():
            if contact.responsible_id != self.crm.me:
                self.do(CallClient(contact=contact.id))
        first = next(self.open_cards())
        here: dict[str, Any] = {first.kind: first.id}
        self.do(CallOutside(**here))
        super().play()

    def do(self, action: Action) -> Receipt:
        """Do it one's own way."""
        if isinstance(action, AddContact):
            action = action.model_copy(update={"birth_date": BORN})
        elif isinstance(action, LinkLead):
            action = self.as_new(self.crm.leads[action.lead])
        elif isinstance(action, ConvertLead):
            action = action.model_copy(update=CHEAP)
        elif isinstance(action, RejectLead):
            action = action.model_copy(update={"reason": "spam"})
        elif isinstance(action, AnswerQuestion):
            return self.desk.do(Wait(minutes=1))
        return super().do(action)

    def as_new(self, lead: Lead) -> AddContact:
        """A second contact of somebody who is known."""
        own: dict[str, Any] = {
            "mobile": lead.phone,
            "private_email": f"client{lead.id}@mail.example",
        }
        told: dict[str, Any] = {"name": lead.name, "phone": lead.phone, "birth_date": BORN}
        return AddContact(**told, source=lead.source, lead=lead.id, fields=own)

    def does_duty(self) -> bool:
        """Mend nothing, and write to nobody."""
        return False


def empty_words(actions: list[Action], scenario: Scenario) -> Iterable[Action]:
    """The right moves, and comments that say nothing."""
    for action in actions:
        if isinstance(action, AddComment):
            yield action.model_copy(update={"text": NOTHING})
        elif isinstance(action, ConvertLead):
            yield action.model_copy(update={"comment": NOTHING})
        else:
            yield action


def sloppy(desk: Desk, scenario: Scenario) -> None:
    """The bot of this file."""
    Sloppy(desk, scenario).play()
