"""What others do, as the CRM records it: one family of events a module (R065, R071).

The events are told by the world; here is only what each of them writes into the rows.
"""

from crmsim.crm.inbox.arrivals import Arrived, DealArrived, LeadArrived, StrangerCame
from crmsim.crm.inbox.base import RECORDERS, record, records
from crmsim.crm.inbox.clients import (
    CallUnrecorded,
    ClientAnswered,
    ClientCame,
    ClientDidNotAnswer,
    ClientDidNotCome,
    ClientLeft,
    ClientTold,
    ClientWrote,
    ConsultationHeld,
    Facts,
    FormApproved,
    ServicePaid,
)
from crmsim.crm.inbox.robots import Reminded, RobotNoticed, RobotSetTask

__all__ = [
    "RECORDERS",
    "Arrived",
    "CallUnrecorded",
    "ClientAnswered",
    "ClientCame",
    "ClientDidNotAnswer",
    "ClientDidNotCome",
    "ClientLeft",
    "ClientTold",
    "ClientWrote",
    "ConsultationHeld",
    "DealArrived",
    "Facts",
    "FormApproved",
    "LeadArrived",
    "Reminded",
    "RobotNoticed",
    "RobotSetTask",
    "ServicePaid",
    "StrangerCame",
    "record",
    "records",
]
