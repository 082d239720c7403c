"""Trainers' files: read safely, checked whole, kept until they change. The only `yaml`.

A value is null, true, false, a whole number, a decimal number, or else a text: `09:00`, `no` and
`2026-11-23` are texts here, and nothing in a file can name a class or refer to another place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from crmsim.errors import Problem, ScenarioError
from crmsim.scenario.company_checks import company_problems
from crmsim.scenario.document import Document, KeyPath, show
from crmsim.scenario.faults import problems_of
from crmsim.scenario.places import organisation_file, scenario_folder, shipped
from crmsim.scenario.scenario_checks import scenario_problems
from crmsim.scenario.schema import Company, Scenario

__all__ = [
    "company_of",
    "load_brief",
    "load_organisation",
    "load_scenario",
    "scenario_folder",
    "shipped",
]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 30

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}")
_Model = TypeVar("_Model", bound=BaseModel)
_Stamp = tuple[int, int]


def load_organisation(name: str | Path, near: Path | None = None) -> Company:
    """The organisation of that id, or in that file; *near* as in `organisation_file`.

    Raises: ScenarioError with every problem of the file.
    """
    file = organisation_file(name, near)
    return _company(file, _stamp(file))


def load_scenario(name: str | Path) -> Scenario:
    """The scenario of that id, or in that folder or file, checked against its organisation.

    Raises: ScenarioError with every problem of the file.
    """
    return _load(name)[0]


def company_of(name: str | Path) -> Company:
    """The organisation of a scenario: a trainer's own where its folder has one, or the shipped one.

    Raises: ScenarioError with every problem of either file.
    """
    return _load(name)[1]


def load_brief(name: str | Path, lang: str) -> str:
    """What a lesson tells its trainee first, in Markdown; ScenarioError where it tells nothing."""
    file = scenario_folder(name) / f"brief.{lang}.md"
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        why = f"The brief in {lang!r} is missing, or is not UTF-8."
        raise ScenarioError(Problem(str(file), 1, "-", why)) from None


def _load(name: str | Path) -> tuple[Scenario, Company]:
    folder = scenario_folder(name)
    file = folder / "scenario.yaml"
    draft = _draft(file, _stamp(file))
    company_file = organisation_file(draft.organisation, file)
    return _scenario(file, _stamp(file), company_file, _stamp(company_file))


@lru_cache(maxsize=64)
def _draft(file: Path, stamp: _Stamp) -> Scenario:
    return _validate(Scenario, read(file))


@lru_cache(maxsize=64)
def _scenario(
    file: Path, stamp: _Stamp, company_file: Path, company_stamp: _Stamp
) -> tuple[Scenario, Company]:
    company = _company(company_file, company_stamp)
    scenario = _draft(file, stamp)
    _raise(scenario_problems(scenario, company, read(file), file.resolve().parent))
    return scenario, company


@lru_cache(maxsize=64)
def _company(file: Path, stamp: _Stamp) -> Company:
    document = read(file)
    company = _validate(Company, document)
    _raise(company_problems(company, document, file.stem))
    return company


def _stamp(file: Path) -> _Stamp:
    try:
        status = file.stat()
    except OSError as error:
        raise ScenarioError(_unreadable(file, error)) from None
    return status.st_mtime_ns, status.st_size


def _raise(problems: Iterator[Problem]) -> None:
    found = sorted(problems, key=lambda problem: problem.line)
    if found:
        raise ScenarioError(*found)


def _validate(model: type[_Model], document: Document) -> _Model:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise ScenarioError(*problems_of(error, model, document)) from None


def read(file: Path) -> Document:
    """A file's data and lines.

    Raises: ScenarioError for what is no YAML of keys with values, and for every doubled key.
    """
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise ScenarioError(_unreadable(file, error)) from None
    if size > MAX_BYTES:
        why = f"The file is larger than 1 MiB: it has {size} bytes."
        raise ScenarioError(Problem(str(file), 1, "-", why))
    return _parse(str(file), raw)


def _unreadable(file: Path, error: OSError) -> Problem:
    return Problem(str(file), 1, "-", f"The file cannot be read: {error.strerror}.")


def _parse(file: str, raw: bytes) -> Document:
    builder = _Builder(file)
    try:
        text = raw.decode("utf-8-sig")
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Stop:
        pass
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        builder.report(line, "This is not UTF-8. Save the file as UTF-8.")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.report(mark.line + 1 if mark else 1, _grumble(error))
    except yaml.YAMLError as error:
        builder.report(_line_of(error, raw), f"This is not YAML: {str(error).splitlines()[0]}.")
    return builder.finish()


def _grumble(error: yaml.MarkedYAMLError) -> str:
    why = ", ".join(part for part in (error.context, error.problem) if part)
    return (
        f"This is not YAML: {why}. Often a text with a colon, comma or bracket lacks its quotes, "
        "or a line is not indented like its neighbours."
    )


def _line_of(error: yaml.YAMLError, raw: bytes) -> int:
    position = getattr(error, "position", 0)
    return raw[:position].count(b"\n") + 1 if isinstance(position, int) else 1


class _Stop(Exception):
    """Reading on would only repeat what is wrong; the problem is written down."""


@dataclass
class _Frame:
    """A mapping or a list that is being read."""

    value: dict[str, Any] | list[Any]
    path: KeyPath
    key: str | None = None


@dataclass
class _Builder:
    """Makes data of YAML events, without recursion, and notes the line of every key."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[KeyPath, int] = field(default_factory=dict)
    frames: list[_Frame] = field(default_factory=list)
    root: Any = None
    documents: int = 0

    def report(self, line: int, message: str, path: KeyPath = ()) -> None:
        """Write a problem down."""
        self.problems.append(Problem(self.file, line, show(path), message))

    def finish(self) -> Document:
        """The document; ScenarioError where anything was wrong."""
        if not self.problems and not isinstance(self.root, dict):
            what = "empty" if self.root is None else "no list of keys with values"
            self.report(1, f"The file is {what}. It begins with a line such as `id: …`.")
        if self.problems:
            raise ScenarioError(*self.problems)
        return Document(self.file, self.root, self.lines)

    def take(self, event: yaml.Event) -> None:
        """The next event of the file."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(line, "A file holds one document; take out the line `---`.")
        elif isinstance(event, yaml.AliasEvent):
            self._stop(line, f"References such as *{event.anchor} are not possible; write it out.")
        elif isinstance(event, yaml.NodeEvent):
            tag = getattr(event, "tag", None)
            if tag is not None:
                self._stop(line, f"Tags such as {tag} are not possible here.")
            self._node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.frames.pop()

    def _node(self, event: yaml.NodeEvent, line: int) -> None:
        if isinstance(event, yaml.ScalarEvent):
            if not self._is_key(event, line):
                self._add(_scalar(event), line)
            return
        if self.frames and isinstance(self.frames[-1].value, dict) and self.frames[-1].key is None:
            self._stop(line, "A key is one word; here stands a list or a mapping.")
        if len(self.frames) >= MAX_DEPTH:
            self._stop(line, f"This is nested more than {MAX_DEPTH} deep.")
        value: dict[str, Any] | list[Any]
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.frames.append(_Frame(value, self._add(value, line)))

    def _is_key(self, event: yaml.ScalarEvent, line: int) -> bool:
        frame = self.frames[-1] if self.frames else None
        if frame is None or not isinstance(frame.value, dict) or frame.key is not None:
            return False
        path = (*frame.path, event.value)
        if path in self.lines:
            why = f"The key {event.value!r} stands here twice, first in line {self.lines[path]}."
            self.report(line, why, path)
            self._forget(path)
        self.lines.setdefault(path, line)
        frame.key = event.value
        return True

    def _add(self, value: Any, line: int) -> KeyPath:
        if not self.frames:
            self.root = value
            return ()
        frame = self.frames[-1]
        if isinstance(frame.value, list):
            path = (*frame.path, len(frame.value))
            self.lines[path] = line
            frame.value.append(value)
            return path
        path = (*frame.path, frame.key or "")
        frame.value[frame.key or ""] = value
        frame.key = None
        return path

    def _forget(self, path: KeyPath) -> None:
        """A doubled key may hold what the first one held."""
        inner = [known for known in self.lines if known[: len(path)] == path and known != path]
        for known in inner:
            del self.lines[known]

    def _stop(self, line: int, message: str) -> None:
        self.report(line, message)
        raise _Stop


def _scalar(event: yaml.ScalarEvent) -> Any:
    text = event.value
    if not event.implicit[0]:  # quoted, or a block of text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
