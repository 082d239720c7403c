"""Channels of communication: which are connected, and what they bring (R066–R068)."""

from crmsim.crm.automation import Connection
from crmsim.crm.settings import setting
from crmsim.crm.store import Crm


def is_connected(crm: Crm, channel: Connection) -> bool:
    """Whether a channel is connected, by the company's file or by an administrator (R067)."""
    chosen = setting(crm, f"channel:{channel.id}")
    return channel.connected if chosen is None else bool(chosen)


def brings_source(crm: Crm, source: str) -> bool:
    """Whether requests of a source reach the CRM; those that no channel names always do."""
    return _brings(crm, [c for c in crm.organisation.connections if source in c.sources])


def brings_act(crm: Crm, act: str) -> bool:
    """Whether what clients do in that way reaches the CRM."""
    return _brings(crm, [c for c in crm.organisation.connections if act in c.acts])


def _brings(crm: Crm, channels: list[Connection]) -> bool:
    return not channels or any(is_connected(crm, channel) for channel in channels)
