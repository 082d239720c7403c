"""How a time is taken: the median of several runs, garbage collected before each."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

RUNS = 7


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median wall time of *work* over *runs* runs, after one to warm up."""
    work()
    times = []
    for _ in range(runs):
        gc.collect()
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return median(times)
