"""Joining the portal: invitation, password, profile, notices (R001–R003, R005–R009)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm import phones
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, need, verb
from crmsim.errors import Missing, refuse
from crmsim.words import Phrase, say, say_n

ARRIVALS = ("lead_arrived", "deal_arrived", "request_arrived")
"""The notices of what has come: a lead, a deal, an unsorted request."""
KEEPS = ("memory", "paper", "colleague")


class AcceptInvitation(Action):
    """Follow the link in the administrator's letter."""

    verb: Literal["accept_invitation"] = "accept_invitation"


class SetPassword(Action):
    """Choose a password and repeat it.

    What was typed is not here: the bridge sends its salted argon2 hash and the facts that the
    policy needs. `kinds` counts lower case, upper case, digits and other signs; `personal` says
    that the password holds the trainee's name or address; `keep` is where it will be kept (D22).
    """

    verb: Literal["set_password"] = "set_password"
    digest: Annotated[str, Field(max_length=200)]
    length: Annotated[int, Field(ge=0, le=10_000)]
    kinds: Annotated[int, Field(ge=0, le=4)]
    repeated: bool
    personal: bool
    keep: Literal["memory", "paper", "colleague"]


class RecoverPassword(Action):
    """«Забыли?»: have a letter sent with a link to a new password."""

    verb: Literal["recover_password"] = "recover_password"


class SetNotices(Action):
    """Choose in the profile which notices are wanted: of due tasks, of new leads."""

    verb: Literal["set_notices"] = "set_notices"
    tasks: bool
    leads: bool


class FillProfile(Action):
    """Fill fields of one's own profile."""

    verb: Literal["fill_profile"] = "fill_profile"
    fields: Annotated[dict[Line, Line], Field(max_length=30)]


@dataclass(frozen=True, slots=True)
class InvitationAccepted(Event):
    """The trainee is on the portal."""


@dataclass(frozen=True, slots=True)
class PasswordSet(Event):
    """A password that the policy allows is set."""

    keep: str


@dataclass(frozen=True, slots=True)
class RecoverySent(Event):
    """The letter with the link is there."""


@dataclass(frozen=True, slots=True)
class NoticesSet(Event):
    """Some kinds of notices are wanted, others are not."""

    tasks: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class ProfileFilled(Event):
    """Fields of the profile have values."""

    fields: tuple[str, ...]


@verb
def accept_invitation(action: AcceptInvitation, crm: Crm) -> list[Event]:
    """The account exists from now on (R001)."""
    if crm.trainee.joined_min is not None:
        raise refuse("already_joined", say("You have accepted the invitation already."))
    crm.trainee.joined_min = crm.now_min
    return [InvitationAccepted()]


@verb
def set_password(action: SetPassword, crm: Crm) -> list[Event]:
    """A password is set when it is repeated alike and strong enough (R002, R009)."""
    if crm.trainee.joined_min is None:
        raise refuse("not_joined", say("Accept the invitation first."), offer="accept_invitation")
    need(_weaknesses(action, crm))
    crm.trainee.password_hash = action.digest
    crm.trainee.password_min = crm.now_min
    return [PasswordSet(action.keep)]


def _weaknesses(action: SetPassword, crm: Crm) -> list[Missing | None]:
    policy = crm.organisation.password
    short = say_n(
        "A password has at least {n} character.",
        "A password has at least {n} characters.",
        policy.min_length,
    )
    plain = say(
        "A password mixes at least {n} of: lower case, upper case, digits, other signs.",
        n=policy.min_kinds,
    )
    return [
        _lack(action.length >= policy.min_length, "password_short", short),
        _lack(action.kinds >= policy.min_kinds, "password_plain", plain),
        _lack(
            not action.personal,
            "password_personal",
            say("A password does not hold your name or address."),
        ),
        _lack(action.repeated, "password_differs", say("The two passwords differ.")),
    ]


def _lack(ok: bool, code: str, why: Phrase) -> Missing | None:
    return None if ok else Missing(code, why, field="password")


@verb
def recover_password(action: RecoverPassword, crm: Crm) -> list[Event]:
    """A letter comes to the login's address; only who had a password can forget it (R003, R005)."""
    if crm.trainee.password_hash is None:
        raise refuse("no_password", say("You have not set a password yet."), offer="set_password")
    notify(crm, "recovery_sent", None, email=crm.trainee.email)
    return [RecoverySent()]


@verb
def set_notices(action: SetNotices, crm: Crm) -> list[Event]:
    """A notice that is not wanted does not ring (R008)."""
    kinds = {"task_due": action.tasks, **dict.fromkeys(ARRIVALS, action.leads)}
    crm.trainee.muted = [kind for kind, wanted in kinds.items() if not wanted]
    return [NoticesSet(action.tasks, action.leads)]


@verb
def fill_profile(action: FillProfile, crm: Crm) -> list[Event]:
    """The profile's fields get values; an unknown field or a bad phone is refused (R006, R007)."""
    known = {f.id for f in crm.organisation.profile}
    need(_profile_fault(name, value, known) for name, value in action.fields.items())
    crm.trainee.profile = {**crm.trainee.profile, **action.fields}
    return [ProfileFilled(tuple(action.fields))]


def _profile_fault(name: str, value: str, known: set[str]) -> Missing | None:
    if name not in known:
        return Missing("unknown_field", say("A profile has no field «{field}».", field=name))
    if not value.strip():
        return Missing("empty_text", say("There is nothing written here yet."), field=name)
    if name == "phone" and not phones.is_valid(value):
        return Missing("bad_phone", say("This is not a full phone number."), field=name)
    return None
