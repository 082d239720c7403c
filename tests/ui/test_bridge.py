"""The bridge: actions become receipts, views become data, and a fault of ours is an answer."""

import json
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from crmsim.crm.filters import find
from crmsim.crm.notify import notify
from crmsim.crm.verbs.base import Event
from crmsim.crm.views import VIEWS
from crmsim.desk.attempt import read_attempt
from crmsim.desk.replay import replay
from crmsim.scenario.load import load_organisation, load_scenario
from crmsim.sim.client import MessageRead
from crmsim.ui import telling
from crmsim.ui.bridge import SIGHTS, answer
from crmsim.ui.receipts import CHANGED_CARDS, show_changes
from crmsim.ui.seat import Seat
from tests.desks import ONBOARDING, PRIORITIES, SHIPPED, STAGES, fresh, played
from tests.ui.seats import BRIEF, broken_at, code, result, seat_at, seat_of

ASKED: dict[str, dict[str, Any]] = {
    "calendar": {"from_min": 0, "to_min": 600},
    "card": {"card": 1},
    "search": {"query": "а"},
    "panel": {"item": "news"},
}
OF_A_PAPER = {"document", "document_file"}
"""What can only be asked where a paper has been made."""
SIGNS_OF_CARD = {
    *("id", "kind", "name", "client", "phone", "source", "pipeline", "stage", "sum_rub"),
    *("created_min", "arrived", "next", "due", "closed", "comments", "unread"),
    *("responsible", "responsible_id", "tags"),
}
SILENT = {
    *("SectionOpened", "ViewOpened", "PanelOpened", "BellOpened", "CardOpened", "Searched"),
    *(
        "Filtered",
        "Waited",
        "QuestionAnswered",
        "HintTaken",
        "HandedIn",
        "ClientTold",
        "TriggerFired",
    ),
}


def found_at(seat: Seat, view: str) -> dict[str, Any]:
    """What a view has to be asked with at this very desk: a card that is seen, an item."""
    crm = seat.desk.crm
    if view == "panel":
        return {"item": crm.organisation.panel[0].id}
    return {"card": find(crm, "а")[0].id} if view == "card" else {}


def not_there(seat: Seat) -> set[str]:
    """What this desk has nothing of."""
    crm = seat.desk.crm
    here = {"panel": crm.organisation.panel, "card": find(crm, "а")}
    return {view for view, rows in here.items() if not rows}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_view_of_every_lesson_is_shown(name: str) -> None:
    """Whatever a screen of the contract asks at a lesson's opening, it gets."""
    seat = seat_at(name)
    for view in sorted({*VIEWS, *SIGHTS, "panel"} - OF_A_PAPER - not_there(seat)):
        shown = result(seat, see=view, **{"with": {**ASKED.get(view, {}), **found_at(seat, view)}})
        assert isinstance(shown, dict | list)


def test_looking_never_changes_the_digest() -> None:
    """Law 8: a desk that was looked at all the time ends as one that was not."""
    steps = played(STAGES, "random").trace().steps
    seat, blind = seat_at(STAGES), fresh(STAGES)
    for step in steps[:60]:
        for view in sorted({*VIEWS, *SIGHTS}):
            answer(seat, {"id": 1, "see": view, "with": ASKED.get(view, {})})
        seen = seat.desk.do(step.action)
        assert seen.events == blind.do(step.action).events


@pytest.mark.requirement("R085", "R086")
def test_a_receipt_tells_what_happened_and_what_changed() -> None:
    """A call that nobody answers: minutes, words in both languages, the card and its column."""
    seat = seat_at()
    result(seat, see="boot")
    said = result(seat, action={"verb": "call_client", "lead": 17})
    assert (said["seq"], said["at_min"], said["refusal"]) == (1, 0, None)
    assert said["now_min"] == said["minutes"] == said["changed"]["clock"]["now_min"]
    assert said["happened"][0]["event"] == "call_made"
    assert {"ru", "en"} == said["happened"][0]["text"].keys()
    shown = {card["id"]: card for card in said["changed"]["cards"]}
    assert shown[17].keys() == SIGNS_OF_CARD
    assert {(card["pipeline"], card["stage"]) for card in shown.values()} <= {
        (column["pipeline"], column["id"]) for column in said["changed"]["columns"]
    }
    assert said["happened"][0]["card"] == 17


