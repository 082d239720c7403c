"""Laws of casting: an opening depends on scenario, company, seed and language, nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.facts import FACTS
from crmsim.scenario.cast import cast, versions
from crmsim.scenario.load import company_of, load_organisation, load_scenario, shipped
from crmsim.scenario.schema import LeadGroup, Scenario
from crmsim.sim.clients import STORIES
from crmsim.sim.opening import LeadPlan, Opening
from crmsim.sim.world import World
from tests.scenario.files import LESSON, SMALL, write

ROOT = Path(__file__).resolve().parents[2]
SEEDS = st.integers(0, 2**63)
LANGS = st.sampled_from(["ru", "en"])
PROGRAM = """
import sys
from hashlib import sha256
from crmsim.scenario.cast import cast, draw_leads
from crmsim.scenario.load import company_of, load_scenario, shipped
told = sha256()
for name in shipped():
    for lang in ("ru", "en"):
        opening = cast(load_scenario(name), company_of(name), 7, lang)
        told.update(opening.model_dump_json().encode())
        told.update(repr(draw_leads("bankruptcy", 7, 50, 0, lang)).encode())
print(told.hexdigest())
"""


@pytest.fixture(name="small", scope="module")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A lesson of four leads in three groups."""
    return load_scenario(write(tmp_path_factory.mktemp("small"), LESSON, SMALL))


def cast_small(small: Scenario, seed: int = 7, lang: str = "ru", **changes: object) -> Opening:
    """An opening of the small lesson, with some of its keys changed."""
    scenario = small.model_copy(update=changes)
    return cast(scenario, load_organisation("bankruptcy"), seed, lang)


def with_dice(small: Scenario, **dice: tuple[int, int] | int) -> list[LeadGroup]:
    """The groups of the small lesson, with dice of their own."""
    return [g.model_copy(update={"dice": {**g.dice, **dice}}) for g in small.leads]


def run(hash_seed: str, *before: str) -> str:
    """What a process of its own makes of all shipped lessons."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join((*before, PROGRAM))],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def test_every_process_casts_the_same() -> None:
    """Five hash seeds, and a world in which all is cast on another day of another year."""
    assert len({run(seed) for seed in ("0", "1", "2", "3", "random")}) == 1


def test_no_clock_is_asked() -> None:
    """With every clock that Python offers stopped in 1999, the same people are as old."""
    stopped = (
        "import datetime, time",
        "class Day(datetime.date):",
        "    today = classmethod(lambda cls: cls(1999, 1, 1))",
        "class Moment(datetime.datetime):",
        "    now = utcnow = today = classmethod(lambda cls, tz=None: cls(1999, 1, 1))",
        "datetime.date, datetime.datetime = Day, Moment",
        "time.time = time.time_ns = lambda: 915148800",
    )
    assert run("0", *stopped) == run("0")


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_lesson_is_cast_whole(name: str) -> None:
    """An opening survives JSON, a world plays it, and every client has the dice of their story."""
    scenario, company = load_scenario(name), company_of(name)
    for lang in ("ru", "en"):
        opening = cast(scenario, company, scenario.seed, lang)
        assert Opening.model_validate_json(opening.model_dump_json()) == opening
        assert len(opening.leads) == sum(group.count for group in scenario.leads)
        assert World(opening).crm.now_min == 0
        for lead in opening.leads:
            assert set(STORIES[lead.client.story].dice) <= set(lead.client.dice)
            assert list(lead.client.form) == [f.id for f in company.form_fields]


@settings(max_examples=30)
@given(seed=SEEDS, lang=LANGS)
def test_nobody_is_there_twice(seed: int, lang: str) -> None:
    """Names, phones and e-mails are unique within an opening, the employees' too."""
    opening = cast(load_scenario(shipped()[1]), load_organisation("bankruptcy"), seed, lang)
    people = [lead.person for lead in opening.leads]
    for own in ("name", "phone", "email"):
        values = [getattr(who, own) for who in (*people, *opening.employees)]
        assert len(set(values)) == len(values)


def test_clashes_are_resolved_for_the_later_one(small: Scenario) -> None:
    """In a crowd so large that first draws do clash, everybody still differs."""
    crowd = small.leads[1].model_copy(update={"count": 5_000})
    people = [lead.person for lead in cast_small(small, lang="en", leads=(crowd,)).leads]
    assert len({who.name for who in people}) == len({who.email for who in people}) == 5_000


@settings(max_examples=30)
@given(seed=SEEDS, lang=LANGS)
def test_an_added_group_shifts_nobody(small: Scenario, seed: int, lang: str) -> None:
    """What is put before, between or after the groups leaves their leads as they were."""
    more = LeadGroup(name="more", count=2)
    plain = cast_small(small, seed, lang).leads
    first, *others = small.leads
    longer = cast_small(small, seed, lang, leads=(more, first, *others, more)).leads
    assert [lead for lead in longer if lead in plain] == list(plain)
    wider = first.model_copy(update={"count": 9})
    grown = cast_small(small, seed, lang, leads=(wider, *others)).leads
    assert all(lead in grown for lead in plain)


def test_an_added_die_shifts_no_other(small: Scenario) -> None:
    """A die of a group replaces that die alone."""
    company = load_organisation("bankruptcy")
    more = company.model_copy(update={"dice": {"zeal": (1, 6), **company.dice}})
    for plain, richer in zip(
        cast(small, company, 7).leads, cast(small, more, 7).leads, strict=True
    ):
        thrown = dict(richer.client.dice)
        assert 1 <= thrown.pop("zeal") <= 6
        assert (thrown, richer.client.form) == (plain.client.dice, plain.client.form)


