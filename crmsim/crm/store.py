"""The rows of one company in memory, in no Session: counted, and found by id.

What changes a row lives in `verbs` and `inbox`; what shows it, in `views`.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from crmsim.crm.duplicates import Identity, Index
from crmsim.crm.entities import (
    TABLES,
    Activity,
    Base,
    Card,
    Change,
    Comment,
    Company,
    Contact,
    Deal,
    Delivery,
    Document,
    Employee,
    Errand,
    Invoice,
    Lead,
    Mailing,
    Notification,
    Payment,
    Price,
    ProductLine,
    Remark,
    Request,
    SavedFilter,
    SegmentMember,
    StageChange,
)
from crmsim.crm.hours import OfficeHours
from crmsim.crm.organisation import Organisation, Stage
from crmsim.crm.pipeline import Roads, roads_of
from crmsim.crm.quiz import Question

Row = TypeVar("Row", bound=Base)
Moving = Lead | Deal
"""A card that stands on a stage."""

CARDS = frozenset(table for table in TABLES if issubclass(table, Card))
"""The tables whose rows are cards: all of them share one count."""
OWNER: dict[type[Base], str] = {
    **dict.fromkeys((Activity, Comment, Errand, Remark, StageChange, Change, Document), "card_id"),
    **dict.fromkeys((SegmentMember, Mailing), "card_id"),
    **dict.fromkeys((ProductLine, Payment, Invoice, Delivery, Request, Price), "deal_id"),
}
"""By which column a row belongs to a card."""


class Crm:
    """All rows of a company, and what time it is there.

    `me` is the employee at the desk; `now_min` is set by the world, minutes since opening.
    """

    def __init__(self, organisation: Organisation, start: datetime) -> None:
        self.organisation = organisation
        self.hours = OfficeHours(organisation.hours, start)
        self._roads: dict[str, Roads] = {}
        self.now_min = 0
        self.me = 1
        self.lang = "ru"
        self.lesson = Lesson()
        self._tables: dict[type[Base], dict[int, Any]] = {table: {} for table in TABLES}
        self._of: dict[type[Base], defaultdict[int, list[Any]]] = {
            table: defaultdict(list) for table in OWNER
        }
        self._of_client: defaultdict[int, list[Moving]] = defaultdict(list)
        self.cards: dict[int, Any] = {}
        self.employees = self.table(Employee)
        self.companies = self.table(Company)
        self.contacts = self.table(Contact)
        self.leads = self.table(Lead)
        self.deals = self.table(Deal)
        self.activities = self.table(Activity)
        self.notifications = self.table(Notification)
        self.saved_filters = self.table(SavedFilter)

    def table(self, entity: type[Row]) -> dict[int, Row]:
        """All rows of *entity* by id, oldest first."""
        rows: dict[int, Row] = self._tables[entity]
        return rows

    def add(self, entity: type[Row], **values: Any) -> Row:
        """A new row with the next id; all cards are counted together.

        The row is made as the ORM makes a loaded one: a tenth of the constructor's time.
        """
        row = self._made(entity, values)
        number = values["id"]
        self._tables[entity][number] = row
        if entity in CARDS:
            self.cards[number] = row
        owner = OWNER.get(entity)
        if owner is not None and values[owner] is not None:
            self._of[entity][values[owner]].append(row)
        return row

    def draft(self, entity: type[Row], **values: Any) -> Row:
        """A row that nobody knows yet, with the number that it would have."""
        return self._made(entity, values)

    def _made(self, entity: type[Row], values: dict[str, Any]) -> Row:
        row: Row = entity.__mapper__.class_manager.new_instance()
        if entity in CARDS:
            values["id"] = len(self.cards) + 1
            values["kind"] = entity.__tablename__
        else:
            values["id"] = len(self._tables[entity]) + 1
        row.__dict__.update(values)
        return row

    def moving(self) -> list[Moving]:
        """All leads and deals, each by number."""
        return [*self.leads.values(), *self.deals.values()]

    def of(self, entity: type[Row], card: int) -> list[Row]:
        """The rows of *entity* that belong to a card, oldest first."""
        return self._of[entity][card]

    def planned(self, card: int, *kinds: str) -> Iterator[Activity]:
        """The planned activities of a card, of any kind or of *kinds*."""
        for activity in self._of[Activity][card]:
            if activity.state == "planned" and (not kinds or activity.kind in kinds):
                yield activity

    def belong(self, card: Moving, client: Contact | Company) -> None:
        """Note that a lead or a deal is about a client (R077, R116, R231)."""
        column = f"{client.kind}_id"
        if column == "company_id" and not isinstance(card, Deal):
            return
        before = getattr(card, column)
        if before is not None and card in self._of_client[before]:
            self._of_client[before].remove(card)
        setattr(card, column, client.id)
        self._of_client[client.id].append(card)

    def of_client(self, client: int) -> list[Moving]:
        """The leads and deals of a contact or a company, as they came to belong to it."""
        return self._of_client[client]

    def person(self, card: Any) -> Any:
        """Who is called about a card: itself, or the client behind a deal; None for nobody."""
        if isinstance(card, Deal):
            return self.cards.get(card.contact_id or card.company_id or 0)
        return card

    @cached_property
    def people(self) -> Index[int]:
        """The contacts by what tells one from another; made when somebody asks (R244)."""
        return Index((c.id, identity(c, self.mail_fields)) for c in self.contacts.values())

    @cached_property
    def mail_fields(self) -> tuple[str, ...]:
        """The company's own fields of a contact that hold an e-mail."""
        fields = self.organisation.contact_fields
        return tuple(field.id for field in fields if field.type == "email")

    def remember(self, contact: Contact) -> None:
        """Know a new contact, or anew one that has changed, among the people."""
        if "people" in self.__dict__:
            self.people.add(contact.id, identity(contact, self.mail_fields))

    def roads(self, pipeline: str) -> Roads:
        """The roads between the stages of a pipeline, looked up when a card first takes one."""
        if pipeline not in self._roads:
            self._roads[pipeline] = roads_of(self.organisation.pipeline(pipeline))
        return self._roads[pipeline]

    def stage(self, card: Moving) -> Stage:
        """The stage on which a card stands."""
        return self.organisation.pipeline(card.pipeline).stage(card.stage)

    def sees(self, card: Any) -> bool:
        """Whether the trainee may see a card: one's own, the department's, or all (R008, R023)."""
        company, trainee = self.organisation, self.trainee
        role = company.role(trainee.role)
        if isinstance(card, Deal) and (card.pipeline, card.stage) in company.unsorted:
            return role.unsorted
        if role.sees == "all" or (isinstance(card, Contact) and company.conduct.shared_contacts):
            return True
        if role.sees == "own":
            return bool(card.responsible_id == self.me)
        theirs = self.employees[card.responsible_id].department
        return bool(theirs == trainee.department)

    def reorganise(self, **fields: Any) -> None:
        """Let the company have other rights or pipelines from now on (R037)."""
        self.organisation = self.organisation.changed(**fields)
        self._roads.clear()

    @property
    def trainee(self) -> Employee:
        """The employee at the desk."""
        return self.employees[self.me]

    def employees_in(self, role: str) -> list[Employee]:
        """The employees of a role, by id."""
        return [e for e in self.employees.values() if e.role == role]


def identity(contact: Contact, mail_fields: tuple[str, ...]) -> Identity:
    """What tells a contact from others; the e-mail is the first that is there (R244)."""
    mails = (contact.email, *(str(contact.fields.get(name, "")) for name in mail_fields))
    mail = next((one for one in mails if one), "")
    return Identity(contact.name, contact.phone, contact.birth_date, mail)


class Lesson:
    """What the lesson around the CRM has asked, been asked, and been told."""

    def __init__(self) -> None:
        self.invited = False
        self.handed_in = False
        self.questions: dict[str, Question] = {}
        self.answers: dict[str, str] = {}
        self.hintable: tuple[str, ...] = ()
        self.hints: list[str] = []
