"""What happens around cards: activities, comments, changes, notices, saved filters (R073–R076)."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from crmsim.crm.entities.base import Base


class Activity(Base):
    """A call, letter, meeting, remote consultation, chat message, form, visit or task (R073).

    `state` is planned, done, missed or cancelled (R075); `card_id` is empty for a task that is
    no activity of a client (R074). `said` is what the client said, as a phrase's data; `author_id`
    who set it; `robot` which robot did; `checklist` are steps as `{"text", "done"}`.
    A letter lies in a `mailbox`, is `confirmed` when somebody has read it, and has a `sender` where
    no card does.
    """

    __tablename__ = "activity"

    kind: Mapped[str]
    state: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    card_id: Mapped[int | None] = mapped_column(ForeignKey("card.id"))
    responsible_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    robot: Mapped[str | None]
    created_min: Mapped[int]
    due_min: Mapped[int | None]
    done_min: Mapped[int | None]
    incoming: Mapped[bool]
    answered: Mapped[bool]
    recorded: Mapped[bool]
    confirmed: Mapped[bool]
    result: Mapped[str]
    checklist: Mapped[list[Any]]
    said: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    mailbox: Mapped[str]
    sender: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Errand(Base):
    """What a colleague does for a card since it came to a stage (R147, R152).

    `work` is a work of the company's file; `done_min` is empty while they are at it.
    """

    __tablename__ = "errand"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    work: Mapped[str]
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    started_min: Mapped[int]
    due_min: Mapped[int]
    done_min: Mapped[int | None]


class Comment(Base):
    """A note in a card's timeline (R110, R113)."""

    __tablename__ = "comment"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    at_min: Mapped[int]
    text: Mapped[str]


class Remark(Base):
    """What quality control has remarked on a card: a fault, and the fine for it (R229)."""

    __tablename__ = "remark"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    at_min: Mapped[int]
    fault: Mapped[str]
    points: Mapped[int]
    rub: Mapped[int]


class StageChange(Base):
    """Who moved what from where to where (R059); a robot's move has no author.

    `from_pipeline` and `to_pipeline` differ where a deal went on in another one (R266).
    """

    __tablename__ = "stage_change"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    at_min: Mapped[int]
    from_pipeline: Mapped[str]
    from_stage: Mapped[str]
    to_pipeline: Mapped[str]
    to_stage: Mapped[str]


class Change(Base):
    """Who changed which field of a card, from what to what (R059); values as JSON."""

    __tablename__ = "change"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    at_min: Mapped[int]
    field: Mapped[str]
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)


class Notification(Base):
    """A line behind the bell (R013–R015); `text` is a phrase's data."""

    __tablename__ = "notification"

    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    kind: Mapped[str]
    card_id: Mapped[int | None] = mapped_column(ForeignKey("card.id"))
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


class Setting(Base):
    """What has been set on the portal, by name; perhaps by one employee for themselves (R029)."""

    __tablename__ = "setting"

    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    name: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
