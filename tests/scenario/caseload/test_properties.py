"""What holds for any caseload made of allowed values, and for anything at all that somebody may hand in."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightmix_sim.errors import InputError
from rightmix_sim.scenario import open_scenario, read_scenario, scenario_text
from rightmix_sim.scenario.caseload import columns, read_caseload
from rightmix_sim.scenario.caseload.fitted_text import fitted_scenario

SMALL = open_scenario("one-small-area")
STARTS = SMALL.starts
OFTEN = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
ON_AN_ORDER = [name for name, column in columns().items() if column.without_order]


def days(first: date, last: date) -> st.SearchStrategy[str]:
    return st.dates(first, last).map(date.isoformat)


def maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | values


@st.composite
def rows(draw: st.DrawFn) -> dict[str, str]:
    """A row of allowed values whose dates are consistent."""
    past, coming = days(date(1999, 1, 1), STARTS), days(STARTS, date(2040, 1, 1))
    row = {}
    for name, column in columns().items():
        if name in ("case", "area"):
            continue
        if column.kind == "number":
            row[name] = draw(maybe(st.integers(column.minimum, min(column.maximum, 2)).map(str)))
        elif column.kind == "past":
            row[name] = draw(maybe(past))
        elif column.kind == "coming":
            row[name] = draw(maybe(coming | st.just(column.also) if column.also else coming))
        else:
            words = st.sampled_from(column.words)
            row[name] = draw(words if column.filled else maybe(words))
    return made_possible(row)


def made_possible(row: dict[str, str]) -> dict[str, str]:
    """The row without what contradicts the rest of it."""
    row["mappa_category"] = row["mappa_category"] and "1"
    if row["order_kind"] == "none":
        row.update(dict.fromkeys(ON_AN_ORDER, ""))
        row["mappa_level"] = row["mappa_level"] and "1"
        if row["programme"] in ("waiting", "attending"):
            row["programme"] = "none"
    if row["programme"] == "attending" or row["in_approved_premises_since"]:  # places and beds are few
        row["programme"], row["in_approved_premises_since"] = "waiting", ""
    if row["order_end"] and row["notification_ends"] < row["order_end"]:
        row["notification_ends"] = ""
    if row["registered"] > min(row[name] or "9" for name in ("last_police_visit", "last_police_review")):
        row["registered"] = ""
    if row["programme"] != "waiting":
        row["programme_since"] = ""
    if row["programme"] not in ("waiting", "completed"):
        row["sessions_done"] = ""
    for state, column, denied in (
        ("excluded_denial", "denial", "none"),
        ("excluded_learning_disability", "learning_disability", "no"),
        ("excluded_age", "under_21", "no"),
    ):
        if row["programme"] == state and row[column] == denied:
            row[column] = ""
    if not row["rm2000"]:
        row["rm2000_scored"] = ""
    return row


def written(people: list[dict[str, str]], folder: Path) -> Path:
    path = folder / "caseload.csv"
    names = ["case", *people[0]]
    text = io.StringIO()
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows({"case": f"c{number}", **row} for number, row in enumerate(people))
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


@OFTEN
@given(people=st.lists(rows(), min_size=1, max_size=8))
def test_any_table_of_allowed_values_is_accepted_and_keeps_every_value(
    people: list[dict[str, str]], tmp_path: Path
) -> None:
    held = read_caseload(written(people, tmp_path), SMALL)["ash"]
    assert [{name: as_text(getattr(one, name)) for name in people[0]} for one in held] == people


@OFTEN
@given(people=st.lists(rows(), min_size=1, max_size=8))
def test_any_sound_caseload_can_be_fitted_and_the_scenario_read(people: list[dict[str, str]], tmp_path: Path) -> None:
    found = fitted_scenario(written(people, tmp_path), SMALL, scenario_text("one-small-area"))
    out = tmp_path / "fitted.toml"
    out.write_text(found.text, encoding="utf-8")
    area = read_scenario(out).area("ash")
    assert area.register.people == len(people)
    known = [row["rosh"] for row in people if row["rosh"]]
    for level in columns()["rosh"].words if known else ():
        assert area.mix.rosh[level] == pytest.approx(known.count(level) / len(known), abs=1e-6)


@OFTEN
@given(
    column=st.sampled_from(sorted(set(columns()) - {"area"})),
    secret=st.from_regex(r"[A-Z][a-z]{5,9}(ova|sson|ski)( [A-Z][a-z]{4,8})?[0-9]{0,4}", fullmatch=True),
)
def test_a_name_in_any_column_is_refused_and_never_repeated(column: str, secret: str, tmp_path: Path) -> None:
    row = {"rm2000": "low", "rosh": "low", "order_kind": "licence", column: secret}
    path = tmp_path / "caseload.csv"
    names = list(dict.fromkeys(["case", *row]))
    path.write_text(",".join(names) + "\n" + ",".join({"case": "c1", **row}[name] for name in names) + "\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_caseload(path, SMALL)
    assert f"line 2, column {column}: " in str(caught.value)
    assert secret.lower() not in str(caught.value).lower()
    assert secret.split(maxsplit=1)[0].rstrip("0123456789").lower() not in str(caught.value).lower()


@OFTEN
@given(born=st.dates(date(1920, 1, 1), STARTS - timedelta(days=3660)), form=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y"]))
@pytest.mark.parametrize("column", ["case", "rm2000", "registered", "last_contact", "order_end", "offender_manager"])
def test_a_date_of_birth_is_never_repeated(column: str, born: date, form: str, tmp_path: Path) -> None:
    row = {"case": "c1", "rm2000": "low", "rosh": "low", "order_kind": "licence", column: born.strftime(form)}
    path = tmp_path / "caseload.csv"
    path.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", "utf-8")
    try:
        read_caseload(path, SMALL)
    except InputError as refused:
        assert row[column] not in str(refused)
    else:  # a date as any other
        assert form == "%Y-%m-%d"
        assert columns()[column].kind == "past"


@OFTEN
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_at_all_is_one_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "caseload.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match="What to do:"):
        read_caseload(path, SMALL)
