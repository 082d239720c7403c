"""What the CRM learns from the customers of a shop."""

from collections.abc import Mapping
from typing import Any

from crmsim.crm.inbox.told import told
from crmsim.crm.store import Crm


@told("drops_order")
def order_dropped(crm: Crm, card: Any, facts: Mapping[str, Any]) -> None:
    """The client has decided not to buy."""
    card.decision = "refuses"


@told("orders")
def ordered(crm: Crm, card: Any, facts: Mapping[str, Any]) -> None:
    """The client has ordered."""
    card.decision = "agrees"
