"""Tags of a card: short marks of the company's list, to be seen and filtered by (R047)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, RowId, need, open_lead, verb
from crmsim.errors import Missing, meant
from crmsim.words import say


class TagLead(Action):
    """Give a lead these tags, and no others."""

    verb: Literal["tag_lead"] = "tag_lead"
    lead: RowId
    tags: Annotated[tuple[Line, ...], Field(max_length=20, strict=False)]


@dataclass(frozen=True, slots=True)
class LeadTagged(Event):
    """A lead bears these tags now."""

    lead: int
    tags: tuple[str, ...]


@verb
def tag_lead(action: TagLead, crm: Crm) -> list[Event]:
    """A lead bears tags of the company's list, each once, in the order of the list."""
    lead = open_lead(crm, action.lead)
    known = [tag.id for tag in crm.organisation.tags]
    need(_unknown(name, known) for name in action.tags if name not in known)
    lead.tags = [tag for tag in known if tag in action.tags]
    return [LeadTagged(lead.id, tuple(lead.tags))]


def _unknown(name: str, known: list[str]) -> Missing:
    why = say("There is no tag «{name}».{hint}", name=name, hint=meant(name, known))
    return Missing("no_such_tag", why, field="tags")
