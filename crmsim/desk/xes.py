"""Traces as an event log in XES (IEEE 1849), for process mining: a case is a card.

A case's events are the stages that the card stood on, in their order, each with its minute and
with who moved it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from crmsim.crm.entities import StageChange
from crmsim.crm.store import Moving
from crmsim.desk.trace import Trace

_STANDARD = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
)
ROBOT = "robot"


@dataclass(frozen=True, slots=True)
class Visit:
    """A card came to a stage: `activity` is `pipeline:stage`, `who` an employee's name."""

    activity: str
    at_min: int
    who: str


@dataclass(frozen=True, slots=True)
class Case:
    """The way of one card: a lead's or a deal's."""

    name: str
    visits: tuple[Visit, ...]


def cases(trace: Trace) -> Iterator[Case]:
    """The way of every lead and deal of a trace, by number."""
    crm = trace.crm
    for card in sorted(crm.moving(), key=attrgetter("id")):
        changes = crm.of(StageChange, card.id)
        ways = (_began(trace, card, changes), *_moves(trace, changes))
        yield Case(f"{card.kind}:{card.id}", ways)


def to_xes(traces: Iterable[Trace]) -> str:
    """The event log of some traces, as a document."""
    log = Element("log", {"xes.version": "1849-2016", "xes.features": ""})
    for name, prefix, uri in _STANDARD:
        SubElement(log, "extension", {"name": name, "prefix": prefix, "uri": uri})
    for number, trace in enumerate(traces):
        for case in cases(trace):
            _write(log, case, number, trace)
    indent(log)
    text: str = tostring(log, encoding="unicode", xml_declaration=True)
    return text


def _began(trace: Trace, card: Moving, changes: list[StageChange]) -> Visit:
    first = changes[0] if changes else None
    pipeline = first.from_pipeline if first else card.pipeline
    stage = first.from_stage if first else card.stage
    who = trace.crm.employees[card.responsible_id].name
    return Visit(f"{pipeline}:{stage}", card.created_min, who)


def _moves(trace: Trace, changes: list[StageChange]) -> Iterator[Visit]:
    for change in changes:
        author = change.author_id
        who = ROBOT if author is None else trace.crm.employees[author].name
        yield Visit(f"{change.to_pipeline}:{change.to_stage}", change.at_min, who)


def _write(log: Element, case: Case, number: int, trace: Trace) -> None:
    written = SubElement(log, "trace")
    _text(written, "concept:name", f"{number}:{case.name}")
    for visit in case.visits:
        event = SubElement(written, "event")
        _text(event, "concept:name", visit.activity)
        _text(event, "org:resource", visit.who)
        at = trace.crm.hours.moment(visit.at_min)
        SubElement(event, "date", {"key": "time:timestamp", "value": f"{at.isoformat()}+00:00"})


def _text(parent: Element, key: str, value: str) -> None:
    SubElement(parent, "string", {"key": key, "value": value})
