"""Facts of a supplier's way: asked, told a price, agreed, delivered, marked (R211–R221)."""

from collections.abc import Iterable

from crmsim.crm.entities import Activity, Delivery, Price, StageChange
from crmsim.crm.facts.base import fact
from crmsim.crm.store import Crm, Moving
from crmsim.errors import Missing
from crmsim.words import join, say, say_n


@fact
def deliveries(crm: Crm, card: Moving, at_least: int) -> Missing | None:
    """At least so many deliveries are registered (R211, R214)."""
    done = len(crm.of(Delivery, card.id))
    if done >= at_least:
        return None
    why = say_n(
        "There is {n} delivery of {wanted}.",
        "There are {n} deliveries of {wanted}.",
        done,
        wanted=at_least,
    )
    return Missing("deliveries", why, "accept_delivery")


@fact
def price_named(crm: Crm, card: Moving) -> Missing | None:
    """The client has been told a price (R219)."""
    if crm.of(Price, card.id):
        return None
    return Missing("price_named", say("No price has been named to this client."), "name_price")


@fact
def been_on(
    crm: Crm, card: Moving, stages: list[str], or_taken_call: bool = False
) -> Missing | None:
    """The card has stood on one of *stages*, or an incoming call of its client was taken (R219)."""
    stood = {card.stage, *(change.to_stage for change in crm.of(StageChange, card.id))}
    if not stood.isdisjoint(stages) or (or_taken_call and _took_a_call(crm, card)):
        return None
    pipeline = crm.organisation.pipeline(card.pipeline)
    names = join(pipeline.stage(stage).name for stage in stages)
    return Missing("been_on", say("First comes another stage: {stages}.", stages=names))


@fact
def said(crm: Crm, card: Moving, one_of: list[str]) -> Missing | None:
    """The last decision of the client is one of these sayings (R217)."""
    if card.decision in one_of:
        return None
    return Missing("said", say("The client has not said this yet."), "call_client")


@fact
def tagged(crm: Crm, card: Moving) -> Missing | None:
    """The card bears a tag that says why (R221)."""
    if card.tags:
        return None
    why = say("No tag says what stands in the way.")
    return Missing("tagged", why, "tag_card", "tags")


def _took_a_call(crm: Crm, card: Moving) -> bool:
    calls: Iterable[Activity] = crm.of(Activity, card.id)
    return any(a.kind == "call" and a.incoming and a.answered for a in calls)
