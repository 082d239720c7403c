"""The report says what the grade says, in both languages, and nothing in it can act."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from crmsim.crm.verbs import VERB_NAMES, VERBS, Action
from crmsim.crm.verbs.day import EndDay, HandIn, Wait
from crmsim.crm.verbs.leads import AddLead
from crmsim.crm.verbs.search import Search
from crmsim.crm.verbs.timeline import AddComment
from crmsim.grading.day import WORDS, words_of
from crmsim.grading.report import render_html, report
from crmsim.sim.opening import Opening
from tests.desks import ONBOARDING, PRIORITIES, STAGES, played
from tests.grading.examples import EXAMPLES, NEW, appoint, call, move, note, plan
from tests.grading.position import lead, lesson, opening, phone, play, use

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}{name}"
KEYS = {"percent", "points", "of", "passed", "skills", "findings", "day", "hints"}


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append(data)


def shown(position: Opening, *actions: Action) -> dict[str, Any]:
    """The report of a line of play in a lesson of three rules."""
    rules = lesson(use("comment_after_contact"), use("time_as_agreed"), use("every_lead_has_task"))
    return report(play(position, *actions), rules)


def test_the_report_has_the_shape_of_the_contract() -> None:
    """What the screens read is there, by name."""
    found = shown(NEW, call(), appoint(61), move("NO_SUCH"))
    assert found.keys() >= KEYS
    assert found["day"][2]["refused"]
    assert found["day"][2]["refusal"]["en"].startswith("There is no status «NO_SUCH».")
    assert [line["ok"] for line in found["day"]] == [None, False, None]
    assert found["first_wrong"] == 2
    assert found["day"][0]["text"] == {
        "ru": found["day"][0]["text"]["ru"],
        "en": "Called «Client 1»",
    }


def test_a_line_is_wrong_when_any_finding_blames_it() -> None:
    """A call that kept the order but forgot the comment before it is marked."""
    two = opening(lead(), lead())
    rules = lesson(use("comment_after_contact"), use("highest_tier_first"))
    day = report(play(two, call(1), call(2)), rules)["day"]
    assert [line["ok"] for line in day] == [True, False]


def test_every_verb_has_words() -> None:
    """A new verb without words would be a hole in the day."""
    assert set(WORDS) == set(VERBS)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_action_of_the_examples_can_be_told(name: str) -> None:
    """All values that the words ask for are there, in both languages."""
    example = EXAMPLES[name]
    crm = play(example.position).crm
    for action in (*example.praised, *example.blamed):
        told = words_of(action, crm)
        assert all(re.fullmatch(r"[^{}]+", told.text(lang)) for lang in ("ru", "en"))


@pytest.mark.parametrize("kind", VERBS, ids=VERB_NAMES.get)
def test_every_action_can_be_told_whatever_it_leaves_out(kind: type[Action]) -> None:
    """An action that names no card is refused, and the report of the day still opens."""
    nothing = kind.model_construct(**dict.fromkeys(kind.model_fields))
    told = words_of(nothing, play(NEW).crm)
    for lang in ("ru", "en"):
        assert re.fullmatch(r"[^{}]+", told.text(lang))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_hostile_text_stays_a_text(lang: str) -> None:
    """Names, comments, searches and the trainee's own name are shown, and do nothing."""
    added = AddLead(name=HOSTILE, phone=phone(7), source="site")
    actions = [added, call(1), AddComment(lead=2, text=HOSTILE), Search(query=HOSTILE)]
    html = render_html(shown(NEW, *actions), lang, trainee=HOSTILE)
    page = Page(html)
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert HOSTILE in "".join(page.words)
    assert "49" not in [word.strip() for word in page.words]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_page_loads_nothing_and_leads_nowhere(lang: str) -> None:
    """No address, no script, no import: every link points into the page, at something there."""
    html = render_html(shown(NEW, call(), note(), appoint(61), HandIn()), lang)
    page = Page(html)
    assert not {"script", "link", "iframe", "img", "object"} & set(page.tags)
    assert "@import" not in html
    assert "url(" not in html
    assert "http:" not in html
    assert "https:" not in html
    ids = {value for name, value in page.attributes if name == "id"}
    links = [value for name, value in page.attributes if name == "href"]
    assert links
    assert all(link and link[0] == "#" and link[1:] in ids for link in links)


def test_a_page_says_its_language_and_speaks_it() -> None:
    """For a screen reader, and for the decimal comma."""
    found = {**shown(NEW, call()), "percent": 62.5}
    russian, english = render_html(found, "ru"), render_html(found, "en")
    assert '<html lang="ru">' in russian
    assert "62,5 %" in russian
    assert '<html lang="en">' in english
    assert "62.5 %" in english
    assert "Your day" in english


def test_an_empty_attempt_has_a_page() -> None:
    """Nothing was done, and that is said."""
    assert "No line was written." in render_html(shown(opening()), "en")


def test_each_day_has_its_strip_inside_its_hours() -> None:
    """Two days, two strips; no block hangs over the edge."""
    days = opening(lead(), days=2)
    late = [Wait(minutes=539), call(), EndDay(), note(), plan(3000), Wait(minutes=600)]
    page = Page(render_html(shown(days, *late), "en"))
    assert {"23 November", "24 November"} <= set(page.words)
    widths = [int(v or 0) for n, v in page.attributes if n == "width" and (v or "").isdigit()]
    lefts = [int(v or 0) for n, v in page.attributes if n == "x"]
    assert len(lefts) == len(late)
    assert all(
        left + width <= 1000 for left, width in zip(lefts, widths[-len(lefts) :], strict=True)
    )


@pytest.mark.parametrize("name", [ONBOARDING, PRIORITIES, STAGES])
@pytest.mark.parametrize("bot", ["diligent", "random"])
def test_shipped_lessons_have_pages(name: str, bot: str) -> None:
    """Whoever plays, the page can be written, and names every line."""
    from crmsim.scenario.load import load_scenario

    desk = played(name, bot, 2)
    found = report(desk.trace(), load_scenario(name))
    for lang in ("ru", "en"):
        page = Page(render_html(found, lang, "Анна"))
        ids = {value for attribute, value in page.attributes if attribute == "id"}
        assert {f"line-{n}" for n in range(1, len(found["day"]) + 1)} <= ids
