"""Who belongs to a segment, now; whom the passing of time and what happens brings in and out.

R258, R260. A segment shows only clients whom the trainee may see.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crmsim.crm import sales
from crmsim.crm.entities import Company, Contact, Deal, Segment, SegmentMember
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.selling import Who
from crmsim.crm.store import Crm
from crmsim.words import Told, say

Client = Contact | Company
ALIVE = ("ready", "dynamic")
"""The kinds whose members come and go."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A client who enters or leaves a segment."""

    segment: int
    client: int
    enters: bool


def choose(crm: Crm, who: Who) -> list[Client]:
    """The clients that fit, by number (R258)."""
    return [client for client in clients(crm) if fits(crm, who, client)]


def clients(crm: Crm) -> Iterator[Client]:
    """The contacts and companies that the trainee may see, by number."""
    known: list[Any] = [*crm.contacts.values(), *crm.companies.values()]
    return (client for client in sorted(known, key=lambda c: c.id) if crm.sees(client))


def fits(crm: Crm, who: Who, client: Client) -> bool:
    """Whether every part of a description is true of a client."""
    if client.kind not in who.kinds:
        return False
    if who.cities and client.city not in who.cities:
        return False
    if who.tags and not any(tag in who.tags for tag in client.tags):
        return False
    if who.silent_days is not None and not _silent(crm, client, who.silent_days):
        return False
    return _has_bought(crm, who, client)


def who_of(segment: Segment) -> Who:
    """Whom a segment describes."""
    return Who.model_validate(segment.who)


def members(crm: Crm, segment: int) -> list[int]:
    """The numbers of those who belong to a segment now, as they entered."""
    rows = crm.table(SegmentMember).values()
    return [r.card_id for r in rows if r.segment_id == segment and r.left_min is None]


def name_of(crm: Crm, segment: Segment) -> Told:
    """What a segment is called."""
    ready = (one.name for one in crm.organisation.segments if one.id == segment.ready)
    return next(ready, say("{name}", name=segment.name))


def turns(crm: Crm, among: Iterable[Client] | None = None) -> list[Turn]:
    """Who enters and who leaves the living segments now, of all clients or *among* some."""
    alive = [(s, who_of(s)) for s in crm.table(Segment).values() if s.kind in ALIVE]
    if not alive:
        return []
    checked = [c for c in among if crm.sees(c)] if among is not None else list(clients(crm))
    return [
        Turn(segment.id, client.id, inside)
        for segment, who in alive
        for client in checked
        if (inside := fits(crm, who, client)) != (stay(crm, segment.id, client.id) is not None)
    ]


def stay(crm: Crm, segment: int, client: int) -> SegmentMember | None:
    """The present stay of a client in a segment, or None."""
    rows = crm.of(SegmentMember, client)
    return next((r for r in rows if r.segment_id == segment and r.left_min is None), None)


def enter(crm: Crm, segment: int, client: int) -> None:
    """A client belongs to a segment from now on."""
    crm.add(
        SegmentMember, segment_id=segment, card_id=client, joined_min=crm.now_min, left_min=None
    )


def clients_of(crm: Crm, card: int) -> list[Client]:
    """The clients behind a card: itself, or those of a lead or a deal."""
    row = crm.cards.get(card)
    if isinstance(row, Contact | Company):
        return [row]
    numbers = (getattr(row, "contact_id", None), getattr(row, "company_id", None))
    return [crm.cards[number] for number in numbers if number is not None]


def last_contact(crm: Crm, client: Client) -> int:
    """The minute of the last contact with a client; without one, when the card was made."""
    cards = crm.of_client(client.id)
    times = [card.contacted_min for card in cards if card.contacted_min is not None]
    sold = [c.closed_min for c in cards if isinstance(c, Deal) and c.closed_min is not None]
    return max((client.created_min, *times, *sold))


def _silent(crm: Crm, client: Client, days: int) -> bool:
    return crm.now_min - last_contact(crm, client) > days * DAY_MIN


def _has_bought(crm: Crm, who: Who, client: Client) -> bool:
    """At least as many fitting purchases as are asked for; a part about purchases asks for one."""
    periods = list(_periods(crm, who))
    if not (periods or who.groups or who.times):
        return True
    found = sum(
        all(first <= (deal.closed_min or 0) <= last for first, last in periods)
        and (not who.groups or not sales.groups_of(crm, deal).isdisjoint(who.groups))
        for deal in sales.purchases(crm, client)
    )
    return found >= (who.times or 1)


def _periods(crm: Crm, who: Who) -> Iterator[sales.Period]:
    if who.bought is not None:
        yield sales.this_month(crm, back=int(who.bought == "last_month"))
    if who.bought_from is not None or who.bought_to is not None:
        yield sales.days(crm, who.bought_from, who.bought_to)
