"""The manifest of a run: what was run, with what, when, and everything it rests on.

It is the only file of a run that knows of time and machine; it also marks a folder as a run of ours.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from rightmix_sim import __version__
from rightmix_sim.errors import RightmixError
from rightmix_sim.experiment.run import Run
from rightmix_sim.files import read_text
from rightmix_sim.findings import INTERVAL
from rightmix_sim.scenario.caseload import Used

NAME = "manifest.json"
KIND = "rightmix run"
_LARGEST = 100_000_000  # bytes; a scenario of a hundred areas rests on many assumptions
_LIBRARIES = ("numba", "numpy", "pyarrow", "scipy", "simpy")


def manifest(
    run: Run,
    text: str,
    *,
    command: str,
    jobs: int,
    started: datetime,
    ended: datetime,
    files: Sequence[str],
    caseload: Used | None = None,
) -> str:
    """The manifest as JSON. `text` is the scenario's file; `files` are the files of the run beside the manifest.

    Of a `caseload` it keeps the SHA-256 of the file and the number of its rows, never the rows.
    """
    scenario = run.scenario
    content = {
        "kind": KIND,
        "command": command,
        "scenario": {
            "name": scenario.name,
            "title": scenario.title,
            "digest": scenario.digest,
            "first_day": scenario.first_day.isoformat(),
            "starts": scenario.starts.isoformat(),
            "ends": scenario.ends.isoformat(),
            "text": text,
        },
        **({} if caseload is None else {"caseload": asdict(caseload)}),
        "seed": run.seed,
        "replications": run.replications,
        "interval": _interval(run.replications),
        "started": started.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "seconds": round((ended - started).total_seconds(), 1),
        "jobs": jobs,
        "versions": {
            "rightmix_sim": __version__,
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in _LIBRARIES},
        },
        "files": list(files),
        "assumptions": [asdict(assumption) for assumption in scenario.assumptions],
    }
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """The manifest of a folder that holds a run of ours, None of any other."""
    try:
        content = json.loads(read_text(folder / NAME, largest=_LARGEST))
    except (RightmixError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) and content.get("kind") == KIND else None


def _interval(replications: int) -> dict[str, str | int]:
    if replications == 1:
        return {"low_high": "none, since there is one replication", "replications": 1}
    return {
        "low_high": INTERVAL,
        "replications": replications,
        "about": "the model's own chance, as a ratio of sums; not whether the assumptions are right",
    }
