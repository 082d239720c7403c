"""Every fault of a trainer's file is found, at its line, with what else is possible."""

from pathlib import Path

import pytest

from tests.scenario.files import COMPANY, LESSON, changed, problems, write

Fault = tuple[str, str, str, str]

# old text, new text, key, message; the fault stands in the first line of the new text
SHAPES = [
    (
        "currency: RUB",
        "curency: RUB",
        "curency",
        "There is no key 'curency' here. Did you mean 'currency'?",
    ),
    ("currency: RUB", "currency: EUR", "currency", "'EUR' is not possible here. Possible: RUB."),
    (
        "task_workdays: 5",
        "task_workdays: five",
        "task_workdays",
        "Expected is a whole number, not 'five'.",
    ),
    (
        "task_workdays: 5",
        "task_workdays: 5.5",
        "task_workdays",
        "Expected is a whole number, not 5.5.",
    ),
    (
        "task_workdays: 5",
        "task_workdays:",
        "task_workdays",
        "Expected is a whole number, not nothing.",
    ),
    ("call_client: 2", "call_client: -2", "costs.call_client", "It must be 0 or more."),
    ('opens: "09:00"', 'opens: "9 am"', "hours.opens", "Expected is a time of day in quotes"),
    (
        'color: "#2fc6f6"',
        "color: blue",
        "pipelines.0.stages.0.color",
        "six small hexadecimal digits",
    ),
    ("tier: 1,", "tier: first,", "pipelines.0.stages.0.tier", "Expected is a whole number, not"),
    ("tier: 1,", "teir: 1,", "pipelines.0.stages.0.teir", "Did you mean 'tier'?"),
    ("{id: lawyer, ", "{id: a lawyer, ", "roles.3.id", "Latin letters, digits and _"),
    ("{id: lawyer, ", "{", "roles.3.id", "The key 'id' is missing."),
    ("call_client: 2", "call client: 2", "costs.call client", "Latin letters, digits and _"),
    ("ages: [25, 65]", "ages: [25]", "ages.1", "Entry 2 of the list is missing."),
    ("ages: [25, 65]", "ages: [25, 65, 70]", "ages", "at most 2 entries, and has 3."),
    ("ages: [25, 65]", "ages: old", "ages", "Expected is a list in [brackets], not 'old'."),
    ("ages: [25, 65]", "ages: {from: 25}", "ages", "Expected is a list in [brackets], not keys"),
    ("reply_min: [4, 25]", "reply_min: soon", "dice.reply_min", "a list in [brackets] or a whole"),
    (
        "reply_min: [4, 25]",
        "reply_min: {a: 1}",
        "dice.reply_min",
        "or a whole number, not keys with",
    ),
    ("reply_min: [4, 25]", "reply_min: [4, x]", "dice.reply_min.1", "Expected is a whole number"),
    ("domain: dolgovert.example", "domain: dolgovert.ru", "domain", "ends in .example"),
    ("money, form: true", "money, form: maybe", "fields.0.form", "true or false, not 'maybe'."),
    ("en: Lawyer}", "english: Lawyer}", "roles.3.name.english", "Possible: en, ru."),
    ("en: Lawyer}", "en: 5}", "roles.3.name.en", "a text; quote it if it looks like a number"),
    (
        "ru: Юрист, ",
        "ru: Юрист, право, ",
        "roles.3.name.право",
        "A text with a comma needs quotes.",
    ),
    ("roles:", "roles: 5\nrules:", "roles", "Expected is a list in [brackets], not 5."),
]
NAMES = [
    ("id: bankruptcy", "id: bankrupt", "id", "the file is bankruptcy.yaml."),
    ("{id: deals, ", "{id: leads, ", "sections.1.id", "'leads' stands in this list twice."),
    ("needs: [talked]", "needs: [talkd]", "pipelines.0.stages.2.needs.0", "Did you mean 'talked'"),
    ("convert: [signing", "convert: [sining", "convert.0", "Did you mean 'signing_agreed'"),
    ("deal_pipeline: bankruptcy", "deal_pipeline: leads", "deal_pipeline", "Possible: bankruptcy"),
    ("approver: responsible", "approver: nobody", "approver", "There is no role 'nobody'"),
    ("said: [refuses]", "said: [sighs]", "reject_reasons.2.said.0", "no saying 'sighs'"),
    ("- {id: ads, weight", "- {id: add, weight", "source_mix.1.id", "Did you mean 'ads'"),
    ("channels: {whatsapp", "channels: {whatsup", "channels.whatsup", "Did you mean 'whatsapp'"),
    ("story: thinker", "story: thinks", "manners.3.story", "Did you mean 'thinker'"),
    ("again_hour: [10, 16]", "agan_hour: [10, 16]", "dice.agan_hour", "Did you mean 'again_hour'"),
    ("when: lead_arrived", "when: lead_arived", "robots.0.when", "Did you mean 'lead_arrived'"),
    ("when: lead_arrived", "when: robot_noticed", "robots.0.when", "no event of a card"),
    ("when: lead_arrived", "when: bell_opened", "robots.0.when", "no event of a card"),
    ("do: notify", "do: notifi", "robots.0.do", "Did you mean 'notify'"),
    ("stage: MEETING_SET\n", "stage: MEETING\n", "robots.1.stage", "Did you mean 'MEETING_SET'"),
    ("call_client: 2", "call_clint: 2", "costs.call_clint", "Did you mean 'call_client'"),
    ("calendar: RU", "calendar: XX", "hours.calendar", "XX"),
]
SENSE = [
    ('closes: "18:00"', 'closes: "08:00"', "hours.closes", "before it opens at 09:00"),
    ('closes: "18:00"', 'closes: "09:00"', "hours.closes", "before it opens at 09:00"),
    ("ages: [25, 65]", "ages: [65, 25]", "ages", "the other way round"),
    ("ages: [25, 65]", "ages: [0, 25]", "ages", "from 1 to 120"),
    ("ages: [25, 65]", "ages: [25, 121]", "ages", "from 1 to 120"),
    ("slot_day: [1, 3]", "slot_day: [3, 1]", "dice.slot_day", "the other way round"),
    ("ready: 75 ", "ready: 101 ", "dice.ready", "a chance in percent"),
    ("property: [0, 4]", "property: [0, 5]", "dice.property", "numbered from 0 to 4"),
    ("creditors: [2, 9]", "creditors: 9", "dice.creditors", "a span such as [9, 9]"),
    ("id: leads\n    name", "id: lids\n    name", "pipelines.0.id", "is named 'leads'"),
    ("type: number, form: true", "type: text, form: true", "fields.1.type", "cannot answer a text"),
    ("type: number, form: true", "type: choice", "fields.1.options", "has options"),
]  # fmt: skip
LESSONS = [
    ("id: bankruptcy/try-v1", "id: bankruptcy/try-v2", "id", "the folder is bankruptcy/try-v1."),
    ("id: bankruptcy/try-v1", "id: try", "id", "such as bankruptcy/first-morning-v1"),
    ("start: 2026-11-23T09:00", "start: tomorrow", "start", "such as 2026-11-23T09:00"),
    ("start: 2026-11-23T09:00", "start: 2026-11-22T09:00", "start", "is no working day."),
    ("start: 2026-11-23T09:00", "start: 2026-11-23T08:59", "start", "and 08:59 is outside."),
    ("start: 2026-11-23T09:00", "start: 2026-11-23T18:00", "start", "and 18:00 is outside."),
    ("start: 2026-11-23T09:00", "start: 2026-11-23T09:00:30", "start", "to the minute"),
    ("start: 2026-11-23T09:00", "start: 2026-11-23T09:00+03:00", "start", "a local date"),
    ("start: 2026-11-23T09:00", "start: 3026-11-24T09:00", "start", "3026"),
    ("manner: prompt", "manner: promt", "leads.0.manner", "Did you mean 'prompt'?"),
    ("source: site", "source: sight", "leads.0.source", "Did you mean 'site'?"),
    ("stage: NO_SHOW", "stage: NOSHOW", "leads.2.stage", "Did you mean 'NO_SHOW'?"),
    ("stage: NO_SHOW", "stage: JUNK", "leads.2.stage", "stands on another stage."),
    ("phase: missed", "phase: mised", "leads.2.phase", "Did you mean 'missed'?"),
    ("ready: 1", "redy: 1", "leads.0.dice.redy", "Did you mean 'ready'?"),
    ("ready: 1", "property: 5", "leads.0.dice.property", "numbered from 0 to 4."),
    ("ready: 1", "ready: [1, 0]", "leads.0.dice.ready", "the other way round."),
    ("[-90, -60]", "[-60, -90]", "leads.0.arrives", "the other way round."),
    ("due: [0, 60]", "due: [60, 0]", "leads.2.activities.1.due", "the other way round."),
    ("contacted: [-4200, -3900]", "contacted: [3, 4]", "leads.2.contacted", "before it"),
    ("arrives: [20, 40]}", "arrives: 20, contacted: -5}", "leads.1.contacted", "before it"),
    ("{name: second, ", "{name: first, ", "leads.1.name", "'first' stands in this list twice."),
    ("arrives: [-90, -60], ", "arrives: 0, registered: false, ", "leads.0.arrives", "in minute 1"),
    ("count: 2", "count: 0", "leads.0.count", "It must be 1 or more."),
    ("count: 2", "count: 10001", "leads.0.count", "It must be 10000 or less."),
    ("skill: form", "skill: from", "rules.1.skill", "Did you mean 'form'?"),
    ("rule: visit_on", "rule: joined", "rules.1.id", "'joined' stands in this list twice."),
    ("points: 10", "points: 0", "rules.0.points", "It must be 1 or more."),
    ("right: one", "right: on", "questions.0.right", "Did you mean 'one'?"),
    ("{id: two, ", "{id: one, ", "questions.0.choices.1.id", "'one' stands in this list twice."),
    ("requirement: R050", "requirement: 50", "questions.0.requirement", "a text"),
    ("requirement: R050", "requirement: R50", "questions.0.requirement", "such as R112"),
    ("seed: 5", "bots: {idle: [10, 0]}", "bots.idle", "[lowest, highest] percent"),
    ("seed: 5", "bots: {idle: [0, 101]}", "bots.idle", "[lowest, highest] percent"),
]  # fmt: skip
SOUND = [
    "start: 2026-11-23T17:59",
    "start: 2026-11-23 09:00",
    "start: 2026-11-23T09:00\nbots: {idle: [0, 100], diligent: [100, 100]}",
    "# a comment\nstart: '2026-11-23T09:00'",
]


