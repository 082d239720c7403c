"""A seat: a desk with the lesson that is sat through at it. What every message is answered from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock

from crmsim.crm.views.shapes import Both
from crmsim.crm.views.tally import Tally
from crmsim.desk.desk import Desk
from crmsim.scenario.schema import Scenario


@dataclass
class Seat:
    """One trainee's place; enter it under its `lock`.

    `start_again` gives a fresh desk for the same lesson, where there is somebody to give it.
    """

    desk: Desk
    scenario: Scenario
    brief: Both
    lang: str = "ru"
    coaching: bool = True
    start_again: Callable[[], Desk] | None = None
    lock: RLock = field(default_factory=RLock, repr=False)
    _tally: Tally | None = field(default=None, repr=False)

    @property
    def tally(self) -> Tally:
        """The counts of the desk's CRM; made anew after the desk has rebuilt itself."""
        if self._tally is None or self._tally.crm is not self.desk.crm:
            self._tally = Tally(self.desk.crm, self.desk.trace().events)
        return self._tally

    @property
    def is_secret(self) -> bool:
        """Whether nothing may be said about right and wrong yet: an exam is running."""
        return self.scenario.exam and not self.desk.crm.lesson.handed_in
