"""What is sold in a deal: its products, their groups, and what they cost together (R235, R238)."""

from crmsim.crm.entities import Deal, ProductLine
from crmsim.crm.organisation import Product
from crmsim.crm.store import Crm
from crmsim.errors import Missing
from crmsim.words import Told, Value, say


def product(crm: Crm, product_id: str) -> Product | None:
    """The product of that id on the company's list, or None."""
    return next((one for one in crm.organisation.products if one.id == product_id), None)


def groups_of(crm: Crm, deal: Deal) -> tuple[str, ...]:
    """The product groups of a deal, each once, as they came to it."""
    sold = (product(crm, line.product) for line in crm.of(ProductLine, deal.id))
    return tuple(dict.fromkeys(one.group for one in sold if one is not None))


def total_rub(crm: Crm, deal: Deal) -> int:
    """What the products of a deal cost together, in whole rubles."""
    return sum(line.quantity * line.price_rub for line in crm.of(ProductLine, deal.id))


def put(crm: Crm, deal: Deal, product_id: str, quantity: int, price_rub: int) -> ProductLine:
    """One more product on a deal, whose sum follows; asks no guards."""
    line = crm.add(
        ProductLine, deal_id=deal.id, product=product_id, quantity=quantity, price_rub=price_rub
    )
    deal.sum_rub = total_rub(crm, deal)
    return line


def group_name(crm: Crm, group: str) -> Told:
    """What a product group is called."""
    groups = crm.organisation.product_groups
    found = next((one.name for one in groups if one.id == group), None)
    return found or say("{name}", name=group)


def sold_already(crm: Crm, contact: int, group: str, but: int = 0) -> Deal | None:
    """Another open deal of a contact with products of a group, or None (R238, D19)."""
    for card in crm.of_client(contact):
        if not isinstance(card, Deal) or card.id == but or card.closed_min is not None:
            continue
        if group in groups_of(crm, card):
            return card
    return None


def group_taken(crm: Crm, contact: int | None, group: str, but: int = 0) -> Missing | None:
    """What is missing when a client is sold a group a second time (R238, D19)."""
    if contact is None or not crm.organisation.conduct.one_deal_per_group:
        return None
    other = sold_already(crm, contact, group, but)
    if other is None:
        return None
    values: dict[str, Value] = {"group": group_name(crm, group), "name": crm.contacts[contact].name}
    why = say("A colleague sells «{group}» to «{name}» already.", **values)
    if crm.sees(other):
        why = say("«{group}» is sold to «{name}» already, in deal №{id}.", id=other.id, **values)
    return Missing("group_doubled", why, field="group")
