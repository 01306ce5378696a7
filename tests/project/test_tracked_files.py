"""What no file of the project may say: where packages come from, and where somebody's machine keeps things.

The words sought are put together here from parts, so that this file does not hold them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REGISTRIES = "|".join(("py" + "pi", "python" + "hosted", "ana" + "conda", "npm" + "js", r"/simp" + "le/"))
INDEX_OPTIONS = "|".join(("index" + "-url", "find" + "-links", "INDEX" + "_URL", "FIND" + "_LINKS", "index" + "_url"))
FOLDERS = "|".join(("work", "root", "opt", "tmp", "home", "Users"))
FORBIDDEN = {
    "a registry's address": re.compile(rf"(?:https?|file)://\S*(?:{REGISTRIES})|\b(?:{REGISTRIES})\.(?:org|com)\b"),
    "an option that names a registry": re.compile(INDEX_OPTIONS),
    "a path of somebody's machine": re.compile(rf"(?<![\w.*)}}\]-])/(?:{FOLDERS})/[\w.-]|\b[A-Z]:\\+Users\b"),
}


def faults(text: str) -> list[str]:
    return [f"{what}: {found.group()!r}" for what, pattern in FORBIDDEN.items() for found in pattern.finditer(text)]


def test_no_file_names_a_registry_or_a_machine(root: Path, tracked: list[Path]) -> None:
    found = {
        path.relative_to(root).as_posix(): wrong
        for path in tracked
        if (wrong := faults(path.read_bytes().decode("utf-8", errors="replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://" + "py" + "pi.org/simple",
        "--extra-" + "index" + "-url x",
        "UV_" + "INDEX" + "_URL=x",
        "see /" + "work/main/src",
        'Path("/' + "home/alex/x.csv" + '")',
        "C:\\" + "Users\\alex",
    ],
)
def test_a_registry_or_a_machine_would_be_found(text: str) -> None:
    assert len(faults(text)) >= 1


@pytest.mark.parametrize("text", ["restrictive/work/rehabilitative", "src/work/x", "https://www.gov.uk/guidance/mappa"])
def test_plain_words_and_other_addresses_are_no_fault(text: str) -> None:
    assert faults(text) == []


def test_the_licence_is_mit(root: Path) -> None:
    assert (root / "LICENSE").read_text().startswith("MIT License\n\nCopyright (c) rightmix_sim contributors")
