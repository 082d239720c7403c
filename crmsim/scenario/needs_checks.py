"""What the facts that a company asks for must hold: names that exist, parameters that fit.

Each check yields problems; nothing is raised and nothing is read here.
"""

from collections.abc import Collection, Iterable, Iterator
from inspect import Parameter, signature
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from crmsim.crm.facts import FACTS
from crmsim.crm.fields import COMMON
from crmsim.crm.organisation import Need, Needs
from crmsim.errors import Problem
from crmsim.scenario.document import Document, KeyPath
from crmsim.scenario.schema import Company

_CLIENTS = "contact."
_FIELDS = ("field", "fields", "of", "unless")
_STAGES = ("stages", "on", "consent_on")
_SAID = ("said", "one_of")
_NAMED = {"work": "works", "role": "roles", "purpose": "purposes"}
_KINDS = {"attached": "papers", "document_made": "documents"}
Known = tuple[str, Collection[str]]


def needs_problems(
    needs: Needs, path: KeyPath, company: Company, file: Document
) -> Iterator[Problem]:
    """What is wrong with facts that are asked for: their names, params and tariffs."""
    plans = [plan.id for plan in company.plans]
    for place, one in enumerate(needs):
        here = (*path, place)
        if isinstance(one, str):
            yield from file.known(here, "fact", one, FACTS)
            yield from _params(Need(fact=one), here, company, file)
            continue
        yield from file.known((*here, "fact"), "fact", one.fact, FACTS)
        for number, plan in enumerate(one.plans):
            yield from file.known((*here, "plans", number), "plan", plan, plans)
        yield from _params(one, here, company, file)


def _params(need: Need, path: KeyPath, company: Company, file: Document) -> Iterator[Problem]:
    """A fact is given every parameter that it has no default for, and no other."""
    if need.fact not in FACTS:
        return
    function = FACTS[need.fact]
    known = dict(list(signature(function).parameters.items())[2:])
    for name in need.params:
        here = (*path, "params", name)
        yield from file.known(here, "parameter", name, known)
        if name in known:
            kind = get_type_hints(function)[name]
            yield from _value(need, here, kind, company, file)
    for name, parameter in known.items():
        if parameter.default is Parameter.empty and name not in need.params:
            why = f"The fact {need.fact!r} needs the parameter {name!r}."
            yield file.problem((*path, "params"), why)


def _value(
    need: Need, path: KeyPath, kind: Any, company: Company, file: Document
) -> Iterator[Problem]:
    """What is wrong with one parameter: its type, or a name in it that the company has not."""
    name, value = str(path[-1]), need.params[str(path[-1])]
    try:
        TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError as error:
        why = error.errors(include_url=False)[0]["msg"]
        yield file.problem(path, f"{value!r} is not possible here: {why}.")
        return
    names = _names(need, name, company)
    if names is None:
        return
    for here, one in _parts(path, value):
        yield from file.known(here, names[0], one, names[1])


def _parts(path: KeyPath, value: Any) -> Iterable[tuple[KeyPath, str]]:
    """Every name in a parameter, with its path."""
    if isinstance(value, dict):
        return [((*path, key), key) for key in value]
    if isinstance(value, list):
        return [((*path, place), one) for place, one in enumerate(value)]
    return [(path, value)] if isinstance(value, str) else []


def _names(need: Need, name: str, company: Company) -> Known | None:
    """What a parameter may name, and what that is called; None where it names nothing."""
    from crmsim.crm.sayings import SAYINGS

    if name in _FIELDS:
        return "field", _fields(company)
    if name in _STAGES:
        return "stage", [stage.id for p in company.pipelines for stage in p.stages]
    if name in _SAID:
        return "saying", SAYINGS
    if name == "kind" and need.fact in _KINDS:
        return "paper", _ids(company, _KINDS[need.fact])
    if name == "value" and "field" in need.params:
        options = _options(company, need.params["field"])
        return ("option", options) if options else None
    return (name, _ids(company, _NAMED[name])) if name in _NAMED else None


def _ids(company: Company, rows: str) -> list[str]:
    return [row.id for row in getattr(company, rows)]


def _fields(company: Company) -> list[str]:
    """Every field of a card, and of its client behind `contact.`."""
    own = [name for kind in COMMON for name in (*COMMON[kind], *company.fields_of(kind))]
    clients = (*COMMON["contact"], *company.fields_of("contact"))
    return [*dict.fromkeys(own), "client", *(f"{_CLIENTS}{name}" for name in clients)]


def _options(company: Company, field: Any) -> list[str]:
    fields = [f for kind in COMMON for f in company.fields_of(kind).values() if f.id == field]
    return [option.id for f in fields for option in f.options]
