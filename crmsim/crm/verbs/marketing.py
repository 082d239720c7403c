"""Segments of the client base, and the campaigns that speak to them (R258, R259, R260)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm import mailings, segments
from crmsim.crm.entities import Campaign, Segment
from crmsim.crm.selling import Channel, Who
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, Prose, RowId, need, verb, written
from crmsim.crm.verbs.mailed import MailingSent
from crmsim.errors import Missing, meant, refuse
from crmsim.words import say


class MakeSegment(Action):
    """Choose some clients: once (static), or for as long as they fit (dynamic)."""

    verb: Literal["make_segment"] = "make_segment"
    name: Line
    kind: Literal["static", "dynamic"]
    who: Annotated[Who, Field(strict=False)] = Who()


class StartCampaign(Action):
    """Speak to everybody who is in a segment now, on a channel."""

    verb: Literal["start_campaign"] = "start_campaign"
    segment: RowId
    channel: Channel
    text: Prose


class TieCampaign(Action):
    """Speak to everybody who enters a segment from now on."""

    verb: Literal["tie_campaign"] = "tie_campaign"
    segment: RowId
    channel: Channel
    text: Prose


class StopCampaign(Action):
    """Let a tied campaign speak to nobody any more."""

    verb: Literal["stop_campaign"] = "stop_campaign"
    campaign: RowId


@dataclass(frozen=True, slots=True)
class SegmentMade(Event):
    """Some clients are chosen."""

    segment: int
    clients: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CampaignStarted(Event):
    """A campaign goes out, or waits for who enters its segment."""

    campaign: int
    tied: bool


@dataclass(frozen=True, slots=True)
class CampaignStopped(Event):
    """A campaign is over."""

    campaign: int


@verb
def make_segment(action: MakeSegment, crm: Crm) -> list[Event]:
    """A segment has a name and a description whose groups and tags the company knows (R258)."""
    need([written(action.name, "name"), *_unknown(crm, action.who)])
    chosen = [client.id for client in segments.choose(crm, action.who)]
    segment = crm.add(
        Segment,
        author_id=crm.me,
        kind=action.kind,
        name=action.name,
        ready=None,
        who=action.who.model_dump(mode="json", exclude_defaults=True),
        made_min=crm.now_min,
    )
    for client in chosen:
        segments.enter(crm, segment.id, client)
    return [SegmentMade(segment.id, tuple(chosen))]


@verb
def start_campaign(action: StartCampaign, crm: Crm) -> list[Event]:
    """Every member of the segment who has an address on the channel gets one piece (R259)."""
    segment = the_segment(crm, action.segment)
    audience = [crm.cards[number] for number in segments.members(crm, segment.id)]
    reached = [client for client in audience if mailings.has_address(client, action.channel)]
    nobody = say("Nobody in this segment can be reached on this channel.")
    empty = None if reached else Missing("nobody_there", nobody, field="segment")
    need([written(action.text, "text"), empty])
    campaign = mailings.new_campaign(crm, segment.id, action.channel, action.text, tied=False)
    sent = [mailings.send(crm, campaign, client) for client in reached]
    told = [MailingSent(row.card_id, row.id, campaign.id) for row in sent]
    return [CampaignStarted(campaign.id, False), *told]


@verb
def tie_campaign(action: TieCampaign, crm: Crm) -> list[Event]:
    """Only a segment whose clients come and go can have a campaign tied to it (R260)."""
    segment = the_segment(crm, action.segment)
    why = say("Clients neither enter nor leave a static segment; start a campaign instead.")
    fixed = Missing("static_segment", why, "start_campaign", "segment")
    need([written(action.text, "text"), fixed if segment.kind == "static" else None])
    campaign = mailings.new_campaign(crm, segment.id, action.channel, action.text, tied=True)
    return [CampaignStarted(campaign.id, True)]


@verb
def stop_campaign(action: StopCampaign, crm: Crm) -> list[Event]:
    """A campaign that still waits for clients is stopped, once (R260)."""
    campaign = crm.table(Campaign).get(action.campaign)
    if campaign is None:
        raise refuse(
            "no_such_campaign", say("There is no campaign number {id}.", id=action.campaign)
        )
    if not campaign.tied or campaign.stopped_min is not None:
        raise refuse("campaign_over", say("This campaign is over."))
    campaign.stopped_min = crm.now_min
    return [CampaignStopped(campaign.id)]


def the_segment(crm: Crm, number: int) -> Segment:
    """The segment of that number; refused where there is none."""
    segment = crm.table(Segment).get(number)
    if segment is None:
        raise refuse("no_such_segment", say("There is no segment number {id}.", id=number))
    return segment


def _unknown(crm: Crm, who: Who) -> list[Missing]:
    """The groups and tags of a description that the company does not have."""
    company = crm.organisation
    found: list[Missing] = []
    for wanted, known in ((who.groups, company.product_groups), (who.tags, company.tags)):
        ids = [one.id for one in known]
        for name in wanted:
            if name not in ids:
                why = say("There is no «{name}».{hint}", name=name, hint=meant(name, ids))
                found.append(Missing("unknown_option", why, field="who"))
    return found
