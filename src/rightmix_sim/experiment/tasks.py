"""Tasks worked by one process or by many; what comes of them comes in their order either way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import nullcontext
from typing import Any, TypeVar

from rightmix_sim.errors import RightmixError
from rightmix_sim.experiment.processes import processes
from rightmix_sim.interrupts import stop_if_interrupted

_AHEAD = 4  # tasks handed out for each process before the first of them is taken back: bounds the memory
_Result = TypeVar("_Result")


def in_order(
    function: Callable[..., _Result],
    shared: object,
    tasks: Sequence[tuple[Any, ...]],
    *,
    jobs: int,
    executor: Executor | None = None,
) -> Iterator[_Result]:
    """What `function(shared, *task)` gives for each of `tasks`, by so many processes or by `executor`, left open.

    Raises `RightmixError` when a process dies.
    """
    jobs = min(jobs, len(tasks))
    if jobs <= 1 and executor is None:
        for task in tasks:
            stop_if_interrupted()
            yield function(shared, *task)
        return
    handed_out: deque[Future[_Result]] = deque()
    try:
        with processes(jobs, shared) if executor is None else nullcontext(executor) as workers:
            for task in tasks:
                stop_if_interrupted()
                handed_out.append(workers.submit(function, shared, *task))
                if len(handed_out) >= _AHEAD * jobs:
                    yield handed_out.popleft().result()
            while handed_out:
                yield handed_out.popleft().result()
    except BrokenExecutor as died:
        raise RightmixError(
            "A process that was simulating has died.\n"
            "  Why it matters: its results are missing. It may have run out of memory.\n"
            "  What to do: try again with fewer processes (--jobs)."
        ) from died
    finally:
        for future in handed_out:
            future.cancel()
