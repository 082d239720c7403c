"""People who do not exist: names of one gender, valid phones, reserved e-mails, right ages."""

import re
from collections import Counter
from datetime import date

import pytest
from faker.providers.address.ru_RU import Provider as Towns
from faker.providers.person.en_US import Provider as Folk
from faker.providers.person.ru_RU import Provider as People
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.phones import e164, is_valid
from crmsim.errors import ScenarioError
from crmsim.scenario.cast import DRAWN_ON, draw_leads
from crmsim.scenario.dice import Dice
from crmsim.scenario.load import load_organisation
from crmsim.scenario.people import DOMAINS, draw_person, phone

SEEDS = st.integers(0, 2**63)
LANGS = st.sampled_from(["ru", "en"])
MEN = (People.last_names_male, People.first_names_male, People.middle_names_male)
WOMEN = (People.last_names_female, People.first_names_female, People.middle_names_female)
EMAIL = re.compile(rf"[a-z]+\.[a-z]+[0-9]{{2}}@({'|'.join(map(re.escape, DOMAINS))})")


def age(birth_date: str, on: date) -> int:
    """Whole years on a day."""
    born = date.fromisoformat(birth_date)
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@settings(max_examples=50)
@given(seed=SEEDS, lang=LANGS, start=st.integers(0, 10**6), count=st.integers(0, 12))
def test_a_lead_is_the_same_in_every_stretch(seed: int, lang: str, start: int, count: int) -> None:
    """Record i depends on the seed and i, not on how many are drawn or from where."""
    stretch = draw_leads("bankruptcy", seed, count, start, lang)
    assert [lead.index for lead in stretch] == list(range(start, start + count))
    assert stretch == [
        draw_leads("bankruptcy", seed, 1, n, lang)[0] for n in range(start, start + count)
    ]


@settings(max_examples=25)
@given(seed=SEEDS, lang=LANGS)
def test_phones_are_valid_and_mails_are_reserved(seed: int, lang: str) -> None:
    """No number is malformed, no letter can arrive."""
    for lead in draw_leads("bankruptcy", seed, 40, 0, lang):
        assert is_valid(lead.phone)
        assert e164(lead.phone) == lead.phone
        assert EMAIL.fullmatch(lead.email)


def test_phones_of_a_stream_never_repeat() -> None:
    """Two hundred thousand of fifty million, in two streams."""
    for stream in ("leads", "other"):
        assert len({phone(1, stream, index) for index in range(200_000)}) == 200_000


@given(seed=SEEDS, index=st.integers(0, 10**12))
def test_every_index_has_a_phone(seed: int, index: int) -> None:
    """A stream longer than its numbers begins again."""
    assert re.fullmatch(r"\+7(972|973|974|975|976)\d{7}", phone(seed, "leads", index))


def test_russian_names_agree_in_gender() -> None:
    """Last, first and middle name are of one list, each list is used, and nobody has a title."""
    seen: Counter[bool] = Counter()
    for lead in draw_leads("bankruptcy", 5, 3_000):
        parts = set(lead.full_name.split(" "))
        assert len(parts) == 3
        men, women = (all(parts & set(names) for names in lists) for lists in (MEN, WOMEN))
        assert men or women, lead.full_name
        seen[men] += 1
    assert min(seen.values()) / 3_000 == pytest.approx(0.5, abs=0.04)


def test_english_names_are_first_and_last() -> None:
    """Of Faker's lists and with their weights, without titles and degrees."""
    leads = draw_leads("bankruptcy", 5, 3_000, lang="en")
    for lead in leads:
        first, last = lead.full_name.split(" ")
        assert first in Folk.first_names
        assert last in Folk.last_names
    smiths = sum(lead.full_name.endswith(" Smith") for lead in leads)
    share = Folk.last_names["Smith"] / sum(Folk.last_names.values())
    assert smiths / 3_000 == pytest.approx(share, abs=0.006)


@given(seed=SEEDS, low=st.integers(1, 80), width=st.integers(0, 40), on=st.dates(date(1990, 1, 1)))
def test_ages_are_of_the_span_on_the_day(seed: int, low: int, width: int, on: date) -> None:
    """Both ends belong to the span; the day is the caller's, never today."""
    for lang in ("ru", "en"):
        who = draw_person(Dice(seed, "who"), lang, (low, low + width), on)
        assert low <= age(who.birth_date, on) <= low + width


def test_ages_reach_both_ends() -> None:
    """The youngest and the oldest of the company's span occur."""
    low, high = load_organisation("bankruptcy").ages
    ages = {age(lead.birth_date, DRAWN_ON) for lead in draw_leads("bankruptcy", 2, 3_000)}
    assert ages == set(range(low, high + 1))


def test_towns_are_names_without_notes() -> None:
    """Of Faker's list, and none with a region in brackets."""
    towns = {lead.city for lead in draw_leads("bankruptcy", 2, 3_000)}
    assert len(towns) > 400
    assert towns <= set(Towns.city_names)
    assert not any(set(town) & set("(),.") for town in towns)


def test_sources_come_by_weight() -> None:
    """The mix of the file, within what 5,000 leads allow; only who writes has a text."""
    company = load_organisation("bankruptcy")
    leads = draw_leads("bankruptcy", 9, 5_000)
    counts = Counter(lead.source for lead in leads)
    for share in company.source_mix:
        assert counts[share.id] / 5_000 == pytest.approx(share.weight / 100, abs=0.02)
    assert all(bool(lead.text) == (lead.channel in ("form", "messenger")) for lead in leads)
    assert {lead.text for lead in leads if lead.text} == {r.ru for r in company.requests}


def test_a_stream_of_an_unknown_company_is_refused() -> None:
    """With those that are there."""
    with pytest.raises(ScenarioError, match="Did you mean 'bankruptcy'"):
        draw_leads("bankrupcy", 1, 1)
