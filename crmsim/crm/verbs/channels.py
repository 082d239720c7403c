"""«СтартCRM»: an administrator connects a channel, once (R066, R067)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.connections import is_connected
from crmsim.crm.settings import put_setting
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, need, verb
from crmsim.crm.verbs.settings import administrator
from crmsim.errors import meant, refuse
from crmsim.words import say


class ConnectChannel(Action):
    """Connect a channel: from now on what it brings reaches the CRM."""

    verb: Literal["connect_channel"] = "connect_channel"
    channel: Line


@dataclass(frozen=True, slots=True)
class ChannelConnected(Event):
    """A channel brings requests from now on."""

    channel: str


@verb
def connect_channel(action: ConnectChannel, crm: Crm) -> list[Event]:
    """A channel of the company is connected once, by an administrator (R067)."""
    need([administrator(crm)])
    channels = {channel.id: channel for channel in crm.organisation.connections}
    channel = channels.get(action.channel)
    if channel is None:
        hint = meant(action.channel, channels)
        why = say("There is no channel «{name}».{hint}", name=action.channel, hint=hint)
        raise refuse("no_such_channel", why, field="channel")
    if is_connected(crm, channel):
        why = say("«{name}» is connected already.", name=channel.name)
        raise refuse("channel_connected", why)
    put_setting(crm, f"channel:{channel.id}", True)
    return [ChannelConnected(channel.id)]
