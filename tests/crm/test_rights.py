"""Whose cards are seen, who hands them on, and who changes the settings (R023, R036, R037)."""

from typing import Any

import pytest

from crmsim.crm.notify import notify
from crmsim.crm.settings import robot_is_on
from crmsim.crm.store import Crm
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.assign import AssignCard
from crmsim.crm.verbs.deals import AddDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.settings import (
    AddPipeline,
    ChooseColumns,
    DropPipeline,
    SetRight,
    SetRobot,
)
from crmsim.crm.views import BadFilter, look
from tests.crm.company import codes, done
from tests.crm.portal import ADMIN, ANNA, BORIS, CLARA, HEAD, busy, plan, portal

SEEN = [(ANNA, {"Анны"}), (HEAD, {"Анны", "Бориса"}), (ADMIN, {"Анны", "Бориса", "Клары"})]
SECTIONS = ("leads", "deals", "contacts", "companies")


def owners(names: list[str]) -> set[str]:
    """Whose cards some names are."""
    return {name.split()[1] for name in names}


@pytest.mark.requirement("R023")
@pytest.mark.parametrize(("me", "seen"), SEEN)
def test_every_door_shows_what_the_role_sees(me: int, seen: set[str]) -> None:
    """Lists, boards, search and clients agree: one's own, the department's, or all."""
    crm = busy(me)
    for section in SECTIONS:
        rows = look(crm, "list", section=section, columns=["name"])["rows"]
        assert owners([row["values"]["name"] for row in rows]) == seen
    for pipeline in ("leads", "bankruptcy"):
        cards = look(crm, "board", pipeline=pipeline)["columns"][0]["cards"]
        assert owners([card["name"] for card in cards]) == seen
    for query in ("Лид", "Сделка", "Фирма", "Клиент"):
        found = look(crm, "search", query=query)
        assert owners([card["name"] for card in found["rows"]]) == seen
    assert owners([row["name"] for row in look(crm, "clients")["rows"]]) == seen


@pytest.mark.requirement("R023")
@pytest.mark.parametrize(("me", "seen"), SEEN)
def test_a_card_is_opened_by_whoever_sees_it(me: int, seen: set[str]) -> None:
    """Another's card is not shown, nor its forms; a sentence says whose it is."""
    crm = busy(me)
    for number, card in crm.cards.items():
        if owners([card.name]) <= seen:
            assert look(crm, "card", card=number)["card"]["id"] == number
        else:
            for view in ("card", "forms"):
                with pytest.raises(BadFilter, match="is worked by"):
                    look(crm, view, card=number)


@pytest.mark.requirement("R023")
@pytest.mark.parametrize(("me", "total"), [(ANNA, 1), (HEAD, 2), (ADMIN, 3)])
def test_the_calendar_shows_what_the_role_sees(me: int, total: int) -> None:
    """The plans of seen cards, and one's own; nobody reads another's bell."""
    crm = busy(me)
    for number, card in crm.deals.items():
        plan(crm, number, 60, card.responsible_id)
    assert look(crm, "calendar", from_min=0, to_min=60)["total"] == total
    crm.me = ANNA
    notify(crm, "client_wrote", 1)
    crm.me = me
    assert look(crm, "bell")["unread"] == (1 if me == ANNA else 0)


@pytest.mark.requirement("R023", "R080")
@pytest.mark.parametrize(
    ("me", "card", "employee", "refused"),
    [
        (ANNA, 4, BORIS, ("no_right_to_assign",)),
        (ANNA, 8, ANNA, ("not_yours",)),
        (HEAD, 4, BORIS, ()),
        (HEAD, 4, ANNA, ("assigned_already",)),
        (HEAD, 4, CLARA, ("other_department",)),
        (HEAD, 4, 99, ("no_such_employee",)),
        (HEAD, 12, ANNA, ("not_yours",)),
        (ADMIN, 4, CLARA, ()),
        (ADMIN, 12, ANNA, ()),
    ],
)
def test_cards_are_handed_on_by_right(
    me: int, card: int, employee: int, refused: tuple[str, ...]
) -> None:
    """A manager keeps the clients; a head hands on within the department, an administrator all."""
    crm = busy(me)
    action = AssignCard(deal=card, employee=employee)
    before = crm.cards[card].responsible_id
    assert codes(action, crm) == refused
    assert crm.cards[card].responsible_id == (before if refused else employee)
    if not refused:
        (change,) = look(crm, "card", card=card)["history"]
        assert change["after"] == crm.employees[employee].name
        assert change["name"]["en"] == "Responsible"


