"""Law 11 at every company: every guard of every stage, and every door says the same.

The doors are the board (a message of a browser), Python (a desk's action), the list's mass edit, a
robot's step, a trigger, and, for cards that are new, an import.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from crmsim.crm.automation import Robot
from crmsim.crm.store import Crm, Moving
from crmsim.crm.verbs import perform
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.guard import allow
from crmsim.crm.verbs.imports import ImportCards, LineRefused
from crmsim.crm.verbs.mass import EditMany
from crmsim.crm.verbs.moving import MoveDeal, MoveLead
from crmsim.desk.desk import Desk
from crmsim.errors import Refused
from crmsim.scenario.load import load_scenario
from crmsim.sim.robots import find_step
from crmsim.ui.bridge import answer
from crmsim.ui.seat import Seat
from crmsim.words import Text
from tests.desks import SHIPPED, fresh

Codes = tuple[str, ...]
WORDS = Text(ru="Проба", en="Trial")


def _has_cards(name: str) -> bool:
    return any(True for _ in standing(ready(name).crm))


def by_board(desk: Desk, card: Moving, stage: str) -> Codes:
    """A card is dropped on a column."""
    seat = Seat(desk, load_scenario(desk.header.scenario), {"ru": "", "en": ""})
    action = {"verb": f"move_{card.kind}", card.kind: card.id, "stage": stage}
    refusal = answer(seat, {"id": 1, "action": action})["result"]["refusal"]
    return tuple(reason["code"] for reason in refusal["reasons"]) if refusal else ()


def by_python(desk: Desk, card: Moving, stage: str) -> Codes:
    """An action is done."""
    return tuple(m.code for m in desk.do(_move(card, stage)).missing)


def by_list(desk: Desk, card: Moving, stage: str) -> Codes:
    """A line of the list is edited."""
    return tuple(m.code for m in desk.do(EditMany(cards=(card.id,), stage=stage)).missing)


def by_robot(desk: Desk, card: Moving, stage: str) -> Codes:
    """A robot moves the card."""
    world = desk._world
    robot = Robot(
        id="trial", when="deal_moved", do="move_card", text=WORDS, params={"stage": stage}
    )
    return _refused(lambda: find_step("move_card")(world, robot, card.id))


def by_code(desk: Desk, card: Moving, stage: str) -> Codes:
    """Code asks the guard, as a trigger does."""
    return _refused(lambda: allow(desk.crm, card, stage))


DOORS: dict[str, Callable[[Desk, Moving, str], Codes]] = {
    "board": by_board,
    "python": by_python,
    "list": by_list,
    "robot": by_robot,
    "code": by_code,
}


def _move(card: Moving, stage: str) -> MoveLead | MoveDeal:
    if card.kind == "lead":
        return MoveLead(lead=card.id, stage=stage)
    return MoveDeal(deal=card.id, stage=stage)


def _refused(door: Callable[[], object]) -> Codes:
    try:
        door()
    except Refused as refused:
        return refused.codes
    return ()


def standing(crm: Crm) -> Iterator[Moving]:
    """One card of the trainee's for each stage on which one stands."""
    seen: set[tuple[str, str]] = set()
    for card in crm.moving():
        place = (card.pipeline, card.stage)
        if crm.sees(card) and card.closed_min is None and place not in seen:
            seen.add(place)
            yield card


def stages_of(crm: Crm, pipeline: str) -> list[str]:
    """Every stage of a pipeline, and one that there is not."""
    return [*(stage.id for stage in crm.organisation.pipeline(pipeline).stages), "NOWHERE"]


def others(crm: Crm, card: Moving) -> list[str]:
    """The same but the one on which a card stands: a robot has nothing to do there."""
    return [stage for stage in stages_of(crm, card.pipeline) if stage != card.stage]


def ready(name: str) -> Desk:
    """A desk at which the trainee has joined, and has waited until there is a card."""
    desk = fresh(name)
    if desk.crm.trainee.joined_min is None:
        desk.crm.trainee.joined_min = 0
    while not any(standing(desk.crm)) and not desk.do(Wait(minutes=30)).refused:
        pass
    return desk


LESSONS = [name for name in SHIPPED if _has_cards(name)]


def test_every_company_has_such_a_lesson() -> None:
    """No company goes unasked."""
    companies = {load_scenario(name).organisation for name in SHIPPED}
    assert {load_scenario(name).organisation for name in LESSONS} == companies


@pytest.mark.requirement("R063", "R064", "R220")
@pytest.mark.parametrize("name", LESSONS)
def test_every_door_refuses_the_same_for_the_same_reasons(name: str) -> None:
    """Whichever card goes wherever, by whichever door: the same codes, in the same order."""
    desks = {door: ready(name) for door in DOORS}
    crm = ready(name).crm
    asked = 0
    for card in standing(crm):
        for stage in others(crm, card):
            said = {door: _ask(desks, door, card.id, stage) for door in DOORS}
            assert len(set(said.values())) == 1, (card.pipeline, card.stage, stage, said)
            asked += 1
    assert asked


def _ask(desks: dict[str, Desk], door: str, number: int, stage: str) -> Codes:
    """What a door says; once it has let a card pass, its desk is another one."""
    desk = desks[door]
    said = DOORS[door](desk, desk.crm.cards[number], stage)
    if not said:
        desks[door] = ready(desk.header.scenario)
    return said


@pytest.mark.parametrize("name", LESSONS)
def test_an_import_asks_the_guard_of_the_stage(name: str) -> None:
    """A card that comes by a table is refused a stage as the same card is on the board."""
    crm = ready(name).crm
    entry = crm.organisation.entry
    for stage in stages_of(crm, entry.id):
        desk = ready(name)
        imported = _import(desk.crm, entry.entity, stage)
        if imported is None:
            return
        number, codes = imported
        card = desk.crm.cards[number]
        if codes:
            assert _refused(partial(perform, _move(card, stage), desk.crm)) == codes
        else:
            assert card.stage == stage


def _import(crm: Crm, kind: Any, stage: str) -> tuple[int, Codes] | None:
    """The number of an imported card and what its stage lacked; None where hands make no such."""
    phone = {"lead": "+79721112233"}.get(kind, "")
    source = crm.organisation.sources[0].id
    table = f"name;{'phone' if phone else ''};source;stage\nАнна Серова;{phone};{source};{stage}\n"
    try:
        events = perform(ImportCards(kind=kind, table=table), crm)
    except Refused:
        return None
    refused = next((e for e in events if isinstance(e, LineRefused)), None)
    return events[-1].cards[0], refused.codes if refused else ()  # type: ignore[attr-defined]
