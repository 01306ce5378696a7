"""The kit that trainees download: the same bytes each time, all that it needs, and nothing that stays with trainers."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit import build
from rightmix_sim import __version__
from rightmix_sim.cases import library_ids
from rightmix_sim.course.notebooks.lessons import lessons, place_of, trainee_notebook
from rightmix_sim.exercises import EXERCISES
from rightmix_sim.files import read_own_yaml
from tests.texts import texts

ROOT = Path(__file__).resolve().parents[2]
TOP = "rightmix-kit/"
WHEEL = f"kit/rightmix_sim-{__version__}-py3-none-any.whl"
SHORTEST_SECRET = 25  # letters; a shorter text of a rubric may stand anywhere
SHORTEST_SENTENCE = 8  # words; shorter ones of a plan are somebody's name and post
MOST_BYTES = 150_000  # of a picture


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "out" / "rightmix-kit.zip"
    build.write_kit(target)
    return target


@pytest.fixture(scope="module")
def files(archive: Path) -> dict[str, bytes]:
    """What is in the kit, by its name below the top folder."""
    with zipfile.ZipFile(archive) as kit:
        return {entry.filename.removeprefix(TOP): kit.read(entry) for entry in kit.infolist()}


def test_building_twice_gives_the_same_bytes_and_leaves_nothing_beside_it(archive: Path, tmp_path: Path) -> None:
    build.write_kit(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.zip"]


def test_a_build_that_fails_leaves_the_last_one_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> Path:
        raise subprocess.CalledProcessError(1, "hatchling")

    (tmp_path / "kit.zip").write_bytes(b"the last one")
    monkeypatch.setattr(build, "build_wheel", fail)
    with pytest.raises(subprocess.CalledProcessError):
        build.write_kit(tmp_path / "kit.zip")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"the last one"]


def test_everything_is_in_one_folder_once_and_only_the_start_files_may_be_run(archive: Path) -> None:
    with zipfile.ZipFile(archive) as kit:
        modes = {entry.filename: entry.external_attr >> 16 for entry in kit.infolist()}
        assert len(modes) == len(kit.infolist())
        assert {entry.date_time for entry in kit.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert all(name.startswith(TOP) for name in modes)
    assert {name.removeprefix(TOP) for name, mode in modes.items() if mode == 0o100755} == set(build.STARTERS)
    assert set(modes.values()) == {0o100755, 0o100644}


def test_every_notebook_is_there_as_its_master_makes_it(files: dict[str, bytes]) -> None:
    wanted = {place_of(lesson).as_posix(): trainee_notebook(ROOT, lesson).encode() for lesson in lessons()}
    wanted["notebooks/planner/what-if.ipynb"] = (ROOT / "notebooks" / "planner" / "what-if.ipynb").read_bytes()
    assert {name: content for name, content in files.items() if name.startswith("notebooks/")} == wanted
    assert len(wanted) == len(EXERCISES) + 3  # and home, practice, the planner's


def test_a_notebook_that_somebody_worked_in_does_not_travel_as_it_is(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if name.endswith(".ipynb"):
            cells = json.loads(content)["cells"]
            assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells), name


def test_what_starts_it_is_all_there(files: dict[str, bytes]) -> None:
    top = {name for name in files if "/" not in name}
    assert top == {*build.STARTERS, "READ ME FIRST.html"}
    programs = {name for name in files if name.endswith(".py")}
    ours = {path.name for path in (ROOT / "kit").glob("*.py")} - {"build.py", "wheels.py", "pictures.py"}
    assert programs == {f"kit/{name}" for name in ours}
    assert files["kit/version.txt"] == f"{__version__}\n".encode()
    assert files["kit/requirements.lock"] == (ROOT / "kit" / "requirements.lock").read_bytes()
    assert WHEEL in files


def test_what_starts_it_imports_nothing_but_python_and_itself(files: dict[str, bytes]) -> None:
    ours = {Path(name).stem for name in files if name.endswith(".py")}
    for name, content in files.items():
        if name.endswith(".py"):
            found = set(re.findall(r"^ *(?:import|from) (\w+)", content.decode(), flags=re.MULTILINE))
            assert found <= ours | set(sys.stdlib_module_names), name


def test_the_windows_start_file_has_the_line_ends_of_windows(files: dict[str, bytes]) -> None:
    text = files["Start rightmix (Windows).bat"]
    assert text.count(b"\n") == text.count(b"\r\n") > 20
    for name in build.STARTERS[1:]:
        assert b"\r" not in files[name]


def test_of_grading_only_the_keys_and_answers_for_practice_travel(files: dict[str, bytes]) -> None:
    practice = {name.removeprefix("kit/practice/"): files[name] for name in files if name.startswith("kit/practice/")}
    wanted = {
        f"{folder}/{path.name}": path.read_bytes()
        for folder in ("answers", "keys")
        for path in (ROOT / "grading" / folder).glob("*.yaml")
    }
    assert practice == wanted
    assert len(wanted) > len(library_ids())  # a key for each case of the library, and some answers


def test_no_bank_rubric_lesson_plan_of_grading_or_test_travels(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[WHEEL])) as wheel:
        inside = [f"wheel/{name}" for name in wheel.namelist()]
        content = {wheel.read(name) for name in wheel.namelist()} | set(files.values())
    parts = {part for name in [*files, *inside] for part in name.lower().split("/")}
    assert parts & {"grading", "rubrics", "tests", "bench", "docs", "sound.yaml"} == set()
    for folder, least in {"banks": 3, "lessons": 9, "plans": 9, "rubrics": 9}.items():
        stays = {path.read_bytes() for path in (ROOT / "grading" / folder).rglob("*.*")}
        assert len(stays) >= least
        assert stays & content == set()


# --- what must not travel, word for word


def plain(text: str) -> str:
    return " ".join(text.split())


def words_of(paths: Iterator[Path]) -> set[str]:
    return {plain(text) for path in paths for text in texts(read_own_yaml(path))}


@pytest.fixture(scope="module")
def held() -> list[str]:
    """Every text of some length in the rubrics and the banks for graded work, and every sentence of the sound plans.

    What is public anyway is left out.
    """
    grading = ROOT / "grading"
    asked = words_of((ROOT / "src/rightmix_sim/exercises").rglob("*.yaml"))
    answers = words_of((grading / "answers").glob("*.yaml"))
    banks = {text for text in words_of((grading / "banks").glob("*.yaml")) if len(text) >= SHORTEST_SECRET}
    banks -= asked | answers  # who wrote a statement, and where, is the same in both banks
    assert len(banks) > 300
    rubrics = {text for text in words_of((grading / "rubrics").glob("*.yaml")) if len(text) >= SHORTEST_SECRET}
    public = words_of((ROOT / "cases").rglob("*.yaml")) | words_of((grading / "keys").glob("*.yaml"))
    sound = {text for text in words_of((grading / "plans").rglob("*.yaml")) if len(text.split()) >= SHORTEST_SENTENCE}
    assert len(rubrics) > 50 and len(sound - public) > 500
    return sorted(banks | rubrics | (sound - public))


def unpacked(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every file that is text, in the kit and in its wheel, with its text in one line."""
    for name, content in files.items():
        if name.endswith(".whl"):
            with zipfile.ZipFile(io.BytesIO(content)) as wheel:
                yield from unpacked({f"{name}/{entry}": wheel.read(entry) for entry in wheel.namelist()})
        elif name.endswith(".ipynb"):
            yield name, plain(" ".join(texts(json.loads(content))))
        elif not name.endswith(".png"):
            yield name, plain(content.decode("utf-8"))


