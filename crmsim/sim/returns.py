"""The portal's workflow that checks a deal after it has moved, and puts it back (R189, R190)."""

from typing import TYPE_CHECKING

from crmsim.crm.inbox import DealReturned
from crmsim.crm.verbs.guard import lacking_after
from crmsim.crm.verbs.moved import DealMoved
from crmsim.errors import Missing
from crmsim.sim.listening import listens

if TYPE_CHECKING:
    from crmsim.crm.entities import Deal
    from crmsim.sim.world import World

CHECK_MIN = 1
"""So long a deal stands on its new stage before the workflow looks at it."""


@listens(DealMoved)
def check_after(world: "World", event: DealMoved) -> None:
    """A deal that lacks what is checked after the move goes back, and the bell says why (R190)."""
    deal = world.crm.deals[event.card]
    entered = deal.entered_min

    def check() -> None:
        if (deal.stage, deal.entered_min) != (event.stage, entered):
            return
        missing = _lacking(world, deal, event.came_from)
        if missing:
            names = tuple(_path(one) for one in missing)
            world.tell(DealReturned(deal.id, event.came_from, event.stage, names))

    if _lacking(world, deal, event.came_from):
        world.at(world.clock.now + CHECK_MIN, check)


def _lacking(world: "World", deal: "Deal", left: str) -> list[Missing]:
    pipeline = world.crm.organisation.pipeline(deal.pipeline)
    return lacking_after(world.crm, deal, pipeline.stage(left))


def _path(missing: Missing) -> str:
    """The field that is missing, its card before it where that is the client's."""
    field = missing.field or missing.code
    of_client = missing.offer in ("update_contact", "update_company")
    return f"contact.{field}" if of_client else field
