"""Drop machine code that is older than what it was compiled from: `python -m tests.machine_code`.

numba keeps what it compiled beside a file until that file changes, and does not notice when a compiled function of
another file has changed, of which it holds a copy. Tests and benchmarks drop it all before they begin.
"""

from __future__ import annotations

from pathlib import Path

import rightmix_sim

PACKAGE = Path(rightmix_sim.__file__).parent


def drop_stale_machine_code(package: Path = PACKAGE) -> int:
    """Delete what was compiled before the latest change to any file that compiles; gives how many files that were."""
    sources = [path for path in package.rglob("*.py") if _compiles(path)]
    latest = max((path.stat().st_mtime_ns for path in sources), default=0)
    stale = [path for path in package.rglob("*.nb[ic]") if path.stat().st_mtime_ns < latest]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def _compiles(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "import numba" in text or "from numba" in text or "@compiled" in text


if __name__ == "__main__":
    drop_stale_machine_code()
