"""What is set on the portal by name, for everybody or for one employee (R029, R037).

Who may set it is a matter of `verbs.settings`.
"""

from typing import Any

from crmsim.crm.entities import Setting
from crmsim.crm.store import Crm


def setting(crm: Crm, name: str, employee: int | None = None) -> Any:
    """What is set under a name; None where nothing is."""
    row = _row(crm, name, employee)
    return None if row is None else row.value


def put_setting(crm: Crm, name: str, value: Any, employee: int | None = None) -> None:
    """Set a value under a name, instead of what was there."""
    row = _row(crm, name, employee)
    if row is None:
        crm.add(Setting, employee_id=employee, name=name, value=value)
    else:
        row.value = value


def robot_is_on(crm: Crm, robot: str) -> bool:
    """Whether a robot of the company works; each does until it is switched off (R037)."""
    return setting(crm, f"robot:{robot}") is not False


def columns_of(crm: Crm, section: str) -> list[str]:
    """The columns that the trainee has chosen for a list; none where the usual ones are shown."""
    return list(setting(crm, f"columns:{section}", crm.me) or ())


def _row(crm: Crm, name: str, employee: int | None) -> Setting | None:
    rows = crm.table(Setting).values()
    return next((r for r in rows if r.name == name and r.employee_id == employee), None)
