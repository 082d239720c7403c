"""Lines of play that the rules of a connected portal praise, and such as they blame."""

from typing import Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.calls import AnswerCall
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.sale import SendInvoice
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.sim.opening import Opening
from tests.sim.shop import acting, customer, portal

Line = tuple[Opening, list[Action], list[Action], dict[str, Any]]

SOON, RINGING = Wait(minutes=20), Wait(minutes=10)
TOMORROW_MIN = 24 * 60 + 60
CALL, LATER = CallClient(lead=1), AddTask(lead=1, title="Позвонить", due_min=TOMORROW_MIN)
WAVERS = portal(
    customer("backs_out", phase="agreed", pipeline="sales", stage="NEW_DEAL", sum_rub=7000)
)
REFUSED = [SendInvoice(deal=2), Wait(minutes=40), CallClient(deal=2)]

CHANNELS: dict[str, Line] = {
    "calls_not_lost": (portal(acting("call")), [RINGING, AnswerCall(call=1)], [SOON], {}),
    "clients_answered_within": (
        portal(acting("chat")),
        [SOON, CALL],
        [Wait(minutes=60), CALL],
        {"minutes": 30},
    ),
    "robots_obeyed": (
        portal(acting("site")),
        [SOON, CompleteTask(task=2, result="Позвонил")],
        [SOON],
        {},
    ),
    "hints_followed": (portal(customer()), [CALL, LATER], [CALL], {}),
    "counters_dark": (
        portal(customer()),
        [CALL, LATER],
        [CALL, AddTask(lead=1, title="Позвонить", due_min=300)],
        {},
    ),
    "deals_end_as_they_went": (WAVERS, [*REFUSED, MoveDeal(deal=2, stage="LOST")], REFUSED, {}),
}
