"""Laws of papers: a company's wording is filled whole or not at all, and a value stays text."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from crmsim.crm.documents import Sheet, fill, lacking, places, to_docx, to_html
from crmsim.crm.organisation import DocumentKind
from crmsim.errors import Problem
from crmsim.scenario.faults import problems_of
from crmsim.scenario.load import read

FULL = {"number": "17-Б", "client": "Ёлкин Пётр", "total": "180 000 ₽", "date": "24.11.2026"}
HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in lines %}",
    "{%p endfor %}",
    "{# not a remark #}",
    "{_{ 7 }_} {_% 7 %_}",
    "{total}",
    "{client.__class__}",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "</w:t></w:r></w:p>",
    "]]><!-- <b>x</b> &amp; &#95; &lt; R&D",
    '«Рога и копыта», "O\'Neil" & “сыновья”',
    "Щёголев-Ёлкин № 5 — 50 000 ₽",
    "ключ__поля",
    "𝔘𝔫𝔦 🙂 עברית",
]

unhurried = settings(deadline=None)  # the first example loads a library


def kind(**changes: Any) -> DocumentKind:
    """A contract of two paragraphs, or one with a change."""
    plain = {
        "id": "contract",
        "name": {"ru": "Договор", "en": "Contract"},
        "title": {"ru": "Договор № {number}", "en": "Contract {number}"},
        "lines": [
            {"ru": "{client} платит {total}.", "en": "{total} is paid by {client}."},
            {"ru": "{date}, {client}", "en": "{client}, {date}"},
        ],
    }
    return DocumentKind.model_validate({**plain, **changes})


def with_line(ru: str, en: str) -> DocumentKind:
    """A document of one paragraph."""
    return kind(lines=[{"ru": ru, "en": en}])


def paragraphs(docx: bytes) -> Sheet:
    """What a word processor shows of a file."""
    title, *lines = (paragraph.text for paragraph in Document(io.BytesIO(docx)).paragraphs)
    return Sheet(title, tuple(lines))


class Page(HTMLParser):
    """The tags of a piece of HTML, and the text in each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens, and a text of its own begins."""
        assert attrs == []
        self.tags.append(tag)
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        """The text goes on."""
        self.texts[-1] += data


def shown(html: str) -> Sheet:
    """What a browser shows of a page."""
    page = Page(html)
    assert page.tags == ["article", "h1", *["p"] * (len(page.tags) - 2)]
    return Sheet(page.texts[1], tuple(page.texts[2:]))


@pytest.mark.requirement("R120")
def test_places_come_in_order_of_first_use() -> None:
    """The title first, then the Russian lines, each field once."""
    assert places(kind()) == ("number", "client", "total", "date")
    assert places(with_line("Без мест, {{скобки}}.", "None, {{braces}}.")) == ("number",)


@pytest.mark.requirement("R120")
@pytest.mark.parametrize("blank", [None, "", "  \t\n", "\u00a0", "\u200b\u2060", "\x00"])
def test_what_is_blank_is_lacking(blank: str | None) -> None:
    """Every empty field is named at once, also one that is not there."""
    partly = {"number": blank, "client": "Ёлкин", "total": blank}
    assert lacking(kind(), partly) == ["number", "total", "date"]


@pytest.mark.requirement("R120")
@pytest.mark.parametrize("value", ["0", 0, "-", " a ", "{}", False])
def test_what_can_be_read_is_not_lacking(value: object) -> None:
    """A nought is a value; a field that no place names is not asked for."""
    assert lacking(kind(), {**FULL, "total": value, "other": None}) == []


@pytest.mark.requirement("R120")
def test_a_sheet_is_filled_in_each_language() -> None:
    """Both languages say the same with the same values."""
    assert fill(kind(), FULL, "ru") == Sheet(
        "Договор № 17-Б", ("Ёлкин Пётр платит 180 000 ₽.", "24.11.2026, Ёлкин Пётр")
    )
    assert fill(kind(), FULL, "en") == Sheet(
        "Contract 17-Б", ("180 000 ₽ is paid by Ёлкин Пётр.", "Ёлкин Пётр, 24.11.2026")
    )


def test_doubled_braces_are_braces() -> None:
    """A brace that is meant as such needs its double, and stands once on paper."""
    assert fill(with_line("{{{total}}}", "{total} {{}}"), FULL, "ru").lines == ("{180 000 ₽}",)
    assert fill(with_line("{{{total}}}", "{total} {{}}"), FULL, "en").lines == ("180 000 ₽ {}",)


def test_half_a_document_is_never_made() -> None:
    """Whoever asks with fields lacking made a mistake, and is told all of them."""
    with pytest.raises(KeyError, match="client, date"):
        fill(kind(), {"number": "1", "total": "2", "client": " ", "date": None}, "ru")


@pytest.mark.requirement("R120")
@pytest.mark.parametrize("place", ["a", "Z", "client_name", "f1", "a_"])
def test_a_bare_name_is_a_place(place: str) -> None:
    """Latin letters, digits and _, beginning with a letter."""
    document = with_line(f"{{{place}}}", f"x {{{place}}}")
    assert places(document) == ("number", place)
    assert fill(document, {"number": 1, place: "да"}, "en").lines == ("x да",)


@pytest.mark.parametrize(
    "place",
    [
        "",
        "0",
        "1a",
        "_a",
        " a",
        "a ",
        "a b",
        "a-b",
        "имя",
        "client.name",
        "client.__class__",
        "client[0]",
        "client[name]",
        "total:>10",
        "total:,",
        "total:{date}",
        "total!r",
        "total!s:x",
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_place_reaches_inside_a_value(place: str, lang: str) -> None:
    """Attributes, indexes, formats and conversions are refused when the file is read."""
    texts = {"ru": "да", "en": "yes", lang: f"{{{place}}}"}
    with pytest.raises(ValidationError, match="between braces stands the bare name of a field"):
        with_line(**texts)
    with pytest.raises(ValidationError, match="between braces stands the bare name of a field"):
        kind(title=texts)


@pytest.mark.parametrize("text", ["{", "}", "{a", "a}", "{{a}", "{a}}", "{a!}", "{a!rr}", "{a[}"])
def test_a_lonely_brace_is_refused(text: str) -> None:
    """A brace without a pair has a sentence of its own."""
    with pytest.raises(ValidationError, match="A brace has no pair"):
        with_line(text, text)


@pytest.mark.parametrize(
    ("ru", "en", "alone"),
    [
        ("{a}", "", "{a}"),
        ("", "{a}", "{a}"),
        ("{a} {c}", "{b} {a}", "{b}, {c}"),
        ("{a}", "{{a}}", "{a}"),
    ],
)
def test_languages_with_different_places_are_refused(ru: str, en: str, alone: str) -> None:
    """What only one language names is named."""
    sentence = f"Both languages need the same places, and one of them lacks {alone}"
    with pytest.raises(ValidationError) as caught:
        with_line(ru, en)
    assert sentence == caught.value.errors()[0]["msg"]


def test_a_document_without_lines_is_refused() -> None:
    """A title alone is no document."""
    with pytest.raises(ValidationError, match="lines"):
        kind(lines=[])


@pytest.mark.requirement("R120")
def test_a_trainer_is_shown_the_line(tmp_path: Path) -> None:
    """All faults of a file at once, each with its line and what is right."""
    file = tmp_path / "contract.yaml"
    file.write_text(
        "id: contract\n"
        "name: {ru: Договор, en: Contract}\n"
        "title: {ru: 'Договор {number}', en: Contract}\n"
        "lines:\n"
        "  - {ru: '{client}', en: '{client}'}\n"
        "  - {ru: '{client.name}', en: '{client}'}\n",
        encoding="utf-8",
    )
    document = read(file)
    with pytest.raises(ValidationError) as caught:
        DocumentKind.model_validate(document.data)
    bare = "between braces stands the bare name of a field, of Latin letters, digits and _"
    assert problems_of(caught.value, DocumentKind, document) == [
        Problem(
            str(file),
            3,
            "title",
            "Both languages need the same places, and one of them lacks {number}.",
        ),
        Problem(str(file), 6, "lines.1", f"{{client.name}} is not a place: {bare}."),
    ]


@pytest.mark.requirement("R120")
@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_text(value: str) -> None:
    """Nothing that a client is called is a command: not in the sheet, the page or the file."""
    sheet = fill(kind(), {**FULL, "client": value, "number": value}, "ru")
    said = (f"{value} платит 180 000 ₽.", f"24.11.2026, {value}")
    assert sheet == Sheet(f"Договор № {value}", said)
    assert shown(to_html(sheet)) == sheet
    assert paragraphs(to_docx(sheet)) == sheet


@pytest.mark.requirement("R120")
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a\nb", "a b"),
        ("a\r\n\r\nb", "a b"),
        ("a\tb", "a b"),
        ("a\x00\x07\x0c\x1bb", "a b"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("a\ud800b\uffffc", "abc"),
        ("a  b", "a  b"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_a_paragraph_is_one_legible_line(typed: str, read: str) -> None:
    """Control characters part words as a space does, and what XML forbids is gone."""
    assert fill(with_line("x {v} y", "{v}"), {"number": 1, "v": typed}, "ru").lines == (
        f"x {read} y",
    )
    rough = Sheet(typed, ("x", typed))
    neat = Sheet(read, ("x", read))
    assert shown(to_html(rough)) == neat
    assert paragraphs(to_docx(rough)) == neat


texts = st.text(st.characters() | st.sampled_from("{}%#_&<>;\\\n\t"), max_size=40)


@pytest.mark.requirement("R120")
@unhurried
@given(st.builds(Sheet, title=texts, lines=st.lists(texts, max_size=4).map(tuple)))
def test_page_and_file_agree(sheet: Sheet) -> None:
    """Whatever a sheet says, a browser and a word processor show the same of it."""
    assert shown(to_html(sheet)) == paragraphs(to_docx(sheet))


def test_a_page_is_an_article() -> None:
    """A heading and paragraphs, escaped."""
    assert to_html(Sheet("A & B", ("<x>", "'y'"))) == (
        "<article><h1>A &amp; B</h1><p>&lt;x&gt;</p><p>&#x27;y&#x27;</p></article>"
    )


@pytest.mark.requirement("R120")
def test_the_same_sheet_gives_the_same_bytes() -> None:
    """In another process too, and no part of the file says when it was packed."""
    file = to_docx(Sheet("Договор", ("Раз", "Два")))
    code = (
        "import hashlib; from crmsim.crm.documents import Sheet, to_docx;"
        "print(hashlib.sha256(to_docx(Sheet('Договор', ('Раз', 'Два')))).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert other.stdout.strip() == hashlib.sha256(file).hexdigest()
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        dates = {entry.date_time for entry in package.infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_knows_its_title_and_no_author() -> None:
    """A title longer than the format allows is cut there, and nowhere else."""
    file = Document(io.BytesIO(to_docx(Sheet("Ж" * 300, ()))))
    known = file.core_properties
    assert (known.title, known.author, known.last_modified_by) == ("Ж" * 255, "", "")
    assert known.created == known.modified
    assert [paragraph.text for paragraph in file.paragraphs] == ["Ж" * 300]
    assert [paragraph.style.name for paragraph in file.paragraphs if paragraph.style] == ["Title"]


def test_the_library_is_loaded_for_a_file_only() -> None:
    """Filling and showing a document costs no import."""
    code = (
        "import sys; from crmsim.crm.documents import Sheet, to_html; to_html(Sheet('', ()));"
        "assert not {'docx', 'docxtpl', 'jinja2', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
