"""Every finding says what it counts, and every figure that a run is said to speak to is counted."""

from __future__ import annotations

from rightmix_sim.findings.counts import COVERED, POOLED, count_findings
from rightmix_sim.findings.definitions import definitions
from rightmix_sim.guidance import load_report_findings
from rightmix_sim.saying import labels
from tests.findings.counted import BOOK
from tests.findings.hand_made import hand_made

COUNTED = [count.name for count in count_findings(hand_made([]), BOOK)]


def test_every_finding_is_defined_or_shown_with_its_standard_and_nothing_else_is() -> None:
    beside = {name for name, _ in labels.SHORT}
    assert set(COUNTED) == set(definitions()) | beside
    assert not set(definitions()) & beside


def test_every_finding_is_about_a_standard_or_a_figure_of_the_report() -> None:
    figures = {finding.id for finding in load_report_findings()}
    assert {name for name in COUNTED if name not in BOOK} <= figures
    assert {covered.standard for covered in COVERED} <= set(COUNTED) and set(POOLED) <= set(COUNTED)


def test_what_emerges_from_a_run_is_counted_by_its_own_name_or_by_that_of_its_standard() -> None:
    # what a run has as a number of hours or places stands among the measures
    for finding in load_report_findings():
        if finding.role == "emerges":
            assert finding.id in COUNTED or (set(finding.standards) & set(COUNTED)), finding.id


def test_no_figure_is_counted_under_two_names() -> None:
    for finding in load_report_findings():
        if len(finding.standards) == 1 and finding.standards[0] in COUNTED:
            assert finding.id not in COUNTED, finding.id


def test_every_yardstick_says_where_it_comes_from() -> None:
    for one in definitions().values():
        assert one.counts and one.of
        assert (one.days is None and one.part is None) or one.source, one.name
