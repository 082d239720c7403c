"""Comments in a card's timeline (R110, R113)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.entities import Comment
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import CardAction, Event, Prose, need, the_card, verb, written


class AddComment(CardAction):
    """Write down what was talked about and agreed."""

    verb: Literal["add_comment"] = "add_comment"
    text: Prose


@dataclass(frozen=True, slots=True)
class CommentAdded(Event):
    """A comment stands in the timeline."""

    card: int
    comment: int
    text: str


@verb
def add_comment(action: AddComment, crm: Crm) -> list[Event]:
    """A comment is added to a card, finished or not; an empty one is refused."""
    card = the_card(crm, action)
    need([written(action.text, "text")])
    comment = crm.add(
        Comment, card_id=card.id, author_id=crm.me, at_min=crm.now_min, text=action.text
    )
    return [CommentAdded(card.id, comment.id, action.text)]