def check(folder: Path, name: str, fault: Fault) -> None:
    """One change makes one problem at its key, its file and its line, and in a whole sentence."""
    old, new, key, message = fault
    file, line = changed(folder, name, old, new)
    here = [problem for problem in problems(file) if problem.key == key]
    assert [(problem.file, problem.line) for problem in here] == [(str(file), line)]
    assert message in here[0].message
    assert here[0].message.endswith((".", "?"))


@pytest.mark.parametrize("fault", SHAPES + NAMES + SENSE, ids=lambda fault: fault[1])
def test_a_fault_of_an_organisation_is_named(fault: Fault, tmp_path: Path) -> None:
    """Where, what, and what else is possible."""
    check(tmp_path, COMPANY, fault)


@pytest.mark.parametrize("fault", LESSONS, ids=lambda fault: fault[1])
def test_a_fault_of_a_scenario_is_named(fault: Fault, tmp_path: Path) -> None:
    """Where, what, and what else is possible."""
    check(tmp_path, LESSON, fault)


@pytest.mark.parametrize("start", SOUND)
def test_what_is_sound_has_no_problem(start: str, tmp_path: Path) -> None:
    """The boundaries of what is refused above are accepted."""
    file, _ = changed(tmp_path, LESSON, "start: 2026-11-23T09:00", start)
    assert problems(file) == ()


