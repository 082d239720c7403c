"""The clients as one table, and the trainee's own profile (R006, R020, R055)."""

from crmsim.crm import phones
from crmsim.crm.entities import Contact
from crmsim.crm.filters import visible
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.shapes import ClientRow, Clients, Profile


@view
def clients(crm: Crm, asked: Asked) -> Clients:
    """Every contact that may be seen, newest first (R023, R055)."""
    seen = visible(crm)
    found = [contact for contact in reversed(crm.contacts.values()) if seen(contact)]
    return {"rows": [_client(contact) for contact in found]}


def _client(contact: Contact) -> ClientRow:
    return {
        "id": contact.id,
        "name": contact.name,
        "phone": phones.pretty(contact.phone),
        "email": contact.email,
        "birth_date": contact.birth_date,
        "city": contact.city,
        "source": contact.source,
        "created_min": contact.created_min,
    }


@view
def profile(crm: Crm, asked: Asked) -> Profile:
    """What colleagues see of the trainee; of the password only that there is one (R006)."""
    me = crm.trainee
    return {
        "id": me.id,
        "name": me.name,
        "email": me.email,
        "joined": me.joined_min is not None,
        "has_password": me.password_hash is not None,
        "profile": dict(me.profile),
        "muted": list(me.muted),
    }
