"""What a trainer's file of selling again must hold: names that exist, past ends, real places."""

from pathlib import Path

import pytest

from crmsim.errors import ScenarioError
from crmsim.scenario.cast import cast
from crmsim.scenario.load import company_of, load_organisation, load_scenario
from crmsim.shipped import scenarios_dir

COMPANY = "organisations/toolkit.yaml"
LESSON = "toolkit/repeat-v1/scenario.yaml"


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """The shipped company and lesson in a trainer's folder, one of them changed in one place."""
    for part in (COMPANY, LESSON):
        text = (scenarios_dir() / part).read_text(encoding="utf-8")
        if part == name:
            assert old in text
            text = text.replace(old, new, 1)
        file = folder / part
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.requirement("R258", "R034", "R035", "R261", "R264")
@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("who: {times: 2}", "who: {groups: [tea]}", "segments.1.who.groups.0"),
        ("who: {times: 2}", "who: {tags: [tea]}", "segments.1.who.tags.0"),
        ("{id: regulars, name", "{id: silent, name", "segments.2.id"),
        ("Здравствуйте, {contact}! Высылаю", "Здравствуйте, {client}! Высылаю", "templates.0.text"),
        ("roles: [head_of_sales, storekeeper]", "roles: [boss]", "mailboxes.1.roles.0"),
        ("repeats: {pipeline: repeat", "repeats: {pipeline: leads", "repeats.pipeline"),
        ('{role: manager, month: "2026-11"', '{role: boss, month: "2026-11"', "sales_plan.0.role"),
        ('month: "2026-11", rub: 200000', 'place: 9, month: "2026-11", rub: 200000', "place"),
    ],
)
def test_a_company_that_does_not_fit_is_refused(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    """With the key of what is wrong."""
    file = changed(tmp_path, COMPANY, old, new)
    with pytest.raises(ScenarioError) as error:
        load_organisation(file)
    assert key in str(error.value)


@pytest.mark.requirement("R034", "R235")
@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("product: beans_kilo, quantity: 8", "product: tea, quantity: 8", "products.0.product"),
        ("closed: [-74000, -34000]", "closed: [-74000, 1]", "closed"),
        ("closed: [-74000, -34000]", "closed: [-34000, -74000]", "closed"),
        ("    stage: SHIPPED\n", "    stage: SHIPPED\n    closed: -10\n", "closed"),
        ("    stage: LOST\n    source: callback\n", "    stage: LOSS\n", "stage"),
        ("group: september_beans", "group: august_beans", "letters.1.group"),
        ("mailbox: hello\n    wants: order", "mailbox: bye\n    wants: order", "letters.1.mailbox"),
        ("template: price_list", "template: prices", "letters.0.template"),
        ("name: orders_again", "name: asks_prices", "letters.1.name"),
    ],
)
def test_a_lesson_that_does_not_fit_is_refused(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    """With the key of what is wrong."""
    file = changed(tmp_path, LESSON, old, new)
    with pytest.raises(ScenarioError) as error:
        load_scenario(file)
    assert key in str(error.value)


@pytest.mark.requirement("R034")
def test_letters_are_cast_by_the_seed_and_come_in_their_order() -> None:
    """The writer of a group's letter is its first person; a stranger is nobody of the lesson."""
    name = "toolkit/repeat-v1"
    opening = cast(load_scenario(name), company_of(name), 5, "en")
    assert opening == cast(load_scenario(name), company_of(name), 5, "en")
    minutes = [letter.at_min for letter in opening.letters]
    assert minutes == sorted(minutes)
    phones = [lead.person.phone for lead in opening.leads]
    known = {letter.subject: letter.person.phone in phones for letter in opening.letters}
    assert known == {
        "What do beans cost": False,
        "Six more kilos": True,
        "Your site on top at a discount": False,
        "How do you deliver": True,
    }
