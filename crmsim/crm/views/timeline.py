"""The timeline at the right of a card: all that was, newest first (R071, R076, R113)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.entities import Activity, Comment, StageChange
from crmsim.crm.sayings import saying
from crmsim.crm.store import Crm
from crmsim.crm.views.card_shapes import Entry
from crmsim.crm.views.shapes import Both

CONTACTS = ("call", "chat")
_WITHIN_A_MINUTE = (
    *("created", "call", "chat", "remote", "visit", "meeting"),
    *("comment", "task", "stage"),
)
"""The order of what happened in the same minute: a contact, the comment on it, what followed."""
_RANK = {kind: place for place, kind in enumerate(_WITHIN_A_MINUTE)}


def timeline(crm: Crm, card: Any) -> list[Entry]:
    """The entries of a card; planned activities are not history yet."""
    entries = [
        _created(card),
        *_activities(crm, card),
        *(_comment(crm, comment) for comment in crm.of(Comment, card.id)),
        *(_change(crm, change) for change in crm.of(StageChange, card.id)),
    ]
    return sorted(entries, key=_place)[::-1]


def _place(entry: Entry) -> tuple[int, int, int]:
    return (entry["at_min"], _RANK.get(entry["kind"], _RANK["chat"]), entry["activity"] or 0)


def _blank(kind: str, at_min: int, who: str | None) -> Entry:
    return {
        "kind": kind,
        "at_min": at_min,
        "who": who,
        "incoming": False,
        "answered": None,
        "recorded": None,
        "activity": None,
        "title": "",
        "text": "",
        "said": None,
        "state": None,
        "from": None,
        "to": None,
        "from_pipeline": None,
        "to_pipeline": None,
    }


def _created(card: Any) -> Entry:
    entry = _blank("created", card.created_min, None)
    text = getattr(card, "text", "")
    return {**entry, "incoming": bool(text), "text": text}


def _activities(crm: Crm, card: Any) -> Iterator[Entry]:
    person = crm.person(card) or card
    for activity in crm.of(Activity, card.id):
        if activity.state != "planned":
            yield _activity(crm, person.name, activity)


def _activity(crm: Crm, client: str, activity: Activity) -> Entry:
    who = client if activity.incoming else crm.employees[activity.responsible_id].name
    written = activity.kind == "chat"
    return {
        **_blank(activity.kind, _minute(activity), who),
        "incoming": activity.incoming,
        "answered": activity.answered if activity.kind in CONTACTS else None,
        "recorded": activity.recorded if activity.kind == "call" else None,
        "activity": activity.id,
        "title": "" if written else activity.title,
        "text": activity.title if written else activity.result,
        "said": _said(crm, activity),
        "state": activity.state,
    }


def _minute(activity: Activity) -> int:
    if activity.done_min is not None:
        return activity.done_min
    if activity.state == "missed" and activity.due_min is not None:
        return activity.due_min
    return activity.created_min


def _said(crm: Crm, activity: Activity) -> Both | None:
    if activity.said is None:
        return None
    return saying(crm, activity.said["key"], activity.said["facts"]).both()


def _comment(crm: Crm, comment: Comment) -> Entry:
    entry = _blank("comment", comment.at_min, crm.employees[comment.author_id].name)
    return {**entry, "text": comment.text}


def _change(crm: Crm, change: StageChange) -> Entry:
    entry = _blank("stage", change.at_min, _who(crm, change.author_id))
    return {
        **entry,
        "from": change.from_stage,
        "to": change.to_stage,
        "from_pipeline": change.from_pipeline,
        "to_pipeline": change.to_pipeline,
    }


def _who(crm: Crm, author: int | None) -> str | None:
    """Who did it; a robot has no name."""
    return None if author is None else crm.employees[author].name
