"""What campaigns have brought, by channel (R259)."""

from typing import Any

from crmsim.crm.mailings import Statistics, statistics
from crmsim.crm.reports.base import Column, Figure, Report, Span, report, table
from crmsim.crm.store import Crm
from crmsim.words import Phrase, say

CHANNEL_NAMES: dict[str, Phrase] = {
    "email": say("Letters"),
    "sms": say("SMS"),
    "messenger": say("Messages in messengers"),
    "voice": say("Voice calls"),
    "ads": say("Ads"),
}
OF_CHANNELS = (
    Column("name", say("Channel"), "text"),
    Column("sent", say("Sent"), "number"),
    Column("delivered", say("Delivered"), "number"),
    Column("opened", say("Opened"), "number"),
    Column("answered", say("Answered"), "number"),
    Column("bought_rub", say("Sold"), "money"),
)


@report
def campaigns(crm: Crm, span: Span) -> Report:
    """How far the pieces of all campaigns went, channel by channel; of all time (R259)."""
    rows = [_row(one) for one in statistics(crm) if one.sent]
    shown = table("channels", say("By channel"), OF_CHANNELS, rows)
    figures = (Figure(c.id, c.name, c.kind, shown.total[c.id]) for c in OF_CHANNELS[1:])
    return Report(say("Campaigns"), tuple(figures), (shown,))


def _row(one: Statistics) -> dict[str, Any]:
    return {
        "name": CHANNEL_NAMES[one.channel],
        "sent": one.sent,
        "delivered": one.delivered,
        "opened": one.opened,
        "answered": one.answered,
        "bought_rub": one.bought_rub,
    }
