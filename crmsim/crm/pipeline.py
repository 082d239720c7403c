"""Stages and the roads between them. The only module that imports `transitions`.

A pipeline is one shared graph without models: it knows roads and moves a row along one.
What a stage needs before it is entered is a matter of `facts`.
"""

from typing import Protocol

from transitions import Machine

from crmsim.crm.organisation import Pipeline


class OnStage(Protocol):
    """A row that stands on a stage."""

    stage: str


class Roads:
    """The graph of one pipeline."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        self._machine = Machine(
            model=None,
            states=[stage.id for stage in pipeline.stages],
            initial=None,
            auto_transitions=False,
            model_attribute="stage",
            transitions=[
                {"trigger": to, "source": frm, "dest": to}
                for frm, targets in _roads(pipeline).items()
                for to in targets
            ],
        )
        self._from = {s.id: tuple(self._machine.get_triggers(s.id)) for s in pipeline.stages}

    def open_from(self, stage: str) -> tuple[str, ...]:
        """The stages that a road leads to from *stage*, in the pipeline's order."""
        return self._from[stage]

    def move(self, row: OnStage, stage: str) -> None:
        """Move *row* along the road to *stage*; `transitions.MachineError` where there is none."""
        self._machine.events[stage].trigger(row)


_BUILT: dict[str, Roads] = {}


def roads_of(pipeline: Pipeline) -> Roads:
    """The graph of *pipeline*, built once for all worlds."""
    key = pipeline.model_dump_json()
    if key not in _BUILT:
        _BUILT[key] = Roads(pipeline)
    return _BUILT[key]


def _roads(pipeline: Pipeline) -> dict[str, tuple[str, ...]]:
    if pipeline.roads is not None:
        return dict(pipeline.roads)
    sorted_ = [s for s in pipeline.stages if s.semantics != "unsorted"]
    process = [s.id for s in sorted_ if not s.is_final]
    enterable = [s.id for s in sorted_[1:]]
    return {frm: tuple(to for to in enterable if to != frm) for frm in process}
