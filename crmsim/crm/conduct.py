"""How a company wants its cards kept, as data: contacts, deals, the right to call, the audit.

Nothing here acts: contacts are judged in `acquaintance`, deals in `standing`, the audit is held in
`sim.audit`.
"""

from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.frozen import Clock, Frozen, Id
from crmsim.words import Text

Fault = Literal[
    "incorrect_deal",
    "inactive_deal",
    "doubled_deal",
    "doubled_contact",
    "incomplete_contact",
    "empty_comment",
    "no_right_to_call",
    "outside_crm",
]
"""What an audit finds."""
Asked = Literal["group", "stage", "contact", "comment", "product", "sum"]
"""What a new deal may have to hold (R235)."""


class Penalty(Frozen):
    """What a fault costs: points and rubles of a fine, or the client (R229)."""

    fault: Fault
    name: Text
    points: Annotated[int, Field(ge=0)] = 0
    rub: Annotated[int, Field(ge=0)] = 0
    loses_client: bool = False


class Audit(Frozen):
    """Who looks at the cards, at which times of a working day, and for which faults (R229)."""

    role: Id
    at: Annotated[tuple[Clock, ...], Field(min_length=1)]
    penalties: Annotated[tuple[Penalty, ...], Field(min_length=1)]


class Conduct(Frozen):
    """The rules of cards; a company without any leaves all of it out.

    A call without a lead of one's own is nobody's concern, is `marked` for the audit, or `refused`.
    """

    contact_required: tuple[Id, ...] = Field(default=(), description="fields (R241, R242, D17)")
    contact_unique: bool = Field(default=False, description="a duplicate is refused (R244)")
    refuse_employee_mail: bool = Field(default=False, description="in a client's card (R243)")
    calls_without_lead: Literal["free", "marked", "refused"] = "free"
    shared_contacts: bool = Field(default=False, description="every employee may open a contact")
    deal_from_lead: bool = Field(default=False, description="and with exactly one contact (R232)")
    deal_required: tuple[Asked, ...] = Field(default=(), description="at creation (R235)")
    one_deal_per_group: bool = Field(default=False, description="open, of a client (R238, D19)")
    active_months: Annotated[int, Field(ge=1, le=24)] = Field(
        default=2, description="a deal lives so long on a talk and a detailed comment (R236, D20)"
    )
    audit: Audit | None = None
