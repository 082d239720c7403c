"""The desk: every action is written down or has not happened; SQL reads and never writes."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select

from crmsim.crm.entities import TABLES
from crmsim.crm.snapshot import snapshot
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.attempt import Heading, parse_attempt, read_attempt
from crmsim.desk.desk import DeskFailure
from crmsim.errors import AttemptError, CrmsimError
from crmsim.sim.opening import Opening
from tests.desks import ONBOARDING, PRIORITIES, STAGES, fresh, played


def test_what_cannot_be_written_has_not_happened(tmp_path: Path) -> None:
    """A file that takes no more lines stops the desk, which stands as before the action."""
    desk = fresh(PRIORITIES, file=tmp_path / "a.jsonl")
    desk.do(CallClient(lead=1))
    before = desk.last_digest, desk.crm.now_min, len(desk.trace().events)
    desk.close()
    with pytest.raises(DeskFailure):
        desk.do(CallClient(lead=2))
    assert (desk.last_digest, desk.crm.now_min, len(desk.trace().events)) == before
    assert len(read_attempt(tmp_path / "a.jsonl").lines) == 1


def test_a_desk_goes_on_where_its_file_ends(tmp_path: Path) -> None:
    """A restart in the middle continues with the next line, and the rows are the same."""
    file = tmp_path / "a.jsonl"
    desk = fresh(PRIORITIES, file=file)
    desk.do(CallClient(lead=1))
    desk.do(AddComment(lead=1, text="Договорились."))
    rows = desk.sql("select * from activity")
    desk.close()
    again = fresh(PRIORITIES, seed=99, file=file)
    assert again.header.seed == 1
    assert again.sql("select * from activity") == rows
    assert again.do(CallClient(lead=2)).seq == 3
    again.close()


def test_sql_reads_what_the_desk_shows() -> None:
    """Counts agree with the rows."""
    desk = fresh(PRIORITIES)
    (row,) = desk.sql("select count(*) as n from lead where closed_min is null")
    assert row["n"] == len(desk.crm.leads)


@pytest.mark.parametrize(
    "query",
    [
        "delete from lead",
        "drop table lead",
        "select",
        "",
        "select * from moon",
        "update lead set id=1",
    ],
)
def test_sql_that_is_no_select_is_refused(query: str) -> None:
    """With a sentence, and the rows stay."""
    desk = fresh(PRIORITIES)
    with pytest.raises((ValueError, CrmsimError)):
        desk.sql(query)
    assert desk.sql("select count(*) as n from lead")[0]["n"] > 0


def test_a_snapshot_holds_every_row(tmp_path: Path) -> None:
    """Any SQLAlchemy URL will do; each table has as many rows as the world."""
    desk = played(STAGES)
    url = f"sqlite:///{tmp_path / 'crm.db'}"
    snapshot(desk.crm, url)
    engine = create_engine(url)
    with engine.connect() as connection:
        for entity in TABLES:
            counted = connection.scalar(select(func.count(entity.id)))
            assert counted == len(desk.crm.table(entity))
    engine.dispose()


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_an_attempt_or_an_attempt_error(junk: bytes) -> None:
    """Nothing else is raised, whatever a file holds."""
    try:
        parse_attempt(junk)
    except AttemptError as error:
        assert error.why.text("ru")


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_changed_attempt_is_read_or_refused(data: st.DataObject) -> None:
    """One value of one line becomes anything: an attempt error at most."""
    line = {"seq": 1, "at_min": 0, "action": {"verb": "wait", "minutes": 5}, "refusal": None}
    line["digest"] = "0" * 12
    key = data.draw(st.sampled_from(sorted(line)))
    line[key] = data.draw(
        st.recursive(
            st.none() | st.integers() | st.text(max_size=9) | st.floats(),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=5,
        )
    )
    header = fresh(ONBOARDING).header.model_dump_json()
    try:
        parse_attempt(f"{header}\n{json.dumps(line)}\n".encode())
    except AttemptError as error:
        assert error.line == 2


def test_a_known_opening_is_read_as_any_other(tmp_path: Path) -> None:
    """By its bytes or by its values, the same attempt; another position is not taken for it."""
    file = tmp_path / "a.jsonl"
    desk = played(ONBOARDING, file=file)
    text, made = file.read_bytes(), desk.header.opening
    asked: list[Heading] = []

    def known(heading: Heading) -> Opening:
        asked.append(heading)
        return made

    assert parse_attempt(text, known) == parse_attempt(text)
    assert parse_attempt(text, known).header.opening is made
    other = text.replace(b'"salt":"', b'"salt":"x', 1)
    assert parse_attempt(other, known).header.opening != made
    sly = text.replace(b'"trainee":"tester"', b'"trainee":",\\"opening\\":"', 1)
    assert parse_attempt(sly, known).header.trainee == ',"opening":'
    assert len(asked) == 4
