"""What is sold, delivered, invoiced and paid, and the papers of it.

Times are whole minutes since opening (`_min`), money is whole rubles (`_rub`).
"""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from crmsim.crm.entities.base import Base


class ProductLine(Base):
    """A product of the company's list on a deal: how many, and for how much each (R235)."""

    __tablename__ = "product_line"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    product: Mapped[str]
    quantity: Mapped[int]
    price_rub: Mapped[int]


class Payment(Base):
    """A payment of a deal's schedule, or one that came without a plan (R131, R134, R136).

    `due_min` is when it is expected, `paid_min` when it came, `dropped_min` when it was taken off
    the schedule; `purpose` is a word of the company.
    """

    __tablename__ = "payment"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    purpose: Mapped[str]
    rub: Mapped[int]
    due_min: Mapped[int | None]
    paid_min: Mapped[int | None]
    dropped_min: Mapped[int | None]


class Invoice(Base):
    """An invoice: sent, received, paid; a recurring one comes again every so many days (R262)."""

    __tablename__ = "invoice"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    rub: Mapped[int]
    sent_min: Mapped[int]
    received_min: Mapped[int | None]
    paid_min: Mapped[int | None]
    every_days: Mapped[int | None]


class Delivery(Base):
    """A delivery of a deal, counted from 1 (R211, R213)."""

    __tablename__ = "delivery"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    number: Mapped[int]
    at_min: Mapped[int]
    weight_kg: Mapped[int]
    rub: Mapped[int]


class Document(Base):
    """A paper of a card, made of its fields (R120); `lines` is its text as it was made."""

    __tablename__ = "document"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    kind: Mapped[str]
    title: Mapped[str]
    made_min: Mapped[int]
    lines: Mapped[list[Any]]


class Request(Base):
    """Who asks in an unsorted deal, before there is a contact (R008, R116).

    `reason` is why it was declined; it is empty for what waits and for what was accepted.
    """

    __tablename__ = "request"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    name: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    birth_date: Mapped[str]
    city: Mapped[str]
    sorted_min: Mapped[int | None]
    reason: Mapped[str]


class Price(Base):
    """A price that the client of a deal has been told, for a ton of a product (R219, R081)."""

    __tablename__ = "price"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deal.id"))
    product: Mapped[str]
    rub: Mapped[int]
    at_min: Mapped[int]