def test_a_refusal_names_every_reason_and_changes_nothing() -> None:
    """A drag to a status that the facts forbid: the form that mends it is offered."""
    seat = seat_at()
    before = result(seat, see="board")
    said = result(seat, action={"verb": "move_lead", "lead": 1, "stage": "MEETING_SET"})
    (reason,) = said["refusal"]["reasons"]
    assert (reason["code"], reason["offer"]) == ("meeting_planned", "set_meeting")
    assert said["refusal"]["text"]["en"] == "No date and time have been set."
    assert (said["minutes"], said["happened"], said["changed"]["cards"]) == (0, [], [])
    assert result(seat, see="board") == before


def test_a_move_costs_the_same_in_a_small_and_in_a_large_world() -> None:
    """A move's reply holds two columns and one card, whatever the size of the world."""
    sizes = []
    for more in (0, 3000):
        seat = seat_at(PRIORITIES, more=more)
        seat.coaching = False
        result(seat, action={"verb": "wait", "minutes": 1})
        result(seat, action={"verb": "call_client", "lead": 17})
        said = result(seat, action={"verb": "move_lead", "lead": 17, "stage": "UNREACHED"})
        if said["refusal"]:
            said = result(seat, action={"verb": "move_lead", "lead": 17, "stage": "APPOINTING"})
        sizes.append(len(json.dumps(said)))
    assert max(sizes) < 2600
    assert abs(sizes[0] - sizes[1]) < 100


def test_more_than_a_patch_may_hold_is_stale() -> None:
    """When time makes more cards look different than fit, the screen is told to ask again."""
    lesson = load_scenario(PRIORITIES)
    group = next(g for g in lesson.leads if g.name == "appointing")
    many = group.model_copy(update={"count": CHANGED_CARDS + 1})
    seat = seat_of(lesson.model_copy(update={"leads": (many,)}))
    said = result(seat, action={"verb": "wait", "minutes": 1})
    assert len(said["changed"]["cards"]) == CHANGED_CARDS
    assert said["changed"]["stale"] is True


def test_the_coach_speaks_and_can_be_silenced() -> None:
    """Coaching is on at first; switched off, nothing is said, and the switch is remembered."""
    seat = seat_at()
    assert result(seat, action={"verb": "call_client", "lead": 1})["coach"] is not None
    assert result(seat, coaching=False) == {"coaching": False}
    assert result(seat, action={"verb": "call_client", "lead": 2})["coach"] is None
    assert result(seat, see="lesson")["coaching"] is False


@pytest.mark.requirement("R253")
def test_a_hint_is_read_in_the_lesson_after_it_is_taken() -> None:
    """The goal shows the price first, and the words once the hint was taken."""
    seat = seat_at()
    hinted = next(g for g in result(seat, see="lesson")["goals"] if g["hint"] is not None)
    assert (hinted["hint"]["taken"], hinted["hint"]["text"]) == (False, None)
    result(seat, action={"verb": "take_hint", "rule": hinted["rule"]})
    taken = next(g for g in result(seat, see="lesson")["goals"] if g["rule"] == hinted["rule"])
    assert taken["hint"]["taken"] is True
    assert taken["hint"]["text"]["en"]


def test_an_exam_says_nothing_before_it_is_handed_in() -> None:
    """No coach, no goal with points, no report; all of it afterwards."""
    seat = seat_at(exam=True)
    assert result(seat, action={"verb": "call_client", "lead": 1})["coach"] is None
    assert code(seat, see="report") == "refused"
    goals = result(seat, see="lesson")["goals"]
    assert {(goal["state"], goal["points"]) for goal in goals} == {("open", 0)}
    result(seat, action={"verb": "hand_in"})
    assert "percent" in result(seat, see="report")
    assert result(seat, see="lesson")["can_hand_in"] is False


