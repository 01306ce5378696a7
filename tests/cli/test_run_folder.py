"""What `rightmix simulate` writes, file by file."""

from __future__ import annotations

import csv
import hashlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from rightmix_sim.cli import main
from rightmix_sim.model import simulate
from rightmix_sim.records import NO_DAY, SCHEMA, Outcome
from rightmix_sim.scenario import open_scenario

FINDING_COLUMNS = ["area", "standard", "paragraph", "group", "met", "due"]
FINDING_COLUMNS += ["share", "low", "high", "report_share", "report_n"]
MEASURE_COLUMNS = ["area", "replication", "measure", "group", "value", "unit", "n"]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def contents(folder: Path) -> dict[str, str]:
    """A digest of every file but the manifest."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "manifest.json"
    }


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def test_a_run_has_these_files_and_no_others(folder: Path) -> None:
    records = {f"records/{name}.parquet" for name in SCHEMA}
    tables = {"measures.csv", "findings.csv", "findings.json", "report.html", "scenario.toml"}
    assert set(contents(folder)) == records | tables
    assert manifest(folder)["files"] == sorted(records | tables)


def test_two_processes_write_the_same_bytes_as_one(folder: Path, two_areas: Path) -> None:
    assert main(["simulate", str(two_areas), "--replications", "2", "--jobs", "2", "--out", "again"]) == 0
    assert contents(Path("again")) == contents(folder)


def test_another_seed_has_other_records(folder: Path, two_areas: Path) -> None:
    assert main(["simulate", str(two_areas), "--replications", "2", "--jobs", "1", "--seed", "0", "--out", "zero"]) == 0
    assert contents(Path("zero"))["records/work.parquet"] != contents(folder)["records/work.parquet"]


@pytest.mark.parametrize("name", SCHEMA)
def test_a_records_file_says_what_the_model_said(folder: Path, two_areas: Path, name: str) -> None:
    scenario = open_scenario(two_areas)
    written = parquet.read_table(folder / "records" / f"{name}.parquet")
    assert written.column_names == ["area", "replication", *(field.name for field in SCHEMA[name])]
    records = simulate(scenario, scenario.area("oak"), 2010, 1)  # the last of the four tasks
    said = getattr(records, name)
    size = next(iter(said.values())).size
    last = written.slice(written.num_rows - size)
    assert set(last["area"].to_pylist()) <= {"oak"}
    assert set(last["replication"].to_pylist()) <= {1}
    for field in SCHEMA[name]:
        found = last[field.name].to_pylist()
        if field.words:
            expected: list[object] = [field.words[code] for code in said[field.name]]
        elif field.day:
            days = said[field.name].astype("datetime64[D]").tolist()
            expected = [None if number == NO_DAY else day for number, day in zip(said[field.name], days, strict=True)]
        else:
            expected = said[field.name].tolist()
        assert found == expected, field.name


def test_each_replication_of_each_area_is_a_row_group_in_order(folder: Path) -> None:
    file = parquet.ParquetFile(folder / "records" / "people.parquet")
    groups = [file.read_row_group(number) for number in range(file.num_row_groups)]
    assert [(group["area"][0].as_py(), group["replication"][0].as_py()) for group in groups] == [
        ("ash", 0),
        ("ash", 1),
        ("oak", 0),
        ("oak", 1),
    ]
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_days_are_dates_and_categories_are_words(folder: Path) -> None:
    schema = parquet.read_schema(folder / "records" / "people.parquet")
    assert schema.field("joined").type == pa.date32()
    assert schema.field("rm2000").type == pa.dictionary(pa.int8(), pa.string())
    left = parquet.read_table(folder / "records" / "people.parquet")["left"]
    assert left.null_count > 0  # who stays on the register has no such day


def test_measures_are_those_of_every_replication(folder: Path) -> None:
    found = rows(folder / "measures.csv")
    assert list(found[0]) == MEASURE_COLUMNS
    tasks = [(row["area"], row["replication"]) for row in found]
    assert sorted(set(tasks)) == [("ash", "0"), ("ash", "1"), ("oak", "0"), ("oak", "1")]
    empty = [row for row in found if row["value"] == ""]
    assert empty  # in two months nobody starts a programme, so nobody's wait has a length
    assert {row["n"] for row in empty} == {"0"}
    assert all(math.isfinite(float(row["value"])) for row in found if row["value"])


def test_a_measure_is_the_one_that_the_records_give(folder: Path) -> None:
    work = parquet.read_table(folder / "records" / "work.parquet").to_pandas()
    days = work["day"].astype("datetime64[s]")
    mine = (work["area"] == "ash") & (work["replication"] == 0) & (work["work"] == "contact")
    mine &= (work["outcome"] == Outcome.DONE.name.lower()) & (days >= "2009-04-01") & (days < "2009-06-01")
    row = next(
        row
        for row in rows(folder / "measures.csv")
        if (row["area"], row["replication"], row["measure"], row["group"]) == ("ash", "0", "delivered_hours", "contact")
    )
    assert int(row["n"]) == mine.sum()
    # 61 days of 365.25 / 12 to the month
    hours = work.loc[mine, "minutes"].sum() / 60 / (61 / (365.25 / 12))
    assert float(row["value"]) == pytest.approx(hours, abs=1e-6)


def test_findings_have_exactly_these_columns_for_each_area_and_all(folder: Path) -> None:
    found = rows(folder / "findings.csv")
    assert list(found[0]) == FINDING_COLUMNS
    assert {row["area"] for row in found} == {"ash", "oak", "all"}
    for row in found:
        if row["due"] == "0":
            assert row["share"] == row["low"] == row["high"] == ""
        else:
            assert float(row["share"]) == pytest.approx(int(row["met"]) / int(row["due"]), abs=1e-6)
            assert float(row["low"]) <= float(row["share"]) <= float(row["high"])
    on_time = next(row for row in found if row["standard"] == "police-visits-on-time" and row["group"] == "all")
    assert (on_time["report_share"], on_time["report_n"]) == ("0.903226", "62")  # 56 of 62 (¶7.24)


def test_findings_in_json_are_those_in_csv(folder: Path) -> None:
    objects = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    assert [list(one) for one in objects] == [FINDING_COLUMNS] * len(objects)
    as_text = [{key: "" if value is None else str(value) for key, value in one.items()} for one in objects]
    assert as_text == rows(folder / "findings.csv")


def test_one_replication_gives_shares_without_an_interval(two_areas: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", str(two_areas), "--replications", "1", "--jobs", "1"]) == 0
    found = rows(Path("two-areas-run") / "findings.csv")
    assert {(row["low"], row["high"]) for row in found} == {("", "")}
    assert any(row["share"] for row in found)
    assert "No interval beside the shares" in capsys.readouterr().out
    assert manifest(Path("two-areas-run"))["interval"]["low_high"] == "none, since there is one replication"


def test_the_manifest_says_what_was_run_with_what_and_on_which_assumptions(folder: Path, two_areas: Path) -> None:
    found, scenario = manifest(folder), open_scenario(two_areas)
    assert found["scenario"] == {
        "name": "two-areas",
        "title": "Two areas",
        "digest": scenario.digest,
        "first_day": "2009-03-01",
        "starts": "2009-04-01",
        "ends": "2009-06-01",
        "text": two_areas.read_text(encoding="utf-8"),
    }
    assert (found["seed"], found["replications"], found["jobs"], found["command"]) == (2010, 2, 1, "simulate")
    assert found["interval"]["low_high"] == "95% t over replications"
    assert found["started"] <= found["ended"]
    assert found["versions"]["numpy"] == np.__version__
    assert len(found["assumptions"]) == len(scenario.assumptions)
    keys = ["parameter", "area", "value", "unit", "status", "source"]
    assert all(list(one) == keys and one["status"] and one["source"] for one in found["assumptions"])


def test_a_run_can_be_repeated_from_its_own_folder(folder: Path) -> None:
    scenario = folder / "scenario.toml"
    assert main(["simulate", str(scenario), "--replications", "2", "--jobs", "1", "--out", "again"]) == 0
    assert contents(Path("again")) == contents(folder)
