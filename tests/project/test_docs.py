"""The pages say nothing that is not there: their links lead somewhere, their paths and their commands exist."""

from __future__ import annotations

import re
import shlex
from fnmatch import translate
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from rightmix_sim.cli import app

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
OTHERS = ("README.md", "CONTRIBUTING.md", "cases/README.md", "grading/README.md", "bench/README.md")
PAGES = [*sorted(DOCS.rglob("*.md")), *(ROOT / other for other in OTHERS)]
PACKAGE = "src/rightmix_sim"
TOP = ("src/", "tests/", "docs/", "cases/", "grading/", "kit/", "bench/", "notebooks/")
ENDINGS = (".py", ".yaml", ".toml", ".md", ".j2", ".js", ".css", ".html")
ANY_NAME = re.compile(r"\b[A-Z]{2,}\b|…")  # in a path: ID, TOOL and the like stand for any name
# What runs, courses and hubs leave, and not we
OF_READERS = ("my-", "our-", "spring", "held/", "nbgrader_config.py", "jupyterhub_config.py", "srv/", "for-tr")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links(text: str) -> list[str]:
    """Relative links and pictures of a page, without what follows a #."""
    found = re.findall(r"\]\((?!https?:|mailto:|#)([^)\s]+)\)", text)
    return [link.partition("#")[0] for link in found]


