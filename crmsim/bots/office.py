"""The work of a lesson that belongs to no card: segments, campaigns, letters, figures.

What is wanted is read off the scenario's own rules and letters, as a trainee reads the brief.
"""

from collections.abc import Iterator
from typing import Any

from crmsim.bots.hands import Hands
from crmsim.crm.entities import Activity, Segment
from crmsim.crm.reports import REPORTS
from crmsim.crm.reports.base import this_month
from crmsim.crm.selling import Who
from crmsim.crm.verbs.figures import TellFigure
from crmsim.crm.verbs.mail import AnswerLetter, LetterToDeal, ReadLetter
from crmsim.crm.verbs.marketing import MakeSegment, StartCampaign, TieCampaign
from crmsim.scenario.schema import Scenario
from crmsim.sim.opening import LetterPlan
from crmsim.words import say

BEFORE_CLOSING_MIN = 20
NEVER = 10**9


class Office:
    """Does what a lesson asks for beside the cards; in other lessons nothing."""

    def __init__(self, hands: Hands, scenario: Scenario) -> None:
        self.hands = hands
        self.scenario = scenario
        self.told = False

    def begin(self) -> None:
        """Make the segments, tie and start the campaigns (R258, R259, R260)."""
        for params in self._rules("segment_fits"):
            who = Who.model_validate(params["who"])
            name = say("Segment of the task").text(self.hands.lang)
            self.hands.do(MakeSegment(name=name, kind=params["kind"], who=who))
        for params in self._rules("buyers_greeted"):
            segment = self._segment("dynamic")
            text = say("Thank you for your order!").text(self.hands.lang)
            self.hands.do(TieCampaign(segment=segment, channel=params["channel"], text=text))
        for params in self._rules("campaign_sent_to_right_people"):
            segment = self._segment("static")
            text = say("Your favourite is here again.").text(self.hands.lang)
            self.hands.do(StartCampaign(segment=segment, channel=params["channel"], text=text))

    def do_letters(self) -> bool:
        """Give every new letter what it asks for (R034, R035); whether there was one."""
        fresh = [(row, plan) for row, plan in self._letters() if not row.confirmed]
        for row, plan in fresh:
            self.hands.do(ReadLetter(letter=row.id))
            if plan.wants == "order":
                repeats = self.hands.crm.organisation.repeats
                pipeline = None if repeats is None else repeats.pipeline
                self.hands.do(LetterToDeal(letter=row.id, name=plan.subject, pipeline=pipeline))
            elif plan.wants == "answer":
                text = "" if plan.template else say("We will see to it.").text(self.hands.lang)
                answer = AnswerLetter(letter=row.id, text=text, template=plan.template)
                self.hands.do(answer)
        return bool(fresh)

    def figures_due(self) -> Iterator[int]:
        """The minute at which the figures are to be told, where they are and are not yet."""
        if next(self._rules("figures_told"), None) is not None and not self.told:
            hours, days = self.hands.crm.hours, self.scenario.days
            yield hours.closing(hours.at(hours.day_after(0, days - 1), 0)) - BEFORE_CLOSING_MIN

    def tell_figures(self) -> None:
        """At the end of the last day, tell the figures that are asked for (R036, R210)."""
        if self.hands.now < next(self.figures_due(), NEVER):
            return
        self.told = True
        for params in self._rules("figures_told"):
            for wanted in params["figures"]:
                report, _, name = wanted.partition(".")
                crm = self.hands.crm
                figures = REPORTS[report](crm, this_month(crm)).figures
                value = next(one.value for one in figures if one.id == name)
                self.hands.do(TellFigure(report=report, figure=name, value=value))

    def _rules(self, name: str) -> Iterator[dict[str, Any]]:
        return (use.params for use in self.scenario.rules if use.rule == name)

    def _segment(self, kind: str) -> int:
        rows = self.hands.crm.table(Segment).values()
        return next(row.id for row in rows if row.kind == kind)

    def _letters(self) -> Iterator[tuple[Activity, LetterPlan]]:
        rows = [a for a in self.hands.crm.activities.values() if a.kind == "letter" and a.incoming]
        for plan in self.hands.desk.header.opening.letters:
            for row in rows:
                if (row.mailbox, row.title, row.text) == (plan.mailbox, plan.subject, plan.text):
                    yield row, plan
