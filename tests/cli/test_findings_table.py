"""The table of findings in the terminal, from counts made by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from rightmix_sim.cli.findings_table import print_findings
from rightmix_sim.experiment import Run
from rightmix_sim.findings import Count, findings_of
from rightmix_sim.scenario import open_scenario

AREAS = ["alder", "birch", "cedar", "elm", "hazel", "rowan"]


def made(areas: int = 6, replications: int = 2) -> Run:
    """In each replication and area 8 of 10 visits to people of medium risk of reconviction were on time, and so on."""
    scenario = open_scenario("six-areas-2009")
    counts = [
        Count("police-visit-medium", "all", 8, 10),
        Count("police-visit-high", "all", 999, 1000),
        Count("police-visit-low-required", "all", 0, 0),
        Count("police-visits-on-time", "all", 3, 4),
        Count("rmp-review-level-2", "all", 1, 2),
        Count("rmp-review-level-1", "low", 1, 300),
        Count("waiting-over-6-months", "all", 1, 3),
        Count("waiting-over-a-year", "all", 1, 3),
        Count("entry-power", "all", 1, 4),  # no place of its own in the table
    ]
    run_areas = scenario.areas[:areas]
    of_area = {area.name: [counts] * replications for area in run_areas}
    return Run(replace(scenario, areas=run_areas), 1, replications, findings_of(of_area, scenario.book), [])


def printed(run: Run, width: int, **how: bool) -> str:
    target = io.StringIO()
    print_findings(run, Console(file=target, width=width, highlight=False, **how))  # type: ignore[arg-type]
    return target.getvalue()


def line(text: str, start: str) -> list[str]:
    return next(one.split() for one in text.splitlines() if one.startswith(start))


@pytest.mark.parametrize("width", [80, 100, 120])
def test_every_number_is_there_at_every_width_and_nothing_is_cut_off(width: int) -> None:
    text = printed(made(), width)
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= width
    for area in AREAS:
        assert area in text
    assert text.count(" 80") >= 6


def test_a_row_has_each_area_then_all_with_the_interval() -> None:
    # every replication has 8 of 10 in each area, so the interval of 80 is from 80 to 80
    row = line(printed(made(), 120), "Medium: every 3 months")
    assert row == ["Medium:", "every", "3", "months", "7.14", *["80"] * 6, "80", "(80–80)"]


def test_what_is_not_quite_all_or_none_is_not_rounded_to_it() -> None:
    text = printed(made(), 120)
    assert line(text, "High and very high")[-2:] == [">99", "(>99–>99)"]  # 999 of 1000
    assert line(text, "Level 1, low risk of reconviction")[-2:] == ["<1", "(<1–<1)"]  # 1 of 300


def test_where_nothing_fell_due_there_is_a_dash() -> None:
    assert line(printed(made(), 120), "Low: every 12 months")[-7:] == ["–"] * 7


def test_the_report_stands_beside_with_its_interval_and_which_it_is() -> None:
    text = printed(made(), 120)
    # 56 of 62 (¶7.24) is 90%; the 95% Wilson interval of it is 80.5% to 95.5%
    assert line(text, "All categories together")[-3:] == ["90", "(80–95)", "a"]
    assert "a 95% Wilson, n = 62" in text
    assert "“generally”" in text  # level 2 plans (¶9.3)


def test_a_sum_of_two_rows_is_not_shown_beside_them() -> None:
    assert "over six months" not in printed(made(), 120)


def test_a_finding_without_a_place_of_its_own_is_shown_all_the_same() -> None:
    assert "Other standards" in printed(made(), 120)
    assert "After two visits without entry" in printed(made(), 120)


def test_one_area_shows_its_own_interval_and_no_column_of_all() -> None:
    text = printed(made(areas=1), 100)
    assert "all areas" not in text
    assert line(text, "Medium: every 3 months")[-2:] == ["80", "(80–80)"]
    assert "In brackets beside the area: 95% t over replications, n = 2." in text


def test_one_replication_says_that_there_is_no_interval() -> None:
    text = printed(made(replications=1), 100)
    assert line(text, "Medium: every 3 months")[-1] == "80"
    assert "No interval beside the shares: one replication cannot give one" in text


def test_it_says_what_it_is_and_is_not() -> None:
    text = " ".join(printed(made(), 100).split())
    assert "Measured from 1 April 2009 to 31 March 2011, 2 replications together." in text
    assert "In brackets beside all areas: 95% t over replications, n = 2." in text
    assert "All areas and people are synthetic. Nothing here forecasts anybody's reoffending." in text


def test_a_pipe_gets_no_colour_codes_and_a_terminal_no_meaning_by_colour_alone() -> None:
    assert "\x1b" not in printed(made(), 100)
    plain = printed(made(), 100, force_terminal=True, no_color=True)
    assert "\x1b[1m" in plain  # bold heads only
    assert "\x1b[3" not in plain


def test_a_new_edition_within_the_measured_days_is_said_beside_the_first() -> None:
    run = made(areas=1)
    edition = {"id": "police-visit-medium", "value": 2, "from": date(2009, 10, 1)}
    run = replace(run, scenario=replace(run.scenario, book=run.scenario.book.overlay([edition])))
    text = " ".join(printed(run, 100).split())
    assert "Medium: every 3 months, from 1" in text
    assert "October 2009 every 2 months" in text
