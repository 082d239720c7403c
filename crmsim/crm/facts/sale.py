"""Facts of a sale of goods: offer, answer, invoice, money, order, silence (R184–R207, D12)."""

from collections.abc import Sequence

from crmsim.crm.entities import Activity, Deal, Invoice
from crmsim.crm.facts.base import fact
from crmsim.crm.fields import label, value_of
from crmsim.crm.milestones import is_objection, milestone
from crmsim.crm.organisation import Need
from crmsim.crm.store import Crm, Moving
from crmsim.errors import Missing
from crmsim.words import Told, say, say_n

CHANNELS = ("call", "chat", "letter")
"""How a client can be reached."""


@fact
def offer_sent(crm: Crm, deal: Deal) -> Missing | None:
    """An offer has been sent (R191)."""
    if milestone(crm, deal.id, "offer"):
        return None
    return Missing("offer_sent", say("No offer has been sent."), "send_offer")


@fact
def offer_received(crm: Crm, deal: Deal) -> Missing | None:
    """The client has confirmed the last offer that was sent (R191)."""
    offer = milestone(crm, deal.id, "offer")
    if offer is not None and offer.confirmed:
        return None
    why = say("The client has not confirmed that the offer has come.")
    return Missing("offer_received", why, "call_client")


@fact
def positive_answer(crm: Crm, deal: Deal) -> Missing | None:
    """The client has said yes to the offer (R194)."""
    if deal.decision == "agrees":
        return None
    why = say("The client has not said yes to the offer.")
    return Missing("positive_answer", why, "call_client")


@fact
def objection_answered(crm: Crm, deal: Deal) -> Missing | None:
    """The client's objections have been answered (R192, R208)."""
    talks = [a for a in crm.of(Activity, deal.id) if is_objection(a)]
    if talks and all(talk.confirmed for talk in talks):
        return None
    why = say("The client's objection has not been answered.")
    return Missing("objection_answered", why, "answer_objection")


@fact
def invoice_sent(crm: Crm, deal: Deal) -> Missing | None:
    """An invoice has been sent (R197)."""
    if crm.of(Invoice, deal.id):
        return None
    return Missing("invoice_sent", say("No invoice has been sent."), "send_invoice")


@fact
def invoice_received(crm: Crm, deal: Deal) -> Missing | None:
    """The client has confirmed an invoice (R197)."""
    if any(invoice.received_min is not None for invoice in crm.of(Invoice, deal.id)):
        return None
    why = say("The client has not confirmed that the invoice has come.")
    return Missing("invoice_received", why, "call_client")


@fact
def paid(crm: Crm, deal: Deal) -> Missing | None:
    """The money of an invoice has come (R199)."""
    if any(invoice.paid_min is not None for invoice in crm.of(Invoice, deal.id)):
        return None
    return Missing("paid", say("The invoice has not been paid."))


@fact
def order_shipped(crm: Crm, deal: Deal) -> Missing | None:
    """The carrier has taken the order (R200)."""
    if milestone(crm, deal.id, "parcel_taken"):
        return None
    return Missing("order_shipped", say("The carrier has not taken the order."), "ship_order")


@fact
def delivered_without_claims(crm: Crm, deal: Deal) -> Missing | None:
    """The client has the order, and no claims (R205)."""
    received = milestone(crm, deal.id, "order_received")
    if received is not None and received.confirmed:
        return None
    why = say("The client has not said that the order has come and is all right.")
    return Missing("delivered_without_claims", why, "call_client")


@fact
def field_is(crm: Crm, card: Moving, field: str, value: int | str | bool) -> Missing | None:
    """A field of the card holds this very value (R203)."""
    if value_of(crm, card, field) == value:
        return None
    known = crm.organisation.fields_of(card.kind).get(field)
    options = known.options if known is not None else ()
    names: dict[object, Told] = {option.id: option.name for option in options}
    shown = names.get(value, str(value))
    why = say("«{field}» is not «{value}».", field=label(crm, card.kind, field), value=shown)
    return Missing("field_is", why, f"update_{card.kind}", field)


@fact
def attempts(
    crm: Crm, card: Moving, on: dict[str, int], channels: int = 2, consent_on: Sequence[str] = ()
) -> list[Missing]:
    """The client is silent after so many attempts on the stage, and the head agrees (D12, R207).

    *on* says how many for each stage, *consent_on* where the head of sales is asked.
    """
    wanted = on.get(card.stage)
    if wanted is None:
        why = say("On this stage nobody is given up for silence.")
        return [Missing("attempts", why, "call_client")]
    found = [*too_few(crm, card, wanted, channels)]
    if card.stage in consent_on and not _agreed(crm, card):
        why = say("The head of sales has not agreed.")
        found.append(Missing("consent", why, "ask_consent"))
    return found


def too_few(crm: Crm, card: Moving, wanted: int, channels: int) -> list[Missing]:
    """What is missing to say that a client is silent (R184, R192, R195, R197)."""
    made = in_vain(crm, card)
    found = []
    if len(made) < wanted:
        why = say_n(
            "{n} attempt to reach the client has been made here, and {wanted} are needed.",
            "{n} attempts to reach the client have been made here, and {wanted} are needed.",
            len(made),
            wanted=wanted,
        )
        found.append(Missing("attempts", why, "call_client"))
    if len({attempt.kind for attempt in made}) < channels:
        why = say_n(
            "The client was to be tried through {n} channel.",
            "The client was to be tried through {n} different channels.",
            channels,
        )
        found.append(Missing("channels", why, "message_client"))
    return found


def in_vain(crm: Crm, card: Moving) -> list[Activity]:
    """The attempts on the present stage since the client was heard last."""
    found: list[Activity] = []
    for row in crm.of(Activity, card.id):
        if row.said is not None:
            found = []
        elif _is_attempt(row) and (row.done_min or 0) >= card.entered_min:
            found.append(row)
    return found


def silence(crm: Crm, card: Moving) -> Need | None:
    """What the company asks before a silent client of this stage is given up; None for never."""
    for stage in crm.organisation.pipeline(card.pipeline).stages:
        for one in stage.needs:
            asks = isinstance(one, Need) and one.fact == "attempts"
            if asks and card.stage in one.params["on"]:  # type: ignore[union-attr]
                return one  # type: ignore[return-value]
    return None


def _is_attempt(row: Activity) -> bool:
    own = row.kind in CHANNELS and row.state == "done" and not row.incoming
    return own and not row.answered


def _agreed(crm: Crm, card: Moving) -> bool:
    consent = milestone(crm, card.id, "consent")
    if consent is None or not consent.confirmed:
        return False
    return (consent.done_min or 0) >= card.entered_min
