"""The inspection's figures are the printed ones, and their intervals claim no more than they can."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from rightmix_sim.errors import UnknownName
from rightmix_sim.guidance import load_book, load_report_findings, load_tables, report_on
from rightmix_sim.guidance.report import ReportFinding, wilson

FINDINGS = {finding.id: finding for finding in load_report_findings()}

# finding, numerator, denominator, percentage as printed (None where the report prints none)
PRINTED = [
    ("sample-without-programme", 47, 74, 64),
    ("ethnicity-missing", 27, 62, 43),
    ("registration-missing", 6, 62, 9),
    ("rm2000-after-14-days", 30, 62, 48),
    ("rm2000-not-approved", 15, 56, 27),
    ("convictions-not-recorded", 3, 62, 5),
    ("police-rmp-in-five-days", 48, 55, 87),
    ("visit-recorded-attachment", 16, 62, 26),
    ("visit-recorded-three-places", 11, 62, 18),
    ("visit-recorded-log", 6, 62, 10),
    ("police-visits-on-time", 56, 62, 90),
    ("review-problems", 14, 62, 22.5),
    ("move-on", 16, 25, None),
    ("own-role-missing", 69, 71, None),
    ("waiting-6-to-12-months", 10, 27, None),
    ("waiting-over-a-year", 3, 27, None),
]


@pytest.mark.parametrize(("name", "met", "of", "printed"), PRINTED, ids=[row[0] for row in PRINTED])
def test_the_figure_is_the_printed_one_to_a_point(name: str, met: int, of: int, printed: float | None) -> None:
    finding = FINDINGS[name]
    assert (finding.numerator, finding.denominator) == (met, of)
    assert finding.share == met / of
    assert printed is None or abs(100 * met / of - printed) < 1  # the report rounds loosely


def test_an_id_stands_once_and_findings_follow_the_report() -> None:
    assert len(FINDINGS) == len(load_report_findings())
    chapters = [finding.paragraph.split(".")[0] for finding in load_report_findings()]
    numbers = [0 if chapter == "Summary" else int(chapter) for chapter in chapters]
    assert numbers == sorted(numbers)


def test_parts_of_a_whole_add_up_to_the_sample() -> None:
    by_level = ["sample-level-1", "sample-level-2", "sample-level-3", "level-not-recorded"]
    recorded = [name for name in FINDINGS if name.startswith("visit-recorded-")]
    visits = ["police-visits-on-time", "police-visits-late", "first-police-visit-delayed"]
    for names in (by_level, recorded, visits):
        assert sum(FINDINGS[name].numerator or 0 for name in names) == 62
    assert (FINDINGS["waiting-over-6-months"].numerator, FINDINGS["waiting-over-6-months"].denominator) == (13, 27)


@pytest.mark.parametrize(("met", "of"), [(0, 6), (6, 6), (5, 6), (56, 62), (1, 5), (13, 27)])
def test_the_wilson_interval_is_scipy_s(met: int, of: int) -> None:
    other = binomtest(met, of).proportion_ci(0.95, method="wilson")
    assert wilson(met / of, of) == pytest.approx((other.low, other.high), abs=1e-12)


def test_police_visits_on_time_by_hand() -> None:
    # p = 56/62 = 0.90323, z = 1.95996, z²/n = 0.061959; middle = (0.90323 + 0.030980) / 1.061959 = 0.87970;
    # half = 1.95996 * sqrt(0.90323 * 0.09677 / 62 + 0.061959 / 248) / 1.061959
    #      = 1.95996 * sqrt(0.0014098 + 0.0002498) / 1.061959 = 0.07519
    low, high = FINDINGS["police-visits-on-time"].interval() or (0.0, 0.0)
    assert low == pytest.approx(0.87970 - 0.07519, abs=2e-4)
    assert high == pytest.approx(0.87970 + 0.07519, abs=2e-4)


def test_an_interval_holds_its_share_and_is_none_only_where_we_say_so() -> None:
    for finding in load_report_findings():
        interval = finding.interval()
        if interval is None:
            assert finding.as_if_n is None or finding.share is None
            assert finding.interval_rule() == "no interval"
            continue
        low, high = interval
        assert 0 <= low <= high <= 1
        assert finding.share is None or low - 1e-9 <= finding.share <= high + 1e-9


def test_words_give_a_wider_interval_than_the_same_figure_counted_on_as_many() -> None:
    for finding in load_report_findings():
        if finding.worded is None or finding.share is None or finding.as_if_n is None:
            continue
        low, high = finding.interval() or (0.0, 0.0)
        counted_low, counted_high = wilson(finding.share, finding.as_if_n)
        assert low <= counted_low and counted_high <= high, finding.id


@pytest.mark.parametrize(
    ("name", "share"), [("oasys-reviews-on-time", 0.75), ("positive-reinforcement", 0.5), ("protective-factors", 0.67)]
)
def test_worded_fractions_stand_for_their_number_and_have_no_n(name: str, share: float) -> None:
    finding = FINDINGS[name]
    assert (finding.share, finding.numerator, finding.denominator) == (share, None, None)
    assert finding.interval_rule().startswith("wide, from words, as if n = ")


def test_a_finding_that_counts_failures_is_turned_round() -> None:
    failed = FINDINGS["rm2000-not-approved"]
    low, high = failed.interval() or (0.0, 0.0)
    assert failed.met_share() == pytest.approx(41 / 56)
    assert failed.met_interval() == pytest.approx((1 - high, 1 - low))
    link = FINDINGS["no-link-to-mappa-plan"]  # its three-quarters is a share of failures
    assert link.met_share() == pytest.approx(0.25)


def test_what_is_neither_met_nor_failed_has_no_met_share() -> None:
    assert FINDINGS["waiting-over-a-year"].met_share() is None
    assert FINDINGS["waiting-over-a-year"].met_interval() is None
    assert FINDINGS["caseload-average"].interval() is None


def test_figures_of_other_inspections_get_no_interval() -> None:
    assert FINDINGS["sentence-plan-reviews"].share == 0.83
    assert FINDINGS["sentence-plan-reviews"].compared == 0.75
    assert FINDINGS["sentence-plan-reviews"].interval() is None


def test_a_standard_has_at_most_one_finding_on_how_far_it_was_kept() -> None:
    named = [standard for finding in load_report_findings() for standard in finding.standards]
    assert len(named) == len(set(named))
    assert all(name in load_book() for name in named)
    assert all(finding.counts != "plain" for finding in load_report_findings() if finding.standards)


def test_the_finding_on_a_standard_is_found_by_its_id() -> None:
    found = report_on("police-visit-low-required")
    assert isinstance(found, ReportFinding) and found.id == "police-visits-on-time"
    assert report_on("police-visit-low-preferred") is None


def test_the_model_speaks_only_to_what_emerges_from_a_run() -> None:
    assert FINDINGS["waiting-over-6-months"].speaks
    assert not FINDINGS["caseload-average"].speaks
    assert not FINDINGS["attitude-change"].speaks


def test_the_columns_of_table_1_add_up() -> None:
    table = load_tables()["registered-offenders"]
    parts = [table.row(f"category-{n}").values for n in (1, 2, 3)]
    assert tuple(map(sum, zip(*parts, strict=True))) == table.row("total").values


def test_the_break_of_2008_09_is_marked_where_counting_changed_and_only_there() -> None:
    table = load_tables()["registered-offenders"]
    assert {row.id: row.break_before for row in table.rows} == {
        "category-1": None,
        "category-2": "2008/09",
        "category-3": "2008/09",
        "total": "2008/09",
    }
    assert table.years[-1] == "2008/09"


def test_table_2_is_the_printed_one() -> None:
    table = load_tables()["prevention-orders"]
    assert dict(zip(table.years, table.row("granted").values, strict=True)) == {
        "2003/04": 122,
        "2004/05": 503,
        "2005/06": 937,
        "2006/07": 1114,
        "2007/08": 1440,
    }


def test_a_row_that_is_not_there_gives_the_nearest() -> None:
    with pytest.raises(UnknownName, match="category-1"):
        load_tables()["registered-offenders"].row("category-4")
