"""The check can fail: with parameters moved by 30% it does, for the findings that were named beforehand."""

from __future__ import annotations

import pytest

from rightmix_sim.validation.published import moved, put_in_and_wrong, twin, twins
from rightmix_sim.validation.validated import validate
from tests.model.areas import packaged


@pytest.mark.slow
@pytest.mark.parametrize("name", list(twins()))
def test_the_findings_named_beforehand_fail_in_a_twin(name: str) -> None:
    one = twin(name)
    found = validate(moved(packaged("six-areas-2009"), one), replications=1, seed=2010)
    assert {each.finding.id for each in found.failing} >= set(one.must_fail)


@pytest.mark.slow
def test_nothing_fails_as_it_stands() -> None:
    found = validate(packaged("six-areas-2009"), replications=2, seed=2010)
    certain = [each.finding.id for each in found.failing if not each.at_the_edge]
    assert certain == []
    assert found.enough
    told = [each for each in found.comparisons if each.finding.role == "put_in" and each.verdict == "misses"]
    unsaid = [each.finding.id for each in told if not each.at_the_edge and each.finding.id not in put_in_and_wrong()]
    assert unsaid == []