@pytest.mark.requirement("R037")
@pytest.mark.parametrize("me", [ANNA, HEAD, CLARA])
@pytest.mark.parametrize(
    "action",
    [
        SetRight(role="manager", sees="all"),
        AddPipeline(name="Опт", stages=("Начало",)),
        DropPipeline(pipeline="services"),
        SetRobot(robot="greet_new_lead", on=False),
    ],
)
def test_only_an_administrator_changes_the_settings(me: int, action: Action) -> None:
    """Anybody else is told so, sees an empty section, and nothing changes."""
    crm = portal(me)
    before = crm.organisation
    assert codes(action, crm) == ("not_administrator",)
    assert crm.organisation is before
    shown = look(crm, "settings")
    assert (shown["allowed"], shown["roles"], shown["pipelines"]) == (False, [], [])
    assert shown["why"]["en"] == "Only an administrator has access to the settings."


def seen_by(crm: Crm, me: int, section: str = "deals") -> int:
    """How many cards of a section somebody sees."""
    crm.me = me
    total = look(crm, "list", section=section)["total"]
    crm.me = ADMIN
    return int(total)


@pytest.mark.requirement("R023", "R037")
def test_a_right_holds_as_soon_as_it_is_set() -> None:
    """Managers who may see all see all, and no more after it is taken from them."""
    crm = busy(ADMIN)
    for sees, total in (("all", 3), ("department", 2), ("own", 1)):
        done(SetRight(role="manager", sees=sees), crm)  # type: ignore[arg-type]
        assert seen_by(crm, ANNA) == total
    assert codes(SetRight(role="boss", sees="all"), crm) == ("no_such_role",)
    assert [r["sees"] for r in look(crm, "settings")["roles"] if r["id"] == "manager"] == ["own"]


@pytest.mark.requirement("R037", "R062")
def test_a_pipeline_is_added_worked_in_and_deleted_when_empty() -> None:
    """A new pipeline has the named stages and two ends; deals go through it; it goes when empty."""
    crm = busy(ADMIN)
    (added,) = done(AddPipeline(name="Опт", stages=("Заявка", "Отгрузка")), crm)
    pipeline = crm.organisation.pipeline(added.pipeline)
    assert [s.name.ru for s in pipeline.stages[:2]] == ["Заявка", "Отгрузка"]
    assert [s.semantics for s in pipeline.stages] == ["process", "process", "success", "failure"]
    assert look(crm, "board", pipeline=added.pipeline)["columns"][0]["count"] == 0
    deal = done(AddDeal(name="Опт", source="site", pipeline=added.pipeline), crm)[0].card
    assert codes(MoveDeal(deal=deal, stage="STAGE_2"), crm) == ()
    assert codes(DropPipeline(pipeline=added.pipeline), crm) == ("pipeline_used",)
    row = next(p for p in look(crm, "settings")["pipelines"] if p["id"] == added.pipeline)
    assert (row["cards"], row["can_drop"]) == (1, False)
    assert codes(DropPipeline(pipeline="services"), crm) == ()
    assert "services" not in [p.id for p in crm.organisation.pipelines]
    (second,) = done(AddPipeline(name="Розница", stages=("Заявка",)), crm)
    assert second.pipeline != added.pipeline


@pytest.mark.requirement("R037")
@pytest.mark.parametrize(
    ("action", "refused"),
    [
        (DropPipeline(pipeline="leads"), ("pipeline_starts", "pipeline_used")),
        (DropPipeline(pipeline="bankruptcy"), ("pipeline_starts", "pipeline_used")),
        (DropPipeline(pipeline="moon"), ("no_such_pipeline",)),
        (AddPipeline(name=" ", stages=("А", "")), ("empty_text", "empty_text")),
        (SetRobot(robot="moon", on=True), ("no_such_robot",)),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(action: Any, refused: tuple[str, ...]) -> None:
    """Where new cards start, and where cards stand, stays; every reason is told at once."""
    crm = busy(ADMIN)
    before = crm.organisation
    assert codes(action, crm) == refused
    assert crm.organisation is before


@pytest.mark.requirement("R037")
def test_a_robot_is_switched_off_and_on() -> None:
    """A robot works until it is switched off, and again when it is switched on."""
    crm = portal(ADMIN)
    robot = crm.organisation.robots[0].id
    assert robot_is_on(crm, robot)
    for on in (False, True):
        done(SetRobot(robot=robot, on=on), crm)
        assert robot_is_on(crm, robot) is on
        shown = next(r for r in look(crm, "settings")["robots"] if r["id"] == robot)
        assert shown["on"] is on


def test_settings_are_rows_and_are_kept_once() -> None:
    """Setting something again changes its row; an employee's own setting is another's neither."""
    crm = portal(ADMIN)
    for columns in (("name",), ("stage",)):
        done(ChooseColumns(section="deals", columns=columns), crm)
    crm.me = ANNA
    done(ChooseColumns(section="deals", columns=("created",)), crm)
    rows = look(crm, "list", section="deals")["columns"]
    assert [column["id"] for column in rows] == ["created"]
    crm.me = ADMIN
    rows = look(crm, "list", section="deals")["columns"]
    assert [column["id"] for column in rows] == ["stage"]
