"""The published misses and the twins: each names emerging findings and says why."""

from __future__ import annotations

import pytest

from rightmix_sim.errors import UnknownName
from rightmix_sim.guidance import load_report_findings
from rightmix_sim.validation.basis import basis, differs
from rightmix_sim.validation.halves import emerging
from rightmix_sim.validation.published import misses, moved, put_in_and_wrong, twin, twins
from tests.model.areas import packaged

SIX = packaged("six-areas-2009")


def test_every_published_miss_is_an_emerging_finding_and_says_what_it_may_mean() -> None:
    assert set(misses()) <= set(emerging())
    assert all(len(miss.means) > 40 and miss.side in ("below", "above") for miss in misses().values())


def test_what_is_put_in_and_wrong_is_put_in_and_says_why() -> None:
    put_in = {one.id for one in load_report_findings() if one.role == "put_in"}
    assert set(put_in_and_wrong()) <= put_in & set(basis())
    assert all(miss.means for miss in put_in_and_wrong().values())


def test_where_a_run_counts_otherwise_is_said_of_findings_that_it_counts() -> None:
    assert set(differs()) <= set(basis())


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
