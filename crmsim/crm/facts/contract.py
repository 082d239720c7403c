"""Facts of a contract: money, papers, checked fields, what colleagues have done (R144–R154)."""

from crmsim.crm.checks import faults_of
from crmsim.crm.entities import Activity, Document, Errand
from crmsim.crm.facts.base import fact
from crmsim.crm.fields import value_of
from crmsim.crm.papers import is_up_to_date
from crmsim.crm.payments import paid_rub, received, schedule
from crmsim.crm.store import Crm, Moving
from crmsim.errors import Missing
from crmsim.words import Amount, Told, say, say_n


@fact
def first_payment_made(crm: Crm, deal: Moving) -> Missing | None:
    """Some money of the client has come (R121, R145)."""
    if received(crm, deal.id):
        return None
    return Missing("first_payment_made", say("The client has not paid anything yet."))


@fact
def payments_planned(crm: Crm, deal: Moving) -> Missing | None:
    """There is a payment schedule (R136, R144)."""
    if schedule(crm, deal.id):
        return None
    return Missing("payments_planned", say("There is no payment schedule."), "plan_payment")


@fact
def paid_share(
    crm: Crm, deal: Moving, percent: int, of: str, unless: str | None = None
) -> Missing | None:
    """So many percent of the sum in the field *of* have come, but for the tick *unless* (R146)."""
    total = value_of(crm, deal, of) or 0
    if unless is not None and value_of(crm, deal, unless):
        return None
    if total and paid_rub(crm, deal.id) * 100 >= total * percent:
        return None
    came = Amount(paid_rub(crm, deal.id))
    why = say_n(
        "Less than {n} percent is paid: {paid} of {total}.",
        "Less than {n} percent are paid: {paid} of {total}.",
        percent,
        paid=came,
        total=Amount(total),
    )
    return Missing("paid_share", why)


@fact
def nothing_owed(crm: Crm, deal: Moving, of: str) -> Missing | None:
    """All of the sum in the field *of* has come (R149)."""
    owed = (value_of(crm, deal, of) or 0) - paid_rub(crm, deal.id)
    if owed <= 0:
        return None
    return Missing("nothing_owed", say("The client still owes {sum}.", sum=Amount(owed)))


@fact
def attached(crm: Crm, card: Moving, kind: str) -> Missing | None:
    """A paper of a kind is with the card: brought, or made by hand (R122, R146, R154)."""
    if any(document.kind == kind for document in crm.of(Document, card.id)):
        return None
    paper = next((p for p in crm.organisation.papers if p.id == kind), None)
    name: Told | str = paper.name if paper else kind
    offer = None if paper and paper.from_client else "attach_document"
    why = say("«{paper}» is not with the card.", paper=name)
    return Missing("paper_lacking", why, offer, kind)


@fact
def document_made(crm: Crm, card: Moving, kind: str) -> Missing | None:
    """A paper is made of the card's fields, as they are now (R120)."""
    made = [d for d in crm.of(Document, card.id) if d.kind == kind]
    name = next(k.name for k in crm.organisation.documents if k.id == kind)
    if not made:
        why = say("«{paper}» has not been made.", paper=name)
        return Missing("document_made", why, "make_document", kind)
    if is_up_to_date(crm, made[-1]):
        return None
    why = say("«{paper}» was made before its fields were changed.", paper=name)
    return Missing("document_stale", why, "make_document", kind)


@fact
def checks_hold(crm: Crm, card: Moving, fields: list[str] | None = None) -> list[Missing]:
    """The fields agree with what the company checks (R124–R138)."""
    return faults_of(crm, card, fields)


@fact
def work_done(crm: Crm, card: Moving, work: str) -> Missing | None:
    """Colleagues have finished a work for the card (R147, R148, R153)."""
    if any(e.work == work and e.done_min is not None for e in crm.of(Errand, card.id)):
        return None
    found = next(w for w in crm.organisation.works if w.id == work)
    return Missing("work_done", say("Colleagues have not finished: {work}.", work=found.name))


@fact
def tasked(crm: Crm, card: Moving, role: str) -> Missing | None:
    """An employee of a role has a task of this card (R142, R152)."""
    theirs = {employee.id for employee in crm.employees_in(role)}
    tasks = (a for a in crm.of(Activity, card.id) if a.kind == "task")
    if any(a.responsible_id in theirs and a.responsible_id != crm.me for a in tasks):
        return None
    name = next(r.name for r in crm.organisation.roles if r.id == role)
    why = say("No task of this card is set for: {role}.", role=name)
    return Missing("tasked", why, "add_task", "employee")
