"""The first half hour at a new place: joining, looking around, finding, answering questions."""

from crmsim.bots.hands import Hands
from crmsim.crm import phones
from crmsim.crm.filters import Criteria
from crmsim.crm.verbs.account import AcceptInvitation, FillProfile, SetPassword
from crmsim.crm.verbs.day import AnswerQuestion
from crmsim.crm.verbs.navigation import OpenBell, OpenPanel, OpenSection, OpenView
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter, Search
from crmsim.scenario.schema import Scenario
from crmsim.words import say


class Newcomer:
    """Does all that a first lesson asks; in other lessons, only what they ask."""

    def __init__(self, hands: Hands, scenario: Scenario) -> None:
        self.hands = hands
        self.scenario = scenario

    def settle_in(self) -> None:
        """Join where invited, and answer the lesson's questions."""
        if self.hands.crm.trainee.joined_min is None:
            self.join()
            self.look_around()
            self.find_everybody()
            self.keep_filter()
        for question in self.scenario.questions:
            self.hands.do(AnswerQuestion(question=question.id, choice=question.right))

    def join(self) -> None:
        """Accept, choose a strong password, keep it to oneself, fill the profile (R001–R009)."""
        do, me = self.hands.do, self.hands.crm.trainee
        do(AcceptInvitation())
        do(
            SetPassword(
                digest="bot", length=14, kinds=4, repeated=True, personal=False, keep="memory"
            )
        )
        about = say("Sales manager").text(self.hands.lang)
        fields = {f.id: about for f in self.hands.crm.organisation.profile}
        if "phone" in fields:
            fields["phone"] = me.phone
        do(FillProfile(fields=fields))

    def look_around(self) -> None:
        """Open every tab, view and item once, and the bell (R012–R020, R025)."""
        do, company = self.hands.do, self.hands.crm.organisation
        for section in company.sections:
            do(OpenSection(section=section.id))
        for mode in ("list", "calendar", "board"):
            do(OpenView(mode=mode))
        for item in company.panel:
            do(OpenPanel(item=item.id))
        do(OpenBell())

    def find_everybody(self) -> None:
        """Look for every lead by three spellings of its phone, and by name (R040–R042)."""
        for lead in list(self.hands.crm.leads.values()):
            number = phones.digits(lead.phone)
            spellings = (f"8{number}", f"({number[:3]}) {number[3:]}", number[3:])
            for query in (*spellings, lead.name.split()[0]):
                self.hands.do(Search(query=query))

    def keep_filter(self) -> None:
        """Set a filter by source and status, and keep it (R045, R046)."""
        company = self.hands.crm.organisation
        criteria = Criteria(
            work="open", sources=(company.sources[0].id,), stages=(company.leads.stages[0].id,)
        )
        self.hands.do(ApplyFilter(criteria=criteria))
        name = say("My new leads").text(self.hands.lang)
        self.hands.do(SaveFilter(name=name, criteria=criteria))
