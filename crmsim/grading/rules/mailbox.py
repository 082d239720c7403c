"""Letters get what they ask for, and figures are told as the reports say (R034, R035, R036)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.entities import Activity
from crmsim.crm.reports import REPORTS
from crmsim.crm.reports.base import this_month
from crmsim.crm.verbs.figures import FigureTold
from crmsim.crm.verbs.mail import LetterAnswered, LetterBecameDeal
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import GRACE_MIN, closes_min
from crmsim.sim.opening import LetterPlan
from crmsim.words import Told, say


@rule(
    requirement=("R034", "R035"),
    advice=say("Read every letter: answer a question, make a deal of an order, let ads lie."),
)
def letters_answered(trace: Trace) -> Iterator[Finding]:
    """A question gets its answer, an order becomes a deal, ads get neither (R034, R035)."""
    for row, plan in letters_of(trace):
        if plan.at_min + GRACE_MIN <= closes_min(trace):
            yield from _letter(trace, row, plan)


@rule(
    requirement=("R022", "R036", "R210"),
    advice=say("Open the report, read the figure off, and tell it as it is."),
)
def figures_told(trace: Trace, figures: list[str]) -> Iterator[Finding]:
    """The head of sales is told each figure that was asked for, as `report.figure` says it."""
    for wanted in figures:
        report, _, figure = wanted.partition(".")
        told = trace.last(FigureTold, report=report, figure=figure)
        named = _named(trace, report, figure)
        better = say("Open «{report}» and tell the figure «{figure}».", **named)
        if told is None:
            why = say("The figure «{figure}» was not told.", figure=named["figure"])
            yield wrong(None, why, better)
        elif told.value != told.true:
            why = say("The figure «{figure}» is not what the report says.", figure=named["figure"])
            yield wrong(told, why, better)
        else:
            why = say("The figure «{figure}» is right.", figure=named["figure"])
            yield right(told, why)


def letters_of(trace: Trace) -> Iterator[tuple[Activity, LetterPlan]]:
    """The letters of the lesson that have come, each with its plan."""
    rows = [a for a in trace.crm.activities.values() if a.kind == "letter" and a.incoming]
    for plan in trace.opening.letters:
        known = (plan.mailbox, plan.subject, plan.text)
        row = next((a for a in rows if (a.mailbox, a.title, a.text) == known), None)
        if row is not None:
            yield row, plan


def _named(trace: Trace, report: str, figure: str) -> dict[str, Told]:
    """What a report and its figure are called."""
    drawn = REPORTS[report](trace.crm, this_month(trace.crm))
    name = next(one.name for one in drawn.figures if one.id == figure)
    return {"report": drawn.title, "figure": name}


def _letter(trace: Trace, row: Activity, plan: LetterPlan) -> Iterator[Finding]:
    answer = trace.first(LetterAnswered, letter=row.id)
    deal = trace.first(LetterBecameDeal, letter=row.id)
    title = {"title": plan.subject}
    if plan.wants == "nothing":
        done: Any = answer or deal
        if done is not None:
            why = say("«{title}» is advertising and needed nothing.", **title)
            yield wrong(done, why, say("Leave advertising unanswered."))
    elif plan.wants == "order":
        better = say("Turn the letter «{title}» into a deal.", **title)
        if deal is None:
            yield wrong(answer, say("The order «{title}» is no deal yet.", **title), better)
        else:
            yield right(deal, say("The order «{title}» is a deal.", **title), deal.card)
    else:
        yield _answer(plan, answer)


def _answer(plan: LetterPlan, answer: LetterAnswered | None) -> Finding:
    title = {"title": plan.subject}
    better = say("Answer «{title}» with the ready letter that fits.", **title)
    if answer is None:
        return wrong(None, say("The letter «{title}» has no answer.", **title), better)
    if plan.template not in (None, answer.template):
        why = say("The answer to «{title}» is not the one that was asked for.", **title)
        return wrong(answer, why, better)
    return right(answer, say("The letter «{title}» has its answer.", **title))
