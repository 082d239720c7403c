"""All verbs, one family a module. `perform` is the one way in which the trainee changes the CRM."""

from typing import TYPE_CHECKING, Annotated, Union

from pydantic import Field

from crmsim.crm.store import Crm
from crmsim.crm.verbs import (
    account,
    assign,
    calls,
    channels,
    checklists,
    clients,
    colleagues,
    contact,
    contract,
    day,
    deals,
    fields,
    figures,
    finish,
    goods,
    imports,
    leads,
    letters,
    mail,
    marketing,
    mass,
    meetings,
    moving,
    navigation,
    outside,
    repeats,
    requests,
    sale,
    search,
    settings,
    supply,
    tags,
    tasks,
    timeline,
)
from crmsim.crm.verbs.base import VERBS, Action, Event

FAMILIES = (
    account,
    assign,
    calls,
    channels,
    checklists,
    clients,
    colleagues,
    contact,
    contract,
    day,
    deals,
    fields,
    figures,
    finish,
    goods,
    imports,
    leads,
    letters,
    mail,
    marketing,
    mass,
    meetings,
    moving,
    navigation,
    outside,
    repeats,
    requests,
    sale,
    search,
    settings,
    supply,
    tags,
    tasks,
    timeline,
)
VERB_NAMES: dict[type[Action], str] = {kind: kind.model_fields["verb"].default for kind in VERBS}

if TYPE_CHECKING:
    AnyAction = Action
else:
    _KINDS = tuple(sorted(VERBS, key=lambda kind: VERB_NAMES[kind]))
    AnyAction = Annotated[Union[_KINDS], Field(discriminator="verb")]  # noqa: UP007

__all__ = ["FAMILIES", "VERBS", "VERB_NAMES", "Action", "AnyAction", "Event", "perform"]


def perform(action: Action, crm: Crm) -> list[Event]:
    """Do what an action says; `Refused` names everything that is missing, and nothing changes."""
    return list(VERBS[type(action)](action, crm))