def code_spans(text: str) -> list[str]:
    """What stands between backticks in a page, blocks aside."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def paths(text: str) -> list[str]:
    """The files and folders of the project that a page names, as from the top or from some room."""
    spans = [one for one in code_spans(text) if re.fullmatch(r"[\w.*/{}…-]+", one) and one not in ENDINGS]
    return [
        span
        for span in (one.lstrip("./") for one in spans)
        if span.startswith(TOP) or span.endswith(".py") or ("/" in span and span.endswith(ENDINGS))
        if not span.startswith(OF_READERS)
    ]


def commands(text: str) -> list[list[str]]:
    """The command lines `rightmix …` of a page, between backticks or in blocks; what follows on the line aside."""
    lines = [line.strip() for line in text.splitlines() if line.startswith(("    ", ".venv", "rightmix"))]
    found = [re.search(r"(?:^|&& |bin/)rightmix (.*)$", line) for line in lines + code_spans(text)]
    bare = [re.split(r"\s#|\s[>|&]|…|  ", match[1])[0] for match in found if match]
    return [words for line in bare if (words := shlex.split(line.replace("\\", "")))]


@cache
def whole_command() -> Any:
    return get_command(app)


def unknown(words: list[str]) -> str:
    """Which word of a command line is none of our commands or options; empty if all are."""
    command, words = whole_command(), list(words)
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        if words[0] not in command.commands:
            return words[0]
        command = command.commands[words.pop(0)]
    options = {option for one in command.params for option in one.opts} | {"--help"}
    named = [word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)]
    return next((word for word in named if word not in options), "")


@pytest.fixture(scope="module")
def known(tracked: list[Path]) -> frozenset[str]:
    """Every file and folder that git knows, and the end of each of these paths."""
    files = [path.relative_to(ROOT) for path in tracked]
    whole = {one for file in files for one in (file, *file.parents)}
    return frozenset("/".join(one.parts[n:]) for one in whole for n in range(len(one.parts)))


def is_there(path: str, known: frozenset[str]) -> bool:
    """Whether a path, or a pattern of paths, leads to something that is known."""
    path = ANY_NAME.sub("*", path.rstrip("/"))
    return path in known or ("*" in path and any(map(re.compile(translate(path)).match, known)))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert [link for link in links(read(page)) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_that_a_page_names_is_there(page: Path, known: frozenset[str]) -> None:
    assert [path for path in paths(read(page)) if not is_there(path, known)] == []


def astray(row: str, whole: frozenset[str]) -> list[str]:
    """The paths of a row that are neither below the room named before them, nor in the package, nor from the top."""
    room, wrong = PACKAGE, []
    for path in (one for one in code_spans(row) if re.fullmatch(r"[\w.*/-]+(/|\.\w+)", one) and one not in ENDINGS):
        places = [*([path] if path.startswith(TOP) else []), f"{room}/{path}", f"{PACKAGE}/{path}"]
        found = next((place for place in places if is_there(place, whole)), None)
        if found is None:
            wrong.append(path)
        else:
            room = found.rstrip("/") if found.endswith("/") else found.rpartition("/")[0]
    return wrong


def test_every_row_of_what_to_change_where_leads_to_the_room_it_names(tracked: list[Path]) -> None:
    files = [path.relative_to(ROOT) for path in tracked]
    whole = frozenset(one.as_posix() for file in files for one in (file, *file.parents))
    rows = read(DOCS / "where.md").splitlines()
    assert {row: wrong for row in rows if (wrong := astray(row, whole))} == {}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    assert [" ".join(words) for words in commands(read(page)) if unknown(words)] == []


def test_every_room_of_the_house_stands_in_the_design() -> None:
    package = ROOT / "src" / "rightmix_sim"
    rooms = [f"{one.name}/" for one in package.iterdir() if (one / "__init__.py").is_file()]
    rooms += [one.name for one in package.glob("*.py") if one.name != "__init__.py"]
    assert len(rooms) > 30
    assert sorted(set(rooms) - set(code_spans(read(DOCS / "design.md")))) == []


def test_every_page_is_led_to_by_the_index_or_the_entry_of_the_model() -> None:
    entries = [DOCS / "README.md", DOCS / "model" / "service.md"]
    led_to = {(one.parent / link).resolve() for one in entries for link in links(read(one))}
    pages = {page for page in PAGES if page.is_relative_to(DOCS)} - {entries[0]}
    assert sorted(map(name, pages - led_to)) == []


@pytest.mark.parametrize(
    ("page", "language", "file"),
    [
        ("adding-a-standard.md", "yaml", "guidance/data/standards-law.yaml"),
        ("adding-a-finding.md", "python", "findings/premises.py"),
        ("adding-a-lever.md", "toml", "scenario/data/levers/one-to-one-pack.toml"),
        ("adding-a-kind-of-work.md", "yaml", "records/data/work.yaml"),
    ],
)
def test_the_example_of_a_page_stands_so_in_the_package(page: str, language: str, file: str) -> None:
    (block,) = re.findall(rf"```{language}\n(.*?)```", read(DOCS / page), re.DOTALL)
    lines = {line.strip() for line in read(ROOT / "src" / "rightmix_sim" / file).splitlines()}
    assert [line for line in block.splitlines() if line.strip() not in lines] == []


# --- what would be found


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("cases chekc cases/library", "chekc"),
        ("cases make register --sead 7", "--sead"),
        ("levers run training one-small-area --replications 4", ""),
        ("cases make register -n 20 --seed=7", ""),
        ("course", ""),
        ("--version", ""),
    ],
)
def test_a_command_or_an_option_that_does_not_exist_would_be_found(line: str, wrong: str) -> None:
    assert unknown(line.split()) == wrong


def test_commands_are_found_in_blocks_and_in_prose() -> None:
    text = "Try `rightmix demo`.\n\n    rightmix cases list    # all\n    cd x && .venv/bin/rightmix score h > out\n"
    assert commands(text) == [["cases", "list"], ["score", "h"], ["demo"]]


def test_a_path_that_does_not_exist_would_be_found(known: frozenset[str]) -> None:
    there, wrong = "`guidance/timing.py` `grading/keys/ID.yaml`", "`guidance/timming.py` `grading/kees/ID.yaml`"
    assert [is_there(path, known) for path in paths(there)] == [True, True]
    assert [is_there(path, known) for path in paths(wrong)] == [False, False]


def test_a_file_of_another_room_than_the_one_named_before_it_would_be_found() -> None:
    there = ("src/rightmix_sim", "src/rightmix_sim/model/staff/hours.py", "src/rightmix_sim/model/staff/team.py")
    whole = frozenset((*there, "src/rightmix_sim/scenario/staff.py"))
    assert astray("| hours | `src/rightmix_sim/model/staff/hours.py`, `team.py`; `scenario/staff.py` |", whole) == []
    assert astray("| hours | `src/rightmix_sim/model/staff/hours.py`, `staff.py` |", whole) == ["staff.py"]


def test_a_link_that_leads_nowhere_would_be_found() -> None:
    text = "[a](design.md#decisions) [b](https://example.org/x) ![c](images/none.png)"
    assert [(DOCS / link).exists() for link in links(text)] == [True, False]
