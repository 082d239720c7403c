"""The admissions office as data: what its file must hold, and how its people are cast."""

from pathlib import Path

import pytest

from crmsim.errors import ScenarioError
from crmsim.scenario.cast import cast
from crmsim.scenario.load import load_organisation, load_scenario
from crmsim.shipped import scenarios_dir

CONTACTS = "university/contacts-v1"


def faults(
    folder: Path, old: str, new: str, file: str = "organisations/university.yaml"
) -> list[str]:
    """The keys of the faults that a changed file has."""
    for name in ("organisations/university.yaml", f"{CONTACTS}/scenario.yaml"):
        text = (scenarios_dir() / name).read_text(encoding="utf-8")
        if name == file:
            assert old in text
            text = text.replace(old, new, 1)
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as found:
        load_scenario(str(folder / CONTACTS))
    return [problem.key for problem in found.value.problems]


@pytest.mark.requirement("R229", "R235", "R241", "R242")
@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (
            "[name, phone, birth_date, mobile,",
            "[name, phone, born, mobile,",
            "conduct.contact_required.2",
        ),
        ("role: quality_control", "role: quality", "conduct.audit.role"),
        ('at: ["12:00", "17:30"]', 'at: ["12:00", "18:30"]', "conduct.audit.at.1"),
        ("fault: inactive_deal", "fault: incorrect_deal", "conduct.audit.penalties.1.fault"),
        ("id: hr, group: retraining", "id: hr, group: training", "products.3.group"),
        ("one_deal_per_group: true", "one_deal_a_group: true", "conduct.one_deal_a_group"),
    ],
)
def test_a_rule_of_cards_names_what_is_there(tmp_path: Path, old: str, new: str, key: str) -> None:
    """A field, a role, an hour, a group that the company does not have is named with its line."""
    assert key in faults(tmp_path, old, new)


def test_another_phone_is_of_somebody_who_is_named(tmp_path: Path) -> None:
    """`other_phone` alone says nothing."""
    file = f"{CONTACTS}/scenario.yaml"
    found = faults(tmp_path, "same_as: student, other_phone", "other_phone", file)
    assert any(key.endswith("other_phone") for key in found)


@pytest.mark.requirement("R077", "R244")
def test_who_asks_again_is_the_same_person_with_another_phone() -> None:
    """Name and birth date are alike; the card holds neither mail nor birth date."""
    scenario = load_scenario(CONTACTS)
    opening = cast(scenario, load_organisation("university"), 1)
    plans = dict(
        zip((g.name for g in scenario.leads for _ in range(g.count)), opening.leads, strict=True)
    )
    known, again = plans["student"].person, plans["asks_again"].person
    assert (known.name, known.birth_date) == (again.name, again.birth_date)
    assert known.phone != again.phone
    assert plans["asks_again"].blank == ("email", "birth_date")


@pytest.mark.requirement("R056")
def test_a_child_is_of_the_ages_that_the_group_says() -> None:
    """The parent is a client like others; the child is somebody else."""
    scenario = load_scenario(CONTACTS)
    for seed in range(1, 11):
        opening = cast(scenario, load_organisation("university"), seed)
        [child] = [plan.about for plan in opening.leads if plan.about is not None]
        years = scenario.start.year - int(child.birth_date[:4])
        assert 17 <= years <= 19
        assert child.phone not in {plan.person.phone for plan in opening.leads}
