"""The cards: leads and deals, which move along a pipeline, and the clients behind them (R049).

Times are whole minutes since opening (`_min`, negative before it), money is whole rubles.
"""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from crmsim.crm.entities.base import Card


class Owned:
    """What every card has: a name, its employee, a source, tags, fields of the company's own."""

    name: Mapped[str]
    source: Mapped[str]
    responsible_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    created_min: Mapped[int]
    tags: Mapped[list[str]]
    fields: Mapped[dict[str, Any]]


class OnStage(Owned):
    """A card that moves: where it stands, since when, and how the talk with its client goes.

    `contacted_min` is the last contact or attempt of either side (D5), `talked_min` the last
    completed two-way interaction (D6), `decision` what the client said last of the offer.
    """

    pipeline: Mapped[str]
    stage: Mapped[str]
    entered_min: Mapped[int]
    contacted_min: Mapped[int | None]
    talked_min: Mapped[int | None]
    decision: Mapped[str | None]
    signing_min: Mapped[int | None]
    closed_min: Mapped[int | None]
    text: Mapped[str]


class Company(Owned, Card):
    """A legal entity (R054)."""

    __tablename__ = "company"
    __mapper_args__ = {"polymorphic_identity": "company"}

    id: Mapped[int] = mapped_column(ForeignKey("card.id"), primary_key=True)
    phone: Mapped[str]
    email: Mapped[str]
    city: Mapped[str]


class Contact(Owned, Card):
    """A person whom the company knows; may belong to a company (R055, R056)."""

    __tablename__ = "contact"
    __mapper_args__ = {"polymorphic_identity": "contact"}

    id: Mapped[int] = mapped_column(ForeignKey("card.id"), primary_key=True)
    phone: Mapped[str]
    email: Mapped[str]
    birth_date: Mapped[str]
    city: Mapped[str]
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))


class Lead(OnStage, Card):
    """A request of a potential client (R050, R060); many may belong to one contact (R077)."""

    __tablename__ = "lead"
    __mapper_args__ = {"polymorphic_identity": "lead"}

    id: Mapped[int] = mapped_column(ForeignKey("card.id"), primary_key=True)
    phone: Mapped[str]
    email: Mapped[str]
    birth_date: Mapped[str]
    city: Mapped[str]
    form: Mapped[str | None]
    paid_rub: Mapped[int]
    reject_reason: Mapped[str | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))


class Deal(OnStage, Card):
    """A sale in progress (R057); of one contact, a company, or both, and perhaps from a lead.

    `repeats_id` is the deal that this one sells again (R261).
    """

    __tablename__ = "deal"
    __mapper_args__ = {"polymorphic_identity": "deal"}

    id: Mapped[int] = mapped_column(ForeignKey("card.id"), primary_key=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("lead.id"))
    repeats_id: Mapped[int | None] = mapped_column(ForeignKey("deal.id"))
    sum_rub: Mapped[int]