def leaks(files: dict[str, bytes], held: list[str]) -> list[str]:
    return [f"{name}: {text}" for name, whole in unpacked(files) for text in held if text in whole]


def test_no_file_of_the_kit_holds_a_text_of_a_bank_a_rubric_or_a_sound_plan(
    files: dict[str, bytes], held: list[str]
) -> None:
    assert leaks(files, held) == []


def test_every_statement_claim_event_and_piece_of_the_banks_is_looked_for(held: list[str]) -> None:
    for name in ("claims", "home-visits", "statements"):
        content = read_own_yaml(ROOT / "grading" / "banks" / f"{name}.yaml")
        for group in content.values():
            entries = group.values() if isinstance(group, dict) else group
            long = [plain(one["text"]) for one in entries if len(plain(one["text"])) >= SHORTEST_SECRET]
            assert set(long) <= set(held) and len(long) > len(entries) * 0.8, name


@pytest.mark.parametrize("where", ["READ ME FIRST.html", "notebooks/home.ipynb", "wheel"])
def test_a_leak_would_be_found(files: dict[str, bytes], held: list[str], where: str) -> None:
    secret = held[0]
    if where.endswith(".ipynb"):
        content = json.loads(files[where])
        content["cells"][0]["source"] = [secret]
        assert len(leaks({where: json.dumps(content).encode()}, held)) >= 1
    elif where == "wheel":
        wheel = io.BytesIO()
        with zipfile.ZipFile(wheel, "w") as inside:
            inside.writestr("rightmix_sim/data/x.yaml", secret.replace(" ", "\n  "))
        assert len(leaks({WHEEL: wheel.getvalue()}, held)) >= 1
    else:
        assert len(leaks({where: files[where] + secret.encode()}, held)) >= 1


# --- the page to read first, and wheels


def test_every_picture_of_the_page_is_in_the_kit_and_small(files: dict[str, bytes]) -> None:
    shown = set(re.findall(r'<img src="([^"]+)"', files["READ ME FIRST.html"].decode()))
    pictures = {name for name in files if name.endswith(".png")}
    assert shown == pictures == {f"kit/pictures/{name}" for name in build.PICTURES}
    assert {name for name in pictures if not 5_000 < len(files[name]) < MOST_BYTES} == set()


def test_every_picture_and_every_file_that_the_page_of_docs_names_is_there() -> None:
    page = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]{20,}\]\(images/([^)]+)\)", page)
    assert sorted(shown) == sorted(build.PICTURES)
    assert all(name in page for name in build.STARTERS)


def test_a_folder_of_wheels_is_put_in_and_nothing_else_of_that_folder(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "a-1-py3-none-any.whl").write_bytes(b"a")
    (wheels / "notes.txt").write_bytes(b"mine")
    own = tmp_path / f"rightmix_sim-{__version__}-py3-none-any.whl"
    own.write_bytes(b"wheel")
    names = [name for name, _ in build.contents(own, wheels)]
    assert [name for name in names if name.startswith("kit/wheels/")] == ["kit/wheels/a-1-py3-none-any.whl"]
    assert len(names) == len(set(names))


def test_a_folder_without_wheels_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["build", "--out", str(tmp_path / "kit.zip"), "--wheels", str(tmp_path)])
    with pytest.raises(SystemExit):
        build.main()
    assert f"there are no wheels in {tmp_path}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
