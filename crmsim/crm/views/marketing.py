"""Segments, campaigns with their statistics, the mail and its templates (R034, R035, R258–R260)."""

from typing import Annotated, Any

from pydantic import Field

from crmsim.crm import segments
from crmsim.crm.entities import Activity, Campaign, Segment
from crmsim.crm.letters import has_mail, in_reach, mailboxes, name_behind, written_by
from crmsim.crm.mailings import Statistics, statistics
from crmsim.crm.reports.marketing import CHANNEL_NAMES
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Line, RowId
from crmsim.crm.views.base import Asked, Offset, view
from crmsim.crm.views.shapes import both
from crmsim.words import say

LETTERS = 200


class MailAsked(Asked):
    """A mailbox, or all; a window of letters, newest first."""

    mailbox: Line | None = None
    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=LETTERS)] = LETTERS


class TemplatesAsked(Asked):
    """The card for which a template is filled."""

    card: RowId | None = None


@view
def mail(crm: Crm, asked: MailAsked) -> dict[str, Any]:
    """The letters of the mailboxes that are open to the trainee; empty without access (R034)."""
    allowed = has_mail(crm)
    every = [a for a in crm.activities.values() if allowed and in_reach(crm, a)]
    found = [a for a in every if asked.mailbox in (None, a.mailbox)]
    found.sort(key=lambda a: (-(a.done_min or 0), -a.id))
    closed = None if allowed else say("Your role has no access to the mail.").both()
    return {
        "empty": closed,
        "mailboxes": [
            {
                "id": box.id,
                "name": both(box.name),
                "address": box.address,
                "unread": sum(_is_unread(a) and a.mailbox == box.id for a in every),
            }
            for box in mailboxes(crm)
        ],
        "total": len(found),
        "unread": sum(_is_unread(a) for a in every),
        "letters": [_letter(crm, a) for a in found[asked.offset : asked.offset + asked.limit]],
    }


@view
def templates(crm: Crm, asked: TemplatesAsked) -> dict[str, Any]:
    """The ready letters, filled for a card where one is named (R035)."""
    card = crm.cards.get(asked.card or 0)
    seen = card if card is not None and crm.sees(card) else None
    name = getattr(None if seen is None else crm.person(seen), "name", "")
    rows = [
        {"id": one.id, "name": both(one.name), "subject": filled[0], "text": filled[1]}
        for one in crm.organisation.templates
        if seen is None or seen.kind in one.cards
        for filled in [written_by(crm, one, name)]
    ]
    return {"rows": rows}


@view
def marketing(crm: Crm, asked: Asked) -> dict[str, Any]:
    """Segments with their members, campaigns, and the statistics of every channel (R258–R260)."""
    return {
        "segments": [_segment(crm, segment) for segment in crm.table(Segment).values()],
        "campaigns": [_campaign(crm, one) for one in crm.table(Campaign).values()],
        "channels": [_statistics(one) for one in statistics(crm)],
    }


def _is_unread(letter: Activity) -> bool:
    return letter.incoming and not letter.confirmed


def _letter(crm: Crm, letter: Activity) -> dict[str, Any]:
    return {
        "letter": letter.id,
        "mailbox": letter.mailbox,
        "incoming": letter.incoming,
        "unread": _is_unread(letter),
        "answered": letter.answered,
        "is_deal": letter.result == "deal",
        "who": name_behind(crm, letter),
        "card": letter.card_id,
        "at_min": letter.done_min,
        "subject": letter.title,
        "text": letter.text,
    }


def _segment(crm: Crm, segment: Segment) -> dict[str, Any]:
    seen = [n for n in segments.members(crm, segment.id) if crm.sees(crm.cards[n])]
    return {
        "id": segment.id,
        "kind": segment.kind,
        "name": both(segments.name_of(crm, segment)),
        "who": segment.who,
        "members": [{"card": number, "name": crm.cards[number].name} for number in seen],
    }


def _campaign(crm: Crm, campaign: Campaign) -> dict[str, Any]:
    rows = (one for one in statistics(crm, campaign.id) if one.channel == campaign.channel)
    return {
        "id": campaign.id,
        "segment": campaign.segment_id,
        "channel": campaign.channel,
        "text": campaign.text,
        "tied": campaign.tied,
        "started_min": campaign.started_min,
        "stopped_min": campaign.stopped_min,
        "statistics": [_statistics(one) for one in rows],
    }


def _statistics(one: Statistics) -> dict[str, Any]:
    return {
        "channel": one.channel,
        "name": CHANNEL_NAMES[one.channel].both(),
        "sent": one.sent,
        "delivered": one.delivered,
        "opened": one.opened,
        "answered": one.answered,
        "bought": one.bought,
        "bought_rub": one.bought_rub,
    }
