"""Every fault in a company's robots, triggers, channels and sharing is found at its line."""

from pathlib import Path

import pytest

from tests.scenario.files import changed, problems

COMPANY = "organisations/toolkit.yaml"

# old text, new text, key, message
FAULTS = [
    ("trigger: back_on_site", "trigger: back_on_sight", "robots.3.trigger", "'back_on_site'"),
    ("do: plan_call", "do: plan_cal", "robots.3.do", "Did you mean 'plan_call'"),
    ("{due_min: 30}", "{due_mins: 30}", "robots.3.params.due_mins", "Did you mean 'due_min'"),
    ("{due_min: 30}", "{due_min: soon}", "robots.3.params.due_min", "'soon' is not possible"),
    ("{due_min: 30}", "{due_min: -1}", "robots.3.params.due_min", "-1 is not possible here"),
    ("author: marketer", "author: marketeer", "robots.4.params.author", "Did you mean 'marketer'"),
    ("closes: on_move", "closes: never", "robots.6.params.closes", "not possible here"),
    ("позвоните {name}", "позвоните {nome}", "robots.3.text", "one of them lacks"),
    ("stage: QUALIFIED", "stage: QUALIFID", "robots.1.stage", "Did you mean 'QUALIFIED'"),
    ("when: site_visited", "when: site_visit", "triggers.0.when", "Did you mean 'site_visited'"),
    ("to: PAID}", "to: PAYED}", "triggers.3.to", "There is no stage 'PAYED'"),
    ("id: wrote_letter,", "id: commented,", "triggers.2.id", "stands in this list twice"),
    ("among: manager", "among: managers", "distribution.among", "Did you mean 'manager'"),
    (
        "how: round_robin, among: manager",
        "how: by_source, among: manager, sources: {letter: 3}",
        "distribution.sources.letter",
        "The role has 3 employees, numbered from 0.",
    ),
    ("[call, callback]", "[call, calback]", "connections.0.sources.1", "Did you mean 'callback'"),
]


@pytest.mark.requirement("R067", "R254", "R255", "R257")
@pytest.mark.parametrize(("old", "new", "key", "message"), FAULTS)
def test_a_fault_of_the_automation_is_named(
    tmp_path: Path, old: str, new: str, key: str, message: str
) -> None:
    """Where it is, and what else is possible."""
    file, line = changed(tmp_path, COMPANY, old, new)
    here = [problem for problem in problems(file) if problem.key == key]
    assert [(problem.file, problem.line) for problem in here] == [(str(file), line)]
    assert message in here[0].message


@pytest.mark.requirement("R257")
def test_a_step_is_given_what_it_needs(tmp_path: Path) -> None:
    """A step that speaks has words, and one that needs a parameter has it."""
    text = '    text: {ru: "Клиент снова на сайте: позвоните {name}"'
    file, _ = changed(tmp_path, COMPANY, "do: plan_call", "do: move_card")
    keys = {problem.key: problem.message for problem in problems(file)}
    assert keys["robots.3.params"] == "The step 'move_card' needs the parameter 'stage'."
    assert "robots.3.params.due_min" in keys
    file, _ = changed(tmp_path, COMPANY, text, '    # {ru: "')
    [problem] = [p for p in problems(file) if p.key == "robots.3.text"]
    assert problem.message == "The step 'plan_call' needs a text."
