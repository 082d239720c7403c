"""How a company's file names an event."""

from crmsim.crm.verbs.base import Event

_SNAKES: dict[type[Event], str] = {}


def snake(kind: type[Event]) -> str:
    """`LeadMoved` as `lead_moved`: how YAML names an event."""
    found = _SNAKES.get(kind)
    if found is None:
        parts = (f"_{c.lower()}" if c.isupper() else c for c in kind.__name__)
        found = _SNAKES[kind] = "".join(parts).lstrip("_")
    return found
