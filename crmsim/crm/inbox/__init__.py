"""What others do, as the CRM records it: one family of events a module (R065, R071).

The events are told by the world; here is only what each of them writes into the rows.
"""

from crmsim.crm.inbox import acts, shop
from crmsim.crm.inbox.arrivals import Arrived, DealArrived, LeadArrived, StrangerCame
from crmsim.crm.inbox.audit import AuditHeld, AuditRemarked
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
from crmsim.crm.inbox.contract import (
    ColleagueDid,
    ColleagueReplied,
    PaperBrought,
    PaymentCame,
    PaymentOverdue,
    WorkDone,
    WorkStarted,
)
from crmsim.crm.inbox.mail import LetterCame
from crmsim.crm.inbox.marketing import (
    InvoiceIssued,
    MailingAnswered,
    MailingOpened,
    RepeatOffered,
    SegmentEntered,
    SegmentLeft,
)
from crmsim.crm.inbox.robots import (
    Reminded,
    RobotNoticed,
    RobotPlanned,
    RobotRefused,
    RobotSent,
    RobotSetTask,
    TaskOverdue,
    TriggerFired,
)
from crmsim.crm.inbox.sale import (
    BuyerCame,
    BuyerLeft,
    ConsentGiven,
    ConsentRefused,
    DealReturned,
    InvoicePaid,
    OrderPacked,
    ParcelTaken,
)
from crmsim.crm.inbox.supply import (
    ClientTaken,
    ContactCalled,
    DealIdle,
    DeliveryCame,
    PasswordOld,
    RequestArrived,
    TermsChanged,
)

FAMILIES = (acts, shop)

__all__ = [
    "FAMILIES",
    "RECORDERS",
    "Arrived",
    "AuditHeld",
    "AuditRemarked",
    "BuyerCame",
    "BuyerLeft",
    "CallUnrecorded",
    "ClientAnswered",
    "ClientCame",
    "ClientDidNotAnswer",
    "ClientDidNotCome",
    "ClientLeft",
    "ClientTaken",
    "ClientTold",
    "ClientWrote",
    "ColleagueDid",
    "ColleagueReplied",
    "ConsentGiven",
    "ConsentRefused",
    "ConsultationHeld",
    "ContactCalled",
    "DealArrived",
    "DealIdle",
    "DealReturned",
    "DeliveryCame",
    "Facts",
    "FormApproved",
    "InvoiceIssued",
    "InvoicePaid",
    "LeadArrived",
    "LetterCame",
    "MailingAnswered",
    "MailingOpened",
    "OrderPacked",
    "PaperBrought",
    "ParcelTaken",
    "PasswordOld",
    "PaymentCame",
    "PaymentOverdue",
    "Reminded",
    "RepeatOffered",
    "RequestArrived",
    "RobotNoticed",
    "RobotPlanned",
    "RobotRefused",
    "RobotSent",
    "RobotSetTask",
    "SegmentEntered",
    "SegmentLeft",
    "ServicePaid",
    "StrangerCame",
    "TaskOverdue",
    "TermsChanged",
    "TriggerFired",
    "WorkDone",
    "WorkStarted",
    "record",
    "records",
]
