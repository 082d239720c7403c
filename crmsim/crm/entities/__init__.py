"""The CRM's rows as SQLAlchemy classes. What is stored; nothing that acts.

A world keeps these objects in memory and in no Session; `snapshot` writes them to a database.
"""

from crmsim.crm.entities.base import Base, Card
from crmsim.crm.entities.cards import Company, Contact, Deal, Lead
from crmsim.crm.entities.marketing import Campaign, Mailing, Segment, SegmentMember
from crmsim.crm.entities.people import Employee
from crmsim.crm.entities.trade import (
    Delivery,
    Document,
    Invoice,
    Payment,
    Price,
    ProductLine,
    Request,
)
from crmsim.crm.entities.work import (
    Activity,
    Change,
    Comment,
    Errand,
    Notification,
    Remark,
    SavedFilter,
    Setting,
    StageChange,
)

TABLES: tuple[type[Base], ...] = (
    Employee,
    Company,
    Contact,
    Lead,
    Deal,
    Activity,
    Errand,
    Comment,
    StageChange,
    Change,
    Remark,
    Notification,
    SavedFilter,
    Setting,
    ProductLine,
    Payment,
    Invoice,
    Delivery,
    Document,
    Request,
    Price,
    Segment,
    SegmentMember,
    Campaign,
    Mailing,
)

# Rows are made without the constructor (`store.Crm.add`), which would have done this.
Base.registry.configure()

__all__ = [
    "TABLES",
    "Activity",
    "Base",
    "Campaign",
    "Card",
    "Change",
    "Comment",
    "Company",
    "Contact",
    "Deal",
    "Delivery",
    "Document",
    "Employee",
    "Errand",
    "Invoice",
    "Lead",
    "Mailing",
    "Notification",
    "Payment",
    "Price",
    "ProductLine",
    "Remark",
    "Request",
    "SavedFilter",
    "Segment",
    "SegmentMember",
    "Setting",
    "StageChange",
]
