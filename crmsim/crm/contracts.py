"""What a company asks of its contracts, as data: prices, checks of fields, papers, others' work.

Nothing here acts: prices are read in `prices`, checks made in `checks`, work done in `sim`.
"""

from typing import Annotated, Any

from pydantic import Field

from crmsim.crm.frozen import Frozen, Id, Named
from crmsim.words import Text


class Price(Frozen):
    """A row of a price list: for a number up to `up_to`, or for an option of a choice.

    The row that names neither is for all the rest.
    """

    up_to: int | None = None
    option: Id | None = None
    rub: Annotated[int, Field(ge=0)]


class PriceList(Frozen):
    """What something costs, by one field of the card (R127, R129, R140)."""

    id: Id
    by: Id
    rows: Annotated[tuple[Price, ...], Field(min_length=1)]


class Check(Frozen):
    """What a field of a deal must agree with; which checks there are is said in `crm.checks`.

    What is `asked` stands in the way of a stage that needs `checks_hold`; what is not, is only
    judged. `requirement` is what the check answers; without `pipelines` it is made in all.
    """

    check: Id
    pipelines: tuple[Id, ...] = ()
    params: dict[Id, Any] = {}
    requirement: Annotated[str, Field(pattern=r"^R\d{3}$")] | None = None
    asked: bool = True


class Paper(Named):
    """A paper that is no wording filled by the CRM: brought by a client, or made by hand (R122).

    What is `of_lead` is the questionnaire that goes on from a lead to its deal (R138).
    """

    from_client: bool = False
    of_lead: bool = False


class Work(Named):
    """What colleagues of a role do for a card that has come to a stage (R146–R148, R152).

    `takes_min` are minutes of working time; `done` is what the bell says then.
    """

    pipeline: Id
    stage: Id
    role: Id
    takes_min: Annotated[int, Field(ge=1)]
    done: Text
