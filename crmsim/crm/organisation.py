"""An organisation as data: pipelines, stages, fields, roles, hours, prices of time.

Read from YAML by the scenario floor, stored whole in an opening; nothing here acts.
"""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm.automation import Connection, Distribution, Robot, Trigger
from crmsim.crm.conduct import Conduct
from crmsim.crm.contracts import Check, Paper, PriceList, Work
from crmsim.crm.frozen import Clock, Frozen, Id, Named, Need, Needs, Span
from crmsim.crm.keeping import HandOver, Idle, Tag
from crmsim.crm.selling import Mailbox, ReadySegment, Repeats, Target, Template
from crmsim.crm.wording import Wording
from crmsim.words import Text

__all__ = ["Clock", "Frozen", "Id", "Named", "Need", "Needs", "Robot", "Span", "Text", "Trigger"]


class Stage(Named):
    """A column of a board: a status of a lead or a stage of a deal (R061).

    `needs` are the facts without which nothing enters, `leave` those without which nothing leaves
    but to a failure (D11); `tier` is the priority of its cards, 1 first (R104–R108). On a stage
    that is `unsorted` a request waits to be accepted or declined. `said` are the words of clients
    whose deals end on a stage of failure (R185, R206–R209).
    """

    semantics: Literal["process", "success", "failure", "unsorted"] = "process"
    color: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] = "#a8adb4"
    tier: int | None = None
    needs: Needs = ()
    leave: Needs = ()
    said: tuple[Id, ...] = ()
    hint: Text | None = Field(default=None, description="what to do with a card that is here")
    after_idle: Idle | None = None
    on_delivery: Id | None = Field(default=None, description="where a delivery brings a card")

    @property
    def is_final(self) -> bool:
        """Whether a card that comes here is finished."""
        return self.semantics in ("success", "failure")


