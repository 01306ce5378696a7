"""What the figures show, asserted on their data: marks by row, in the axes of their column."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from rightmix_sim import charts
from rightmix_sim.charts import caseload, load, purposes, waiting
from rightmix_sim.charts.grid import Column, Mark, grid
from rightmix_sim.charts.paper import NARROW, WIDE, end_of_scale, length, wrapped
from rightmix_sim.findings import ALL_AREAS
from rightmix_sim.guidance import load_book
from rightmix_sim.saying.estimates import Estimate
from rightmix_sim.saying.row import Row
from tests.charts.conftest import DAYS, FindingOf
from tests.charts.looking import column, words


def point(axes: Axes, row: str) -> Line2D | None:
    return next((one for one in axes.get_children() if isinstance(one, Line2D) and one.get_label() == row), None)


def x_of(axes: Axes, row: str) -> float:
    found = point(axes, row)
    assert found is not None
    return float(found.get_xdata()[0])  # type: ignore[index, arg-type]


def bar(axes: Axes, row: str) -> float:
    return next(one.get_width() for one in axes.get_children() if isinstance(one, Rectangle) and one.get_label() == row)


def test_each_area_has_its_share_and_its_interval(finding: FindingOf) -> None:
    figure = charts.findings([finding("alder", "oasys-review", 62)], load_book(), *DAYS)
    axes = column(figure, "alder")
    assert x_of(axes, "oasys-review: all") == pytest.approx(0.62)
    interval = point(axes, "interval")
    assert interval is not None
    assert list(interval.get_xdata()) == pytest.approx([0.59, 0.65])  # 62 less and plus 3


def test_the_report_is_a_diamond_and_a_run_a_dot(finding: FindingOf) -> None:
    found = [finding("alder", "oasys-review", 62, report=(0.75, 0.5, 0.9))]
    figure = charts.findings(found, load_book(), *DAYS)
    row = "oasys-review: all"
    of_report, of_run = point(column(figure, "report"), row), point(column(figure, "alder"), row)
    assert of_report is not None
    assert of_run is not None
    assert (of_report.get_marker(), of_run.get_marker()) == ("D", "o")
    assert x_of(column(figure, "report"), row) == 0.75


def test_where_the_report_gives_words_only_there_is_a_range_and_no_diamond(finding: FindingOf) -> None:
    figure = charts.findings([finding("alder", "rmp-review-level-1", 62, report=(None, 0.0, 0.6))], load_book(), *DAYS)
    axes = column(figure, "report")
    assert point(axes, "rmp-review-level-1: all") is None
    interval = point(axes, "interval")
    assert interval is not None
    assert list(interval.get_xdata()) == [0.0, 0.6]


def test_one_replication_gives_a_dot_without_a_line(finding: FindingOf) -> None:
    figure = charts.findings([finding("elm", "oasys-review", 62, interval=False)], load_book(), *DAYS)
    assert point(column(figure, "elm"), "oasys-review: all") is not None
    assert point(column(figure, "elm"), "interval") is None


def test_nothing_due_is_written_out_and_has_no_mark(finding: FindingOf) -> None:
    figure = charts.findings([finding("elm", "oasys-review", None)], load_book(), *DAYS)
    assert "none due" in words(figure)
    assert point(column(figure, "elm"), "oasys-review: all") is None


def test_all_areas_together_stand_first_and_the_report_beside_them(finding: FindingOf) -> None:
    areas = ("alder", "elm", ALL_AREAS)
    found = [finding(area, "oasys-review", 62, report=(0.75, 0.5, 0.9)) for area in areas]
    figure = charts.findings(found, load_book(), *DAYS)
    assert [axes.get_label() for axes in figure.axes] == ["words", ALL_AREAS, "report", "alder", "elm"]


def test_a_baseline_is_a_ring_where_it_was(finding: FindingOf) -> None:
    now, before = [finding("elm", "oasys-review", 62)], [finding("elm", "oasys-review", 40)]
    figure = charts.findings(now, load_book(), *DAYS, baseline=before)
    assert x_of(column(figure, "elm"), "oasys-review: all before") == pytest.approx(0.40)
    assert "62% (was 40%)" in words(figure)


@pytest.mark.parametrize("narrow", [False, True])
def test_a_chart_has_the_width_it_was_made_for(finding: FindingOf, narrow: bool) -> None:
    found = [finding(area, "oasys-review", 62) for area in "abcdefghijkl"]
    figure = charts.findings(found, load_book(), *DAYS, narrow=narrow)
    assert figure.get_figwidth() * 72 == pytest.approx(NARROW if narrow else WIDE)
    assert {axes.get_label() for axes in figure.axes} == {"words", *"abcdefghijkl"}


def test_every_letter_prints_at_9_points_or_more(finding: FindingOf) -> None:
    figure = charts.findings([finding("elm", "oasys-review", 62)], load_book(), *DAYS)
    # 12 pixels of 1/96 inch are 12 * 72 / 96 = 9 points
    assert {text.get_fontsize() for axes in figure.axes for text in axes.texts} == {12.0}


def test_caseloads_show_the_registered_as_a_part_of_all_cases() -> None:
    table = [caseload.Caseload("cedar", Estimate(20.0), Estimate(90.0, 85.0, 95.0))]
    axes = column(charts.caseloads(table, caseload.Reported((30.0, 50.0), 90.0, "3.12")), "cases")
    assert (bar(axes, "cedar"), bar(axes, "cedar part")) == (90.0, 20.0)


def test_the_parts_of_a_caseload_add_up_as_they_are_written() -> None:
    # 87.6 and 21.4 are written 88 and 21: 88 - 21 = 67, where 87.6 - 21.4 alone would be written 66
    table = [caseload.Caseload("cedar", Estimate(21.4), Estimate(87.6))]
    assert "88 cases: 21 registered, 67 other" in words(charts.caseloads(table, caseload.reported_caseloads()))


def test_the_reported_caseloads_are_those_of_the_report() -> None:
    assert caseload.reported_caseloads() == caseload.Reported((30, 50), 90, "3.12")


def test_hours_show_what_was_delivered_within_what_was_planned() -> None:
    table = [
        purposes.Hours(area, "constructive", Estimate(200.0), Estimate(80.0), Estimate(0.4)) for area in ("elm", "oak")
    ]
    figure = charts.hours(table)
    axes = column(figure, "constructive")
    assert (bar(axes, "elm"), bar(axes, "elm planned")) == (80.0, 200.0)
    assert "40%: 80 of 200" in words(figure)


def test_the_hours_of_one_area_can_be_set_beside_what_they_were() -> None:
    def table(delivered: float) -> list[purposes.Hours]:
        return [purposes.Hours("elm", "constructive", Estimate(200.0), Estimate(delivered), None)]

    figure = charts.hours(table(120.0), baseline=table(80.0))
    assert x_of(column(figure, "hours"), "constructive before") == 80.0
    assert "120 of 200 h (was 80)" in words(figure)


def test_a_load_without_a_steady_state_is_flagged_in_words_and_by_a_sign() -> None:
    def one(area: str, hours: float) -> load.Load:
        return load.Load(
            area, "offender_manager", Estimate(hours), Estimate(hours), Estimate(100.0), Estimate(hours / 100)
        )

    shown = words(charts.loads([one("cedar", 150.0), one("elm", 60.0)]))
    assert "▲ 150%: 150 of 100 h, no steady state" in shown
    assert "60%: 60 of 100 h" in shown


def test_waits_hold_the_report_s_shares_beside_the_run_s(finding: FindingOf) -> None:
    found = [finding("elm", waiting.YEAR, 30, report=(3 / 27, 0.04, 0.28))]
    table = [waiting.Passage("elm", Estimate(9.0), Estimate(4.0), None, Estimate(0.0))]
    axes = column(charts.waits(found, table), waiting.YEAR)
    assert x_of(axes, "elm") == pytest.approx(0.30)
    assert x_of(axes, "report") == pytest.approx(3 / 27)


def test_no_figure_writes_nan_where_there_is_nothing() -> None:
    nothing = [
        charts.caseloads([caseload.Caseload("oak", None, None)], caseload.reported_caseloads()),
        charts.waits([], [waiting.Passage("oak", None, None, None, None)]),
        charts.hours([purposes.Hours("oak", "restrictive", None, None, None)]),
        charts.loads([load.Load("oak", "offender_manager", None, None, None, None)]),
    ]
    assert [text for figure in nothing for text in words(figure) if "nan" in text.lower().split()] == []


def test_the_drawing_of_a_figure_leaves_no_global_figure_behind(finding: FindingOf) -> None:
    from matplotlib import _pylab_helpers

    charts.findings([finding("elm", "oasys-review", 62)], load_book(), *DAYS)
    assert _pylab_helpers.Gcf.get_all_fig_managers() == []


def test_a_row_without_marks_is_left_out_of_its_block() -> None:
    rows, columns = [Row("a", "A"), Row("b", "B")], [Column("x", "X", 1.0, ()), Column("y", "Y", 1.0, ())]
    marks = {("a", "x"): Mark(0.5, "50%"), ("b", "y"): Mark(0.5, "50%")}
    figure = grid(rows, columns, marks, names=100, cell=400)  # one column to a block
    assert [text for text in words(figure) if text in "AB"] == ["A", "B"]


def test_long_names_are_broken_and_words_without_end_are_cut() -> None:
    lines = wrapped("High and very high " + "x" * 200, 120)
    assert lines[0] == "High and very high"
    assert lines[1].endswith("…")
    assert all(length(line) <= 120 for line in lines)


@pytest.mark.parametrize(("value", "end"), [(0, 1), (0.3, 0.3), (4.6, 5), (105, 120), (1449, 1500), (2001, 2500)])
def test_a_scale_ends_in_a_round_number_at_or_above_the_highest_value(value: float, end: float) -> None:
    assert end_of_scale(value) == pytest.approx(end)
