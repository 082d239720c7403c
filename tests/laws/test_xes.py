"""Traces as event logs: what was played walks the net of the company's file, and nothing else."""

import warnings
from pathlib import Path
from typing import Any

import pytest

from crmsim.desk.trace import Trace
from crmsim.desk.xes import cases, to_xes
from crmsim.scenario.load import load_scenario, shipped
from tests.desks import played
from tests.laws.nets import net_of, steps

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pm4py

WITH_CARDS = sorted(name for name in shipped() if load_scenario(name).leads)


def fitness(log: Any, trace: Trace) -> float:
    """How much of a log the net of the trace's company explains, by replaying tokens."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        net = net_of(trace.crm.organisation)
        return float(pm4py.fitness_token_based_replay(log, *net)["log_fitness"])


def read(trace: Trace, folder: Path) -> Any:
    """The log of a trace, as pm4py reads it from the document."""
    file = folder / "log.xes"
    file.write_text(to_xes([trace]), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pm4py.read_xes(str(file))


@pytest.mark.parametrize("bot", ["diligent", "random"])
@pytest.mark.parametrize("name", WITH_CARDS)
def test_what_was_played_walks_the_companys_net(name: str, bot: str, tmp_path: Path) -> None:
    """Fitness 1.0 for every lesson of every company, whoever plays."""
    trace = played(name, bot).trace()
    assert fitness(read(trace, tmp_path), trace) == 1.0


@pytest.mark.parametrize("name", WITH_CARDS)
def test_an_illegal_step_is_noticed(name: str, tmp_path: Path) -> None:
    """One step put in that no road allows, and the fitness is below 1.0."""
    trace = played(name, "diligent").trace()
    log = read(trace, tmp_path)
    last = list(cases(trace))[-1].visits[-1].activity
    allowed = {to for frm, to in steps(trace.crm.organisation) if frm == last}
    stages = (f"{p.id}:{s.id}" for p in trace.crm.organisation.pipelines for s in p.stages)
    wrong = next(stage for stage in stages if stage not in allowed)
    row = log.iloc[[-1]].assign(**{"concept:name": wrong})
    assert fitness(pm4py.convert_to_dataframe(_with(log, row)), trace) < 1.0


def _with(log: Any, row: Any) -> Any:
    import pandas as pd

    return pd.concat([log, row], ignore_index=True)
