"""Texts with `{places}` that a company's file gives: what may stand in braces, and what may not.

A place is a bare name: nothing in a file can reach inside a value. Filling does not live here.
"""

import re
from collections.abc import Iterator
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from crmsim.words import LANGUAGES, Text

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def names_in(text: str) -> tuple[str, ...]:
    """The names of the places of a checked text, in order of first use (R120)."""
    return tuple(dict.fromkeys(name for name, _ in _places(text)))


def _checked(wording: Text) -> Text:
    """Refuse what is no bare name, and a place that one language lacks."""
    ru, en = (_names(wording.text(lang)) for lang in LANGUAGES)
    lonely = sorted(ru ^ en)
    if lonely:
        alone = ", ".join(f"{{{name}}}" for name in lonely)
        raise _fault(f"Both languages need the same places, and one of them lacks {alone}")
    return wording


def _names(text: str) -> set[str]:
    try:
        places = list(_places(text))
    except ValueError:
        raise _fault("A brace has no pair; a brace that is meant as such is doubled") from None
    for name, written in places:
        if not _NAME.fullmatch(name) or written != name:
            why = f"{{{written}}} is not a place: between braces stands the bare name of a field"
            raise _fault(f"{why}, of Latin letters, digits and _")
    return {name for name, _ in places}


def _places(text: str) -> Iterator[tuple[str, str]]:
    """Each place as its name and as it is written; ValueError for a brace without a pair."""
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            written = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            yield name, written


def _fault(why: str) -> PydanticCustomError:
    return PydanticCustomError("wording", "{why}", {"why": why})


Wording = Annotated[Text, AfterValidator(_checked)]
"""A text in every language, with the same places in each."""
