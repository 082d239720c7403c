"""The files of trainers as data: a company, and a lesson's position, rulebook and questions.

What the keys mean is said in each `description`; nothing here reads files or throws dice.
"""

import re
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm.automation import Act
from crmsim.crm.organisation import Frozen, Id, Manner, Named, Organisation, Pipeline, Span
from crmsim.sim.opening import Channel, Phase, SoldProduct
from crmsim.words import Text

NAME_OF_SCENARIO = re.compile(r"[a-z0-9_]+/[a-z0-9-]+-v[1-9][0-9]*")
ScenarioId = Annotated[str, Field(pattern=f"^{NAME_OF_SCENARIO.pattern}$")]
When = Span | int
Blank = Literal["client", "name", "phone", "email", "birth_date", "city"]
"""What the card of a request may lack; without the client a deal has no contact."""

TRAINEE_ROLE = "manager"
"""The role of whoever sits at the desk, where a scenario names no other."""


class Company(Organisation):
    """An organisation's file: the organisation, and what only casting needs to know of it."""

    domain: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.example$")] = Field(
        description="of the employees' e-mail; .example belongs to nobody (RFC 2606)"
    )
    ages: Span = Field(default=(25, 65), description="of the clients, in whole years")
    channels: dict[Id, Channel] = Field(
        default={}, description="how the people of a source arrive; by form where nothing is said"
    )
    requests: tuple[Text, ...] = Field(
        default=(), description="what people write in a form or a messenger"
    )
    dice: dict[Id, When] = Field(
        default={}, description="of every manner, which a manner's own dice replace"
    )

    @cached_property
    def plain(self) -> Organisation:
        """The organisation alone, as an opening keeps it."""
        values = {name: getattr(self, name) for name in Organisation.model_fields}
        return Organisation.model_construct(**values)

    def dice_of(self, manner_id: str) -> dict[str, When]:
        """All dice of a manner; KeyError where there is no such manner."""
        return {**self.dice, **self.manner_by_id[manner_id].dice}

    @cached_property
    def manner_by_id(self) -> dict[str, Manner]:
        """The manners of the company's clients."""
        return {manner.id: manner for manner in self.manners}


class GroupActivity(Frozen):
    """An activity in the calendar of every lead of a group."""

    kind: Literal["task", "meeting", "remote"]
    due: When = Field(description="minutes since opening; negative is overdue")
    title: Text | None = None
    missed: bool = False


class GroupPayment(Frozen):
    """A payment in the schedule of every deal of a group."""

    rub: When
    due: When = Field(description="minutes since opening; negative is past")
    purpose: Id | None = None
    paid: bool = False


class Letter(Frozen):
    """A letter of the first person of a group, or of somebody who is new (R034)."""

    name: Id
    group: Id | None = None
    at: When = Field(default=0, description="minutes since opening; 0 or less lies there")
    mailbox: Id
    subject: Text
    text: Text
    wants: Literal["answer", "order", "nothing"] = "answer"
    template: Id | None = Field(default=None, description="the ready answer that fits")


class GroupDelivery(Frozen):
    """A delivery that every deal of a group has had before the opening (R211)."""

    at: When = Field(description="minutes since opening, 0 or less")
    weight_kg: When


class GroupPrice(Frozen):
    """What a ton of a product is bought for from the clients of a group (R219, R081)."""

    product: Id
    rub: Annotated[int, Field(ge=1)]
    at: When = 0


class GroupAct(Frozen):
    """What every client of a group does by themselves."""

    kind: Act
    at: When = Field(default=0, description="minutes from the opening, or from a later arrival")
    text: Text | None = None


