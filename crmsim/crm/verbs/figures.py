"""A figure that the trainee has read off a report and tells the head of sales (R036, R210)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, need, verb, written


class TellFigure(Action):
    """Tell the head of sales a figure of a report: which, and how much it is."""

    verb: Literal["tell_figure"] = "tell_figure"
    report: Line
    figure: Line
    value: Annotated[int, Field(ge=0, le=10**12)]


@dataclass(frozen=True, slots=True)
class FigureTold(Event):
    """The head of sales has been told a figure; `true` is what the report says then."""

    report: str
    figure: str
    value: int
    true: int


@verb
def tell_figure(action: TellFigure, crm: Crm) -> list[Event]:
    """A figure is told of a report that the trainee may open (R036, R210, R264)."""
    from crmsim.crm.reports import figure

    need([written(action.report, "report"), written(action.figure, "figure")])
    true = figure(crm, action.report, action.figure)
    return [FigureTold(action.report, action.figure, action.value, true)]
