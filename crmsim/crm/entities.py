"""The CRM's rows as SQLAlchemy classes. What is stored; nothing that acts.

A world keeps these objects in memory and in no Session; `snapshot` writes them to a database.
Times are whole minutes since opening (`_min`, negative before it), money is whole rubles.
"""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Every row has a counted id."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}

    id: Mapped[int] = mapped_column(primary_key=True)


class Employee(Base):
    """A person of the company (D23); the trainee is one.

    `muted` are the kinds of notices that they do not want (R008).
    """

    __tablename__ = "employee"

    name: Mapped[str]
    role: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    joined_min: Mapped[int | None]
    password_hash: Mapped[str | None]
    profile: Mapped[dict[str, Any]]
    muted: Mapped[list[str]] = mapped_column(JSON)


class Contact(Base):
    """A person whom the company knows (R055)."""

    __tablename__ = "contact"

    name: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    birth_date: Mapped[str]
    city: Mapped[str]
    source: Mapped[str]
    responsible_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    created_min: Mapped[int]
    fields: Mapped[dict[str, Any]]


class Lead(Base):
    """A request of a potential client (R050, R060).

    `contacted_min` is the last contact or attempt of either side (D5), `talked_min` the last
    completed two-way interaction (D6).
    """

    __tablename__ = "lead"

    name: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    birth_date: Mapped[str]
    city: Mapped[str]
    source: Mapped[str]
    text: Mapped[str]
    stage: Mapped[str]
    responsible_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    created_min: Mapped[int]
    contacted_min: Mapped[int | None]
    talked_min: Mapped[int | None]
    form: Mapped[str | None]
    signing_min: Mapped[int | None]
    decision: Mapped[str | None]
    paid_rub: Mapped[int]
    reject_reason: Mapped[str | None]
    closed_min: Mapped[int | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    tags: Mapped[list[str]] = mapped_column(JSON)
    fields: Mapped[dict[str, Any]]


class Deal(Base):
    """A sale in progress (R057)."""

    __tablename__ = "deal"

    title: Mapped[str]
    pipeline: Mapped[str]
    stage: Mapped[str]
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    responsible_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    source: Mapped[str]
    sum_rub: Mapped[int]
    signing_min: Mapped[int | None]
    created_min: Mapped[int]
    tags: Mapped[list[str]] = mapped_column(JSON)
    fields: Mapped[dict[str, Any]]


class Activity(Base):
    """A call, meeting, remote consultation, chat message, visit or task (R073).

    `state` is planned, done, missed or cancelled (R075); `lead_id` is empty for a task that is
    no activity of a client (R074). `said` is what the client said, as a phrase's data.
    """

    __tablename__ = "activity"

    kind: Mapped[str]
    state: Mapped[str]
    title: Mapped[str]
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("lead.id"))
    responsible_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    created_min: Mapped[int]
    due_min: Mapped[int | None]
    done_min: Mapped[int | None]
    incoming: Mapped[bool]
    answered: Mapped[bool]
    recorded: Mapped[bool]
    confirmed: Mapped[bool]
    result: Mapped[str]
    said: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Comment(Base):
    """A note in a card's timeline (R110, R113)."""

    __tablename__ = "comment"

    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    at_min: Mapped[int]
    text: Mapped[str]


class StageChange(Base):
    """Who moved what from where to where (R059)."""

    __tablename__ = "stage_change"

    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    at_min: Mapped[int]
    from_stage: Mapped[str]
    to_stage: Mapped[str]


class Notification(Base):
    """A line behind the bell (R013–R015); `text` is a phrase's data."""

    __tablename__ = "notification"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    kind: Mapped[str]
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("lead.id"))
    at_min: Mapped[int]
    read: Mapped[bool]
    text: Mapped[dict[str, Any]]


class SavedFilter(Base):
    """A filter with a name (R046); `criteria` is a `Criteria` as data."""

    __tablename__ = "saved_filter"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    section: Mapped[str]
    name: Mapped[str]
    criteria: Mapped[dict[str, Any]]


TABLES: tuple[type[Base], ...] = (
    Employee,
    Contact,
    Lead,
    Deal,
    Activity,
    Comment,
    StageChange,
    Notification,
    SavedFilter,
)

# Rows are made without the constructor (`store.Crm.add`), which would have done this.
Base.registry.configure()