class LeadGroup(Frozen):
    """Some leads alike: how many, where they stand, who they are."""

    name: Id
    count: Annotated[int, Field(ge=1, le=10_000)] = 1
    arrives: When = Field(default=0, description="minutes since opening; 0 or less is there")
    channel: Channel | None = Field(default=None, description="without it the source's own")
    registered: bool = True
    source: Id | None = Field(default=None, description="without it the company's mix decides")
    pipeline: Id | None = Field(
        default=None, description="without it the one in which requests appear"
    )
    stage: Id | None = Field(default=None, description="without it the pipeline's first")
    owner: Annotated[int, Field(ge=0, le=100)] = Field(
        default=0, description="whose card it is: the trainee's (0), or the employee's so far down"
    )
    sum_rub: When = 0
    tags: tuple[Id, ...] = ()
    fields: dict[Id, int | str | bool] = {}
    phase: Phase = "new"
    manner: Id | None = Field(default=None, description="without it the company's mix decides")
    dice: dict[Id, When] = Field(default={}, description="replace dice of the manner")
    contacted: When | None = None
    form: Literal["sent", "approved"] | None = None
    text: Text | None = None
    comment: Text | None = None
    activities: tuple[GroupActivity, ...] = ()
    acts: tuple[GroupAct, ...] = ()
    payments: tuple[GroupPayment, ...] = Field(default=(), description="of deals")
    papers: tuple[Id, ...] = Field(default=(), description="papers that are with the deal")
    same_as: Id | None = Field(
        default=None, description="an earlier group whose first person this one is"
    )
    other_phone: bool = Field(default=False, description="and who asks from another phone")
    about_ages: Span | None = Field(
        default=None, description="somebody asks for a person of these ages, in whole years"
    )
    blank: tuple[Blank, ...] = Field(
        default=(), description="what the person knows and the card does not hold"
    )
    price: GroupPrice | None = None
    new_price: GroupPrice | None = None
    deliveries: tuple[GroupDelivery, ...] = ()
    closed: When | None = Field(default=None, description="when a finished deal was finished")
    products: tuple[SoldProduct, ...] = Field(default=(), description="what a deal sells")

    def pipeline_of(self, company: Organisation) -> Pipeline:
        """The pipeline in which the group stands; KeyError where there is none."""
        return company.pipeline(self.pipeline) if self.pipeline else company.entry

    def stage_of(self, company: Organisation) -> str:
        """The stage on which the group stands."""
        return self.stage or self.pipeline_of(company).stages[0].id


class RuleUse(Frozen):
    """A rule of the rulebook: which, for how many points, with what parameters."""

    rule: Id
    id: Id | None = Field(default=None, description="only where one rule is used twice")
    title: Text
    skill: Id
    points: Annotated[int, Field(ge=1, le=1000)]
    hint: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="points that a hint costs; without it there is none"
    )
    params: dict[Id, Any] = {}

    @property
    def name(self) -> str:
        """The id under which findings and hints name it."""
        return self.id or self.rule


class QuizQuestion(Frozen):
    """A question, its choices, and the right one with the reason why."""

    id: Id
    text: Text
    choices: Annotated[tuple[Named, ...], Field(min_length=2)]
    right: Id
    why: Text
    requirement: Annotated[str, Field(pattern=r"^R\d{3}$")]


class Scenario(Frozen):
    """A lesson: id `<organisation>/<name>-vN`; changed behaviour is a new N."""

    id: ScenarioId
    title: Text
    goal: Text
    minutes: Annotated[int, Field(ge=1)] = Field(description="how long a new hire needs")
    skills: tuple[Named, ...]
    start: datetime
    role: Id = Field(default=TRAINEE_ROLE, description="of whoever sits at the desk")
    days: Annotated[int, Field(ge=1, le=60)] = 1
    invited: bool = False
    password_days: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="how old the trainee's password is (R011)"
    )
    exam: bool = False
    pass_percent: Annotated[int, Field(ge=0, le=100)] = 80
    seed: int = Field(default=1, description="the seed of a first attempt")
    plan: Id | None = Field(
        default=None, description="the portal's tariff, where not the usual one"
    )
    leads: tuple[LeadGroup, ...] = ()
    letters: tuple[Letter, ...] = ()
    questions: tuple[QuizQuestion, ...] = ()
    rules: Annotated[tuple[RuleUse, ...], Field(min_length=1)]
    bots: dict[str, Span] = Field(
        default={"diligent": (100, 100), "idle": (0, 10), "random": (0, 30)},
        description="the band of percent in which each bot must end",
    )

    @property
    def organisation(self) -> str:
        """The id of the company, which is the first half of the scenario's."""
        return self.id.split("/")[0]
