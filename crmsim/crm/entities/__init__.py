"""The CRM's rows as SQLAlchemy classes. What is stored; nothing that acts.

A world keeps these objects in memory and in no Session; `snapshot` writes them to a database.
"""

from crmsim.crm.entities.base import Base, Card
from crmsim.crm.entities.cards import Company, Contact, Deal, Lead
from crmsim.crm.entities.people import Employee
from crmsim.crm.entities.trade import Delivery, Document, Invoice, Payment, ProductLine
from crmsim.crm.entities.work import (
    Activity,
    Change,
    Comment,
    Notification,
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
    Comment,
    StageChange,
    Change,
    Notification,
    SavedFilter,
    Setting,
    ProductLine,
    Payment,
    Invoice,
    Delivery,
    Document,
)

# Rows are made without the constructor (`store.Crm.add`), which would have done this.
Base.registry.configure()

__all__ = [
    "TABLES",
    "Activity",
    "Base",
    "Card",
    "Change",
    "Comment",
    "Company",
    "Contact",
    "Deal",
    "Delivery",
    "Document",
    "Employee",
    "Invoice",
    "Lead",
    "Notification",
    "Payment",
    "ProductLine",
    "SavedFilter",
    "Setting",
    "StageChange",
]
