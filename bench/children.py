"""Each engine in a process of its own, told when to run: so runs can take turns and peak memory is the engine's own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, cast

_SPAWN = multiprocessing.get_context("spawn")  # a fresh interpreter: nothing inherited from the parent


@dataclass(frozen=True)
class Size:
    """How large the caseload is."""

    people: int = 5000
    officers: int = 125
    years: int = 3


@dataclass(frozen=True)
class Measured:
    """One run: processor seconds by part, attempts at work (or events), digest of the rows, peak memory in MB.

    `peak` is that of the process so far; `above` is how much of it was not there before the first run. `late` is by how
    many days the done pieces were late, all together.
    """

    parts: tuple[float, float, float]
    activities: int
    digest: str
    peak: float
    above: float
    late: int = 0

    @property
    def seconds(self) -> float:
        """All parts together."""
        return sum(self.parts)


class Child:
    """A process that waits, ready and compiled, to run one engine on one caseload again and again."""

    def __init__(self, engine: str, size: Size) -> None:
        self._line, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, engine, size), daemon=True)
        self._process.start()
        theirs.close()
        self._line.recv()

    def run(self, events: int = 0) -> Measured:
        """One run. Engines that only count are told how many `events` to make."""
        self._line.send(events)
        return cast(Measured, self._line.recv())

    def close(self) -> None:
        """End the process."""
        self._line.close()
        self._process.join()


def seconds_to_first_answer() -> tuple[float, float]:
    """Seconds from a bare interpreter to a first small answer: with nothing compiled yet, and with all of it kept."""
    with TemporaryDirectory() as kept:
        times = []
        for _ in range(2):
            begun = perf_counter()
            process = _SPAWN.Process(target=_first_answer, args=(kept,))
            process.start()
            process.join()
            times.append(perf_counter() - begun)
    return times[0], times[1]


def _first_answer(kept: str) -> None:
    os.environ["NUMBA_CACHE_DIR"] = str(Path(kept))
    _run_once("compiled", Size(people=10, officers=1, years=1))


def _run_once(engine: str, size: Size) -> None:
    from bench.caseload import caseload  # noqa: PLC0415  (only the child loads what it measures)

    _engine(engine)(caseload(size.people, size.officers, size.years), 10)


def _engine(name: str) -> Callable[..., Any]:
    from bench.engines import ENGINES  # noqa: PLC0415
    from bench.planners import PLANNERS  # noqa: PLC0415

    return {**ENGINES, **PLANNERS}[name]


def _serve(line: Connection[Any, Any], engine: str, size: Size) -> None:
    from bench.caseload import caseload  # noqa: PLC0415

    _run_once(engine, Size(people=10, officers=1, years=1))
    case = caseload(size.people, size.officers, size.years)
    before = peak_memory()
    line.send(None)
    while True:
        try:
            events = line.recv()
        except EOFError:
            return
        gc.collect()  # what the last run left in circles is not this run's memory
        watch, done = _engine(engine)(case, events)
        parts = (watch.entering, watch.working, watch.ordering)
        peak = peak_memory()
        line.send(Measured(parts, done.activities, done.digest, peak, peak - before, done.late))


def peak_memory() -> float:
    """The most memory this process has held so far, in MB."""
    units_a_mb = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / units_a_mb
