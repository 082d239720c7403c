"""Attempts on a shelf: numbered, never overwritten, never lost."""

from pathlib import Path

import pytest

from crmsim.ui.shelf import Shelf, home

LESSON = "bankruptcy/stages-v1"


def shelf(folder: Path, *names: str) -> Shelf:
    """A shelf with files of these names."""
    for name in names:
        (folder / name).write_text(name, encoding="utf-8")
    return Shelf(folder, LESSON)


@pytest.mark.parametrize(
    ("names", "latest", "following"),
    [
        ((), None, 1),
        (("bankruptcy--stages-v1--1.jsonl",), 1, 2),
        (("bankruptcy--stages-v1--2.jsonl", "bankruptcy--stages-v1--10.jsonl"), 10, 11),
        (("bankruptcy--stages-v1--1.jsonl", "bankruptcy--stages-v1--2.jsonl.broken"), 1, 3),
        (("bankruptcy--stages-v1--1.jsonl.broken",), None, 2),
        (("bankruptcy--stages-v10--5.jsonl", "bankruptcy--stages-v1--x.jsonl"), None, 1),
        (("bankruptcy--stages-v1--3.jsonl.bak", "notes.txt"), None, 1),
    ],
)
def test_the_latest_goes_on_and_the_next_number_is_free(
    tmp_path: Path, names: tuple[str, ...], latest: int | None, following: int
) -> None:
    """The highest number is continued; the next one was never used, not even by a broken file."""
    found = shelf(tmp_path, *names)
    assert found.next_number() == following
    assert not found.place(following).exists()
    at = found.latest()
    assert (at and found.number(at)) == latest


def test_setting_aside_keeps_every_byte(tmp_path: Path) -> None:
    """A file that is no attempt gets another name, and its content stays."""
    found = shelf(tmp_path, "bankruptcy--stages-v1--1.jsonl")
    attempt = found.latest()
    assert attempt is not None
    aside = found.set_aside(attempt)
    assert aside.read_text("utf-8") == "bankruptcy--stages-v1--1.jsonl"
    assert found.latest() is None


def test_a_folder_that_is_not_there_is_an_empty_shelf(tmp_path: Path) -> None:
    """Looking makes no folder."""
    assert Shelf(tmp_path / "none", LESSON).next_number() == 1
    assert not (tmp_path / "none").exists()


def test_home_is_named_or_beside_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """CRMSIM_HOME names it; by default it is `attempts` in the working folder."""
    monkeypatch.setenv("CRMSIM_HOME", "/somewhere")
    assert home() == Path("/somewhere")
    monkeypatch.delenv("CRMSIM_HOME")
    assert home() == Path("attempts")