@pytest.mark.parametrize(
    ("old", "new", "list_key", "message"),
    [
        ("{id: manager, ", "{id: seller, ", "roles", "The trainee's role 'manager' is missing."),
        (
            "semantics: failure, ",
            "",
            "pipelines.0.stages",
            "one stage of the semantics success and one",
        ),
        ("tier: 1,", "semantics: success,", "pipelines.0.stages", "does not begin with an ending"),
    ],
)
def test_what_a_list_lacks_is_named_at_the_list(
    old: str, new: str, list_key: str, message: str, tmp_path: Path
) -> None:
    """A missing entry has no line of its own."""
    file, _ = changed(tmp_path, COMPANY, old, new)
    lines = file.read_text(encoding="utf-8").splitlines()
    name = list_key.rsplit(".", maxsplit=1)[-1]
    line = next(n for n, text in enumerate(lines, 1) if text.strip().startswith(f"{name}:"))
    found = [p for p in problems(file) if p.key == list_key and message in p.message]
    assert [problem.line for problem in found] == [line]


def test_a_lacking_die_is_named_at_its_manner(tmp_path: Path) -> None:
    """Every story has all the dice it throws, and every sum of the questionnaire has one."""
    file, _ = changed(tmp_path, COMPANY, "  service_rub: [5000, 25000]", "  #")
    assert [(p.key, p.message) for p in problems(file)] == [
        ("manners.4.dice", "These dice are missing: service_rub.")
    ]
    file, _ = changed(tmp_path, COMPANY, "  creditors: [2, 9]", "  #")
    assert [p.message for p in problems(file)] == ["These dice are missing: creditors."] * 7


def test_weights_are_not_all_zero(tmp_path: Path) -> None:
    """Something can be drawn."""
    file, line = changed(tmp_path, COMPANY, "source_mix:\n  - {id: site, weight: 40}", "mix")
    text = file.read_text(encoding="utf-8")
    start, end = text.index("mix\n"), text.index("\n\n", text.index("mix\n"))
    only = "source_mix: [{id: site, weight: 0}, {id: ads, weight: 0}]"
    write(tmp_path, COMPANY, text[:start] + only + text[end:])
    assert [(p.line, p.key) for p in problems(file)] == [(line, "source_mix")]


def test_all_problems_come_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    """A trainer mends a file once, not once a fault."""
    file, _ = changed(tmp_path, COMPANY, "currency: RUB", "currency: EUR")
    text = file.read_text(encoding="utf-8").replace("tier: 5", "tier: five")
    write(tmp_path, COMPANY, text.replace("task_workdays: 5", "task_workday: 5"))
    keys = [problem.key for problem in problems(file)]
    assert keys == ["currency", "task_workday", "pipelines.0.stages.1.tier"]
