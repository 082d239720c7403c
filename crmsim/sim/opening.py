"""The position before the first move, as plain data: all dice thrown, all people drawn.

Stored whole in an attempt, so that an attempt outlives YAML, Faker and the algorithms of casting.
"""

from datetime import datetime
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.automation import Act
from crmsim.crm.organisation import Frozen, Organisation
from crmsim.crm.quiz import Question

Values = dict[str, int | str | bool]
Channel = Literal["form", "messenger", "call", "letter", "visit"]
"""How a lead comes (R065, R066)."""
Phase = Literal[
    "new", "told", "appointed", "missed", "questioned", "thinking", "agreed", "bringing"
]


class Person(Frozen):
    """Somebody who does not exist; the phone is E.164, the birth date ISO."""

    name: str
    phone: str
    email: str
    birth_date: str
    city: str


class Colleague(Frozen):
    """An employee; the first of an opening is the trainee."""

    name: str
    role: str
    department: str = "sales"
    email: str
    phone: str


class ClientPlan(Frozen):
    """How a client will behave: a story, its dice, and what they will tell the questionnaire.

    `phase` is how far the story has come at the opening.
    """

    story: str
    dice: dict[str, int]
    form: Values = {}
    phase: Phase = "new"


class PlannedActivity(Frozen):
    """A task, meeting or remote consultation in the calendar at the opening."""

    kind: Literal["task", "meeting", "remote"]
    due_min: int
    title: str = ""
    missed: bool = False


class PlannedPayment(Frozen):
    """A payment of a deal that is planned, or has come, at the opening."""

    rub: int
    due_min: int
    purpose: str = ""
    paid: bool = False


class PastDelivery(Frozen):
    """A delivery that was registered before the opening."""

    at_min: int
    weight_kg: int


class Terms(Frozen):
    """What a ton of a product is bought for; from `at_min` on, where they come later."""

    product: str
    rub: int
    at_min: int = 0


class SoldProduct(Frozen):
    """A product of the company's list on a deal, for its usual price (R235)."""

    product: str
    quantity: Annotated[int, Field(ge=1)] = 1


class LetterPlan(Frozen):
    """A letter that lies in a mailbox at the opening, or comes later (R034).

    `wants` is what its writer hopes for, and `template` the ready answer that fits.
    """

    person: Person
    mailbox: str
    subject: str
    text: str
    at_min: int = 0
    wants: Literal["answer", "order", "nothing"] = "answer"
    template: str | None = None


class ClientAct(Frozen):
    """What a client does by themselves, minutes from the opening or from a later arrival (R255)."""

    kind: Act
    at_min: Annotated[int, Field(ge=0)] = 0
    text: str = ""


class LeadPlan(Frozen):
    """A request that is there at the opening (`arrives_min` ≤ 0) or arrives later.

    It has the card of a lead, or of a deal where `pipeline` is one of deals. Who is not registered
    has no card until the trainee adds one; `owner` counts employees, 0 being the trainee.
    `about` is whom a request is about, where somebody asks for another; what is `blank` the card
    does not hold, though the person knows it.
    """

    person: Person
    channel: Channel
    source: str
    text: str = ""
    arrives_min: int = 0
    registered: bool = True
    pipeline: str = "leads"
    stage: str = "NEW"
    owner: int = 0
    sum_rub: int = 0
    tags: tuple[str, ...] = ()
    contacted_min: int | None = None
    form: Literal["sent", "approved"] | None = None
    comment: str = ""
    fields: Values = {}
    activities: tuple[PlannedActivity, ...] = ()
    acts: tuple[ClientAct, ...] = ()
    price: Terms | None = None
    new_price: Terms | None = None
    deliveries: tuple[PastDelivery, ...] = ()
    payments: tuple[PlannedPayment, ...] = ()
    papers: tuple[str, ...] = ()
    closed_min: int | None = None
    products: tuple[SoldProduct, ...] = ()
    about: Person | None = None
    blank: tuple[str, ...] = ()
    client: ClientPlan


class Opening(Frozen):
    """Everything that a world needs to begin."""

    scenario: str
    seed: int
    lang: Literal["ru", "en"]
    start: datetime
    days: Annotated[int, Field(ge=1)] = 1
    salt: str
    invited: bool = Field(default=False, description="the trainee has yet to join the portal")
    password_days: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="how old the trainee's password is"
    )
    organisation: Organisation
    employees: tuple[Colleague, ...]
    leads: tuple[LeadPlan, ...]
    questions: tuple[Question, ...] = ()
    hintable: tuple[str, ...] = ()
    letters: tuple[LetterPlan, ...] = ()

    @cached_property
    def text(self) -> str:
        """The opening as JSON, written once."""
        return self.model_dump_json()
