"""answers.json with real processes: several that save at the same moment, and one that is killed while it saves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rightmix_sim.exercises.saving.answers_file import read_answers, save_answers
from rightmix_sim.exercises.saving.lock import locked
from tests.exercises.saving.test_answers_file import CODE, EXERCISE, NOON

PROCESSES, EDITS = 4, 50  # 200 edits in all, and as many again of a question that all of them edit

TOGETHER = """
import datetime, sys
from pathlib import Path
from rightmix_sim.exercises.saving.answers_file import read_answers, save_answers

path, me, edits = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
held, seen, replaced = {}, 0, 0
for number in range(edits):
    mine = {f"{me}-{number}": f"text of {me}", "shared": f"{me} {number}"}
    held |= mine
    now = datetime.datetime.now(datetime.UTC)
    saved = save_answers(path, "ex2-rm2000", "tressell", mine, seen=seen, held=held, writer=me, now=now)
    assert not saved.problem, saved.problem
    seen, replaced = saved.stored.revision, replaced + len(saved.replaced)
    held |= {one: saved.stored.answers.get(one) for one in saved.others}
print(replaced)
"""

WITHOUT_END = """
import datetime, itertools, sys
from pathlib import Path
from rightmix_sim.exercises.saving.answers_file import save_answers

path, seen = Path(sys.argv[1]), 0
for number in itertools.count():
    edits = {"a": str(number) * 50_000, "b": number}
    now = datetime.datetime.now(datetime.UTC)
    saved = save_answers(path, "ex2-rm2000", "tressell", edits, seen=seen, held={}, writer="one", now=now)
    assert not saved.problem, saved.problem
    seen = saved.stored.revision
    print(seen, flush=True)
"""


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_of_many_edits_of_several_processes_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    windows = [started(TOGETHER, path, f"w{number}", EDITS) for number in range(PROCESSES)]
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
    for window in windows:
        assert window.stdin is not None
        window.stdin.write("go\n")
        window.stdin.flush()
    replaced = [int(window.communicate(timeout=120)[0]) for window in windows]
    assert [window.returncode for window in windows] == [0] * PROCESSES
    found = read_answers(path, EXERCISE, CODE)
    own = {f"w{window}-{number}" for window in range(PROCESSES) for number in range(EDITS)}
    assert set(found.answers) == {*own, "shared"}
    assert found.revision == PROCESSES * EDITS  # every save saw the one before
    assert len(found.replaced) == min(50, sum(replaced))
    assert sorted(path.parent.iterdir()) == [tmp_path / ".answers.json.lock", path]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill so")
def test_a_process_killed_while_it_saves_leaves_a_whole_file_and_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    for after in range(1, 9):
        window = started(WITHOUT_END, path)
        assert window.stdout is not None
        told = [int(window.stdout.readline()) for _ in range(3 * after)]
        os.kill(window.pid, signal.SIGKILL)
        told += [int(line) for line in window.stdout.read().splitlines()]
        window.wait(timeout=60)
        if window.stdin is not None:
            window.stdin.close()
        window.stdout.close()
        found = read_answers(path, EXERCISE, CODE)
        assert found.problem == ""
        assert found.revision >= told[-1]  # what it said was saved is there
        assert found.answers["a"] == str(found.answers["b"]) * 50_000  # and both from one save
    with locked(path):
        left = [entry.name for entry in tmp_path.iterdir()]
    saved = save_answers(path, EXERCISE, CODE, {"c": "1"}, seen=0, held={}, writer="two", now=NOON)
    assert saved.problem == "", left
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".answers.json.lock", "answers.json"]
    assert json.loads(path.read_text(encoding="utf-8"))["answers"]["c"] == "1"
