"""What a bot does with a contract between talks: fields, papers, tasks of others, the next stage.

It goes by the company's own data: what the next stage needs, and what the checks say.
"""

from collections.abc import Callable
from typing import Any

from crmsim.bots.duties.base import duty
from crmsim.bots.hands import Hands
from crmsim.bots.pages.contract import next_look
from crmsim.crm.checks import checks_of, told_of
from crmsim.crm.contracts import Check
from crmsim.crm.entities import Deal, Errand
from crmsim.crm.fields import value_of
from crmsim.crm.organisation import Need, Stage
from crmsim.crm.payments import awaited, received
from crmsim.crm.prices import price_list, price_of
from crmsim.crm.store import Moving
from crmsim.crm.verbs.contract import AttachDocument, MakeDocument
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.guard import lacking
from crmsim.crm.verbs.tasks import AddTask
from crmsim.errors import Missing
from crmsim.words import say


@duty
def keep_contract(hands: Hands, card: Moving) -> bool:
    """Bring a deal that colleagues work on as far as it can be without its client."""
    pipelines = {work.pipeline for work in hands.crm.organisation.works}
    return isinstance(card, Deal) and card.pipeline in pipelines and _bring_on(hands, card)


def _bring_on(hands: Hands, deal: Deal) -> bool:
    if not (awaited(hands.crm, deal.id) or received(hands.crm, deal.id)):
        return False
    there = _next_stage(hands, deal)
    missing = lacking(hands.crm, deal, there)
    mended = [_mend(hands, deal, one, there) for one in _each_once(missing)]
    if any(mended):
        return True
    if missing or lacking(hands.crm, deal, there, "advised"):
        return False
    hands.move(deal, there.id)
    _what_comes_next(hands, deal)
    return True


def _each_once(missing: list[Missing]) -> list[Missing]:
    """The wrong fields are filled together, and before a paper is made of them."""
    fields = [one for one in missing if one.code == "field_wrong"][:1]
    return [*fields, *(one for one in missing if one.code != "field_wrong")]


def _next_stage(hands: Hands, deal: Deal) -> Stage:
    pipeline = hands.crm.organisation.pipeline(deal.pipeline)
    roads = hands.crm.roads(deal.pipeline).open_from(deal.stage)
    return next(s for s in map(pipeline.stage, roads) if s.semantics != "failure")


def _mend(hands: Hands, deal: Deal, missing: Missing, there: Stage) -> bool:
    """Do what is missing, if it is the trainee's to do."""
    mends: dict[str, Callable[[], bool]] = {
        "field_wrong": lambda: fill_fields(hands, deal),
        "document_made": lambda: _make(hands, deal, missing.field or ""),
        "document_stale": lambda: _make(hands, deal, missing.field or ""),
        "paper_lacking": lambda: bool(missing.offer) and _attach(hands, deal, missing.field or ""),
        "tasked": lambda: _hand_on(hands, deal, there),
    }
    return missing.code in mends and mends[missing.code]()


def fill_fields(hands: Hands, deal: Deal) -> bool:
    """Fill every field that is not as the company's checks have it; False where none is."""
    right = right_fields(hands, deal)
    changed = {n: v for n, v in right.items() if value_of(hands.crm, deal, n) != v}
    if changed:
        hands.do(UpdateDeal(deal=deal.id, fields=changed))
    return bool(changed)


def right_fields(hands: Hands, deal: Deal) -> dict[str, Any]:
    """What the fields of a deal ought to hold by its checks and by what the client has said."""
    facts = told_of(hands.crm, deal.id)
    found: dict[str, Any] = {}
    checks = checks_of(hands.crm, deal)
    sums = [c for c in checks if c.check == "sum_of"]
    for one in [c for c in checks if c.check != "sum_of"] + sums[::-1]:
        value = _right(hands, deal, one, {**facts, **found})
        if value is not None:
            found[one.params["field"]] = value
    return found


def _right(hands: Hands, deal: Deal, one: Check, known: dict[str, Any]) -> Any:
    crm, params = hands.crm, one.params
    if one.check == "exactly":
        return params["value"]
    if one.check == "as_told":
        told = known.get(params["fact"])
        if told is None or not params.get("day"):
            return told
        return crm.hours.moment(int(told)).date().isoformat()
    if one.check == "sum_of":
        return sum(known.get(name) or value_of(crm, deal, name) or 0 for name in params["of"])
    if one.check == "tariff" and (not params.get("when") or known.get(params["when"])):
        by = price_list(crm.organisation, params["prices"]).by
        return price_of(crm.organisation, params["prices"], {by: value_of(crm, deal, by)})
    return _of_rows(hands, deal, one)


def _of_rows(hands: Hands, deal: Deal, one: Check) -> Any:
    crm = hands.crm
    if one.check == "lead_source":
        return (crm.leads.get(deal.lead_id or 0) or deal).source
    came = received(crm, deal.id)
    return came[0].rub if one.check == "first_paid" and came else None


def _make(hands: Hands, deal: Deal, kind: str) -> bool:
    return not hands.do(MakeDocument(deal=deal.id, kind=kind)).refused


def _attach(hands: Hands, deal: Deal, kind: str) -> bool:
    paper = next(p for p in hands.crm.organisation.papers if p.id == kind)
    title = paper.name.text(hands.lang)
    return not hands.do(AttachDocument(deal=deal.id, kind=kind, title=title)).refused


def _hand_on(hands: Hands, deal: Deal, there: Stage) -> bool:
    asked = next(n for n in there.needs if isinstance(n, Need) and n.fact == "tasked")
    employee = hands.crm.employees_in(asked.params["role"])[0].id
    title = say("Prepare the documents").text(hands.lang)
    due = hands.tomorrow(17)
    task = AddTask(deal=deal.id, title=title, due_min=due, employee=employee)
    hands.comment(deal, say("Agreed with the client on the service; the contract is attached."))
    return not hands.do(task).refused


def _what_comes_next(hands: Hands, deal: Deal) -> None:
    """A task for when colleagues are done, or for a talk at once."""
    if deal.closed_min is None:
        at_work = any(e.done_min is None for e in hands.crm.of(Errand, deal.id))
        due = next_look(hands, deal) if at_work else hands.soon(5)
        hands.plan(deal, say("See what comes next"), due)
