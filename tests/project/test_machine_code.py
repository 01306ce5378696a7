"""Machine code that is older than a change to any file it may hold a copy of is dropped, and no other."""

from __future__ import annotations

import os
from pathlib import Path

from tests.machine_code import drop_stale_machine_code


def written(path: Path, text: str, seconds: int) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, (seconds, seconds))
    return path


def test_code_compiled_before_the_latest_change_to_any_compiled_file_is_dropped(tmp_path: Path) -> None:
    written(tmp_path / "heap.py", "from numba import njit", 200)
    written(tmp_path / "diary.py", "@compiled", 100)
    written(tmp_path / "pages.py", "nothing is compiled here", 900)
    before = written(tmp_path / "__pycache__" / "diary.nbi", "", 150)
    after = written(tmp_path / "__pycache__" / "heap.nbc", "", 250)
    assert drop_stale_machine_code(tmp_path) == 1
    assert not before.exists() and after.exists()


def test_nothing_is_dropped_where_all_was_compiled_after_the_latest_change(tmp_path: Path) -> None:
    written(tmp_path / "diary.py", "@compiled", 100)
    kept = written(tmp_path / "__pycache__" / "diary.nbi", "", 150)
    assert drop_stale_machine_code(tmp_path) == 0
    assert kept.exists()
