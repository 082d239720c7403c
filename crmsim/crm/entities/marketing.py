"""Whom the company speaks to by itself: segments, campaigns, and each piece of mail (R258–R260).

Times are whole minutes since opening (`_min`).
"""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from crmsim.crm.entities.base import Base


class Segment(Base):
    """Some clients: ready, static (chosen once) or dynamic (they come and go) (R258).

    `ready` is the id of a segment of the company's file; `who` is a `Who` as data.
    """

    __tablename__ = "segment"

    author_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    kind: Mapped[str]
    name: Mapped[str]
    ready: Mapped[str | None]
    who: Mapped[dict[str, Any]]
    made_min: Mapped[int]


class SegmentMember(Base):
    """A client's stay in a segment; who has left has a minute of leaving (R258)."""

    __tablename__ = "segment_member"

    segment_id: Mapped[int] = mapped_column(ForeignKey("segment.id"))
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    joined_min: Mapped[int]
    left_min: Mapped[int | None]


class Campaign(Base):
    """A mailing, an ad or a round of calls to a segment; a tied one goes to whoever enters (R260).

    `robot` is the robot that started it, where no employee did.
    """

    __tablename__ = "campaign"

    segment_id: Mapped[int | None] = mapped_column(ForeignKey("segment.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    robot: Mapped[str | None]
    channel: Mapped[str]
    text: Mapped[str]
    tied: Mapped[bool]
    started_min: Mapped[int]
    stopped_min: Mapped[int | None]


class Mailing(Base):
    """What one client got of a campaign, and how far it went (R259).

    `state` is sent, delivered, opened, answered or bought; `bought_id` is the card that came of it.
    """

    __tablename__ = "mailing"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id"))
    channel: Mapped[str]
    at_min: Mapped[int]
    state: Mapped[str]
    opened_min: Mapped[int | None]
    answered_min: Mapped[int | None]
    bought_id: Mapped[int | None] = mapped_column(ForeignKey("card.id"))
