"""The timeline at the right of a card: all that was, newest first (R071, R076, R113)."""

from collections.abc import Iterator

from crmsim.crm.entities import Activity, Comment, Lead, StageChange
from crmsim.crm.sayings import saying
from crmsim.crm.store import Crm
from crmsim.crm.views.shapes import Both, Entry

CONTACTS = ("call", "chat")
_WITHIN_A_MINUTE = (
    *("created", "call", "chat", "remote", "visit", "meeting"),
    *("comment", "task", "stage"),
)
"""The order of what happened in the same minute: a contact, the comment on it, what followed."""


def timeline(crm: Crm, lead: Lead) -> list[Entry]:
    """The entries of a lead; planned activities are not history yet."""
    entries = [
        _created(lead),
        *_activities(crm, lead),
        *(_comment(crm, comment) for comment in crm.of(Comment, lead.id)),
        *(_change(crm, change) for change in crm.of(StageChange, lead.id)),
    ]
    return sorted(entries, key=_place)[::-1]


def _place(entry: Entry) -> tuple[int, int, int]:
    return (entry["at_min"], _WITHIN_A_MINUTE.index(entry["kind"]), entry["activity"] or 0)


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
    }


def _created(lead: Lead) -> Entry:
    entry = _blank("created", lead.created_min, None)
    return {**entry, "incoming": bool(lead.text), "text": lead.text}


def _activities(crm: Crm, lead: Lead) -> Iterator[Entry]:
    for activity in crm.of(Activity, lead.id):
        if activity.state != "planned":
            yield _activity(crm, lead, activity)


def _activity(crm: Crm, lead: Lead, activity: Activity) -> Entry:
    who = lead.name if activity.incoming else crm.employees[activity.responsible_id].name
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
    return {**entry, "from": change.from_stage, "to": change.to_stage}


def _who(crm: Crm, author: int | None) -> str | None:
    """Who did it; a robot has no name."""
    return None if author is None else crm.employees[author].name
