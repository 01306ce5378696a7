"""What a planner would write in three libraries for the same service: SimPy, Ciw and salabim, each in its own way.

Each says when a duty's turn comes; what the work takes and when it is next due they share (`working_time.py`), with the
draws. So the rows are those of the model's own diaries, or the run ends with an error.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from time import process_time
from typing import Any

from bench.caseload import Caseload
from bench.engines import Engine, Outcomes, Process, Stopwatch, outcomes_of
from bench.working_time import Diary, Row, diaries_of, in_order

COLUMNS = ("duty", "due", "day", "officer", "ordinal", "attempt", "minute", "minutes", "outcome", "entry")


def simpy_template(case: Caseload, _: int) -> tuple[Stopwatch, Outcomes]:
    """SimPy as templates have it: a process for each piece, a resource that is watched, a dict for each event."""
    import pandas as pd  # noqa: PLC0415
    import simpy  # noqa: PLC0415

    class WatchedOfficer(simpy.PriorityResource):
        """An officer that notes the length of the queue and who is busy whenever either changes."""

        def __init__(self, env: simpy.Environment) -> None:
            super().__init__(env, capacity=1)
            self.notes: list[dict[str, float]] = []

        def request(self, *args: Any, **named: Any) -> Any:
            asked = super().request(*args, **named)
            self.note()
            return asked

        def release(self, *args: Any, **named: Any) -> Any:
            given = super().release(*args, **named)
            self.note()
            return given

        def note(self) -> None:
            self.notes.append({"time": self._env.now, "waiting": len(self.queue), "busy": self.count})

    def piece(diary: Diary) -> Process:
        yield env.timeout(max(0.0, diary.opens - env.now))
        with officers[diary.owed.officer].request(priority=diary.priority) as turn:
            yield turn
            row, ends = diary.begin(env.now)
            log.append(dict(zip(COLUMNS, row, strict=True)))
            env.process(piece(diary))
            yield env.timeout(ends - env.now)

    begun = process_time()
    env = simpy.Environment()
    log: list[dict[str, int]] = []
    officers = [WatchedOfficer(env) for _ in range(case.officers)]
    diaries = diaries_of(case)
    for diary in diaries:
        env.process(piece(diary))
    entered = process_time()
    env.run(until=diaries[0].calendar.ends)
    worked = process_time()
    table = pd.DataFrame(log)
    queues = pd.concat([pd.DataFrame(officer.notes) for officer in officers])
    assert len(queues) > len(table)
    rows = in_order(list(table[list(COLUMNS)].itertuples(index=False, name=None)), diaries)
    return Stopwatch(entered - begun, worked - entered, process_time() - worked), outcomes_of(rows)


def salabim(case: Caseload, _: int) -> tuple[Stopwatch, Outcomes]:
    """salabim: a component for each piece, a resource for each officer; with `yield` and no monitors, its quickest."""
    import salabim as sim  # noqa: PLC0415

    sim.yieldless(False)

    class Piece(sim.Component):  # type: ignore[misc, unused-ignore]
        def setup(self, diary: Diary) -> None:
            self.mode.monitor(False)
            self.status.monitor(False)
            self.diary = diary

        def process(self) -> Generator[Any, Any, None]:
            diary = self.diary
            officer = officers[diary.owed.officer]
            yield self.hold(till=max(env.now(), diary.opens))
            yield self.request((officer, 1, diary.priority))
            row, ends = diary.begin(env.now())
            rows.append(row)
            Piece(diary=diary)
            yield self.hold(till=ends)
            self.release(officer)

    begun = process_time()
    env = sim.Environment(trace=False, do_reset=True)
    rows: list[Row] = []
    officers = [sim.Resource(f"officer.{number}", monitor=False) for number in range(case.officers)]
    diaries = diaries_of(case)
    for diary in diaries:
        Piece(diary=diary)
    entered = process_time()
    env.run(till=diaries[0].calendar.ends)
    worked = process_time()
    whole = in_order(rows, diaries)
    return Stopwatch(entered - begun, worked - entered, process_time() - worked), outcomes_of(whole)


def ciw(case: Caseload, _: int) -> tuple[Stopwatch, Outcomes]:
    """Ciw: duties go round between a place that holds them until they open and an officer, who serves by due date.

    A network for each officer, one after another: officers do not meet here, and with all of them in one network each
    event would look through every duty there is.
    """
    begun = process_time()
    rows: list[Row] = []
    diaries = diaries_of(case)
    by_officer = [[one for one in diaries if one.owed.officer == officer] for officer in range(case.officers)]
    entered = process_time()
    for one in by_officer:
        _ciw_of(one, rows)
    worked = process_time()
    whole = in_order(rows, diaries)
    return Stopwatch(entered - begun, worked - entered, process_time() - worked), outcomes_of(whole)


def _ciw_of(diaries: list[Diary], rows: list[Row]) -> None:
    """One officer's network."""
    import ciw  # noqa: PLC0415

    class Ours(ciw.dists.Distribution):  # type: ignore[misc, unused-ignore]
        def __init__(self, minutes: Callable[[float, Diary], float]) -> None:
            self.minutes = minutes

        def __deepcopy__(self, _: Any) -> Any:
            return self  # the rows are not to be copied with it

        def sample(self, t: float, ind: Any) -> float:
            return self.minutes(t, diaries[ind.id_number - 1])

    def worked(now: float, diary: Diary) -> float:
        row, ends = diary.begin(now)
        rows.append(row)
        return ends - now

    def due_first(waiting: list[Any], _: float) -> Any:
        return min(waiting, key=lambda one: diaries[one.id_number - 1].priority)

    once = ciw.dists.Sequential([0.0, float("inf")])
    network = ciw.create_network(
        arrival_distributions=[once, None],
        batching_distributions=[ciw.dists.Deterministic(len(diaries)), ciw.dists.Deterministic(1)],
        service_distributions=[Ours(lambda now, diary: max(0.0, diary.opens - now)), Ours(worked)],
        number_of_servers=[float("inf"), 1],
        routing=ciw.routing.NetworkRouting([ciw.routing.Direct(2), ciw.routing.Direct(1)]),
        service_disciplines=[ciw.disciplines.FIFO, due_first],
    )
    ciw.Simulation(network).simulate_until_max_time(diaries[0].calendar.ends)


PLANNERS: Mapping[str, Engine] = {"SimPy, template": simpy_template, "salabim": salabim, "Ciw": ciw}
