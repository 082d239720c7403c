"""The guides for trainers: their examples hold, and they name all that a file may say."""

import re
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from crmsim.bots import find_bot
from crmsim.cli import COMMANDS
from crmsim.cli.play import open_for
from crmsim.crm.automation import Robot, Trigger
from crmsim.crm.checks import CHECKS
from crmsim.crm.conduct import Conduct, Fault
from crmsim.crm.facts import FACTS
from crmsim.crm.organisation import CardField, Need, Pipeline, Role, Stage
from crmsim.crm.selling import Who
from crmsim.grading.grade import grade
from crmsim.grading.rulebook import all_rules
from crmsim.scenario.load import company_of, load_organisation, load_scenario, read
from crmsim.scenario.schema import Company, LeadGroup, Letter, Scenario
from crmsim.sim.clients import STORIES
from crmsim.sim.robots import STEPS
from tests.cli.test_commands import run
from tests.desks import SHIPPED

ROOT = Path(__file__).parents[2]
COMPANY = ("company.md", "company.ru.md")
TRAINER = ("trainer.md", "trainer.ru.md")
MODELS = {
    "company.md": (Company,),
    "company.ru.md": (Company,),
    "trainer.md": (Scenario, LeadGroup),
    "trainer.ru.md": (Scenario, LeadGroup),
}
KEYS = (Company, Pipeline, Stage, Need, Role, CardField, Conduct, Robot, Trigger, Who)


def text_of(page: str) -> str:
    """The words of a guide."""
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


def blocks(page: str) -> list[str]:
    """The examples of a guide, as they are written."""
    return re.findall(r"```yaml\n(.*?)```", text_of(page), re.DOTALL)


def examples(page: str, folder: Path) -> Iterator[dict[str, Any]]:
    """The examples of a guide, as our own reader reads them."""
    for number, block in enumerate(blocks(page)):
        file = folder / f"{number}.yaml"
        file.write_text(block, encoding="utf-8")
        yield read(file).data


def unnamed(page: str, names: Iterator[str] | list[str]) -> list[str]:
    """The names that a guide does not write as code."""
    text = text_of(page)
    return sorted({name for name in names if f"`{name}`" not in text})


def unsaid(page: str, things: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The params that do not stand in the row of what takes them."""
    rows = [line for line in text_of(page).splitlines() if line.startswith("| `")]
    row_of: dict[str, str] = {}
    for row in rows:
        for name in re.findall(r"`(\w+)`", row.split(" | ")[0]):
            row_of[name] = row_of.get(name, "") + row
    return [
        (name, param)
        for name, params in things.items()
        for param in params
        if f"`{param}`" not in row_of.get(name, "")
    ]


@pytest.mark.parametrize("page", MODELS)
def test_every_example_is_valid(page: str, tmp_path: Path) -> None:
    """Each key of an example holds what its model asks for."""
    found = list(examples(page, tmp_path))
    assert len(found) >= 3
    for example in found:
        for key, value in example.items():
            model = next(m for m in MODELS[page] if key in m.model_fields)
            kind: Any = model.model_fields[key].annotation
            TypeAdapter(kind).validate_python(value)


def lesson_of(page: str, folder: Path) -> Path:
    """The examples of a company's guide as a company in *folder*, with a new lesson for it."""
    file = folder / "organisations" / "bikes.yaml"
    file.parent.mkdir()
    file.write_text("".join(blocks(page)), encoding="utf-8")
    assert run("new", "scenario", "bankruptcy/first-v1", "--dir", str(folder)).exit_code == 0
    (folder / "bankruptcy").rename(folder / "bikes")
    made = folder / "bikes" / "first-v1" / "scenario.yaml"
    words = made.read_text(encoding="utf-8").replace("bankruptcy", "bikes")
    made.write_text(words, encoding="utf-8")
    return made


@pytest.mark.parametrize("page", COMPANY)
def test_the_examples_of_a_company_are_one_that_is_played(page: str, tmp_path: Path) -> None:
    """Put together they pass the check, and whoever works by the book earns everything."""
    lesson = lesson_of(page, tmp_path).parent
    assert load_organisation(tmp_path / "organisations" / "bikes.yaml").id == "bikes"
    scenario = load_scenario(lesson)
    desk = open_for(scenario, "tester", 4, "ru", company=company_of(lesson))
    find_bot("diligent")(desk, scenario)
    desk.close()
    assert grade(desk.trace(), scenario).percent == 100.0


@pytest.mark.parametrize("page", TRAINER)
def test_the_deals_and_letters_of_the_guide_fit_that_company(page: str, tmp_path: Path) -> None:
    """Its names of stages, fields, products and mailboxes are those of the company's guide."""
    made = lesson_of("company.md", tmp_path)
    ours = "".join(block for block in blocks(page) if "paid_soon" in block)
    words = made.read_text(encoding="utf-8")
    words = re.sub(r"^leads:.*?(?=^rules:)", lambda _: ours, words, flags=re.DOTALL | re.MULTILINE)
    made.write_text(words, encoding="utf-8")
    scenario = load_scenario(made.parent)
    assert [group.name for group in scenario.leads] == ["paid_soon"]
    assert [letter.name for letter in scenario.letters] == ["question"]


@pytest.mark.parametrize("pages", [COMPANY, TRAINER])
def test_both_languages_show_the_same_examples(pages: tuple[str, str], tmp_path: Path) -> None:
    """A guide and its translation show the same data."""
    english, russian = (list(examples(page, tmp_path)) for page in pages)
    assert english == russian


@pytest.mark.parametrize("page", COMPANY)
def test_a_company_s_guide_names_every_key_and_every_name(page: str) -> None:
    """Keys, dice, facts, checks, stories, steps and faults are all there."""
    keys = [f.alias or name for m in KEYS for name, f in m.model_fields.items()]
    dice = [die for story in STORIES.values() for die in story.dice]
    names = [*keys, *dice, *FACTS, *CHECKS, *STORIES, *STEPS, *get_args(Fault)]
    assert unnamed(page, names) == []


@pytest.mark.parametrize("page", COMPANY)
def test_a_company_s_guide_names_every_param(page: str) -> None:
    """The row of a fact, a check or a step names what it takes."""
    facts = {name: list(signature(fact).parameters)[2:] for name, fact in FACTS.items()}
    checks = {name: list(signature(check).parameters)[2:] for name, check in CHECKS.items()}
    steps = {name: list(step.params.model_fields) for name, step in STEPS.items()}
    assert [unsaid(page, things) for things in (facts, checks, steps)] == [[], [], []]


@pytest.mark.parametrize("page", TRAINER)
def test_a_trainer_s_guide_names_every_key_rule_and_param(page: str) -> None:
    """Keys of scenarios, groups and letters, and the rules with their params."""
    keys = [name for m in (Scenario, LeadGroup, Letter) for name in m.model_fields]
    rules = {name: list(rule.params) for name, rule in all_rules().items()}
    assert unnamed(page, [*keys, *rules]) == []
    assert unsaid(page, rules) == []


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_readme_lists_every_lesson_and_every_command(lang: str) -> None:
    """A new lesson or command is not forgotten there."""
    page = ROOT / ("README.md" if lang == "en" else "README.ru.md")
    text = page.read_text(encoding="utf-8")
    assert [name for name in SHIPPED if f"(notebooks/{lang}/{name}.ipynb)" not in text] == []
    assert [name for name in COMMANDS if f"`crmsim {name}" not in text] == []
