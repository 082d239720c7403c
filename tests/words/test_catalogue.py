"""Every text is there in both languages, with the same places in it."""

import re
import subprocess
import sys
from datetime import date, datetime
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from crmsim.words import Amount, Day, Moment, Phrase, Text, Time, join, say, say_n
from crmsim.words.phrase import catalogue

ROOT = Path(__file__).parents[2]
CYRILLIC = re.compile("[А-Яа-яЁё]")
SAME_IN_BOTH = re.compile(r"^[\W\d_]*(\{\w+\}[\W\d_]*)*$|^«ВИЗИТ»$")


@cache
def extracted() -> Catalog:
    """The texts that stand in the sources now, by the command of `make words`."""
    target = ROOT / ".venv" / "words-test.pot"
    target.parent.mkdir(exist_ok=True)
    keywords = ["--keywords=say", "--keywords=say_n:1,2", "--keywords=t"]
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
    subprocess.run(
        [
            *command,
            "--mapping-file=crmsim/words/babel.cfg",
            *keywords,
            f"--output-file={target}",
            ".",
        ],
        cwd=ROOT,
        check=True,
    )
    with target.open("rb") as stream:
        return read_po(stream)


def messages() -> list[Message]:
    """Every text of the Russian catalogue."""
    return [message for message in catalogue("ru") if message.id]


def forms(text: object) -> list[str]:
    """The forms of a text: one, or one for each plural."""
    return [text] if isinstance(text, str) else [str(form) for form in text]  # type: ignore[attr-defined]


def places(text: str) -> set[str | None]:
    """The `{named}` places of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_no_text_lacks_its_translation_and_none_is_stale() -> None:
    """`make words` would change nothing, and no text is empty or doubtful."""
    known = {str(message.id) for message in messages()}
    assert {str(m.id) for m in extracted() if m.id} == known
    assert [m.id for m in messages() if m.fuzzy or not all(forms(m.string))] == []


def test_a_translation_has_the_places_of_its_text() -> None:
    """A missing place would lose a fact, another one would raise."""
    for message in messages():
        wanted = places(forms(message.id)[-1])
        for form in forms(message.string):
            assert places(form) == wanted, message.id


def test_a_translation_is_russian() -> None:
    """It holds a Cyrillic letter, unless the text has no words of its own."""
    strange = [
        m.id
        for m in messages()
        if not SAME_IN_BOTH.match(forms(m.id)[0])
        and not all(CYRILLIC.search(form) for form in forms(m.string))
    ]
    assert set(map(str, strange)) <= {"CRM", "E-mail", "WhatsApp", "JupyterLab"}


def test_plurals_have_three_forms() -> None:
    """One, two, five."""
    for message in messages():
        if isinstance(message.id, tuple):
            assert len(forms(message.string)) == 3


@pytest.mark.parametrize(("n", "ru"), [(1, "знак"), (2, "знаков"), (5, "знаков"), (21, "знак")])
def test_a_phrase_counts(n: int, ru: str) -> None:
    """The Russian form follows the number."""
    one, many = "A password has at least {n} character.", "A password has at least {n} characters."
    assert say_n(one, many, n).text("ru").endswith(f"{n} {ru}.")
    assert say_n(one, many, n).text("en") == (one if n == 1 else many).format(n=n)


def test_values_are_shown_in_the_readers_language() -> None:
    """Money, days, moments, texts of a file, phrases in phrases."""
    at = datetime(2026, 11, 25, 14, 5)
    assert Amount(50_000).text("ru") == "50\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}₽"
    assert Amount(50_000).text("en") == "₽50,000"
    assert (Day(date(2026, 11, 25)).text("ru"), Day(at).text("en")) == ("25 ноября", "25 November")
    assert (Moment(at).text("ru"), Moment(at).text("en")) == (
        "25 ноября, 14:05",
        "25 November, 14:05",
    )
    assert Time(at).text("ru") == "14:05"
    two = join([Text(ru="да", en="yes"), say("The two passwords differ.")], "; ")
    assert two.text("ru") == "да; Пароли не совпадают."


def test_a_value_is_never_read_as_a_place() -> None:
    """A client named `{0.__class__}` stays a name."""
    phrase = say("«{name}» is not in the office.", name="{0.__class__} {name}")
    assert phrase.text("en") == "«{0.__class__} {name}» is not in the office."


def test_an_unknown_text_is_shown_as_it_is() -> None:
    """English is better than nothing."""
    assert Phrase("Never said before.").text("ru") == "Never said before."
