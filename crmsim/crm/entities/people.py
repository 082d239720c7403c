"""The people of the company. Clients are cards."""

from typing import Any

from sqlalchemy.orm import Mapped

from crmsim.crm.entities.base import Base


class Employee(Base):
    """A person of the company (D23); the trainee is one.

    `muted` are the kinds of notices that they do not want (R008).
    """

    __tablename__ = "employee"

    name: Mapped[str]
    role: Mapped[str]
    department: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    joined_min: Mapped[int | None]
    password_hash: Mapped[str | None]
    password_min: Mapped[int | None]
    profile: Mapped[dict[str, Any]]
    muted: Mapped[list[str]]
