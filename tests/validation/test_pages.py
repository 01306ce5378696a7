"""The two pages show what the data and the last run say."""

from __future__ import annotations

import re
from pathlib import Path

from rightmix_sim.guidance import load_report_findings
from rightmix_sim.validation.basis import basis, described, differs
from rightmix_sim.validation.calibration import movable, targets
from rightmix_sim.validation.halves import CALIBRATED, UNTOUCHED, calibrated, emerging, half_of
from rightmix_sim.validation.published import misses, twins


def block(root: Path, page: str, name: str) -> str:
    text = (root / "docs" / page).read_text(encoding="utf-8")
    (inside,) = re.findall(f"<!-- {name}: begin -->\n(.*?)<!-- {name}: end -->", text, re.DOTALL)
    return str(inside)


def first_cells(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def test_the_page_lists_every_finding_that_a_run_counts_in_its_half(root: Path) -> None:
    text = block(root, "validation.md", "findings")
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    by_title = dict(zip(parts[1::2], parts[2::2], strict=True))
    ids = {title: first_cells(part) for title, part in by_title.items()}
    assert sorted(id for some in ids.values() for id in some) == sorted(basis())
    assert set(ids["Emerges, the half calibrated on"]) == {id for id in basis() if half_of(id) == CALIBRATED}
    assert set(ids["Emerges, the half untouched by the fit"]) == {id for id in basis() if half_of(id) == UNTOUCHED}


def test_the_page_says_how_many_hold_as_its_table_shows(root: Path) -> None:
    text = block(root, "validation.md", "findings").partition("### Emerges, but follows")[0]
    verdicts = re.findall(r"\| (holds|misses)[^|]* \|$", text, re.MULTILINE)
    said = re.search(r"\*\*(\d+) of (\d+) emerging findings hold", block(root, "validation.md", "summary"))
    assert said is not None
    assert (int(said[1]), int(said[2])) == (verdicts.count("holds"), len(verdicts))


def test_no_miss_on_the_page_is_unpublished_and_each_says_what_it_may_mean(root: Path) -> None:
    text = block(root, "validation.md", "wrong")
    assert "not published" not in text
    assert all(miss.means in text for miss in misses().values())


def test_what_is_put_in_and_misses_has_a_reason_on_the_page(root: Path) -> None:
    text = block(root, "validation.md", "told")
    assert text.count("\n") > 3
    assert "no reason known" not in text


def test_where_a_run_counts_otherwise_stands_on_the_page(root: Path) -> None:
    assert all(text in block(root, "validation.md", "differs") for text in differs().values())


def test_the_page_names_what_the_model_does_not_speak_to_and_nothing_else(root: Path) -> None:
    text = block(root, "validation.md", "silent")
    ids = re.findall(r"\| `([^`]+)` \|$", text, re.MULTILINE)
    every = [one.id for one in load_report_findings()]
    assert ids == [id for id in every if id not in basis() and id not in described()]
    assert text.startswith(f"Of the {len(every)} findings that the kit lists, {len(ids)} are not spoken to:")


def test_the_page_names_every_twin_and_what_must_fail(root: Path) -> None:
    text = block(root, "validation.md", "twins")
    assert first_cells(text) == list(twins())
    assert all(f"`{id}`" in text for one in twins().values() for id in one.must_fail)


def test_the_page_names_what_only_describes_the_areas(root: Path) -> None:
    assert all(f"`{id}`" in block(root, "validation.md", "described") for id in described())


def test_the_page_on_calibration_lists_what_may_move_and_what_it_aims_at(root: Path) -> None:
    assert first_cells(block(root, "calibration.md", "parameters")) == list(movable())
    assert first_cells(block(root, "calibration.md", "fit")) == [one.id for one in targets()]
    halves = dict(
        re.findall(r"^\| `([^`]+)` \|.*\| ([a-z ]+) \|$", block(root, "calibration.md", "half"), re.MULTILINE)
    )
    assert {id for id, half in halves.items() if half == "calibrated on"} == calibrated()
    assert set(halves) == set(emerging())
