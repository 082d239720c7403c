"""Facts of the way to a contract: reached, appointed, asked, agreed (R086–R103)."""

from crmsim.crm.comments import is_detailed
from crmsim.crm.entities import Activity, Comment, Lead
from crmsim.crm.facts.base import fact
from crmsim.crm.store import Crm, Moving
from crmsim.errors import Missing
from crmsim.words import say


@fact
def unreached(crm: Crm, lead: Moving) -> Missing | None:
    """The last attempt to reach the client failed (R086)."""
    calls = [a for a in crm.of(Activity, lead.id) if a.kind in ("call", "chat")]
    if calls and not calls[-1].answered:
        return None
    return Missing(
        "unreached", say("Nobody has tried to reach this client in vain."), "call_client"
    )


@fact
def talked(crm: Crm, lead: Moving) -> Missing | None:
    """The client has answered at least once (R087, D6)."""
    if lead.talked_min is not None:
        return None
    return Missing("talked", say("Nobody has talked to this client yet."), "call_client")


@fact
def meeting_planned(crm: Crm, lead: Moving) -> Missing | None:
    """A meeting has its date and time (R088)."""
    return _planned(crm, lead, "meeting")


@fact
def remote_planned(crm: Crm, lead: Moving) -> Missing | None:
    """A remote consultation has its date and time (R089)."""
    return _planned(crm, lead, "remote")


@fact
def meeting_missed(crm: Crm, lead: Moving) -> Missing | None:
    """A set meeting has passed without the client (R090)."""
    return _missed(crm, lead, "meeting")


@fact
def remote_missed(crm: Crm, lead: Moving) -> Missing | None:
    """A set remote consultation has passed without the client (R091)."""
    return _missed(crm, lead, "remote")


@fact
def form_sent(crm: Crm, lead: Lead) -> Missing | None:
    """The questionnaire is with the Responsible employee (R092)."""
    if lead.form is not None:
        return None
    return Missing(
        "form_sent", say("The questionnaire has not been sent for approval."), "send_form"
    )


@fact
def form_approved(crm: Crm, lead: Lead) -> Missing | None:
    """The Responsible employee has approved the questionnaire (R093)."""
    if lead.form == "approved":
        return None
    return Missing("form_approved", say("The Responsible employee has not approved it yet."))


@fact
def detailed_comment(crm: Crm, lead: Moving) -> Missing | None:
    """A comment says what was talked about and what was agreed (R102, R239, R240, D21)."""
    if any(is_detailed(comment.text) for comment in crm.of(Comment, lead.id)):
        return None
    return Missing(
        "detailed_comment",
        say("No comment says what was talked about and what was agreed."),
        "add_comment",
    )


@fact
def client_thinks(crm: Crm, lead: Moving) -> Missing | None:
    """The client has asked for time to think (R094)."""
    if lead.decision == "thinks":
        return None
    return Missing("client_thinks", say("The client has not asked for time to think."))


@fact
def client_agreed(crm: Crm, lead: Moving) -> Missing | None:
    """The client has agreed to sign (R095)."""
    if lead.decision == "agrees":
        return None
    return Missing("client_agreed", say("The client has not agreed to sign."), "call_client")


@fact
def signing_agreed(crm: Crm, lead: Moving) -> Missing | None:
    """A signing date is agreed and written down (R098, R099, D1)."""
    if lead.signing_min is not None:
        return None
    return Missing(
        "signing_agreed", say("No date of signing has been set."), "set_signing", "at_min"
    )


@fact
def service_paid(crm: Crm, lead: Lead) -> Missing | None:
    """The client has paid for an extra service (R098, D1)."""
    if lead.paid_rub:
        return None
    return Missing("service_paid", say("The client has not paid for an extra service."))


def _planned(crm: Crm, lead: Moving, kind: str) -> Missing | None:
    if any(True for _ in crm.planned(lead.id, kind)):
        return None
    return Missing(
        f"{kind}_planned", say("No date and time have been set."), "set_meeting", "at_min"
    )


def _missed(crm: Crm, lead: Moving, kind: str) -> Missing | None:
    if any(a.kind == kind and a.state == "missed" for a in crm.of(Activity, lead.id)):
        return None
    return Missing(f"{kind}_missed", say("No set time has passed without the client."))
