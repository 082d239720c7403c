"""The desktop and the reports as plain data, in both languages (R022, R036, R210, R264)."""

from typing import Any, TypedDict

from crmsim.crm import sales
from crmsim.crm.reports import REPORTS, Figure, Report, Span, Table, may_analyse
from crmsim.crm.reports.desktop import draw_desktop
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Line, Minute
from crmsim.crm.views.base import Asked, BadFilter, view
from crmsim.crm.views.shapes import Both, both
from crmsim.errors import meant
from crmsim.words import say


class ColumnRow(TypedDict):
    """A column of a report's table."""

    id: str
    name: Both
    kind: str


class TableRow(TypedDict):
    """A table of a report; a text in `rows` is a string, or one in both languages."""

    id: str
    title: Both
    columns: list[ColumnRow]
    rows: list[dict[str, Any]]
    total: dict[str, int]


class FigureRow(TypedDict):
    """A number with a name."""

    id: str
    name: Both
    kind: str
    value: int


class ReportSeen(TypedDict):
    """A report; `empty` says why there is nothing, where there is nothing (R036)."""

    report: str
    title: Both
    from_min: int
    to_min: int
    figures: list[FigureRow]
    tables: list[TableRow]
    empty: Both | None


class AnalyticsAsked(Asked):
    """Without minutes the present month is shown; without a pipeline all of them."""

    report: Line = "deals"
    from_min: Minute | None = None
    to_min: Minute | None = None
    pipeline: Line | None = None


@view
def analytics(crm: Crm, asked: AnalyticsAsked) -> ReportSeen:
    """A report over what the trainee may see: own numbers, or the department's (R036, R210)."""
    first, last = sales.this_month(crm)
    start = first if asked.from_min is None else asked.from_min
    end = last if asked.to_min is None else asked.to_min
    if asked.report not in REPORTS:
        hint = meant(asked.report, REPORTS)
        raise BadFilter(say("There is no report «{name}».{hint}", name=asked.report, hint=hint))
    drawn = REPORTS[asked.report](crm, Span(start, end, asked.pipeline))
    allowed = may_analyse(crm)
    closed = None if allowed else say("Your role has no access to the reports.").both()
    return {
        "report": asked.report,
        "title": drawn.title.both(),
        "from_min": start,
        "to_min": end,
        "figures": [_figure(one) for one in drawn.figures] if allowed else [],
        "tables": [_table(one) for one in drawn.tables] if allowed else [],
        "empty": closed,
    }


@view
def desktop(crm: Crm, asked: Asked) -> dict[str, Any]:
    """The widgets with the state of the sales department (R022)."""
    return {"widgets": [_widget(name, drawn) for name, drawn in draw_desktop(crm).items()]}


def _widget(name: str, drawn: Report) -> dict[str, Any]:
    return {
        "id": name,
        "title": drawn.title.both(),
        "figures": [_figure(one) for one in drawn.figures],
        "tables": [_table(one) for one in drawn.tables],
    }


def _figure(one: Figure) -> FigureRow:
    return {"id": one.id, "name": one.name.both(), "kind": one.kind, "value": one.value}


def _table(one: Table) -> TableRow:
    return {
        "id": one.id,
        "title": one.title.both(),
        "columns": [{"id": c.id, "name": c.name.both(), "kind": c.kind} for c in one.columns],
        "rows": [{key: _cell(value) for key, value in row.items()} for row in one.rows],
        "total": one.total,
    }


def _cell(value: Any) -> Any:
    return both(value) if hasattr(value, "text") else value
