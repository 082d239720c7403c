"""Papers of a card: a company's wording filled with the card's values, as HTML and as .docx.

The only module that imports `docxtpl`, and only when a .docx is asked for.
What a value looks like (money, dates) is told before it comes here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from crmsim.crm.wording import names_in

if TYPE_CHECKING:
    from markupsafe import Markup

    from crmsim.crm.organisation import DocumentKind

LETTER = "papers/letter.docx"
"""The sheet that every document is set on; `tools/letter.py` draws it."""

_LONGEST_PROPERTY = 255
_OLDEST_IN_A_ZIP = (1980, 1, 1, 0, 0, 0)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as it will be read: a title and its paragraphs."""

    title: str
    lines: tuple[str, ...]


def places(kind: DocumentKind) -> tuple[str, ...]:
    """The fields that a document names, in order of their first use in the Russian text (R120)."""
    return names_in("\n".join(text.ru for text in (kind.title, *kind.lines)))


def lacking(kind: DocumentKind, values: Mapping[str, object]) -> list[str]:
    """The fields that a document needs and that are absent, None or blank (R120)."""
    return [name for name in places(kind) if _is_blank(values.get(name))]


def fill(kind: DocumentKind, values: Mapping[str, object], lang: str) -> Sheet:
    """The document with its values, in *lang*; a value is text, whatever signs it has (R120).

    Raises: KeyError naming every field of `lacking`.
    """
    absent = lacking(kind, values)
    if absent:
        raise KeyError(", ".join(absent))
    known = {name: str(values[name]) for name in places(kind)}
    return _legible(
        kind.title.text(lang).format(**known),
        tuple(line.text(lang).format(**known) for line in kind.lines),
    )


def to_html(sheet: Sheet) -> str:
    """The sheet as a piece of a page: an article with a heading and paragraphs (R120)."""
    legible = _legible(sheet.title, sheet.lines)
    lines = "".join(f"<p>{escape(line)}</p>" for line in legible.lines)
    return f"<article><h1>{escape(legible.title)}</h1>{lines}</article>"


def to_docx(sheet: Sheet) -> bytes:
    """The sheet as a file for a word processor; the same sheet gives the same bytes (R120)."""
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    legible = _legible(sheet.title, sheet.lines)
    letter = DocxTemplate(io.BytesIO(files("crmsim.crm").joinpath(LETTER).read_bytes()))
    said = {"title": _inert(legible.title), "lines": [_inert(line) for line in legible.lines]}
    letter.render(said, SandboxedEnvironment(autoescape=True))
    letter.docx.core_properties.title = legible.title[:_LONGEST_PROPERTY]
    stream = io.BytesIO()
    letter.save(stream)
    return undated(stream.getvalue())


def undated(package: bytes) -> bytes:
    """The same .docx without the time of packing, and not compressed: zlib's versions differ."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST_IN_A_ZIP)
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return stream.getvalue()


def _legible(title: str, lines: tuple[str, ...]) -> Sheet:
    """Without the signs that XML forbids; a paragraph is one line, whatever breaks it."""
    return Sheet(_clean(title), tuple(map(_clean, lines)))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", _CONTROL.sub(" ", text)).strip()


def _is_blank(value: object) -> bool:
    if value is None:
        return True
    return not any(char.isprintable() and not char.isspace() for char in str(value))


def _inert(text: str) -> Markup:
    """Escaped for XML; the _ too, because docxtpl reads {_{ as {{ after it has rendered."""
    from markupsafe import Markup

    return Markup(escape(text).replace("_", "&#95;"))  # noqa: S704 (escaped here)
