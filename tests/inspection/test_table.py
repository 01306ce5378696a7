"""The findings table, counted by hand."""

import pytest

from rightmix_sim.guidance.report import wilson
from rightmix_sim.inspection import audit, criterion, findings_table, row

from .files import file_of

VISITS = criterion("police_visits")


def test_what_does_not_apply_is_not_counted():
    found = row(VISITS, ["met", "not_met", "not_applicable", "met"])
    assert (found.n, found.met, found.percent) == (3, 2, 67)  # 2 of 3 = 66.7%


def test_of_nothing_there_is_no_share():
    found = row(VISITS, ["not_applicable", "not_applicable"])
    assert (found.n, found.met, found.share, found.percent, found.interval) == (0, 0, None, None, None)


def test_a_half_is_rounded_up():
    assert row(VISITS, ["met"] + ["not_met"] * 7).percent == 13  # 12.5%


def test_the_interval_is_that_of_the_reports_own_findings():
    found = row(VISITS, ["met", "met", "not_met"])
    assert found.interval == wilson(2 / 3, 3)
    # z = 1.96, z² = 3.84: middle 0.667 + 0.640 = 1.307; half 1.96 * √(0.0741 + 0.1067) = 0.833; whole 2.280
    assert found.interval == pytest.approx(((1.307 - 0.833) / 2.280, (1.307 + 0.833) / 2.280), abs=0.002)


def test_the_table_of_three_files():
    # Clegg, walmsley, rostron. Convictions: +, +, -. Police visits: -, -, +. Probation visits: +, n/a, +. SOPO: n/a,
    # n/a, -. Victim: -, n/a, -. Review: +, -, +. Constructive work: +, -, +
    asked = [
        criterion(id)
        for id in (
            "convictions_on_visor",
            "police_visits",
            "probation_visit",
            "sopo_in_plan",
            "victim_in_plan",
            "own_review",
            "constructive_work",
        )
    ]
    table = findings_table([audit(file_of(id), asked) for id in ("clegg", "walmsley", "rostron")])
    assert [one.criterion for one in table] == asked
    assert [(one.n, one.met) for one in table] == [(3, 2), (3, 1), (2, 2), (1, 0), (2, 0), (3, 2), (3, 2)]


def test_no_files_make_no_table():
    assert findings_table([]) == ()
