"""Both sides of every boundary of RM2000: what stands in boundaries.py, and the one that is an error."""

from __future__ import annotations

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.risk.rm2000 import score
from rightmix_sim.risk.rules import Bands, load_rules
from tests.risk.boundaries import Case, cases
from tests.risk.histories import history, scored, sexual

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.shows for case in CASES])
def test_this_side_of_the_boundary_is_as_worked_by_hand(case: Case) -> None:
    assert case.found() == case.expected


def test_every_case_shows_something_of_its_own() -> None:
    assert len({case.shows for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("rule", "items"),
    [
        ("rm2000-s-sexual-appearances", ["s.points.sexual_appearances"]),
        ("rm2000-s-criminal-appearances", ["s.points.criminal_appearances"]),
        ("rm2000-s-age", ["s.points.age"]),
        ("rm2000-s-step-1", ["s.total", "s.step1"]),
        ("rm2000-v-age", ["v.points.age"]),
        ("rm2000-v-violent-appearances", ["v.points.violent_appearances"]),
        ("rm2000-v-burglary", ["v.points.burglary"]),
        ("rm2000-v-category", ["v.total", "v.category"]),
        ("rm2000-c-category", ["c.points", "c.category"]),
    ],
)
def test_what_every_band_of_the_rule_gives_is_expected_somewhere(rule: str, items: list[str]) -> None:
    bands = load_rules("rm2000")[rule].bands
    assert isinstance(bands, Bands)
    expected = {case.expected[items[-1]] for case in CASES if set(items) <= set(case.expected)}
    assert expected == {gives for _, gives in bands.steps}


def test_at_risk_from_the_day_of_the_index_sentence_is_allowed_and_from_the_day_before_an_error() -> None:
    assert score(history(sexual("2008-11-03"), at_risk_from="2008-11-03")).eligible
    with pytest.raises(InputError, match=r"person\.at_risk_from") as caught:
        score(history(sexual("2008-11-03"), at_risk_from="2008-11-02"))
    assert "2008-11-02" in str(caught.value)


def test_another_appearance_than_the_index_may_be_later_than_the_day_at_risk() -> None:
    later = history({**sexual("2008-11-03"), "index": True}, sexual("2009-05-02"), assessed_on="2009-06-01")
    assert scored(later)["s"]["points"]["sexual_appearances"] == 1  # two appearances
