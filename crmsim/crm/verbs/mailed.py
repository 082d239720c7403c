"""What is told of a piece of a campaign, whoever sends it."""

from dataclasses import dataclass

from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class MailingSent(Event):
    """A client has got a piece of a campaign."""

    card: int
    mailing: int
    campaign: int
