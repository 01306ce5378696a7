"""The parts of the page: summary, table of findings, areas and assumptions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightmix_sim.findings import ALL, ALL_AREAS, Finding
from rightmix_sim.report.areas import differences
from rightmix_sim.report.assumptions import groups_of
from rightmix_sim.report.figures import tables_of
from rightmix_sim.report.findings_table import Cell, heads_of, sections_of
from rightmix_sim.report.summary import beside_the_report, summary_of, widest_difference
from rightmix_sim.scenario.provenance import EVERY_AREA, Assumption
from rightmix_sim.scenario.scenario import Scenario
from tests.report.conftest import MakeRun


def found(area: str, standard: str, share: float, report: tuple[float, float, float] | None = None) -> Finding:
    reported = report or (None, None, None)
    return Finding(
        area,
        standard,
        "Visits on time",
        "7.24",
        ALL,
        0,
        9,
        share,
        share - 0.02,
        share + 0.02,
        *reported,
        62,
        "95% Wilson",
    )


def test_the_summary_has_four_to_six_points_and_each_is_a_sentence(make_run: MakeRun) -> None:
    points = summary_of(tables_of(make_run()))
    assert 4 <= len(points) <= 6
    assert [point.text for point in points if not point.text.endswith(".")] == []


def test_the_summary_of_a_single_area_compares_no_areas(make_run: MakeRun) -> None:
    assert [point for point in summary_of(tables_of(make_run(1))) if point.about == "Widest differences"] == []


def test_run_and_report_agree_where_their_intervals_meet() -> None:
    # 0.68 to 0.72 lies below 0.80 to 0.95; 0.84 to 0.88 meets it
    apart, close = found(ALL_AREAS, "a", 0.70, (0.9, 0.8, 0.95)), found(ALL_AREAS, "b", 0.86, (0.9, 0.8, 0.95))
    assert beside_the_report([apart, close]) == (
        "The report gives a share for two findings that the run speaks to; for one of them the intervals of run and "
        "report meet. Furthest apart: visits on time (¶7.24), 70% (68 to 72) in the run, 90% (80 to 95) in the report."
    )
    assert beside_the_report([close, replace(close, standard="c")]) == (
        "The report gives a share for two findings that the run speaks to; for all of them the intervals of run and "
        "report meet."
    )
    assert beside_the_report([found("elm", "a", 0.7)]) == ""


def test_the_widest_difference_follows_the_areas() -> None:
    def shares(alder: float, elm: float) -> list[Finding]:
        return [found("alder", "oasys-review", alder), found("elm", "oasys-review", elm)]

    assert widest_difference(shares(0.9, 0.2)) == (
        "The areas differ most on “RoSH analysis and RMP review”: on time in 90% in Alder, in 20% in Elm."
    )
    assert "in 20% in Alder" in widest_difference(shares(0.2, 0.9))
    assert widest_difference(shares(0.5, 0.5)) == ""


def test_every_finding_of_the_run_stands_in_the_table(make_run: MakeRun) -> None:
    run = make_run()
    sections = sections_of(run)
    kinds = {(one.standard, one.group) for one in run.findings}
    assert sum(len(section.lines) for section in sections) == len(kinds)
    assert heads_of(run) == ["All areas", "Alder", "Birch", "Cedar"]
    assert {len(line.cells) for section in sections for line in section.lines} == {4}


def test_the_table_says_which_interval_the_report_s_is(make_run: MakeRun) -> None:
    lines = {line.title: line for section in sections_of(make_run()) for line in section.lines}
    # 56 of 62 is 90.3 %; its Wilson interval at 95 % is 80.5 to 95.5
    assert lines["Police home visits completed on time"].report == Cell(
        "90%", "80 to 95", "95% Wilson, n\u00a0=\u00a062"
    )


def test_categories_of_a_finding_follow_it_and_are_set_in(make_run: MakeRun) -> None:
    lines = [line for section in sections_of(make_run()) for line in section.lines]
    first = next(place for place, line in enumerate(lines) if line.is_part)
    assert not lines[first - 1].is_part
    assert lines[first].title in ("Low", "Medium", "High", "Very high")


def test_the_table_of_areas_has_a_value_for_every_area(scenario: Scenario) -> None:
    rows = {row.title: row.values for row in differences(scenario)}
    assert {len(values) for values in rows.values()} == {len(scenario.areas)}
    people = [f"{area.register.people:,}" for area in scenario.areas]
    assert list(rows["People on the register on day one"]) == people
    assert not [value for values in rows.values() for value in values if "every 1 " in value]


def test_assumptions_that_deserve_doubt_stand_first_and_none_is_lost(scenario: Scenario) -> None:
    groups = groups_of(scenario.assumptions)
    assert [group.status for group in groups] == ["assumption", "unverified", "seed", "sourced"]
    shown = {row.parameter for group in groups for row in group.rows}
    assert shown == {one.parameter for one in scenario.assumptions}


@pytest.mark.parametrize(
    ("value", "words"), [(True, "yes"), (0.03, "0.03"), (520, "520"), ("at_sentence", "at sentence")]
)
def test_a_value_is_written_as_people_would(value: str | int | float | bool, words: str) -> None:
    (group,) = groups_of([Assumption("a.b", EVERY_AREA, value, "share", "seed", "¶1.1")])
    assert (group.rows[0].values[0].value, group.rows[0].values[0].areas) == (words, "")


def test_areas_with_the_same_value_share_a_line() -> None:
    same = [Assumption("a.b", area, 5, "count", "seed", "¶1.1") for area in ("alder", "elm")]
    (group,) = groups_of([*same, Assumption("a.b", "oak", 6, "count", "seed", "¶1.1")])
    assert [(one.areas, one.value) for one in group.rows[0].values] == [("Alder, Elm", "5"), ("Oak", "6")]
    assert group.count == 2
