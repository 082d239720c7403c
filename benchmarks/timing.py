"""How a time is taken: the median of several runs, garbage collected before each."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

RUNS = 7


def median_seconds(work: Callable[[], object], runs: int = RUNS, times: int = 1) -> float:
    """The median over *runs* runs of the wall time of one *work*, done *times* times a run.

    What one work has made is gone before the next begins.
    """
    work()
    seconds = []
    for _ in range(runs):
        gc.collect()
        begun = perf_counter()
        for _ in range(times):
            work()
        seconds.append((perf_counter() - begun) / times)
    return median(seconds)