class Pipeline(Named):
    """Stages in their order, and the roads between them (R062).

    Without `roads` every stage leads to every other but the first. `moves_to` are the pipelines
    into which a deal of this one may be moved (R266).
    """

    entity: Literal["lead", "deal"]
    stages: tuple[Stage, ...]
    roads: dict[Id, tuple[Id, ...]] | None = None
    moves_to: tuple[Id, ...] = ()
    one_open_per_client: bool = Field(default=False, description="no second open deal (R213)")
    hand_over: HandOver | None = None

    @cached_property
    def first(self) -> Stage:
        """Where work begins: the first stage on which nothing waits to be accepted."""
        return next(stage for stage in self.stages if stage.semantics != "unsorted")

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id; KeyError if there is none."""
        return self._by_id[stage_id]

    @cached_property
    def _by_id(self) -> dict[str, Stage]:
        return {stage.id: stage for stage in self.stages}


class CardField(Named):
    """A field of a card beyond those every card has."""

    type: Literal[
        "text", "money", "number", "date", "choice", "flag", "phone", "email", "employee"
    ] = "text"
    options: tuple[Named, ...] = ()
    form: bool = Field(default=False, description="belongs to the questionnaire")
    like: Literal["phone", "email", "city"] | None = Field(
        default=None, description="of a contact: what its client names here, too (R242)"
    )


class Role(Named):
    """What somebody is in the company, and whose cards they see (R023, R037, D23)."""

    department: Id = "sales"
    sees: Literal["own", "department", "all"] = "own"
    mail: bool = Field(default=True, description="whether mailboxes are open to them (R034)")
    analytics: bool = Field(default=True, description="whether reports are (R036)")
    admin: bool = Field(default=False, description="may change the settings (R037)")
    unsorted: bool = Field(default=False, description="sees and sorts «Неразобранное» (R008)")
    arranges: bool = Field(default=True, description="may choose the columns of lists (R029)")
    count: Annotated[int, Field(ge=1, le=50)] = Field(
        default=1, description="employees of this role, the trainee among them"
    )


class Product(Named):
    """Something that is sold, of a product group (R235)."""

    group: Id
    price_rub: Annotated[int, Field(ge=0)]


class DocumentKind(Named):
    """A paper that is made of a card's fields: each `{field}` is a place for a value (R120).

    A line is a paragraph; without `pipelines` it is made in all of them.
    """

    entity: Literal["lead", "deal"] = "deal"
    pipelines: tuple[Id, ...] = ()
    title: Wording
    lines: Annotated[tuple[Wording, ...], Field(min_length=1)]


class Reason(Named):
    """Why a lead may be rejected; `said` are the sayings of clients that it fits (R097, R100)."""

    said: tuple[Id, ...] = ()
    codes: tuple[Id, ...] = Field(default=(), description="of refusals to accept that it fits")


class Hours(Frozen):
    """Working hours of a working day, and the production calendar that names such days."""

    opens: Clock
    closes: Clock
    calendar: str = "RU"


class PasswordPolicy(Frozen):
    """What a password must have (R002, R009, R011)."""

    min_length: int = 8
    min_kinds: int = Field(
        default=3, description="of lower case, upper case, digits and other signs"
    )
    change_months: int = 3


class Share(Frozen):
    """A named thing that is drawn by weight."""

    id: Id
    weight: Annotated[int, Field(ge=0)]


class Manner(Named):
    """How some clients behave: a story of `sim.clients` and the dice it may use.

    A die is a span of whole numbers, or a chance in percent written as one number.
    """

    story: Id
    weight: Annotated[int, Field(ge=0)] = 1
    dice: dict[Id, Span | int] = {}


class Organisation(Frozen):
    """A company (D1–D26 are lines of its file)."""

    id: Id
    name: Text
    about: Text
    currency: Literal["RUB"] = "RUB"
    hours: Hours
    counters: Literal["cards", "activities"] = "cards"
    counter_none: bool = Field(default=True, description="a card without a plan counts (R249)")
    task_workdays: int = Field(default=5, description="latest task after a contact (R112)")
    default_filter: Id
    sections: tuple[Named, ...]
    panel: tuple[Named, ...]
    roles: tuple[Role, ...]
    approver: Id | None = Field(default=None, description="the role that approves questionnaires")
    plans: tuple[Named, ...] = Field(default=(), description="tariffs of the portal (D10)")
    plan: Id | None = Field(default=None, description="the tariff that is in force")
    sources: tuple[Named, ...]
    reject_reasons: tuple[Reason, ...] = ()
    fields: tuple[CardField, ...] = Field(default=(), description="of a lead's card")
    deal_fields: tuple[CardField, ...] = ()
    contact_fields: tuple[CardField, ...] = ()
    company_fields: tuple[CardField, ...] = ()
    product_groups: tuple[Named, ...] = ()
    products: tuple[Product, ...] = ()
    profile: tuple[CardField, ...] = ()
    documents: tuple[DocumentKind, ...] = ()
    papers: tuple[Paper, ...] = Field(default=(), description="brought, or made by hand (R122)")
    checks: tuple[Check, ...] = Field(default=(), description="what a deal's fields agree with")
    price_lists: tuple[PriceList, ...] = ()
    purposes: tuple[Named, ...] = Field(default=(), description="what a payment may be for")
    works: tuple[Work, ...] = Field(default=(), description="what colleagues do for a card")
    tags: tuple[Tag, ...] = Field(default=(), description="what cards can be marked with (R047)")
    conduct: Conduct = Conduct()
    clients_stay: bool = Field(default=False, description="a client keeps the manager (R080)")
    pipelines: tuple[Pipeline, ...]
    convert: Needs = Field(
        default=(), description="facts of which one is enough for a conversion (D1)"
    )
    convert_needs: Needs = Field(
        default=(), description="facts of which a conversion needs every one (R102, D1)"
    )
    deal_pipeline: Id = Field(description="where the deal of a converted lead starts")
    deal_pipelines: dict[Id, Id] = Field(
        default={}, description="another pipeline for the deal of a lead of which a fact holds"
    )
    password: PasswordPolicy = PasswordPolicy()
    costs: dict[Id, Annotated[int, Field(ge=0)]] = Field(
        description="minutes by verb, or by event in snake case"
    )
    manners: tuple[Manner, ...]
    robots: tuple[Robot, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    distribution: Distribution | None = Field(
        default=None, description="without it every request is the trainee's"
    )
    connections: tuple[Connection, ...] = Field(
        default=(), description="channels; what none of them names comes by itself (R067)"
    )
    segments: tuple[ReadySegment, ...] = ()
    templates: tuple[Template, ...] = ()
    mailboxes: tuple[Mailbox, ...] = ()
    sales_plan: tuple[Target, ...] = ()
    repeats: Repeats | None = None
    source_mix: tuple[Share, ...]

    @cached_property
    def leads(self) -> Pipeline:
        """The pipeline that leads go through; KeyError where the company has none."""
        return self.pipeline("leads")

    def changed(self, **fields: Any) -> "Organisation":
        """The same company with other fields, as its administrator has set them (R037)."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_construct(**{**kept, **fields})

    @cached_property
    def unsorted(self) -> frozenset[tuple[str, str]]:
        """The pipelines' stages on which requests wait to be accepted or declined."""
        stages = ((p.id, s) for p in self.pipelines for s in p.stages)
        return frozenset((p, s.id) for p, s in stages if s.semantics == "unsorted")

    def pipeline(self, pipeline_id: str) -> Pipeline:
        """The pipeline of that id; KeyError if there is none."""
        return self._pipelines[pipeline_id]

    @cached_property
    def _pipelines(self) -> dict[str, Pipeline]:
        return {pipeline.id: pipeline for pipeline in self.pipelines}

    @cached_property
    def form_fields(self) -> tuple[CardField, ...]:
        """The fields of the questionnaire (R092)."""
        return tuple(f for f in self.field_by_id.values() if f.form)

    def reason_for(self, said: str) -> str | None:
        """The reason of rejection that fits what a client said, or None."""
        return next((r.id for r in self.reject_reasons if said in r.said), None)

    @cached_property
    def field_by_id(self) -> dict[str, CardField]:
        """The fields of the card that a new request gets, beyond those every such card has."""
        return self.fields_of(self.entry.entity)

    def fields_of(self, kind: str) -> dict[str, CardField]:
        """The fields of a kind of card beyond those every such card has, by id."""
        return self._fields[kind]

    @cached_property
    def _fields(self) -> dict[str, dict[str, CardField]]:
        kinds = {
            "lead": self.fields,
            "deal": self.deal_fields,
            "contact": self.contact_fields,
            "company": self.company_fields,
        }
        return {kind: {f.id: f for f in fields} for kind, fields in kinds.items()}

    @cached_property
    def robot_by_id(self) -> dict[str, Robot]:
        """The robots of the company."""
        return {robot.id: robot for robot in self.robots}

    @property
    def has_leads(self) -> bool:
        """Whether leads are an entity here, or the first stage of a deal (R050, R052)."""
        return "leads" in self._pipelines

    @property
    def entry(self) -> Pipeline:
        """The pipeline on whose first stage a new request appears."""
        return self.leads if self.has_leads else self.pipeline(self.deal_pipeline)

    def role(self, role_id: str) -> Role:
        """The role of that id; KeyError if there is none."""
        return self._roles[role_id]

    def scope_of(self, role: str) -> str:
        """Whose cards a role sees: `own`, `department` or `all`."""
        return self._roles[role].sees

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {role.id: role for role in self.roles}
