"""Clients who have bought: content with what has come, and asked whether they want it again.

R261, R262, R263.
"""

from crmsim.sim.client import Client
from crmsim.sim.clients import manner
from crmsim.sim.clock import Story

COMMON = ("reply_min", "unrecorded", "missed_calls")
AGAIN = ("buys_again", "needs_day", "needs_hour", "later_day", "later_hour", "leaves")
MAIL = (
    *(f"reads_{channel}" for channel in ("email", "sms", "messenger", "voice", "ads")),
    "react_min",
)


@manner("lasts_days", "monthly", "bill_rub", *AGAIN, *MAIL, common=COMMON)
def has_got_order(client: Client) -> Story:
    """Says that all has come and how long it lasts, or asks for a regular invoice."""
    contact = yield from client.contact()
    days = client.dice["lasts_days"]
    if client.dice["monthly"]:
        client.say(contact, "bill_us", days=days, rub=client.dice["bill_rub"])
    else:
        client.say(contact, "lasts_days", days=days)
    while True:
        client.say_again((yield from client.contact()))


@manner(*AGAIN, *MAIL, common=COMMON)
def regular(client: Client) -> Story:
    """Wants the same again, or not yet, or has gone elsewhere."""
    contact = yield from client.contact()
    while client.dice["leaves"]:
        client.say(contact, "buys_elsewhere")
        contact = yield from client.contact()
    said, day = ("wants_same", "needs") if client.dice["buys_again"] else ("not_now", "later")
    while True:
        at = client.slot(day)
        client.say(contact, said, at=at)
        contact = yield from client.repeat_until(at)
