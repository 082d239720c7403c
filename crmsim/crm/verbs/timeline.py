"""Comments in a card's timeline (R110, R113)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.entities import Comment
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Prose, RowId, known_lead, need, verb, written


class AddComment(Action):
    """Write down what was talked about and agreed."""

    verb: Literal["add_comment"] = "add_comment"
    lead: RowId
    text: Prose


@dataclass(frozen=True, slots=True)
class CommentAdded(Event):
    """A comment stands in the timeline."""

    lead: int
    comment: int
    text: str


@verb
def add_comment(action: AddComment, crm: Crm) -> list[Event]:
    """A comment is added to a lead, finished or not; an empty one is refused."""
    known_lead(crm, action.lead)
    need([written(action.text, "text")])
    comment = crm.add(
        Comment, lead_id=action.lead, author_id=crm.me, at_min=crm.now_min, text=action.text
    )
    return [CommentAdded(action.lead, comment.id, action.text)]