def test_a_group_says_what_a_manner_leaves_to_chance(small: Scenario) -> None:
    """One number in a group is that number, a span is drawn, a field of the form is answered."""
    given: dict[str, tuple[int, int] | int]
    given = {"ready": 0, "slot_day": (2, 2), "debt_rub": 900_000, "property": 3, "shows": 7}
    for lead in cast_small(small, leads=tuple(with_dice(small, **given))).leads:
        dice, form = lead.client.dice, lead.client.form
        assert (dice["ready"], dice["slot_day"], dice["shows"]) == (0, 2, 7)
        assert (form["debt_rub"], form["property"]) == (900_000, "mortgage")


def test_a_chance_is_a_percentage() -> None:
    """0 never happens, 100 always does, and 75 three times of four."""
    company = load_organisation("bankruptcy")
    crowd = LeadGroup(name="crowd", count=4_000, manner="prompt")
    certain = company.model_copy(update={"dice": {**company.dice, "shows": 100, "wrong": 0}})
    scenario = load_scenario(shipped()[0]).model_copy(update={"leads": (crowd,)})
    dice = [lead.client.dice for lead in cast(scenario, certain, 7).leads]
    assert {(thrown["shows"], thrown["wrong"]) for thrown in dice} == {(1, 0)}
    assert sum(thrown["ready"] for thrown in dice) / 4_000 == pytest.approx(0.75, abs=0.03)


def test_groups_come_in_order_and_leads_as_they_arrive(small: Scenario) -> None:
    """The first lead of a file is the first lead of the CRM."""
    leads = cast_small(small).leads
    arrivals = [lead.arrives_min for lead in leads]
    assert arrivals[:2] == sorted(arrivals[:2])
    assert [lead.stage for lead in leads] == ["NEW", "NEW", "NEW", "NO_SHOW"]
    assert all(-90 <= minute <= -60 for minute in arrivals[:2])
    assert 20 <= arrivals[2] <= 40


def test_a_group_s_calendar_and_texts_are_cast_in_the_language(small: Scenario) -> None:
    """Titles and comments are in the language of the opening."""
    (*_, third) = cast_small(small, lang="en").leads
    meeting, task = third.activities
    assert (meeting.kind, meeting.due_min, meeting.missed) == ("meeting", -4000, True)
    assert (task.title, 0 <= task.due_min <= 60) == ("Move it", True)
    assert cast_small(small).leads[-1].activities[1].title == "Перенести"
    assert third.contacted_min is not None
    assert -4200 <= third.contacted_min <= -3900


def test_what_a_form_says_is_on_the_card_once_it_is_sent(small: Scenario) -> None:
    """A questionnaire that was sent before the opening has been filled as the client told it."""
    sent = small.leads[0].model_copy(update={"form": "sent"})
    for lead in cast_small(small, leads=(sent, small.leads[1])).leads[:2]:
        assert lead.fields == lead.client.form != {}
    assert cast_small(small).leads[0].fields == {}


def test_the_channel_is_the_source_s_unless_the_group_says_another(small: Scenario) -> None:
    """Who calls or walks in has written nothing."""

    def leads(**group: str) -> tuple[LeadPlan, ...]:
        some = small.leads[1].model_copy(update={"count": 20, **group})
        return cast_small(small, leads=(some,)).leads

    assert {lead.channel for lead in leads(source="whatsapp")} == {"messenger"}
    assert {lead.channel for lead in leads(source="site")} == {"form"}
    assert all(lead.text for lead in leads(source="site"))
    assert {(x.channel, x.text) for x in leads(source="site", channel="call")} == {("call", "")}
    mixed = leads()
    assert len({lead.source for lead in mixed}) > 2
    assert "recommendation" not in {lead.source for lead in mixed}


def test_the_trainee_is_first_and_every_role_is_there(small: Scenario) -> None:
    """One employee a role, at the company's own domain, which leads nowhere."""
    opening = cast_small(small)
    company = load_organisation("bankruptcy")
    assert [who.role for who in opening.employees] == [role.id for role in company.roles]
    assert opening.employees[0].role == "manager"
    assert all(who.email.endswith("@dolgovert.example") for who in opening.employees)


def test_an_opening_does_not_hold_the_answers(small: Scenario) -> None:
    """Neither the right choice, nor why it is right, nor what only casting needs, is stored."""
    opening = cast_small(small, seed=1)
    assert [question.id for question in opening.questions] == ["lead"]
    assert not hasattr(opening.questions[0], "right")
    assert "Так принято" not in opening.model_dump_json()
    assert opening.hintable == ("joined",)
    assert opening.organisation == load_organisation("bankruptcy").plain
    assert not hasattr(opening.organisation, "requests")
    assert set(opening.organisation.convert) <= set(FACTS)


def test_a_salt_is_a_seed_s_own(small: Scenario) -> None:
    """Two seeds salt passwords differently, one seed always alike."""
    assert cast_small(small, 1).salt == cast_small(small, 1, "en").salt
    assert len({cast_small(small, seed).salt for seed in range(50)}) == 50


def test_importing_the_casting_does_not_import_faker() -> None:
    """Faker waits for the first person, and YAML for the first file."""
    code = "import sys, crmsim.scenario.cast; print({'faker', 'yaml'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == "set()"


def test_an_attempt_is_stamped_with_versions() -> None:
    """Text by text, so that a header can hold them."""
    assert set(versions()) == {"python", "crmsim", "faker"}
    assert all(versions().values())
