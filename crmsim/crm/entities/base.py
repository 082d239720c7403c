"""What every row is made of: a counted id, and the number that all cards of the CRM share."""

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Every row has a counted id."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON, list[str]: JSON}

    id: Mapped[int] = mapped_column(primary_key=True)


class Card(Base):
    """Anything with a card: a lead, a deal, a contact, a company (R049, R059).

    All cards are counted together, so that a card's number says which one is meant, and whatever
    belongs to a card (an activity, a comment, a document) refers to it in one way.
    """

    __tablename__ = "card"
    __mapper_args__ = {"polymorphic_on": "kind"}

    kind: Mapped[str]
