"""The book of a bot that works: a page for each saying of a client. No page is written here.

A page turns what was said into comments, tasks, fields, and the stage that follows.
"""

from collections.abc import Callable, Mapping

from crmsim.bots.hands import Hands
from crmsim.crm.store import Moving

Facts = Mapping[str, int | str | bool]
Page = Callable[[Hands, Moving, Facts], None]
PAGES: dict[str, Page] = {}


def page(*said: str) -> Callable[[Page], Page]:
    """Register what is done when a client has said one of *said*."""

    def register(function: Page) -> Page:
        for one in said:
            if one in PAGES:
                raise ValueError(f"The saying {one} has two pages.")
            PAGES[one] = function
        return function

    return register
