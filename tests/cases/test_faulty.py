"""Every faulty case gives one message that names file, place and value, says why it matters and what to do."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from rightmix_sim.cases import case_folders, read_folder
from rightmix_sim.cli import main
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.strict_data import Impossible
from tests.cases.faulty import Faulty, checked, expected, make, sound
from tests.faulty_files import FOLDER, LOOP, TOO_DEEP, TOO_LARGE, changed, of_fifty_megabytes

FAULTS = expected()
SAYS: dict[str, str] = {name: str(fault["says"]) for name, fault in FAULTS.items()}


def fault(case: Faulty) -> InputError:
    with pytest.raises(InputError) as caught:
        read_folder(case.folder, case.keys)
    return caught.value


def test_there_are_at_least_150_faulty_cases() -> None:
    files = [fault["file"] for fault in FAULTS.values()]
    assert files.count("case") >= 90
    assert files.count("dossier") >= 35
    assert files.count("key") >= 30


def test_the_case_that_faults_are_put_into_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(sound(tmp_path), capsys) == (0, "1 of 1 cases pass.\n", "")


def test_a_change_of_a_text_that_stands_twice_is_refused() -> None:
    with pytest.raises(AssertionError, match="2 times"):
        changed("on: 1\non: 2\n", remove="on: ")


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_case_gives_its_message(name: str, tmp_path: Path) -> None:
    case = make(name, tmp_path)
    assert str(fault(case)).replace(str(case.file), case.file.name) == SAYS[name].rstrip("\n")


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_case_on_the_command_line_is_its_message_and_status_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = make(name, tmp_path)
    status, out, err = checked(case, capsys)
    assert (status, out) == (2, "")
    assert err.replace(str(case.file), case.file.name) == f"Error: {SAYS[name]}"
    assert "Traceback" not in err


@pytest.mark.parametrize("name", FAULTS)
def test_every_message_begins_with_the_file_and_ends_with_what_to_do(name: str) -> None:
    first, *middle, last = SAYS[name].rstrip("\n").splitlines()
    stem = "sound" if FAULTS[name]["file"] == "key" else FAULTS[name]["file"]
    ending = "json" if FAULTS[name].get("json") else "yaml"
    assert first.startswith(f"{stem}.{ending}: ")
    assert all(line.startswith("  Why it matters: ") for line in middle)
    assert last.startswith("  What to do: ")


@pytest.mark.parametrize("name", FAULTS)
def test_no_message_speaks_python(name: str) -> None:
    spoken = r"datetime|\bNone\b|Input should|\bdict\b|tuple|type=|<class|Errno|regex|`|\bstr\b(?!')"
    assert re.search(spoken, SAYS[name]) is None


def test_why_it_matters_is_told_of_most_faults() -> None:
    told = [name for name in SAYS if "Why it matters" in SAYS[name]]
    assert len(told) > len(SAYS) * 0.7


def test_no_two_lines_of_advice_stand_in_one_another() -> None:
    """No "in quotation marks, without quotation marks", and no list of words told twice."""
    for says in SAYS.values():
        assert says.count("quotation marks, without quotation marks") == 0
        assert max(says.count(word) for word in ("referral_not_made", "mappa_minutes", "mappa_category")) <= 1


@pytest.mark.parametrize("name", [name for name in FAULTS if "misspelt" in name])
def test_what_is_misspelt_gets_the_right_one_named_first(name: str, tmp_path: Path) -> None:
    old, new = FAULTS[name]["replace"]
    found = fault(make(name, tmp_path))
    meant = found.do.removeprefix("Perhaps you meant ").removesuffix("?").split(" or ")[0]
    assert isinstance(found, UnknownName) or found.value in new
    assert meant in old


@pytest.mark.parametrize("name", [name for name in FAULTS if name.startswith(("label-", "id-", "settled-"))])
def test_a_text_that_must_be_spelt_in_one_way_is_told_which(name: str, tmp_path: Path) -> None:
    found = fault(make(name, tmp_path))
    assert "character" not in found.what
    assert "This must be a text" not in found.what


@pytest.mark.parametrize("name", [name for name in FAULTS if "is-one-label" in name or name == "recorded-in-is-a-word"])
def test_one_word_where_a_list_belongs_is_told_as_a_list(name: str, tmp_path: Path) -> None:
    found = fault(make(name, tmp_path))
    assert found.do == f"Write [{found.value}]."


def test_what_cannot_be_is_refused_without_a_file_too(tmp_path: Path) -> None:
    case = read_folder(sound(tmp_path).folder).case
    with pytest.raises(Impossible, match="after the day the file is read"):
        replace(case, on=case.visits[0].on)


# --- what cannot or should not lie in the repository

Spoil = Callable[[Path], object]


def emptied(path: Path) -> Path:
    path.unlink()
    return path


HOSTILE: dict[str, tuple[Spoil, str]] = {
    "fifty megabytes": (of_fifty_megabytes, TOO_LARGE),
    "a byte more than allowed": (lambda path: path.write_text("#" * 1_000_001), TOO_LARGE),
    "a device without end": (lambda path: emptied(path).symlink_to("/dev/zero"), TOO_LARGE),
    "a folder where a file should be": (lambda path: emptied(path).mkdir(), FOLDER),
    "a link to itself": (lambda path: emptied(path).symlink_to(path.name), LOOP),
    "100,000 brackets": (lambda path: path.write_text("[" * 100_000), TOO_DEEP),
    "100,000 dashes": (lambda path: path.write_text("- " * 100_000), TOO_DEEP),
}


@pytest.mark.skipif(sys.platform == "win32", reason="devices and links of Unix")
@pytest.mark.parametrize("part", ["case", "dossier", "key"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_file_is_one_message_and_status_2(
    hostile: str, part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = sound(tmp_path)
    path = case.keys / "sound.yaml" if part == "key" else case.folder / f"{part}.yaml"
    spoil, says = HOSTILE[hostile]
    spoil(path)
    says = says.replace("FILE", str(path))
    assert str(fault(case)) == says.rstrip("\n")
    assert checked(case, capsys) == (2, "", f"Error: {says}")
    path.unlink() if path.is_symlink() or path.is_file() else path.rmdir()  # it may be large


@pytest.mark.skipif(sys.platform == "win32", reason="links of Unix")
@pytest.mark.parametrize("part", ["case.yaml", "dossier.yaml"])
def test_a_link_to_nothing_is_not_passed_over(part: str, tmp_path: Path) -> None:
    case = sound(tmp_path)
    emptied(case.folder / part).symlink_to("gone")
    assert (fault(case).what, fault(case).file) == ("There is no such file.", str(case.folder / part))


def test_two_files_of_one_part_are_refused_since_only_one_would_count(tmp_path: Path) -> None:
    case = sound(tmp_path)
    (case.folder / "dossier.json").write_text("{}")
    found = fault(case)
    assert found.what == "There are two of it: dossier.yaml and dossier.json."
    assert (found.file, bool(found.why), bool(found.do)) == (case.folder / "dossier.yaml", True, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_is_not_for_us_to_read_is_told_so(tmp_path: Path) -> None:
    case = sound(tmp_path)
    (case.folder / "dossier.yaml").chmod(0)
    assert fault(case).what == "The file cannot be read (Permission denied)."


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("nowhere", "There is no folder of this name."),
        ("sound/dossier.yaml", "This is a file, and not the facts of a case."),
        ("sound-keys", "There is no case in this folder."),
        ("n" * 300, "There is no folder of this name."),
    ],
)
def test_what_is_no_case_is_told_so_with_what_to_name(path: str, what: str, tmp_path: Path) -> None:
    sound(tmp_path)
    with pytest.raises(InputError) as caught:
        case_folders(tmp_path / path)
    assert (caught.value.what, caught.value.do[:26]) == (what, "Name the folder of a case,")


def test_a_folder_of_keys_that_is_not_there_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = sound(tmp_path)
    assert main(["cases", "check", str(case.folder), "--keys", str(tmp_path / "keys")]) == 2
    assert capsys.readouterr() == (
        "",
        f"Error: {tmp_path / 'keys'}: There is no folder of this name.\n"
        "  What to do: Name the folder that holds the keys.\n",
    )
