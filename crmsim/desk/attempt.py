"""An attempt as JSON Lines: a header and one line per action. The log is the truth.

Each line is durable before its receipt is returned; a last line torn by a crash is dropped.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from crmsim.crm.organisation import Frozen
from crmsim.crm.verbs import AnyAction
from crmsim.errors import Malformed, OverLimit, UnknownVersion
from crmsim.sim.opening import Opening
from crmsim.words import Phrase, say

MAX_BYTES = 1024 * 1024
MAX_ACTIONS = 5_000
FORMAT = 1


class Heading(Frozen):
    """Who played what: the first line of an attempt but for the position."""

    crmsim: int = FORMAT
    scenario: Annotated[str, Field(max_length=200)]
    seed: int
    trainee: Annotated[str, Field(max_length=200)]
    lang: Literal["ru", "en"]
    versions: dict[str, str]


class Header(Heading):
    """The first line of an attempt."""

    opening: Opening


Known = Callable[[Heading], Opening | None]
"""The opening that a heading must lead to, as far as somebody knows it."""
OPENING = b',"opening":'


class _Versioned(BaseModel):
    """As much of a header as every format has."""

    crmsim: int


class Line(Frozen):
    """One action and what it led to; `refusal` holds the codes of what was missing."""

    seq: int
    at_min: int
    action: AnyAction
    refusal: tuple[str, ...] | None
    digest: Annotated[str, Field(max_length=64)]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A header and its lines."""

    header: Header
    lines: list[Line]


class AttemptFile:
    """An attempt on a disk, written line by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._stream: FileIO = path.open("ab", buffering=0)

    def begin(self, header: Header) -> None:
        """Write the first line."""
        self._write(header.model_dump_json().encode())

    def append(self, line: Line) -> None:
        """Write one action; it is on the disk when this returns."""
        self._write(line.model_dump_json().encode())

    def close(self) -> None:
        """Let the file go."""
        self._stream.close()

    def _write(self, text: bytes) -> None:
        """Write a line and wait for the disk; where that fails, nothing of it stays."""
        end = os.fstat(self._stream.fileno()).st_size
        try:
            rest = memoryview(text + b"\n")
            while rest:
                rest = rest[self._stream.write(rest) :]
            os.fsync(self._stream.fileno())
        except OSError:
            self._stream.truncate(end)
            raise


def read_attempt(path: Path, known: Known | None = None) -> Attempt:
    """The attempt in a file; `Malformed`, `OverLimit` or `UnknownVersion` for what is none.

    A torn last line is left out, since its receipt never returned.
    An opening that is *known*, byte for byte, is not read again: that is most of the work.
    """
    return parse_attempt(_limited(path), known)


def resume_attempt(path: Path) -> Attempt:
    """The same, and the torn line is cut off the file."""
    attempt = read_attempt(path)
    text = path.read_bytes()
    whole = text.rfind(b"\n") + 1
    if whole < len(text):
        with path.open("r+b") as stream:
            stream.truncate(whole)
    return attempt


def parse_attempt(text: bytes, known: Known | None = None) -> Attempt:
    """An attempt from its bytes; the errors of `read_attempt`."""
    if len(text) > MAX_BYTES:
        raise OverLimit(say("An attempt is at most {n} bytes long.", n=MAX_BYTES))
    whole, newline, _torn = text.rpartition(b"\n")
    if not newline:
        raise Malformed(say("The file holds no whole line."), 1)
    first, *rest = whole.split(b"\n")
    header = _recognised(first, known) or _header(first)
    if len(rest) > MAX_ACTIONS:
        raise OverLimit(say("An attempt has at most {n} actions.", n=MAX_ACTIONS))
    return Attempt(header, list(_lines(rest)))


def _limited(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _recognised(text: bytes, known: Known | None) -> Header | None:
    """The header whose opening is known byte for byte; None where it must be read."""
    if known is None:
        return None
    front, _, opening = text.partition(OPENING)
    try:
        heading = Heading.model_validate_json(front + b"}")
    except ValidationError:
        return None
    made = known(heading) if heading.crmsim == FORMAT else None
    if made is None or opening != made.text.encode() + b"}":
        return None
    return Header.model_construct(**dict(heading), opening=made)


def _header(text: bytes) -> Header:
    try:
        header = Header.model_validate_json(text)
    except ValidationError as error:
        _refuse_other_format(text)
        raise Malformed(_what(error), 1) from None
    _need_format(header.crmsim)
    return header


def _refuse_other_format(text: bytes) -> None:
    try:
        version = _Versioned.model_validate_json(text).crmsim
    except ValidationError:
        return
    _need_format(version)


def _need_format(version: int) -> None:
    if version != FORMAT:
        why = say("The attempt is of format {version}; this is format 1.", version=str(version))
        raise UnknownVersion(why, 1)


def _lines(texts: list[bytes]) -> Iterator[Line]:
    for seq, text in enumerate(texts, start=1):
        try:
            line = Line.model_validate_json(text)
        except ValidationError as error:
            raise Malformed(_what(error), seq + 1) from None
        if line.seq != seq:
            why = say("Line {line} says it is action {seq}.", line=seq + 1, seq=line.seq)
            raise Malformed(why, seq + 1)
        yield line


def _what(error: ValidationError) -> Phrase:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "-"
    return say("Not an attempt: {where}: {what}.", where=where, what=first["msg"])
