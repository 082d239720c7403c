"""The rows of one company in memory, in no Session: counted, and found by id.

What changes a row lives in `verbs` and `inbox`; what shows it, in `views`.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

from crmsim.crm.entities import (
    TABLES,
    Activity,
    Base,
    Comment,
    Contact,
    Deal,
    Employee,
    Lead,
    Notification,
    SavedFilter,
    StageChange,
)
from crmsim.crm.hours import OfficeHours
from crmsim.crm.organisation import Organisation, Stage
from crmsim.crm.pipeline import roads_of
from crmsim.crm.quiz import Question

Row = TypeVar("Row", bound=Base)


class Crm:
    """All rows of a company, and what time it is there.

    `me` is the employee at the desk; `now_min` is set by the world, minutes since opening.
    """

    def __init__(self, organisation: Organisation, start: datetime) -> None:
        self.organisation = organisation
        self.hours = OfficeHours(organisation.hours, start)
        self.roads = roads_of(organisation.leads)
        self.now_min = 0
        self.me = 1
        self.lesson = Lesson()
        self._tables: dict[type[Base], dict[int, Any]] = {table: {} for table in TABLES}
        self.employees = self.table(Employee)
        self.contacts = self.table(Contact)
        self.leads = self.table(Lead)
        self.deals = self.table(Deal)
        self.activities = self.table(Activity)
        self.notifications = self.table(Notification)
        self.saved_filters = self.table(SavedFilter)
        self._of_lead: dict[type[Base], defaultdict[int, list[Any]]] = {
            table: defaultdict(list) for table in (Activity, Comment, StageChange)
        }

    def table(self, entity: type[Row]) -> dict[int, Row]:
        """All rows of *entity* by id, oldest first."""
        rows: dict[int, Row] = self._tables[entity]
        return rows

    def add(self, entity: type[Row], **values: Any) -> Row:
        """A new row with the next id.

        The row is made as the ORM makes a loaded one: a tenth of the constructor's time.
        """
        row: Row = entity.__mapper__.class_manager.new_instance()
        table = self._tables[entity]
        values["id"] = len(table) + 1
        row.__dict__.update(values)
        table[values["id"]] = row
        if entity in self._of_lead and values["lead_id"] is not None:
            self._of_lead[entity][values["lead_id"]].append(row)
        return row

    def of_lead(self, entity: type[Row], lead_id: int) -> list[Row]:
        """The activities, comments or stage changes of a lead, oldest first."""
        return self._of_lead[entity][lead_id]

    def planned(self, lead_id: int, *kinds: str) -> Iterator[Activity]:
        """The planned activities of a lead, of any kind or of *kinds*."""
        for activity in self.of_lead(Activity, lead_id):
            if activity.state == "planned" and (not kinds or activity.kind in kinds):
                yield activity

    def stage(self, lead: Lead) -> Stage:
        """The stage on which a lead stands."""
        return self.organisation.leads.stage(lead.stage)

    @property
    def trainee(self) -> Employee:
        """The employee at the desk."""
        return self.employees[self.me]

    def employees_in(self, role: str) -> list[Employee]:
        """The employees of a role, by id."""
        return [e for e in self.employees.values() if e.role == role]


class Lesson:
    """What the lesson around the CRM has asked, been asked, and been told."""

    def __init__(self) -> None:
        self.invited = False
        self.handed_in = False
        self.questions: dict[str, Question] = {}
        self.answers: dict[str, str] = {}
        self.hintable: tuple[str, ...] = ()
        self.hints: list[str] = []
