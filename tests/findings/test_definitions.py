"""Every finding says what it counts, and every figure that a run is said to speak to is counted."""

from __future__ import annotations

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.findings.counts import COVERED, POOLED, count_findings
from rightmix_sim.findings.definitions import DATA, definitions, read_definitions
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


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"day": 14}, "findings.made-up: There is no key of this name. Found: 'day'"),
        ({"days": "14", "from": "¶1"}, "findings.made-up.days: This must be a whole number"),
        ({"days": 14}, "findings.made-up.from: This is missing"),
        ({"days": 14, "part": 0.5, "from": "¶1"}, "findings.made-up.part: A finding has one yardstick"),
        ({"of": ""}, "findings.made-up.of: This text is empty"),
    ],
    ids=["a-misspelt-key", "a-number-as-text", "a-yardstick-of-nobody", "two-yardsticks", "a-share-of-nothing"],
)
def test_a_definition_with_a_mistake_is_refused_by_part_finding_and_key(said: dict[str, object], told: str) -> None:
    made_up = {"counts": "cases", "of": "cases"}
    read_definitions({"part": {"title": "Part", "findings": {"made-up": made_up}}})
    with pytest.raises(InputError) as refused:
        read_definitions({"part": {"title": "Part", "findings": {"made-up": made_up | said}}})
    assert f"{DATA}: part: {told}" in str(refused.value)


def test_a_finding_is_defined_in_one_part_only() -> None:
    content = read_yaml(package_file(DATA))
    content["recording"]["findings"]["sample-level-1"] = {"counts": "cases", "of": "cases"}
    with pytest.raises(InputError, match=r"mappa: findings.sample-level-1: .* already defined"):
        read_definitions(content)
