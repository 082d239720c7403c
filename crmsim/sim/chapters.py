"""The chapters of a client's life, each read from top to bottom, each over when it returns."""

from typing import Any

from crmsim.crm import inbox
from crmsim.crm.verbs.contact import CallMade
from crmsim.crm.verbs.meetings import MeetingHeld, MeetingSet
from crmsim.sim.client import EARLY_MIN, Client
from crmsim.sim.clock import Story


def agree_on_time(client: Client) -> Story:
    """Is reached, perhaps asks to be called back, names a time; over when it is set (R087–R089)."""
    contact = yield from client.contact()
    if client.plan.phase == "new" and not client.dice.get("ready", 1):
        back = client.slot("back")
        client.say(contact, "call_back", at=back)
        contact = yield from client.repeat_until(back)
    yield from name_time(client, contact, "wants", "slot")


def name_time(client: Client, contact: Any, manner: str, dice: str) -> Story:
    """Name a time of the dice, and repeat it until a meeting is set for it."""
    at = client.slot(dice)
    client.say(contact, f"{manner}_{client.place}", at=at)
    while True:
        event = yield from client.next()
        if client.is_reached(event):
            client.say_again(event)
        elif type(event) is MeetingSet and (event.due_min, event.place) == (at, client.place):
            client.meeting = event
            return
        else:
            client.overhear(event)


def meet(client: Client) -> Story:
    """Come to the meetings that are set until one is held, and answer the questionnaire there."""
    while True:
        if client.meeting is None:
            yield from rebook(client)
        met = yield from attend(client)
        if met is not None:
            client.tell_form(met)
            return


def rebook(client: Client) -> Story:
    """After a missed time: name another one, and come to that one (R090, R091)."""
    contact = yield from client.contact()
    client.comes = True
    yield from name_time(client, contact, "rebooks", "again")


def attend(client: Client) -> Story:
    """Be there at the set time (R114); the talk, or None when there was none."""
    meeting = client.meeting
    assert meeting is not None
    office = meeting.place == "meeting"
    if not (
        yield from keep_in_mind(client, meeting, meeting.due_min - (0 if office else EARLY_MIN))
    ):
        return None
    wait = wait_in_office if office else wait_online
    talk = yield from wait(client, meeting, meeting.due_min + client.patience_min)
    if talk is None:
        client.meeting = None
        client.miss(meeting.activity, came=True)
    return talk


def wait_in_office(client: Client, meeting: MeetingSet, leaves: int) -> Story:
    """Come at the set minute and wait; the meeting held, or None."""
    client.world.tell(inbox.ClientCame(client.card, meeting.activity))
    while True:
        event = yield from client.next(leaves)
        if event is None or type(event) is MeetingHeld:
            return event
        if client.is_reached(event):
            client.say(event, "arrives", at=meeting.due_min)


def wait_online(client: Client, meeting: MeetingSet, leaves: int) -> Story:
    """Be ready for a call around the set minute; that call, or None."""
    while True:
        event = yield from client.next(leaves)
        if event is None:
            return None
        if type(event) is CallMade:
            client.world.tell(inbox.ConsultationHeld(client.card, meeting.activity))
            return event


def keep_in_mind(client: Client, meeting: MeetingSet, until: int) -> Story:
    """Until the time comes: confirm when asked (R106); False when it will not be this meeting."""
    while True:
        event = yield from client.next(until)
        if event is None:
            break
        if type(event) is MeetingSet:
            return change(client, meeting, event)
        if client.is_reached(event):
            if not client.comes:
                client.comes = True
                yield from name_time(client, event, "rebooks", "again")
                return False
            client.say(event, "confirms", at=meeting.due_min)
    if not client.comes:
        yield client.world.clock.timeout(client.patience_min)
        client.meeting = None
        client.miss(meeting.activity)
    return client.comes


def change(client: Client, agreed: MeetingSet, event: MeetingSet) -> bool:
    """A meeting set anew for the agreed time is kept; another time was not agreed to."""
    same = (event.due_min, event.place) == (agreed.due_min, agreed.place)
    client.meeting = event if same else None
    if not same:
        client.overhear(event)
    return False


def hear_approval(client: Client) -> Story:
    """Wait for the company's answer; the first contact after it (R092, R093)."""
    while True:
        event = yield from client.next()
        if type(event) is inbox.FormApproved:
            break
        if client.is_reached(event):
            client.say(event, "waits_for_approval")
    return (yield from client.contact())


def think_over(client: Client, contact: Any) -> Story:
    """Ask for time, and name the moment of the answer; the first contact after it (R094)."""
    until = client.slot("think")
    client.say(contact, "thinks", at=until)
    return (yield from client.repeat_until(until))


def keep_thinking(client: Client) -> Story:
    """Has asked for time before the opening, until the next activity of the calendar."""
    until = client.promised_min
    client.last = ("thinks", (("at", until),))
    return (yield from client.repeat_until(until))


def decide(client: Client, contact: Any) -> Story:
    """Agree and name the day of signing (R095, R099), or refuse."""
    if not client.dice.get("signs", 1):
        client.say(contact, "refuses")
        return
    client.say(contact, "agrees", at=client.slot("sign"))
    while True:
        client.say_again((yield from client.contact()))


def pay_service(client: Client) -> Story:
    """Pay at once for an extra service instead of a bankruptcy (R098)."""
    client.world.tell(inbox.ServicePaid(client.card, client.dice["service_rub"]))
    while True:
        client.say((yield from client.contact()), "has_paid")


def turn_away(client: Client) -> Story:
    """Was never a client: a wrong number, or somebody without debts (R100)."""
    contact = yield from client.contact()
    client.say(contact, "wrong_number" if client.dice.get("wrong") else "not_target")
