"""Selling again, as a company's data: whom to speak to, ready letters, mailboxes, plans of sales.

Nothing here acts; who belongs to a segment is told in `segments`, what is sold in `sales`.
"""

from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.frozen import Frozen, Id, Named
from crmsim.crm.wording import Wording

IsoDay = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Short = Annotated[str, Field(max_length=64)]
ClientKind = Literal["contact", "company"]
Channel = Literal["email", "sms", "messenger", "voice", "ads"]
CHANNELS: tuple[Channel, ...] = ("email", "sms", "messenger", "voice", "ads")


class Who(Frozen):
    """Clients, by what is known of them: every part that is given must fit (R258).

    A client has bought when a deal of theirs was won: in a month that moves along, or between two
    days, both included; something of one of the groups; at least so many times. `silent_days` are
    the days that have passed since the last contact, or since the card was made.
    """

    kinds: Annotated[tuple[ClientKind, ...], Field(max_length=2)] = ("contact", "company")
    bought: Literal["this_month", "last_month"] | None = None
    bought_from: IsoDay | None = None
    bought_to: IsoDay | None = None
    times: Annotated[int, Field(ge=1, le=1000)] | None = None
    groups: Annotated[tuple[Short, ...], Field(max_length=50)] = ()
    cities: Annotated[tuple[Short, ...], Field(max_length=50)] = ()
    tags: Annotated[tuple[Short, ...], Field(max_length=50)] = ()
    silent_days: Annotated[int, Field(ge=1, le=10_000)] | None = None


class ReadySegment(Named):
    """A segment that the portal brings along (R258)."""

    who: Who


class Template(Named):
    """A letter for quick answers; `{contact}` is the client, `{me}` the employee (R035)."""

    subject: Wording
    text: Wording
    cards: tuple[Literal["lead", "deal", "contact", "company"], ...] = (
        "lead",
        "deal",
        "contact",
        "company",
    )


class Mailbox(Named):
    """An address of the company that the portal reads, and the roles that may open it (R034)."""

    address: Annotated[str, Field(max_length=100)]
    roles: tuple[Id, ...] = Field(default=(), description="without them, every role that has mail")


class Target(Frozen):
    """What an employee shall sell in a month: whole rubles, and won deals (R264).

    It is for everybody of a role, or for the one of its employees who is so far down, from 0.
    """

    role: Id
    place: Annotated[int, Field(ge=0, le=100)] | None = None
    month: Month
    rub: Annotated[int, Field(ge=0)] = 0
    deals: Annotated[int, Field(ge=0)] = 0


class Repeats(Frozen):
    """Where the same deal is sold again, and after how many days, if nothing is said (R261)."""

    pipeline: Id
    after_days: Annotated[int, Field(ge=1, le=1000)] = 30
