"""How a campaign reaches a client: an employee, a segment or a robot sends (R259, R260)."""

from collections.abc import Iterator
from dataclasses import dataclass

from crmsim.crm.entities import Campaign, Mailing
from crmsim.crm.segments import Client
from crmsim.crm.selling import CHANNELS, Channel
from crmsim.crm.store import Crm

REACHED = ("delivered", "opened", "answered", "bought")
OPENED = ("opened", "answered", "bought")


@dataclass(frozen=True, slots=True)
class Statistics:
    """What came of a channel: how many pieces were sent, seen, answered, and sold something."""

    channel: str
    sent: int
    delivered: int
    opened: int
    answered: int
    bought: int
    bought_rub: int


def new_campaign(
    crm: Crm, segment: int | None, channel: Channel, text: str, *, tied: bool
) -> Campaign:
    """A campaign of the trainee's; `robot` and `author_id` may be set afterwards."""
    return crm.add(
        Campaign,
        segment_id=segment,
        author_id=crm.me,
        robot=None,
        channel=channel,
        text=text,
        tied=tied,
        started_min=crm.now_min,
        stopped_min=None,
    )


def send(crm: Crm, campaign: Campaign, client: Client) -> Mailing:
    """One piece of a campaign for one client, who has an address."""
    return crm.add(
        Mailing,
        campaign_id=campaign.id,
        card_id=client.id,
        channel=campaign.channel,
        at_min=crm.now_min,
        state="delivered",
        opened_min=None,
        answered_min=None,
        bought_id=None,
    )


def has_address(client: Client, channel: str) -> bool:
    """Whether a client can be reached: letters need an e-mail, ads nothing, the rest a phone."""
    if channel == "ads":
        return True
    return bool(client.email if channel == "email" else client.phone)


def waiting(crm: Crm, segment: int) -> Iterator[Campaign]:
    """The campaigns that go to whoever enters a segment now (R260)."""
    for campaign in crm.table(Campaign).values():
        if campaign.segment_id == segment and campaign.tied and campaign.stopped_min is None:
            yield campaign


def statistics(crm: Crm, campaign: int | None = None) -> list[Statistics]:
    """What came of every channel, over all campaigns or of one (R259)."""
    rows = [
        mailing
        for mailing in crm.table(Mailing).values()
        if campaign in (None, mailing.campaign_id) and crm.sees(crm.cards[mailing.card_id])
    ]
    return [_count(crm, channel, [r for r in rows if r.channel == channel]) for channel in CHANNELS]


def _count(crm: Crm, channel: str, rows: list[Mailing]) -> Statistics:
    bought = [crm.cards[row.bought_id] for row in rows if row.bought_id is not None]
    won = [card for card in bought if card.kind == "deal" and card.closed_min is not None]
    return Statistics(
        channel=channel,
        sent=len(rows),
        delivered=sum(row.state in REACHED for row in rows),
        opened=sum(row.state in OPENED for row in rows),
        answered=sum(row.answered_min is not None for row in rows),
        bought=len(bought),
        bought_rub=sum(card.sum_rub for card in won if crm.stage(card).semantics == "success"),
    )
