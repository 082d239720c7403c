"""A Petri net of a company's pipelines, made of its file alone: to walk it is to keep the roads."""

import warnings
from itertools import count
from typing import Any

from crmsim.crm.organisation import Organisation, Pipeline
from crmsim.crm.pipeline import roads_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pm4py.objects.petri_net.obj import Marking, PetriNet
    from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to

Net = tuple[Any, Any, Any]


def net_of(company: Organisation) -> Net:
    """The net, its first marking and its last: a card appears, walks its roads, is left there."""
    net, numbers = PetriNet(company.id), count()
    start, end = PetriNet.Place("start"), PetriNet.Place("end")
    places = {
        f"{pipeline.id}:{stage.id}": PetriNet.Place(f"{pipeline.id}:{stage.id}")
        for pipeline in company.pipelines
        for stage in pipeline.stages
    }
    net.places.update([start, end, *places.values()])

    def join(source: Any, label: str | None, target: Any) -> None:
        step = PetriNet.Transition(f"t{next(numbers)}", label)
        net.transitions.add(step)
        add_arc_from_to(source, step, net)
        add_arc_from_to(step, target, net)

    for name, place in places.items():
        join(start, name, place)
        join(place, None, end)
    for frm, to in steps(company):
        join(places[frm], to, places[to])
    return net, Marking({start: 1}), Marking({end: 1})


def steps(company: Organisation) -> list[tuple[str, str]]:
    """Every step that a card may take, by the company's file."""
    found: dict[tuple[str, str], None] = {}
    for pipeline in company.pipelines:
        roads = roads_of(pipeline)
        for stage in pipeline.stages:
            here = f"{pipeline.id}:{stage.id}"
            for to in roads.open_from(stage.id):
                found[here, f"{pipeline.id}:{to}"] = None
                if _is_returned(pipeline, stage.id, to):
                    found[f"{pipeline.id}:{to}", here] = None
            if stage.semantics == "unsorted":
                lost = (s.id for s in pipeline.stages if s.semantics == "failure")
                sorted_to = (pipeline.first.id, *lost)
                found.update(dict.fromkeys((here, f"{pipeline.id}:{to}") for to in sorted_to))
            for other in () if stage.is_final else pipeline.moves_to:
                open_stages = (s for s in company.pipeline(other).stages if not s.is_final)
                found.update(dict.fromkeys((here, f"{other}:{s.id}") for s in open_stages))
    return list(found)


def _is_returned(pipeline: Pipeline, frm: str, to: str) -> bool:
    """Whether the portal may take a move back afterwards (R190)."""
    asked = (*pipeline.stage(frm).leave, *pipeline.stage(to).needs)
    return any(not isinstance(one, str) and one.check == "after" for one in asked)
