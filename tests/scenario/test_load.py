"""Reading a trainer's file: what YAML may hold here, what it may not, and where files lie."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsim.errors import ScenarioError
from crmsim.scenario.load import (
    MAX_BYTES,
    MAX_DEPTH,
    company_of,
    load_organisation,
    load_scenario,
    read,
    scenario_folder,
    shipped,
)
from crmsim.shipped import scenarios_dir
from tests.scenario.files import COMPANY, LESSON, SMALL, changed, problems, text_of, write

BROKEN = [
    ("a: 1\na: 2\n", 2, "a", "The key 'a' stands here twice, first in line 1."),
    ("a:\n  b: 1\n  c: 2\n  b: 3\n", 4, "a.b", "stands here twice, first in line 2."),
    ("a: 1\nb: &x [1]\nc: *x\n", 3, "-", "References such as *x are not possible"),
    ("a: !!python/object:os.system x\n", 1, "-", "Tags such as tag:yaml.org,2002:python/object"),
    ("a: 1\nb: !local 2\n", 2, "-", "Tags such as !local are not possible here."),
    ("a: 1\n---\nb: 2\n", 2, "-", "take out the line `---`."),
    ("a: 1\n? [b, c]\n: 2\n", 2, "-", "A key is one word"),
    ("a: 1\nb: [1, 2\nc: 3\n", 3, "-", "This is not YAML"),
    ("a: b: c\n", 1, "-", "lacks its quotes"),
    ("a: 1\n\tb: 2\n", 2, "-", "This is not YAML"),
    ("a: 1\nb: \x00\n", 2, "-", "This is not YAML"),
    ("", 1, "-", "The file is empty."),
    ("# nothing but a comment\n", 1, "-", "The file is empty."),
    ("- 1\n- 2\n", 1, "-", "no list of keys with values"),
    ("text\n", 1, "-", "no list of keys with values"),
    ("a: " + "[" * MAX_DEPTH, 1, "-", "nested more than"),
    ("a: " + "[" * 100_000, 1, "-", "nested more than"),
]
PLAIN = [
    ("1", 1),
    ("-17", -17),
    ("0", 0),
    ("1.5", 1.5),
    ("true", True),
    ("false", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("yes", "yes"),
    ("no", "no"),
    ("on", "on"),
    ("True", "True"),
    ("09:00", "09:00"),
    ("18:00", "18:00"),
    ("007", "007"),
    ("1_000", "1_000"),
    ("0x10", "0x10"),
    ("1e3", "1e3"),
    (".inf", ".inf"),
    ("2026-11-23", "2026-11-23"),
    ("9" * 5000, "9" * 5000),
    ("'1'", "1"),
    ('"true"', "true"),
    ('""', ""),
    ("[1, 'x']", [1, "x"]),
    ("{b: {c: 1}}", {"b": {"c": 1}}),
]


def file_of(folder: Path, text: str | bytes) -> Path:
    """A file with that content."""
    file = folder / "some.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.mark.parametrize(("text", "line", "key", "message"), BROKEN)
def test_what_is_no_sound_yaml_is_said_at_its_line(
    text: str, line: int, key: str, message: str, tmp_path: Path
) -> None:
    """No alias, tag, second document, doubled or odd key passes, and none of them is read."""
    with pytest.raises(ScenarioError) as caught:
        read(file_of(tmp_path, text))
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (line, key)
    assert message in problem.message


@pytest.mark.parametrize(("text", "value"), PLAIN)
def test_a_value_is_what_a_trainer_sees(text: str, value: object, tmp_path: Path) -> None:
    """A time, a date or a `no` is a text, not the number or the boolean of older YAML."""
    assert read(file_of(tmp_path, f"a: {text}\n")).data == {"a": value}


def test_a_doubled_block_is_named_once(tmp_path: Path) -> None:
    """What stands inside a doubled key is not doubled itself."""
    with pytest.raises(ScenarioError) as caught:
        read(file_of(tmp_path, "a:\n  b: 1\na:\n  b: 2\nc: 1\nc: 2\n"))
    assert [(p.line, p.key) for p in caught.value.problems] == [(3, "a"), (6, "c")]


def test_a_file_of_one_mebibyte_is_read_and_no_larger_one(tmp_path: Path) -> None:
    """The limit is exact."""
    text = "a: 1\n#"
    whole = text + "x" * (MAX_BYTES - len(text))
    assert read(file_of(tmp_path, whole)).data == {"a": 1}
    with pytest.raises(ScenarioError, match="larger than 1 MiB: it has 1048577 bytes"):
        read(file_of(tmp_path, whole + "x"))


def test_other_encodings_are_named_at_their_line(tmp_path: Path) -> None:
    """A byte order mark is no harm; a Windows text is."""
    assert read(file_of(tmp_path, "a: Да\n".encode("utf-8-sig"))).data == {"a": "Да"}
    with pytest.raises(ScenarioError, match=r":2 -: This is not UTF-8\. Save the file as UTF-8\."):
        read(file_of(tmp_path, "a: 1\nb: Да\n".encode("cp1251")))


@given(
    st.binary(max_size=400)
    | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_bytes_raise_anything_else(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """Whatever a file holds, it is keys with values or a ScenarioError."""
    folder = tmp_path_factory.mktemp("any", numbered=True)
    try:
        found: object = read(file_of(folder, raw)).data
    except ScenarioError as error:
        found = {problem.message: problem.line for problem in error.problems}
    assert isinstance(found, dict)


@given(st.data())
def test_no_change_of_a_lesson_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Any piece of a sound file may be lost or replaced: there is a scenario, or problems."""
    start = data.draw(st.integers(0, len(SMALL) - 1))
    end = data.draw(st.integers(start, min(start + 60, len(SMALL))))
    piece = data.draw(st.text(max_size=20) | st.sampled_from(["[]", "{}", "1", "null", "- ", ": "]))
    file = write(tmp_path_factory.mktemp("lesson"), LESSON, "")
    text = SMALL[:start] + piece + SMALL[end:]
    file.write_bytes(text.encode("utf-8", "replace"))
    for problem in problems(file):
        assert 1 <= problem.line <= text.count("\n") + 2


