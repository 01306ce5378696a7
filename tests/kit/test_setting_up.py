"""The set-up: once, whole or not at all, from a folder of wheels where there is one, and where it is kept."""

from __future__ import annotations

import errno
import json
import os
import sys
import sysconfig
from pathlib import Path

import places
import pytest
import setting_up
from places import own_folder, place_of, stamp_of
from setting_up import is_whole, remove_unused, set_up
from troubles import Stopped

from tests.kit.conftest import Programs, failed


def test_it_makes_an_environment_fetches_installs_and_warms_up(kit: Path, place: Path, programs: Programs) -> None:
    set_up(kit, place)
    python = str(place / "environment" / "bin" / "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    lock, wheel = str(kit / "requirements.lock"), str(kit / "rightmix_sim-9.9-py3-none-any.whl")
    assert programs.commands == [
        [sys.executable, "-m", "venv", str(place / "environment")],
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock],
        [*pip, "--no-deps", "--no-index", wheel],
        [python, "-m", "rightmix_sim.model.warm"],
    ]
    assert is_whole(place)


def test_the_keys_for_practice_and_quiet_settings_are_put_into_it(kit: Path, place: Path, programs: Programs) -> None:
    set_up(str(kit), place)
    share, etc = place / "environment" / "share", place / "environment" / "etc"
    assert (share / "rightmix-sim" / "practice" / "keys" / "tressell.yaml").read_text() == "key: 1\n"
    assert json.loads((etc / "jupyter" / "jupyter_lab_config.json").read_text())["LabApp"]["news_url"] is None
    assert "fetchNews" in (share / "jupyter" / "lab" / "settings" / "overrides.json").read_text()
    assert programs.commands != []


