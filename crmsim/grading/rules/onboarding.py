"""Joining the portal and finding one's way in it (R001–R025, R040–R046)."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from crmsim.crm.verbs.account import InvitationAccepted, PasswordSet, ProfileFilled
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.navigation import BellOpened, PanelOpened, SectionOpened, ViewOpened
from crmsim.crm.verbs.search import Filtered, FilterSaved, Searched
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.words import Phrase, Value, say

Part = Literal[
    "work",
    "stages",
    "sources",
    "responsible",
    "due",
    "created_from_min",
    "created_to_min",
    "fields",
    "query",
]
_SPELLINGS = {11: "full", 10: "national", 7: "short"}
_SPELLING_NAMES: dict[str, Phrase] = {
    "full": say("the whole number with 8 or +7"),
    "national": say("the number without 8 or +7"),
    "short": say("the last seven digits"),
}


@rule(
    requirement=("R001", "R002", "R003"),
    advice=say("Accept the invitation, then choose a password and repeat it."),
)
def joined(trace: Trace) -> Iterator[Finding]:
    """The invitation is accepted and a password is set (R001–R003)."""
    accepted = trace.first(InvitationAccepted)
    yield _done(
        accepted,
        say("You have joined the portal by the invitation."),
        say("The invitation has not been accepted."),
        say("Accept the administrator's invitation."),
    )
    yield _done(
        trace.first(PasswordSet),
        say("Your password is set."),
        say("No password has been set."),
        say("Choose a password and repeat it."),
    )


@rule(
    requirement="R009",
    advice=say("Keep the password in your memory only: nobody else may know it."),
)
def password_kept_secret(trace: Trace) -> Iterator[Finding]:
    """The password stays where nobody else can find it (R009, D22)."""
    password = trace.last(PasswordSet)
    if password is None:
        return
    if password.keep == "memory":
        yield right(password, say("Nobody but you knows the password."))
    else:
        yield wrong(
            password,
            say("A password on paper or with a colleague is a password that others know."),
            say("Remember it, and neither write it down nor tell it to anybody."),
        )


@rule(requirement=("R006", "R007"), advice=say("Fill every field of your profile."))
def profile_filled(trace: Trace, fields: tuple[str, ...]) -> Iterator[Finding]:
    """Every named field of the profile has a value (R006, R007)."""
    names: dict[str, Value] = {f.id: f.name for f in trace.crm.organisation.profile}
    for field in fields:
        filled = next((e for e in trace.every(ProfileFilled) if field in e.fields), None)
        name = names.get(field, field)
        yield _done(
            filled,
            say("«{field}» of your profile is filled.", field=name),
            say("«{field}» of your profile is empty.", field=name),
            say("Fill «{field}», so that colleagues know you and can reach you.", field=name),
        )


@rule(requirement="R020", advice=say("Open each tab of the main menu once."))
def sections_opened(trace: Trace, sections: tuple[str, ...]) -> Iterator[Finding]:
    """Every named tab of the main menu has been opened (R020)."""
    names = _names(trace.crm.organisation.sections)
    return _opened(trace, SectionOpened, "section", {s: names.get(s, s) for s in sections})


@rule(requirement="R025", advice=say("Look at the leads as a board, a list and a calendar."))
def views_opened(
    trace: Trace, modes: tuple[Literal["board", "list", "calendar"], ...]
) -> Iterator[Finding]:
    """The leads have been looked at in every named view (R025)."""
    names: dict[str, Value] = {
        "board": say("Board"),
        "list": say("List"),
        "calendar": say("Calendar"),
    }
    return _opened(trace, ViewOpened, "mode", {m: names[m] for m in modes})


@rule(
    requirement=("R012", "R017", "R018", "R019"),
    advice=say("Open the items of the quick-access panel that the lesson names."),
)
def panel_opened(trace: Trace, items: tuple[str, ...]) -> Iterator[Finding]:
    """Every named item of the quick-access panel has been opened (R012, R017–R019)."""
    names = _names(trace.crm.organisation.panel)
    return _opened(trace, PanelOpened, "item", {i: names.get(i, i) for i in items})


@rule(requirement=("R014", "R016"), advice=say("Open the bell several times during the day."))
def bell_read(trace: Trace, times: int = 1, apart_min: int = 0) -> Iterator[Finding]:
    """The bell is opened so many times, *apart_min* from one another (R014, R016)."""
    read: list[BellOpened] = []
    for opened in trace.every(BellOpened):
        if not read or opened.at_min - read[-1].at_min >= apart_min:
            read.append(opened)
    for number in range(times):
        yield _done(
            read[number] if number < len(read) else None,
            say("The notifications are read."),
            say("The bell was opened {n} of {times} times.", n=len(read), times=times),
            say("Open the bell again: a notification may wait for you."),
        )


@rule(
    requirement=("R041", "R042"),
    advice=say("Search for the number as a whole, without 8 or +7, and by its last seven digits."),
)
def found_by_phone(
    trace: Trace, lead: int | None = None, spellings: Literal[1, 2, 3] = 3
) -> Iterator[Finding]:
    """A lead is found by its phone in so many really different spellings (R041, R042)."""
    searches = {_spelling(s.query): s for s in reversed(_hits(trace, lead))}
    tried = sorted(_SPELLING_NAMES, key=lambda spelling: spelling not in searches)
    for spelling in tried[:spellings]:
        name = _SPELLING_NAMES[spelling]
        yield _done(
            searches.get(spelling),
            say("The client was found by {spelling}.", spelling=name),
            say("Nobody was looked for by {spelling}.", spelling=name),
            say("Type {spelling} into the search.", spelling=name),
        )


@rule(requirement="R040", advice=say("Type a name, or a part of it, into the search."))
def found_by_name(trace: Trace, lead: int | None = None) -> Iterator[Finding]:
    """A lead is found by its name or a part of it (R040)."""
    hits = _hits(trace, lead)
    yield _done(
        next((s for s in hits if not re.search(r"\d", s.query)), None),
        say("The client was found by the name."),
        say("Nobody was found by a name."),
        say("Type the name, or a part of it, into the search."),
    )


@rule(
    requirement=("R043", "R044", "R045"),
    advice=say("Open the filter, choose what the lesson asks for, and apply it."),
)
def filter_applied(trace: Trace, part: Part) -> Iterator[Finding]:
    """The leads have been filtered by the named part (R043–R045)."""
    yield _done(
        next((f for f in trace.every(Filtered) if part in json.loads(f.criteria)), None),
        say("The leads are filtered."),
        say("The filter that the lesson asks for was not applied."),
        say("Set the filter, and apply it."),
    )


@rule(requirement="R046", advice=say("Set the filter, give it a name, and save it."))
def filter_saved(trace: Trace, parts: tuple[Part, ...]) -> Iterator[Finding]:
    """One saved filter holds every named part (R046)."""
    saved = [(set(json.loads(f.criteria)), f) for f in trace.every(FilterSaved)]
    held, best = max(saved, key=lambda pair: len(pair[0] & set(parts)), default=(set(), None))
    for part in parts:
        yield _done(
            best if part in held else None,
            say("The saved filter holds what it should."),
            say("No filter with all that the lesson asks for has been saved."),
            say("Set every part of the filter that the lesson names, and save it under a name."),
        )


def _done(event: Event | None, yes: Phrase, no: Phrase, better: Phrase) -> Finding:
    return wrong(None, no, better) if event is None else right(event, yes)


def _opened(
    trace: Trace, kind: type[Event], fact: str, names: dict[str, Value]
) -> Iterator[Finding]:
    for name, shown in names.items():
        yield _done(
            next(trace.every(kind, **{fact: name}), None),
            say("You have opened «{name}».", name=shown),
            say("«{name}» has not been opened.", name=shown),
            say("Open «{name}».", name=shown),
        )


def _names(named: Iterable[Any]) -> dict[str, Value]:
    return {one.id: one.name for one in named}


def _hits(trace: Trace, lead: int | None) -> list[Searched]:
    searches = trace.every(Searched)
    return [s for s in searches if (lead in s.found if lead is not None else s.found)]


def _spelling(query: str) -> str | None:
    return _SPELLINGS.get(sum(char.isdigit() for char in query))