@pytest.mark.requirement("R252")
def test_what_is_open_is_named_before_handing_in() -> None:
    """The lesson counts what a careful person would still do."""
    texts = [text["en"] for text in result(seat_at(), see="lesson")["open"]]
    assert any(text.endswith("cards have no planned activity.") for text in texts)
    assert any(text.endswith("due today.") for text in texts)


@pytest.mark.requirement("R023")
def test_a_card_that_is_handed_on_leaves_the_screen() -> None:
    """Whoever loses sight of a card is told so, with the column that is shorter by it."""
    seat = seat_at()
    crm = seat.desk.crm
    result(seat, action={"verb": "open_bell"})
    lead = crm.leads[17]
    count = seat.tally.column((lead.pipeline, lead.stage))[0]
    lead.responsible_id = next(e.id for e in crm.employees.values() if e.id != crm.me)
    notify(crm, "client_wrote", lead.id)
    said = show_changes(seat)
    assert (said["gone"], said["cards"]) == ([17], [])
    column = {"pipeline": lead.pipeline, "id": lead.stage, "count": count - 1, "sum_rub": 0}
    assert said["columns"] == [column]


def test_the_boot_knows_pipelines_fields_and_rights() -> None:
    """What the screens draw boards, lists and forms of: for every kind of card."""
    company = result(seat_at(), see="boot")["organisation"]
    assert (company["has_leads"], company["entry"]) == (True, "leads")
    assert [p["id"] for p in company["pipelines"]][:2] == ["leads", "bankruptcy"]
    assert company["fields"].keys() == {"lead", "deal", "contact", "company"}
    assert company["me_can"] == {"admin": False, "assign": False, "arrange": True}
    assert [e["mine"] for e in company["employees"]].count(True) == 1


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_language_is_remembered_for_the_next_boot(lang: str) -> None:
    """A reload speaks the language that was chosen on the screen."""
    seat = seat_at()
    assert result(seat, lang=lang) == {"lang": lang}
    assert result(seat, see="boot")["lang"] == lang


def test_boot_holds_what_never_changes() -> None:
    """The company, the lesson and the hours cross once, in both languages."""
    boot = result(seat_at(), see="boot")
    assert boot["start"] == "2026-11-23T09:00"
    assert boot["lesson"]["brief"] == BRIEF
    assert boot["clock"] == {
        "now_min": 0,
        "closes_min": 540,
        "days_left": 0,
        "over": False,
        "handed_in": False,
    }
    assert [stage["id"] for stage in boot["organisation"]["stages"]][:2] == ["NEW", "UNREACHED"]
    assert boot["me"]["invited"] is False
    assert result(seat_at(ONBOARDING), see="boot")["me"]["joined"] is False


def test_days_are_counted_down() -> None:
    """A lesson of two days has one left, then none, and is over when the last one closes."""
    seat = seat_at(days=2)
    assert result(seat, see="boot")["clock"]["days_left"] == 1
    clock = result(seat, action={"verb": "end_day"})["changed"]["clock"]
    assert (clock["days_left"], clock["over"]) == (0, False)
    assert clock["closes_min"] == clock["now_min"] + 540
    result(seat, action={"verb": "wait", "minutes": 540})
    assert result(seat, see="lesson")["clock"]["over"] is True


@pytest.mark.requirement("R012", "R018", "R019")
@pytest.mark.parametrize("item", ["news", "notifications", "open_line", "chat_search", "chats"])
def test_every_item_of_the_panel_can_be_opened(item: str) -> None:
    """Each item of the company's panel shows lines with a heading, or none."""
    seat = seat_at()
    result(seat, action={"verb": "message_client", "lead": 12, "text": "Добрый день"})
    result(seat, action={"verb": "wait", "minutes": 60})
    for line in result(seat, see="panel", **{"with": {"item": item}})["items"]:
        assert line["title"].keys() == line["text"].keys() == {"ru", "en"}


