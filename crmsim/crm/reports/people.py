"""What each employee sells: the plan of the month, and a summary of their work (R036, R264)."""

from typing import Any

from crmsim.crm import sales
from crmsim.crm.entities import Employee
from crmsim.crm.reports.base import (
    Column,
    Figure,
    Report,
    Span,
    report,
    seen_deals,
    sold,
    staff,
    table,
)
from crmsim.crm.reports.deals import conversion, counts
from crmsim.crm.reports.load import done_by
from crmsim.crm.store import Crm
from crmsim.words import say

OF_PLAN = (
    Column("name", say("Employee"), "text"),
    Column("plan_rub", say("Plan, sum"), "money"),
    Column("won_rub", say("Sold"), "money"),
    Column("percent", say("Plan fulfilled"), "percent"),
    Column("plan_deals", say("Plan, deals"), "number"),
    Column("won", say("Won"), "number"),
)
OF_EMPLOYEE = (
    Column("name", say("Employee"), "text"),
    Column("new", say("New deals"), "number"),
    Column("won", say("Won"), "number"),
    Column("lost", say("Lost"), "number"),
    Column("conversion", say("Conversion"), "percent"),
    Column("won_rub", say("Sum of won deals"), "money"),
    Column("calls", say("Calls"), "number"),
    Column("done", say("Activities done"), "number"),
    Column("overdue", say("Overdue activities"), "number"),
)


@report
def plan(crm: Crm, span: Span) -> Report:
    """Plan and fact of the month in which the period ends, by employee (R264)."""
    month = sales.name_of_month(crm, min(span.last, crm.now_min))
    whole = Span(*sales.month_of(crm, month), span.pipeline)
    rows = [_target(crm, employee, month, whole) for employee in staff(crm)]
    planned = [row for row in rows if row["plan_rub"] or row["plan_deals"] or row["won"]]
    shown = table("plan", say("Plan and fact"), OF_PLAN, planned)
    total = shown.total
    fulfilled = sales.percent(total["won_rub"], total["plan_rub"])
    return Report(
        say("Sales plan"),
        (
            Figure("plan_rub", say("Plan, sum"), "money", total["plan_rub"]),
            Figure("won_rub", say("Sold"), "money", total["won_rub"]),
            Figure("percent", say("Plan fulfilled"), "percent", fulfilled),
            Figure("left_rub", say("Left to sell"), "money", _left(total)),
        ),
        (shown,),
    )


@report
def employees(crm: Crm, span: Span) -> Report:
    """A line for every employee: deals, conversion, calls, what is late (R036)."""
    rows = [_summary(crm, employee, span) for employee in staff(crm)]
    shown = table("employees", say("By employee"), OF_EMPLOYEE, rows)
    total = shown.total
    return Report(
        say("Employees"),
        (
            Figure("won_rub", say("Sum of won deals"), "money", total["won_rub"]),
            Figure("calls", say("Calls"), "number", total["calls"]),
            Figure("overdue", say("Overdue activities"), "number", total["overdue"]),
        ),
        (shown,),
    )


def overdue_of(crm: Crm, employee: Employee) -> int:
    """How many planned activities of an employee are late now."""
    return sum(
        activity.state == "planned"
        and activity.responsible_id == employee.id
        and activity.due_min is not None
        and activity.due_min < crm.now_min
        for activity in crm.activities.values()
    )


def _left(total: dict[str, int]) -> int:
    return max(total["plan_rub"] - total["won_rub"], 0)


def _target(crm: Crm, employee: Employee, month: str, span: Span) -> dict[str, Any]:
    target = sales.target_of(crm, employee, month)
    won = [deal for deal in sold(crm, span) if deal.responsible_id == employee.id]
    won_rub, plan_rub = sum(deal.sum_rub for deal in won), target.rub if target else 0
    return {
        "name": employee.name,
        "plan_rub": plan_rub,
        "won_rub": won_rub,
        "percent": sales.percent(won_rub, plan_rub),
        "plan_deals": target.deals if target else 0,
        "won": len(won),
    }


def _summary(crm: Crm, employee: Employee, span: Span) -> dict[str, Any]:
    own = [deal for deal in seen_deals(crm, span) if deal.responsible_id == employee.id]
    row, done = counts(crm, own, span), done_by(crm, employee, span)
    return {
        "name": employee.name,
        **row,
        "conversion": conversion(row),
        "calls": sum(activity.kind == "call" for activity in done),
        "done": len(done),
        "overdue": overdue_of(crm, employee),
    }
