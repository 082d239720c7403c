"""Whose client somebody is, and what stands against taking them: another manager, an open deal.

R080, R213.
"""

from typing import Any

from crmsim.crm import phones
from crmsim.crm.entities import Contact
from crmsim.crm.store import Crm
from crmsim.errors import Missing
from crmsim.words import say


def of_another(crm: Crm, client: Any) -> Missing | None:
    """What is missing when a client is kept by another manager, and clients stay (R080)."""
    if not crm.organisation.clients_stay or client.responsible_id == crm.me:
        return None
    name = crm.employees[client.responsible_id].name
    why = say("This client is kept by {employee}, and stays there.", employee=name)
    return Missing("client_of_another", why)


def doubled(crm: Crm, client: Any, pipeline: str, but: int = 0) -> Missing | None:
    """What is missing when a client has an open deal where one is enough (R213)."""
    if not crm.organisation.pipeline(pipeline).one_open_per_client:
        return None
    for deal in crm.of_client(client.id):
        same = deal.kind == "deal" and deal.pipeline == pipeline and deal.id != but
        if same and deal.closed_min is None:
            why = say(
                "«{name}» is worked in an open deal already: №{id}.", name=client.name, id=deal.id
            )
            return Missing("deal_open_already", why, "open_card")
    return None


def in_the_way(crm: Crm, client: Any, pipeline: str, but: int = 0) -> list[Missing]:
    """Everything that stands against working a client in a pipeline."""
    found = (of_another(crm, client), doubled(crm, client, pipeline, but))
    return [one for one in found if one is not None]


def known_by(crm: Crm, phone: str) -> Contact | None:
    """The contact with a phone, or None (R116)."""
    wanted = phones.digits(phone)
    same = (c for c in crm.contacts.values() if phones.digits(c.phone) == wanted)
    return next(same, None) if wanted else None
