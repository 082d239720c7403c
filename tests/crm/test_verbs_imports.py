"""A table becomes cards by the verbs and guards that a hand would meet."""

import pytest

from crmsim.crm.verbs.imports import CardsImported, ImportCards, LineRefused
from tests.crm.company import codes, company, done

HEADER = "name;phone;source;debt_rub;stage\n"


def test_lines_become_leads_with_their_fields() -> None:
    """Names, phones as typed, own fields, and no stage: the first status."""
    crm = company()
    before = len(crm.leads)
    table = HEADER + "Анна Серова;8 972 111-22-33;site;450 000;\n\nИван Лосев;+79721112244;ads;;\n"
    events = done(ImportCards(kind="lead", table=table), crm)
    anna, ivan = list(crm.leads.values())[before:]
    assert (anna.name, anna.phone, anna.fields) == (
        "Анна Серова",
        "+79721112233",
        {"debt_rub": 450_000},
    )
    assert (ivan.source, ivan.stage, ivan.fields) == ("ads", "NEW", {})
    assert events[-1] == CardsImported((anna.id, ivan.id))


def test_a_line_that_is_refused_is_left_out_and_told() -> None:
    """The others are imported; the number is the table's, its header being line 1."""
    crm = company()
    before = len(crm.leads)
    table = HEADER + ";12;moon;;\nИван Лосев;+79721112244;ads;;\n"
    events = done(ImportCards(kind="lead", table=table), crm)
    assert len(crm.leads) == before + 1
    refused = next(e for e in events if isinstance(e, LineRefused))
    assert (refused.card, refused.number) == (None, 2)
    assert refused.codes == ("empty_text", "bad_phone", "unknown_option")


def test_the_guard_of_a_stage_is_asked_by_the_import_too() -> None:
    """A card that may not go to its stage stays on the first, and the reason is the guard's."""
    crm = company()
    table = HEADER + "Иван Лосев;+79721112244;ads;;AGREED\n"
    events = done(ImportCards(kind="lead", table=table), crm)
    lead = list(crm.leads.values())[-1]
    refused = next(e for e in events if isinstance(e, LineRefused))
    assert (lead.stage, refused.card, refused.codes) == ("NEW", lead.id, ("client_agreed",))


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("", "empty_table"),
        (HEADER, "empty_table"),
        (HEADER + "\n;;;;\n", "empty_table"),
        (HEADER + "Иван;+79721112244;ads;;\n" * 201, "long_table"),
        (HEADER + "Иван;12;ads;;\n", "bad_phone"),
        ("phone\n+79721112244\n", "bad_line"),
    ],
)
def test_a_table_of_which_nothing_can_be_taken_is_refused(table: str, code: str) -> None:
    """And nothing is made of it."""
    crm = company()
    before = len(crm.cards)
    assert codes(ImportCards(kind="lead", table=table), crm) == (code,)
    assert len(crm.cards) == before


@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_part_the_columns(comma: str) -> None:
    """As spreadsheets write them."""
    crm = company()
    table = (
        comma.join(("name", "phone", "source")) + "\n" + comma.join(("Иван", "+79721112244", "ads"))
    )
    done(ImportCards(kind="lead", table=table), crm)
    assert list(crm.leads.values())[-1].name == "Иван"
