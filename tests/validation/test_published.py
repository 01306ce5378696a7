"""The published misses and the twins: each names emerging findings and says why."""

from __future__ import annotations

import pytest

from rightmix_sim.errors import UnknownName
from rightmix_sim.validation.halves import emerging
from rightmix_sim.validation.published import misses, moved, twin, twins
from tests.model.areas import packaged

SIX = packaged("six-areas-2009")


def test_every_published_miss_is_an_emerging_finding_and_says_what_it_may_mean() -> None:
    assert set(misses()) <= set(emerging())
    assert all(len(means) > 40 for means in misses().values())


def test_every_twin_moves_parameters_by_thirty_per_cent_up_or_down() -> None:
    moves = {change.operand for one in twins().values() for change in one.changes}
    assert moves <= {0.7, 1.3}
    assert {change.operation for one in twins().values() for change in one.changes} == {"times"}


def test_every_twin_names_findings_that_must_fail_and_says_why() -> None:
    for one in twins().values():
        assert one.must_fail, one.name
        assert not set(one.must_fail) & set(misses()), one.name
        assert len(one.why) > 40, one.name


@pytest.mark.parametrize("name", list(twins()))
def test_a_twin_is_another_scenario(name: str) -> None:
    assert moved(SIX, twin(name)).digest != SIX.digest


def test_an_unknown_twin_is_told_the_nearest() -> None:
    (first, *_) = twins()
    with pytest.raises(UnknownName, match=first):
        twin(f"{first}x")