@pytest.mark.requirement("R017")
def test_the_open_line_holds_what_clients_wrote() -> None:
    """A client's answer stands in the open line, the trainee's message in the chats alone."""
    seat = seat_at()
    result(seat, action={"verb": "message_client", "lead": 12, "text": "Добрый день"})
    result(seat, action={"verb": "wait", "minutes": 60})
    lines = result(seat, see="panel", **{"with": {"item": "open_line"}})["items"]
    chats = result(seat, see="panel", **{"with": {"item": "chat_search"}})["items"]
    assert len(chats) == len(lines) + 1
    assert "Добрый день" not in json.dumps(lines, ensure_ascii=False)


def test_a_fault_of_ours_is_answered_and_nothing_is_written(tmp_path: Path) -> None:
    """A robot step that nobody has written: code `failure`, no line, and the desk goes on."""
    file = tmp_path / "attempt.jsonl"
    company = broken_at("comment_added", load_organisation("bankruptcy"))
    seat = seat_of(load_scenario(PRIORITIES), file, company)
    result(seat, action={"verb": "call_client", "lead": 1})
    before = file.read_bytes()
    assert code(seat, action={"verb": "add_comment", "lead": 1, "text": "Позвонил"}) == "failure"
    assert file.read_bytes() == before
    assert result(seat, action={"verb": "wait", "minutes": 1})["seq"] == 2
    seat.desk.close()
    assert len(replay(read_attempt(file)).steps) == 2


def test_many_threads_get_one_answer_each() -> None:
    """Whichever thread a kernel uses, every message has its own line and its own reply."""
    seat = seat_at()
    replies: list[dict[str, Any]] = []

    def work(thread: int) -> None:
        for n in range(20):
            message = {"id": f"{thread}-{n}", "action": {"verb": "open_bell"}}
            replies.append(answer(seat, message))

    threads = [Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply["result"]["seq"] for reply in replies) == list(range(1, 121))
    assert len({reply["id"] for reply in replies}) == 120


def test_starting_again_needs_a_finished_lesson() -> None:
    """A fresh desk is given once the lesson is handed in, and the finished one is let go."""
    finished = fresh()
    seat = Seat(finished, load_scenario(STAGES), BRIEF, start_again=fresh)
    assert code(seat, again=True) == "refused"
    result(seat, action={"verb": "hand_in"})
    assert result(seat, again=True) == {"again": True}
    assert seat.desk is not finished
    assert result(seat, see="boot")["clock"]["handed_in"] is False
    assert result(seat, action={"verb": "open_bell"})["seq"] == 1


def events_of(kind: type[Event]) -> list[type[Event]]:
    """The kinds of events below one, in this process."""
    return [kind, *(event for child in kind.__subclasses__() for event in events_of(child))]


def test_every_event_is_told_or_silent_on_purpose() -> None:
    """A new event needs a line of the feed, or a place in the list of silent ones."""
    kinds = {kind.__name__ for kind in events_of(Event)[1:]} - {MessageRead.__name__}
    told = {kind.__name__ for kind in telling.WORDS} | {"MeetingSet", "Reminded"}
    assert kinds - told - SILENT == {"Passing", "CardMoved", "Arrived", "ClientActed"}
    assert told & SILENT == set()


@pytest.mark.parametrize("bot", ["diligent", "random"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_whole_day_crosses_the_bridge(name: str, bot: str) -> None:
    """Whatever a bot does is answered with a receipt, and no place of a sentence stays open."""
    seat = seat_at(name)
    for step in played(name, bot).trace().steps:
        if step.action.verb == "set_password":
            seat.desk.do(step.action)
            continue
        action = step.action.model_dump(mode="json", exclude_none=True)
        said = result(seat, action=action)
        assert bool(said["refusal"]) == bool(step.missing)
        texts = [text for line in said["happened"] for text in line["text"].values()]
        assert not [text for text in texts if "{" in text or not text]
