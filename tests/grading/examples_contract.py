"""Praise and blame for the rules of contracts and deals (law 5)."""

from typing import Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.colleagues import AskColleague
from crmsim.crm.verbs.contract import AttachDocument
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.sim.opening import Opening
from tests.sim.contracts import (
    AGREED,
    CALL,
    DEAL,
    FILLED,
    LAWYER,
    PLANNED,
    RESPONSIBLE,
    due,
    paid,
    plan_of,
    position,
    service,
    signed,
    to,
)

Line = tuple[Opening, list[Action], list[Action], dict[str, Any]]

NEW_DEAL = position(plan_of())
HALF = position(signed(papers=("attorney",), payments=(paid(39_000), due(52_000, 60))))
BREAKS_OFF = position(signed(stops=1, payments=(paid(39_000), due(52_000, -100))))
SERVICE = position(service())
TASK = AddTask(deal=DEAL, title="call", due_min=600)
HAND_ON = AddTask(deal=DEAL, title="prepare", due_min=600, employee=RESPONSIBLE)
WROTE = AddComment(deal=DEAL, text="Договорились: первый платёж 39 000 ₽ 23 ноября.")
REASON = AddComment(
    deal=DEAL, text="Поговорили о долге: клиент не может платить и расторгает договор."
)
CAUSES = {"words": ["плат", "расторг"]}
VAGUE = AddComment(deal=DEAL, text="Поговорили.")
PAID = (Wait(minutes=170), UpdateDeal(deal=DEAL, fields={"first_paid_rub": 39_000}))
WRONG = UpdateDeal(deal=DEAL, fields={"consultation_rub": 40_000})
CONTRACT = AttachDocument(deal=DEAL, kind="service_contract", title="Договор")
ASK = AskColleague(deal=DEAL, employee=LAWYER, text="Что дальше?")

CONTRACTS: dict[str, Line] = {
    "fields_correct": (NEW_DEAL, [CALL, *PLANNED, FILLED], [CALL, *PLANNED, FILLED, WRONG], {}),
    "payments_as_agreed": (NEW_DEAL, [CALL, *PLANNED], [CALL, *PLANNED[1:]], {}),
    "contract_made": (NEW_DEAL, [*AGREED], [CALL, *PLANNED, FILLED], {}),
    "new_deal_until_paid": (NEW_DEAL, [*AGREED, *PAID, to("SIGNED")], [*AGREED, *PAID], {}),
    "half_paid_before_documents": (
        HALF,
        [Wait(minutes=60), to("DOCUMENTS")],
        [to("DOCUMENTS")],
        {},
    ),
    "task_to_responsible": (SERVICE, [HAND_ON], [TASK], {}),
    "deal_stage_tells_truth": (
        position(service("PREPARATION")),
        [Wait(minutes=300), to("HANDOVER")],
        [Wait(minutes=300)],
        {"requirements": {"services/HANDOVER": "R153"}},
    ),
    "reason_written": (BREAKS_OFF, [CALL, REASON, to("LOST")], [CALL, VAGUE, to("LOST")], CAUSES),
    "deal_has_task": (NEW_DEAL, [CALL, TASK], [CALL], {}),
    "agreements_written": (NEW_DEAL, [CALL, WROTE], [CALL, VAGUE], {}),
    "colleague_asked": (position(plan_of(puzzled=1)), [CALL, ASK], [CALL], {}),
}