def test_ids_and_paths_name_the_same_scenario() -> None:
    """A shipped lesson is found by its id, its folder and its file."""
    for scenario_id in shipped():
        folder = scenarios_dir() / scenario_id
        by_id = load_scenario(scenario_id)
        assert by_id.id == scenario_id
        assert by_id == load_scenario(folder) == load_scenario(str(folder / "scenario.yaml"))
        assert scenario_folder(scenario_id) == folder


@pytest.mark.parametrize(
    "name", ["bankruptcy/stages-v9", "stages", "", "..", "/", "a\x00b", "x" * 5000]
)
def test_an_unknown_scenario_is_named_with_those_that_are_there(name: str) -> None:
    """A sentence with what else is possible, for any name at all."""
    with pytest.raises(ScenarioError, match=r"There is no scenario .*bankruptcy/stages-v1"):
        load_scenario(name)


@pytest.mark.parametrize(
    "name", ["bankrupcy", "../bankruptcy", "", "no.yaml", "a\x00b", "x" * 5000]
)
def test_an_unknown_organisation_is_named_with_those_that_are_there(name: str) -> None:
    """A sentence with what else is possible, for any name at all."""
    with pytest.raises(ScenarioError, match=r"There is no organisation .*bankruptcy"):
        load_organisation(name)


def test_a_trainer_s_own_company_goes_before_the_shipped_one(tmp_path: Path) -> None:
    """An `organisations` folder above the lesson is found first; without one, the shipped is."""
    lesson = write(tmp_path, LESSON, SMALL)
    changed(tmp_path, COMPANY, "task_workdays: 5", "task_workdays: 3")
    assert company_of(lesson).task_workdays == 3
    assert load_organisation("bankruptcy", near=lesson).task_workdays == 3
    assert load_organisation("bankruptcy").task_workdays == 5
    (tmp_path / COMPANY).unlink()
    assert company_of(lesson).task_workdays == 5


def test_a_lesson_is_not_loaded_with_a_broken_company(tmp_path: Path) -> None:
    """The company's problems come with the lesson, under the company's file."""
    lesson = write(tmp_path, LESSON, SMALL)
    file, line = changed(tmp_path, COMPANY, "approver: responsible", "approver: nobody")
    assert [(p.file, p.line) for p in problems(lesson)] == [(str(file.resolve()), line)]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """What was read is kept only as long as the file stays as it is."""
    lesson = write(tmp_path, LESSON, SMALL)
    first = load_scenario(lesson)
    assert load_scenario(lesson) is first
    lesson.write_text(SMALL.replace("seed: 5", "seed: 6"), encoding="utf-8")
    os.utime(lesson, ns=(1, 1))
    assert (first.seed, load_scenario(lesson).seed) == (5, 6)


def test_a_lesson_that_loads_is_the_file_as_data(tmp_path: Path) -> None:
    """What stands in the file is what the scenario holds."""
    scenario = load_scenario(write(tmp_path, LESSON, SMALL))
    assert scenario.start == datetime(2026, 11, 23, 9)
    assert [(group.name, group.count, group.arrives) for group in scenario.leads] == [
        ("first", 2, (-90, -60)),
        ("second", 1, (20, 40)),
        ("third", 1, (-9000, -6000)),
    ]
    assert text_of(LESSON) == SMALL
