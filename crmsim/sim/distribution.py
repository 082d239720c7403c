"""Who gets an incoming request: in turn, by load, or by its source; always the same (R254)."""

from typing import TYPE_CHECKING, Literal

from crmsim.crm.automation import Distribution
from crmsim.crm.entities import Activity, Employee
from crmsim.crm.fields import keep
from crmsim.crm.store import Crm
from crmsim.crm.verbs.assign import CardAssigned

if TYPE_CHECKING:
    from crmsim.sim.world import World

Way = Literal["round_robin", "least_loaded", "by_load", "by_source"]
USUAL = "manager"


def share_out(
    world: "World", source: str, role: str | None = None, how: Way | None = None
) -> Employee:
    """The employee who gets a request of a source, as the company does it, or as *how* says."""
    usual = world.opening.organisation.distribution or Distribution(among=role or USUAL)
    way = usual.model_copy(
        update={"among": role or usual.among, "how": how or ("round_robin" if role else usual.how)}
    )
    return _choose(world, way, source)


def give(world: "World", card: int, employee: Employee) -> None:
    """Make an employee responsible for a card and for what is planned on it."""
    row = world.crm.cards[card]
    if row.responsible_id == employee.id:
        return
    before, row.responsible_id = row.responsible_id, employee.id
    names = (world.crm.employees[before].name, employee.name)
    keep(world.crm, row, "responsible", names, None)
    for activity in world.crm.planned(card):
        activity.responsible_id = employee.id
    world.tell(CardAssigned(card, employee.id, before))


def _choose(world: "World", way: Distribution, source: str) -> Employee:
    people = world.crm.employees_in(way.among)
    if way.how == "by_source" and source in way.sources:
        return people[way.sources[source]]
    if way.how in ("least_loaded", "by_load"):
        load = _cards_of if way.how == "least_loaded" else _plans_of
        return min(people, key=lambda employee: (load(world.crm, employee.id), employee.id))
    turn = world.turns[way.among]
    world.turns[way.among] += 1
    return people[turn % len(people)]


def _cards_of(crm: Crm, employee: int) -> int:
    cards = crm.moving()
    return sum(c.responsible_id == employee and c.closed_min is None for c in cards)


def _plans_of(crm: Crm, employee: int) -> int:
    rows: dict[int, Activity] = crm.activities
    return sum(a.responsible_id == employee and a.state == "planned" for a in rows.values())
