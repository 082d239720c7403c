"""What the lesson itself asks: questions (R245). Hints are counted by `grade`."""

from collections.abc import Iterator

from crmsim.crm.verbs.day import QuestionAnswered
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding
from crmsim.grading.rulebook import rule
from crmsim.scenario.schema import QuizQuestion, Scenario
from crmsim.words import say


@rule(requirement="R245", advice=say("Answer the questions of the lesson."))
def questions_right(trace: Trace, scenario: Scenario) -> Iterator[Finding]:
    """Every question of the lesson is answered rightly (R245)."""
    for question in scenario.questions:
        yield _judged(trace, question)


def _judged(trace: Trace, question: QuizQuestion) -> Finding:
    given = trace.first(QuestionAnswered, question=question.id)
    if given is None:
        why = say("The question «{question}» has not been answered.", question=question.text)
        better = say("Read the brief once more, and answer it.")
        return Finding(False, None, why, better, requirement=question.requirement)
    names = {choice.id: choice.name for choice in question.choices}
    if given.choice == question.right:
        why = say("Right: {why}", why=question.why)
        return Finding(True, given, why, requirement=question.requirement)
    why = say("«{choice}» is not the answer: {why}", choice=names[given.choice], why=question.why)
    better = say("The answer is «{choice}».", choice=names[question.right])
    return Finding(False, given, why, better, requirement=question.requirement)
