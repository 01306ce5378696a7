"""The event log of a run as a file: written replication by replication, put in its place when the run is complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rightmix_sim.errors import OutputError
from rightmix_sim.event_log import heading, lines, rows_of
from rightmix_sim.experiment.replications import Replication
from rightmix_sim.files import writing_whole

EVENT_LOG = "event-log.csv"
_ANOTHER = "Name another file with --event-log-to"


@dataclass(frozen=True)
class EventLog:
    """Which log is wanted: `to` a file (none: in the folder of the run), with the `work` of officers or without."""

    to: Path | None = None
    work: bool = False

    def check(self, *, overwrite: bool) -> None:
        """Raise `OutputError` where the file must not be written."""
        if self.to is None:
            return
        if self.to.is_dir():
            raise OutputError("This is a folder.", place=self.to, do=f"{_ANOTHER}.")
        if not self.to.resolve().parent.is_dir():
            raise OutputError("The folder of this file does not exist.", place=self.to, do=f"{_ANOTHER}.")
        if self.to.exists() and not overwrite:
            raise OutputError(
                "There is a file already.", place=self.to, do=f"{_ANOTHER}, or add --overwrite to replace it."
            )


@contextmanager
def writing_log(log: EventLog | None, folder: Path) -> Iterator[Callable[[Replication], None]]:
    """What takes each replication with its records, in the order of the run; the run numbers count them from 1.

    Without a log it takes and keeps nothing. Raises `OutputError` for a file that cannot be written, and the bare
    `OSError` in the folder of the run, as all that is written there.
    """
    if log is None:
        yield lambda _: None
        return
    number = 0
    with _told(log), writing_whole(folder / EVENT_LOG if log.to is None else log.to) as stream:
        stream.write(heading().encode())

        def keep(one: Replication) -> None:
            nonlocal number
            assert one.records is not None
            number += 1
            rows = rows_of(one.records, work=log.work)
            with _told(log):
                for text in lines(rows, run_number=number, area=one.area, replication=one.replication):
                    stream.write(text.encode())

        yield keep


@contextmanager
def _told(log: EventLog) -> Iterator[None]:
    try:
        yield
    except OSError as refused:
        if log.to is None:
            raise
        raise OutputError(
            f"The event log cannot be written ({refused.strerror or refused}).", place=log.to, do=f"{_ANOTHER}."
        ) from refused
