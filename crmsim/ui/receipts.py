"""A receipt as the screens read it: what happened in words, and only what has changed.

Its size depends on the action, never on the world.
"""

import logging
from collections.abc import Iterator
from typing import Any

from crmsim.crm.views.cards import draw_card
from crmsim.crm.views.shapes import Card, both
from crmsim.crm.views.tally import Place, Tally
from crmsim.desk.desk import Desk, Receipt
from crmsim.errors import Missing
from crmsim.sim.robots.names import snake
from crmsim.ui.seat import Seat
from crmsim.ui.telling import tell
from crmsim.words import join

CHANGED_CARDS = 40
HAPPENED = 60
log = logging.getLogger(__name__)


def show_receipt(seat: Seat, receipt: Receipt) -> dict[str, Any]:
    """The receipt of one action, with a patch for what is on the screen."""
    return {
        "seq": receipt.seq,
        "at_min": receipt.at_min,
        "now_min": seat.desk.crm.now_min,
        "refusal": show_refusal(receipt.missing),
        "happened": list(_happened(seat, receipt))[:HAPPENED],
        "minutes": receipt.minutes,
        "changed": show_changes(seat),
        "coach": None if receipt.refused else _coach(seat),
    }


def show_refusal(missing: tuple[Missing, ...]) -> dict[str, Any] | None:
    """Every reason of a refusal, and all of them as one text; None where nothing was missing."""
    if not missing:
        return None
    whole = join((m.why for m in missing), " ")
    return {
        "text": both(whole),
        "reasons": [
            {"code": m.code, "why": both(m.why), "offer": m.offer, "field": m.field}
            for m in missing
        ],
    }


def show_changes(seat: Seat) -> dict[str, Any]:
    """What looks different since the last receipt; `stale` when that is too much for a patch.

    `gone` are cards that the trainee may not see any more (R023).
    """
    tally, desk = seat.tally, seat.desk
    before = tally.catch_up(desk.trace().events)
    crm = desk.crm
    moving = [number for number in before if crm.cards[number].kind in ("lead", "deal")]
    seen = [number for number in moving if crm.sees(crm.cards[number])]
    cards = _cards(seat, seen[:CHANGED_CARDS])
    places = [(card["pipeline"] or "", card["stage"] or "") for card in cards]
    places += [place for place in before.values() if place is not None]
    return {
        "cards": cards,
        "gone": [number for number in moving if number not in seen],
        "columns": [_column(tally, place) for place in dict.fromkeys(places)],
        "counters": tally.counters,
        "bell": tally.unread,
        "clock": show_clock(desk),
        "stale": len(seen) > len(cards),
    }


def _column(tally: Tally, place: Place) -> dict[str, Any]:
    count, sum_rub = tally.column(place)
    return {"pipeline": place[0], "id": place[1], "count": count, "sum_rub": sum_rub}


def _cards(seat: Seat, numbers: list[int]) -> list[Card]:
    crm, unread = seat.desk.crm, seat.tally.unread_cards
    return [draw_card(crm, crm.cards[number], number in unread) for number in numbers]


def show_clock(desk: Desk) -> dict[str, Any]:
    """What time it is, when today closes, and how many working days come after today."""
    crm = desk.crm
    hours, now = crm.hours, crm.now_min
    today = hours.moment(now).date()
    days = (hours.day_after(0, n) for n in range(desk.header.opening.days))
    return {
        "now_min": now,
        "closes_min": hours.closing(now),
        "days_left": sum(day > today for day in days),
        "over": desk.is_over,
        "handed_in": crm.lesson.handed_in,
    }


def _happened(seat: Seat, receipt: Receipt) -> Iterator[dict[str, Any]]:
    for event in receipt.events:
        told = tell(event, seat.desk.crm)
        if told is not None:
            yield {
                "at_min": event.at_min,
                "event": snake(type(event)),
                "card": getattr(event, "card", None),
                "text": both(told),
            }


def _coach(seat: Seat) -> dict[str, Any] | None:
    """The remark on the last action; a rule that fails must not hide that the action was done."""
    from crmsim.grading.grade import coach, number

    if not seat.coaching or seat.is_secret:
        return None
    try:
        said = coach(seat.desk.trace(), seat.scenario)
    except Exception:
        log.exception("The coach has failed at %s.", seat.scenario.id)
        return None
    if said is None:
        return None
    found = said.finding
    return {
        "ok": found.ok,
        "rule": said.rule,
        "points": number(said.of),
        "why": both(found.why),
        "better": None if found.better is None else both(found.better),
    }