def test_what_the_window_says(kit: Path, place: Path, programs: Programs, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(kit, place)
    assert capsys.readouterr().out == (
        "Setting up the kit. This takes a few minutes, once. Leave this window open.\n"
        "  1 of 4: making a place for it \n"
        "  2 of 4: fetching what it stands on \n"
        "  3 of 4: installing the kit \n"
        "  4 of 4: getting the model ready \n"
    )
    assert len(programs.commands) == 4


def test_a_second_start_does_nothing_and_says_nothing(
    kit: Path, place: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(kit, place)
    capsys.readouterr()
    set_up(kit, place)
    assert (len(programs.commands), capsys.readouterr().out) == (4, "")


def test_with_a_folder_of_wheels_nobody_is_asked(kit: Path, place: Path, programs: Programs) -> None:
    (kit / "wheels").mkdir()
    set_up(kit, place)
    assert programs.commands[1][-3:] == ["--no-index", "-f", str(kit / "wheels")]


def test_the_log_begins_with_the_version_and_the_python(kit: Path, place: Path, programs: Programs) -> None:
    set_up(kit, place)
    said = (place / "set-up.log").read_text(encoding="utf-8")
    assert said.startswith(f"rightmix_sim-9.9-py3-none-any.whl, Python {sys.version.split()[0]}")
    assert programs.commands != []


@pytest.mark.parametrize("word", ["venv", "--require-hashes", "--no-deps"])
@pytest.mark.parametrize("raised", [failed(), OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_set_up_that_stops_leaves_no_environment_and_no_mark(
    kit: Path, place: Path, programs: Programs, word: str, raised: BaseException
) -> None:
    programs.fails[word] = raised
    with pytest.raises(KeyboardInterrupt if isinstance(raised, KeyboardInterrupt) else Stopped):
        set_up(kit, place)
    assert [path.name for path in place.iterdir()] == ["set-up.log"]
    programs.fails.clear()
    set_up(kit, place)
    assert is_whole(place)


def test_the_mark_is_written_last(kit: Path, place: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    marked = []

    def watch(log: Path, lock: object, *command: str | Path) -> None:
        marked.append((place / "ready").exists())
        programs(log, lock, *command)

    monkeypatch.setattr(setting_up, "run", watch)
    set_up(kit, place)
    assert marked == [False] * 4
    assert (place / "ready").read_text() == "whole\n"


def test_a_model_that_cannot_be_compiled_beforehand_does_not_stop_it(
    kit: Path, place: Path, programs: Programs
) -> None:
    programs.fails["rightmix_sim.model.warm"] = failed()
    set_up(kit, place)
    assert is_whole(place)


def test_what_a_start_that_was_killed_has_left_is_made_anew(kit: Path, place: Path, programs: Programs) -> None:
    (place / "environment" / "lib").mkdir(parents=True)
    (place / "environment" / "lib" / "half").write_text("")
    set_up(kit, place)
    assert is_whole(place) and not (place / "environment" / "lib").exists()
    assert len(programs.commands) == 4


def test_an_environment_whose_python_is_gone_is_made_anew(kit: Path, place: Path, programs: Programs) -> None:
    set_up(kit, place)
    (place / "environment" / "bin" / "python").unlink()
    assert not is_whole(place)
    set_up(kit, place)
    assert is_whole(place) and len(programs.commands) == 8  # 2 x 4


def test_the_second_of_two_starts_finds_it_done(
    kit: Path, place: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])  # not there before the wait, there after it
    monkeypatch.setattr(setting_up, "is_whole", lambda place: next(answers))
    set_up(kit, place)
    assert programs.commands == []


def test_a_disk_without_room_is_said_before_anything_is_fetched(
    kit: Path, place: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setting_up, "NEEDED", 10**18)
    with pytest.raises(Stopped) as stopped:
        set_up(kit, place)
    assert str(stopped.value) == (
        "The kit could not be set up: the disk is full.\n"
        "What to do: make room for some 2 GB, then start again.\n"
        "In the words of the system: No space left on device"
    )
    assert programs.commands == []


def test_without_a_connection_it_says_so_and_where_the_log_is(kit: Path, place: Path, programs: Programs) -> None:
    programs.fails["--require-hashes"] = failed()
    programs.says["--require-hashes"] = (
        "WARNING: Retrying after NewConnectionError\nERROR: No matching distribution found"
    )
    with pytest.raises(Stopped) as stopped:
        set_up(kit, place)
    assert str(stopped.value) == (
        "The kit could not be set up: nothing could be fetched, or not all of it.\n"
        "What to do: see that this computer has a connection, then start again, or ask your trainer for the kit with "
        "the folder wheels in it.\n"
        f"The whole story stands in {place / 'set-up.log'}"
    )


# --- what other versions left


def another(place: Path, name: str, *, days: int | None) -> Path:
    """An environment beside the place: never whole, or last started some days ago."""
    other = place.with_name(name)
    (other / "environment").mkdir(parents=True)
    (other / "set-up.log").write_text("")
    if days is not None:
        (other / "ready").write_text("whole\n")
        ago = (other / "ready").stat().st_mtime - days * 24 * 3600
        os.utime(other / "ready", (ago, ago))
    return other


def test_what_nobody_started_for_90_days_goes_when_another_version_is_set_up(
    kit: Path, place: Path, programs: Programs
) -> None:
    kept, gone = another(place, "kept", days=89), another(place, "gone", days=91)
    half = another(place, "half", days=None)
    (place.parent / "settings").mkdir()
    set_up(kit, place)
    assert (kept.exists(), gone.exists(), half.exists()) == (True, False, False)
    assert (place.parent / "settings").is_dir()
    assert len(programs.commands) == 4


def test_a_start_counts_as_use(kit: Path, place: Path, programs: Programs) -> None:
    set_up(kit, place)
    os.utime(place / "ready", (0, 0))
    set_up(kit, place)
    remove_unused(place.with_name("new"))
    assert is_whole(place)
    assert len(programs.commands) == 4


# --- where it is kept


def test_every_system_has_its_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("HOME"))
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert own_folder().as_posix() == "HOME/.local/share/rightmix-kit"
    monkeypatch.setenv("XDG_DATA_HOME", "DATA")
    assert own_folder().as_posix() == "DATA/rightmix-kit"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert own_folder().as_posix() == "HOME/Library/Application Support/rightmix-kit"


@pytest.mark.parametrize(
    ("base", "folder"),
    [
        ("C:/Programs/Python313", "LOCAL/rightmix-kit"),
        ("C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.13", "HOME/rightmix-kit"),
    ],
)
def test_python_from_the_store_keeps_it_where_others_see_it(
    monkeypatch: pytest.MonkeyPatch, base: str, folder: str
) -> None:
    home, local = Path("HOME"), Path("LOCAL")
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setenv("LOCALAPPDATA", str(local))
    monkeypatch.setattr(sys, "base_prefix", base)
    with monkeypatch.context() as on_windows:
        on_windows.setattr(places, "os", type("Windows", (), {"name": "nt", "environ": os.environ}))
        found = own_folder()
    assert found.as_posix() == folder


def test_a_folder_may_be_named_for_all_users(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIGHTMIX_PLACE", "shared")
    assert place_of(kit) == Path("shared") / stamp_of(kit)


def test_a_moved_folder_keeps_its_environment(kit: Path) -> None:
    before = stamp_of(kit)
    moved = kit.parent.rename(kit.parent.with_name("moved"))
    assert stamp_of(moved / "kit") == before


@pytest.mark.parametrize(
    "changed",
    ["requirements.lock", "rightmix_sim-9.9-py3-none-any.whl", "practice/keys/tressell.yaml", "setting_up.py"],
)
def test_whatever_is_set_up_otherwise_is_set_up_elsewhere(kit: Path, changed: str) -> None:
    before = stamp_of(kit)
    (kit / changed).write_bytes(b"another")
    assert stamp_of(kit) != before


def test_another_python_and_another_system_have_their_own(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = {stamp_of(kit)}
    monkeypatch.setattr(sys, "version_info", (3, 13, 0) if sys.version_info < (3, 13) else (3, 12, 0))
    stamps.add(stamp_of(kit))
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "win-amd64")
    stamps.add(stamp_of(kit))
    assert len(stamps) == 3


def test_an_older_wheel_beside_the_new_one_is_passed_over(kit: Path) -> None:
    (kit / "rightmix_sim-9.8-py3-none-any.whl").write_bytes(b"older")
    assert places.wheel_of(kit).name == "rightmix_sim-9.9-py3-none-any.whl"


@pytest.mark.parametrize(
    "missing",
    ["version.txt", "requirements.lock", "rightmix_sim-9.9-py3-none-any.whl", "../notebooks/home.ipynb"],
)
def test_a_kit_that_was_not_unpacked_whole_is_told(kit: Path, missing: str) -> None:
    (kit / missing).unlink()
    with pytest.raises(Stopped) as stopped:
        place_of(kit)
    assert str(stopped.value) == (
        f"Parts of the kit are missing in {kit.parent}\n"
        "What to do: unpack the downloaded file whole (on Windows: right-click it, Extract All), then start there."
    )


def test_an_environment_that_cannot_even_be_looked_at_is_not_whole(place: Path) -> None:
    (place / "environment").mkdir(parents=True)
    (place / "ready").write_text("whole\n")
    assert not is_whole(place)
