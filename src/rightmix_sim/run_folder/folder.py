"""The folder of a run: records, measures, findings, manifest, the scenario and the report.

Outside the manifest nothing depends on time, place or the number of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

from rightmix_sim.experiment.replications import Progress, Replication
from rightmix_sim.experiment.run import Run, run
from rightmix_sim.files import writing
from rightmix_sim.run_folder.event_log_file import EVENT_LOG, EventLog, writing_log
from rightmix_sim.run_folder.manifest import NAME, manifest
from rightmix_sim.run_folder.parquet import RecordFiles
from rightmix_sim.run_folder.place import SIMULATE, staged, writing_to
from rightmix_sim.run_folder.tables import findings_csv, findings_json, measures_csv
from rightmix_sim.scenario.caseload import Used
from rightmix_sim.scenario.scenario import Scenario

RECORDS, MEASURES, FINDINGS, REPORT = "records", "measures.csv", "findings.csv", "report.html"
Page = Callable[[Run], str]


def run_into(
    out: Path,
    scenario: Scenario,
    text: str,
    *,
    replications: int,
    seed: int,
    jobs: int = 1,
    command: str = SIMULATE,
    replaces: Collection[str] = (),
    page: Page | None = None,
    progress: Progress | None = None,
    caseload: Used | None = None,
    event_log: EventLog | None = None,
) -> Run:
    """Run a scenario and write all that comes of it into the folder `out`; all or nothing.

    `text` is the scenario's file, kept so that the run can be repeated; of a `caseload` only the manifest says which it
    was. `page` makes the report of a run, `event_log` says whether and where one is written. `replaces` names the
    commands whose runs in that place may be replaced. Raises `OutputError` when the place is taken or cannot be written
    to.
    """
    started = datetime.now(UTC)
    with staged(out, replaces) as folder, writing_to(out), writing_log(event_log, folder) as keep_log:
        with RecordFiles(folder / RECORDS) as files:

            def keep(one: Replication) -> None:
                files.keep(one)
                keep_log(one)

            done = run(scenario, replications=replications, seed=seed, jobs=jobs, progress=progress, sink=keep)
        texts = {
            "scenario.toml": text,
            MEASURES: measures_csv(done),
            FINDINGS: findings_csv(done),
            "findings.json": findings_json(done),
        }
        if page is not None:
            texts[REPORT] = page(done)
        names = sorted([*texts, *(f"{RECORDS}/{file.name}" for file in (folder / RECORDS).iterdir())])
        if event_log is not None and event_log.to is None:
            names = sorted([*names, EVENT_LOG])
        texts[NAME] = manifest(
            done,
            text,
            command=command,
            jobs=jobs,
            started=started,
            ended=datetime.now(UTC),
            files=names,
            caseload=caseload,
        )
        for name, content in texts.items():
            with writing(folder / name) as target:
                target.write(content.encode())
    return done
