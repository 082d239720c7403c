"""What pydantic finds wrong in a file, told to a trainer: where, what, what else is possible."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from crmsim.errors import Problem, did_you_mean
from crmsim.scenario.document import Document, KeyPath

_EXPECTED = {
    "int": "a whole number",
    "float": "a number",
    "string": "a text; quote it if it looks like a number",
    "bool": "true or false",
    "tuple": "a list in [brackets]",
    "list": "a list in [brackets]",
    "dict": "keys with values",
    "mapping": "keys with values",
    "model": "keys with values",
    "model_attributes": "keys with values",
    "datetime": "a date and time such as 2026-11-23T09:00",
    "datetime_from_date": "a date and time such as 2026-11-23T09:00",
}
_PATTERNS = (
    ("([01]", 'a time of day in quotes, such as "09:00"'),
    ("#[0-9a-f]", 'a colour of six small hexadecimal digits in quotes, such as "#2fc6f6"'),
    ("-v[1-9]", "<organisation>/<name>-v<number>, such as bankruptcy/first-morning-v1"),
    ("R\\d", "the id of a requirement, such as R112"),
    ("example$", "a domain that ends in .example"),
    ("[A-Za-z]", "an id: Latin letters, digits and _, beginning with a letter"),
)
_LONGEST = 60
_LIMITS = {
    "greater_than_equal": "It must be {ge} or more.",
    "less_than_equal": "It must be {le} or less.",
    "greater_than": "It must be more than {gt}.",
    "less_than": "It must be less than {lt}.",
    "string_too_long": "It must have at most {max_length} characters.",
    "string_too_short": "It must have at least {min_length} characters.",
}


def problems_of(
    error: ValidationError, model: type[BaseModel], document: Document
) -> list[Problem]:
    """Every fault of a document, once a place, in the order of its lines."""
    faults: dict[KeyPath, list[ErrorDetails]] = {}
    for fault in error.errors(include_url=False):
        loc = tuple(part for part in fault["loc"] if part != "[key]")
        path = document.descend(loc, fault["type"] == "missing")
        faults.setdefault(path, []).append(fault)
    found = [document.problem(path, _say(path, faults[path], model)) for path in faults]
    return sorted(found, key=lambda problem: problem.line)


def _say(path: KeyPath, faults: list[ErrorDetails], model: type[BaseModel]) -> str:
    expected = list(dict.fromkeys(filter(None, map(_expected, faults))))
    if expected and len(expected) == len({fault["type"] for fault in faults}):
        return f"Expected is {' or '.join(expected)}, not {_short(faults[0]['input'])}."
    return _sentence(path, faults[0], model)


def _sentence(path: KeyPath, fault: ErrorDetails, model: type[BaseModel]) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "missing":
        return _missing(path)
    if kind == "extra_forbidden":
        known = _keys(model, path[:-1])
        hint = did_you_mean(str(path[-1]), known)
        quotes = "" if fault["input"] is not None else " A text with a comma needs quotes."
        return f"There is no key {str(path[-1])!r} here.{hint}{quotes}"
    if kind == "literal_error":
        options = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        value = fault["input"]
        return f"{_short(value)} is not possible here.{did_you_mean(str(value), options)}"
    if kind in ("too_short", "too_long"):
        return _length(fault)
    if kind in _LIMITS:
        return _LIMITS[kind].format(**context)
    return f"{fault['msg']}."


def _missing(path: KeyPath) -> str:
    last = path[-1] if path else "-"
    if isinstance(last, int):
        return f"Entry {last + 1} of the list is missing."
    return f"The key {last!r} is missing."


def _length(fault: ErrorDetails) -> str:
    context = fault.get("ctx", {})
    least, most = context.get("min_length"), context.get("max_length")
    count = context.get("actual_length")
    bound = f"at least {least}" if least is not None else f"at most {most}"
    return f"The list must have {bound} entries, and has {count}."


def _expected(fault: ErrorDetails) -> str | None:
    if fault["type"] == "string_pattern_mismatch":
        pattern = str(fault.get("ctx", {}).get("pattern", ""))
        return next((text for part, text in _PATTERNS if part in pattern), None)
    kind = re.sub(r"_(type|parsing|parsing_size|from_float)$", "", fault["type"])
    return _EXPECTED.get(kind)


def _short(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that the models at a path may have."""
    kinds: list[Any] = [model]
    for part in path:
        kinds = [inner for kind in kinds for inner in _inside(kind, part)]
    return [name for kind in kinds if _is_model(kind) for name in kind.model_fields]


def _inside(kind: Any, part: str | int) -> Iterator[Any]:
    """The types that stand under a key or an index of a type."""
    if _is_model(kind):
        field = kind.model_fields.get(part)
        if field is not None:
            yield from _members(field.annotation)
    elif get_origin(kind) in (tuple, list):
        yield from _members(get_args(kind)[0])
    elif get_origin(kind) is dict:
        yield from _members(get_args(kind)[1])


def _members(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Annotated:
        yield from _members(get_args(kind)[0])
    elif get_origin(kind) in (Union, UnionType):
        for member in get_args(kind):
            yield from _members(member)
    else:
        yield kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
