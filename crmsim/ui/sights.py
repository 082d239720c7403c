"""What a screen sees beyond the CRM: the boot, the lesson, the report, the panel, oneself."""

from collections.abc import Iterable, Iterator
from typing import Any

from crmsim.crm.organisation import CardField, Named, Pipeline
from crmsim.crm.quiz import Question
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import KINDS
from crmsim.crm.views import look
from crmsim.crm.views.card import draw_stage
from crmsim.crm.views.shapes import Both, both
from crmsim.ui.border import Declined
from crmsim.ui.receipts import show_clock
from crmsim.ui.seat import Seat
from crmsim.words import Phrase, say, say_n
from crmsim.words.phrase import catalogue


def boot(seat: Seat) -> dict[str, Any]:
    """The first thing that a screen asks: all that does not change, and the numbers that do."""
    crm, lesson = seat.desk.crm, seat.scenario
    return {
        "lesson": {
            "id": lesson.id,
            "title": both(lesson.title),
            "brief": seat.brief,
            "minutes": lesson.minutes,
            "exam": lesson.exam,
        },
        "organisation": _organisation(crm),
        "me": me(seat),
        "start": f"{crm.hours.start:%Y-%m-%dT%H:%M}",
        "clock": show_clock(seat.desk),
        "counters": seat.tally.counters,
        "bell": seat.tally.unread,
        "lang": seat.lang,
        "words": russian_words(),
    }


def me(seat: Seat) -> dict[str, Any]:
    """The trainee's profile, and whether this lesson has invited them (R001)."""
    return {**look(seat.desk.crm, "profile"), "invited": seat.desk.header.opening.invited}


def russian_words() -> dict[str, str]:
    """What the screens' own texts are in Russian; what only Python says is left out."""
    return {
        message.id: message.string
        for message in catalogue("ru")
        if isinstance(message.id, str) and isinstance(message.string, str)
        if message.id and message.string
        if not message.locations or any(f.startswith("frontend") for f, _ in message.locations)
    }


def lesson(seat: Seat) -> dict[str, Any]:
    """The goals with what they have earned, the questions, and what is still open."""
    crm = seat.desk.crm
    return {
        "goals": _goals(seat),
        "questions": [_question(crm, question) for question in crm.lesson.questions.values()],
        "clock": show_clock(seat.desk),
        "coaching": seat.coaching,
        "can_hand_in": not crm.lesson.handed_in,
        "open": [phrase.both() for phrase in _still_open(seat)],
    }


def report(seat: Seat) -> dict[str, Any]:
    """What has been earned up to now; Declined while an exam is running."""
    from crmsim.grading.report import report as report_of

    if seat.is_secret:
        raise Declined("refused", say("The report of an exam is shown after it is handed in."))
    return report_of(seat.desk.trace(), seat.scenario)


def _goals(seat: Seat) -> list[dict[str, Any]]:
    from crmsim.grading.grade import goals

    found = goals(seat.desk.trace(), seat.scenario)
    hidden = {"points": 0, "state": "open"} if seat.is_secret else {}
    return [{**goal, **hidden} for goal in found]


def _question(crm: Crm, question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": both(question.text),
        "choices": _named(question.choices),
        "answer": crm.lesson.answers.get(question.id),
    }


def _still_open(seat: Seat) -> Iterator[Phrase]:
    """What a careful person would do before handing in (R252)."""
    crm, counters = seat.desk.crm, seat.tally.counters
    counts = [
        (
            len(crm.lesson.questions) - len(crm.lesson.answers),
            say_n("{n} question has no answer.", "{n} questions have no answer.", 0),
        ),
        (
            counters["overdue"],
            say_n("{n} activity is overdue.", "{n} activities are overdue.", 0),
        ),
        (
            counters["today"],
            say_n("{n} activity is still due today.", "{n} activities are still due today.", 0),
        ),
        (
            counters["none"],
            say_n("{n} card has no planned activity.", "{n} cards have no planned activity.", 0),
        ),
        (
            seat.tally.unread,
            say_n("{n} notification is unread.", "{n} notifications are unread.", 0),
        ),
    ]
    for n, words in counts:
        if n:
            yield Phrase(words.msgid, (("n", n),), words.plural, n)


def _organisation(crm: Crm) -> dict[str, Any]:
    company = crm.organisation
    return {
        "id": company.id,
        "name": both(company.name),
        "sections": _named(company.sections),
        "panel": _named(company.panel),
        "has_leads": company.has_leads,
        "entry": company.entry.id,
        "pipelines": [_pipeline(pipeline) for pipeline in company.pipelines],
        "stages": [draw_stage(stage) for stage in company.entry.stages],
        "roles": _named(company.roles),
        "employees": [
            {"id": e.id, "name": e.name, "role": e.role, "mine": e.id == crm.me}
            for e in crm.employees.values()
        ],
        "me_can": _rights(crm),
        "sources": _named(company.sources),
        "tags": _named(company.tags),
        "reject_reasons": _named(company.reject_reasons),
        "costs": company.costs,
        "fields": {
            kind: [_field(field) for field in company.fields_of(kind).values()] for kind in KINDS
        },
        "profile": [_field(field) for field in company.profile],
        "hours": {"opens": company.hours.opens, "closes": company.hours.closes},
        "password": company.password.model_dump(include={"min_length", "min_kinds"}),
    }


def _named(rows: Iterable[Named]) -> list[dict[str, str | Both]]:
    return [{"id": row.id, "name": both(row.name)} for row in rows]


def _pipeline(pipeline: Pipeline) -> dict[str, Any]:
    return {
        "id": pipeline.id,
        "name": both(pipeline.name),
        "entity": pipeline.entity,
        "stages": [draw_stage(stage) for stage in pipeline.stages],
        "moves_to": list(pipeline.moves_to),
    }


def _rights(crm: Crm) -> dict[str, bool]:
    """What the trainee's role may do beyond its own cards (R023, R029, R037)."""
    role = crm.organisation.role(crm.trainee.role)
    return {"admin": role.admin, "assign": role.sees != "own", "arrange": role.arranges}


def _field(field: CardField) -> dict[str, Any]:
    return {
        "id": field.id,
        "name": both(field.name),
        "type": field.type,
        "options": _named(field.options),
        "form": field.form,
    }
