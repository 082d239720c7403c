"""What a new deal begins with: product group, product and sum, stage, detailed comment (R235).

Asked by whatever makes a deal: the conversion of a lead, and a deal by hand.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from crmsim.crm.comments import is_detailed
from crmsim.crm.entities import Comment, Deal
from crmsim.crm.facts import missing_facts
from crmsim.crm.goods import group_taken, product, put
from crmsim.crm.organisation import Product, Stage
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Line, Prose
from crmsim.crm.verbs.guard import lacking as on_the_way
from crmsim.errors import Missing, meant
from crmsim.words import Amount, Phrase, say

Count = Annotated[int, Field(ge=1, le=10_000)]
Rubles = Annotated[int, Field(ge=0, le=10**12)]
NOT_GIVEN: dict[str, Phrase] = {
    "group": say("Choose the product group."),
    "stage": say("Choose the stage on which the deal stands."),
    "product": say("Choose the product."),
    "sum": say("Write down the sum."),
    "comment": say("Write down what was talked about and what was agreed."),
}
_FIELDS = {"sum": "sum_rub"}


class Offered(Action):
    """What is sold, for how much, how far it has come, and what was agreed."""

    group: Line | None = None
    product: Line | None = None
    quantity: Count = 1
    sum_rub: Rubles | None = None
    stage: Line | None = None
    comment: Prose = ""


def lacking(crm: Crm, offered: Offered, contact: int | None, pipeline: str) -> list[Missing]:
    """Everything that a new deal lacks, and everything that does not fit (R235, R238)."""
    required = crm.organisation.conduct.deal_required
    chosen = product(crm, offered.product) if offered.product else None
    group = chosen.group if chosen else offered.group
    taken = group_taken(crm, contact, group) if group else None
    return [
        *(_not_given(name) for name in required if _is_blank(offered, name)),
        *_misfits(crm, offered, chosen),
        *_wrong_stage(crm, offered.stage, pipeline),
        *([taken] if taken else []),
    ]


def begin(crm: Crm, deal: Deal, offered: Offered) -> None:
    """Give a new deal what it begins with; the guard has been asked."""
    chosen = product(crm, offered.product) if offered.product else None
    if chosen is not None:
        put(crm, deal, chosen.id, offered.quantity, chosen.price_rub)
    elif offered.sum_rub is not None:
        deal.sum_rub = offered.sum_rub
    if offered.stage is not None:
        deal.stage = offered.stage
    if offered.comment.strip():
        text = offered.comment
        crm.add(Comment, card_id=deal.id, author_id=crm.me, at_min=crm.now_min, text=text)


def fits_stage(crm: Crm, deal: Deal, offered: Offered) -> list[Missing]:
    """What the stage asks for on which a deal is to begin; *deal* is a draft of it."""
    if offered.stage in (None, deal.stage):
        return []
    stage = crm.organisation.pipeline(deal.pipeline).stage(str(offered.stage))
    return on_the_way(crm, deal, stage)


def by_lead(crm: Crm, lead: int | None, contact: int | None, company: int | None) -> list[Missing]:
    """What stands against a deal of a lead: where deals need one, it has one contact (R232)."""
    if lead is None:
        why = say("A deal is made from a lead: name it.")
        strict = crm.organisation.conduct.deal_from_lead
        return [Missing("no_lead", why, "add_lead", "lead")] if strict else []
    found = other_contact(crm, lead, contact)
    if crm.organisation.conduct.deal_from_lead:
        if contact is None and crm.leads[lead].contact_id is None:
            found.append(Missing("no_contact", say("A deal has a contact."), "link_lead"))
        if company is not None:
            found.append(Missing("one_contact", say("A deal has one contact, and no company.")))
        found += missing_facts(crm.organisation.convert_needs, crm, crm.leads[lead])
    return found


def other_contact(crm: Crm, lead: int | None, contact: int | None) -> list[Missing]:
    """What is missing when a deal would have another contact than its lead (R232)."""
    own = None if lead is None else crm.leads[lead].contact_id
    if own is None or contact is None or own == contact:
        return []
    why = say("The lead of this deal is of another contact: «{name}».", name=crm.contacts[own].name)
    return [Missing("other_contact", why, field="contact")]


def _is_blank(offered: Offered, name: str) -> bool:
    if name == "comment":
        return not is_detailed(offered.comment)
    return name != "contact" and not getattr(offered, _FIELDS.get(name, name))


def _not_given(name: str) -> Missing:
    code = "detailed_comment" if name == "comment" else "not_filled"
    return Missing(code, NOT_GIVEN[name], field=_FIELDS.get(name, name))


def _misfits(crm: Crm, offered: Offered, chosen: Product | None) -> Iterator[Missing]:
    groups = [group.id for group in crm.organisation.product_groups]
    if offered.group and offered.group not in groups:
        hint = meant(offered.group, groups)
        why = say("There is no product group «{name}».{hint}", name=offered.group, hint=hint)
        yield Missing("no_such_group", why, field="group")
    if offered.product and chosen is None:
        hint = meant(offered.product, [one.id for one in crm.organisation.products])
        why = say("There is no product «{name}».{hint}", name=offered.product, hint=hint)
        yield Missing("no_such_product", why, field="product")
    if chosen is None:
        return
    if offered.group in groups and offered.group != chosen.group:
        why = say("«{product}» is of another product group.", product=chosen.name)
        yield Missing("other_group", why, field="group")
    cost = chosen.price_rub * offered.quantity
    if offered.sum_rub and offered.sum_rub != cost:
        why = say("The products cost {cost}, and the sum says otherwise.", cost=Amount(cost))
        yield Missing("sum_differs", why, field="sum_rub")


def _wrong_stage(crm: Crm, stage: str | None, pipeline: str) -> Iterator[Missing]:
    open_ones = {s.id: s for s in crm.organisation.pipeline(pipeline).stages if _in_work(s)}
    if stage and stage not in open_ones:
        hint = meant(stage, open_ones)
        why = say("There is no stage «{name}».{hint}", name=stage, hint=hint)
        yield Missing("no_such_stage", why, field="stage")


def _in_work(stage: Stage) -> bool:
    return stage.semantics == "process"
