"""Trainers' files for tests: the shipped company and a small lesson, changed in one place."""

from pathlib import Path

from crmsim.errors import Problem, ScenarioError
from crmsim.scenario.load import load_organisation, load_scenario
from crmsim.shipped import scenarios_dir

COMPANY = "organisations/bankruptcy.yaml"
LESSON = "bankruptcy/try-v1/scenario.yaml"
SMALL = """\
id: bankruptcy/try-v1
title: {ru: Проба, en: A try}
goal: {ru: Попробовать., en: Try it.}
minutes: 5
start: 2026-11-23T09:00
seed: 5
skills:
  - {id: order, name: {ru: Порядок, en: Order}}
  - {id: form, name: {ru: Анкета, en: Form}}
leads:
  - {name: first, count: 2, source: site, manner: prompt, arrives: [-90, -60], dice: {ready: 1}}
  - {name: second, arrives: [20, 40]}
  - name: third
    stage: NO_SHOW
    phase: missed
    arrives: [-9000, -6000]
    contacted: [-4200, -3900]
    activities:
      - {kind: meeting, due: -4000, missed: true}
      - {kind: task, due: [0, 60], title: {ru: Перенести, en: Move it}}
questions:
  - id: lead
    text: {ru: Что такое лид?, en: What is a lead?}
    choices:
      - {id: one, name: {ru: Обращение, en: A request}}
      - {id: two, name: {ru: Договор, en: A contract}}
    right: one
    why: {ru: "Так принято.", en: "So it is."}
    requirement: R050
rules:
  - {rule: joined, skill: order, points: 10, hint: 2, title: {ru: Войти, en: Join}}
  - {rule: visit_on, skill: form, points: 5, title: {ru: Визит, en: Visit}}
"""


def text_of(name: str) -> str:
    """The text of the small lesson, or of a shipped file."""
    if name == LESSON:
        return SMALL
    return (scenarios_dir() / name).read_text(encoding="utf-8")


def write(folder: Path, name: str, text: str) -> Path:
    """A file of that name in a trainer's folder, beside the shipped company."""
    for path, content in ((COMPANY, text_of(COMPANY)), (name, text)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder / name


def changed(folder: Path, name: str, old: str, new: str) -> tuple[Path, int]:
    """A file with *new* instead of the first *old*, and the line where that stands."""
    text = text_of(name)
    assert old in text, f"{old!r} is no longer in {name}"
    place = text.index(old)
    return write(folder, name, text.replace(old, new, 1)), text.count("\n", 0, place) + 1


def problems(file: Path) -> tuple[Problem, ...]:
    """What is wrong with a file; nothing is wrong where it loads."""
    try:
        if file.parent.name == "organisations":
            load_organisation(file)
        else:
            load_scenario(file)
    except ScenarioError as error:
        return error.problems
    return ()
