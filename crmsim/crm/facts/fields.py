"""Facts of what a card holds (R181, R188, R189)."""

from crmsim.crm.facts.base import fact
from crmsim.crm.fields import is_filled, label
from crmsim.crm.store import Crm, Moving
from crmsim.errors import Missing
from crmsim.words import say


@fact
def filled(crm: Crm, card: Moving, fields: list[str]) -> list[Missing]:
    """Every one of *fields* holds something; `contact.phone` is the client's (R181, R188, R189)."""
    lacking = (name for name in fields if not is_filled(crm, card, name))
    return [_gap(crm, card, name) for name in lacking]


@fact
def blank(crm: Crm, card: Moving, fields: list[str]) -> Missing | None:
    """None of *fields* holds anything (R179)."""
    name = next((name for name in fields if is_filled(crm, card, name)), None)
    if name is None:
        return None
    why = say("«{field}» is filled already.", field=label(crm, card.kind, name))
    return Missing("filled_already", why)


def _gap(crm: Crm, card: Moving, name: str) -> Missing:
    why = say("«{field}» is not filled.", field=label(crm, card.kind, name))
    offer = f"update_{card.kind}"
    if name == "client":
        offer = "attach_client"
    elif "." in name:
        offer = "update_contact"
    return Missing("not_filled", why, offer, name.rpartition(".")[2])
