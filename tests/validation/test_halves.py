"""The two halves of the emerging findings, by a hash of their ids."""

from __future__ import annotations

import hashlib

from rightmix_sim.guidance import load_report_findings
from rightmix_sim.validation.basis import derived
from rightmix_sim.validation.halves import CALIBRATED, UNTOUCHED, calibrated, emerging, first_half, half_of


def test_the_first_half_goes_by_the_hash_and_not_by_the_order_given() -> None:
    ids = ["one", "two", "three", "four"]
    # sha256 begins: one 7692, two 3fc4, three 8b5b, four 04ef: in order four, two, one, three
    assert [hashlib.sha256(id.encode()).hexdigest()[:4] for id in ids] == ["7692", "3fc4", "8b5b", "04ef"]
    assert first_half(ids) == first_half(ids[::-1]) == ["four", "two"]


def test_of_an_odd_number_the_smaller_half_is_calibrated_on() -> None:
    assert first_half(["one", "two", "three"]) == ["two"]


def test_the_halves_are_as_large_as_each_other_and_share_nothing() -> None:
    other = {id for id in emerging() if half_of(id) == UNTOUCHED}
    assert len(other) - len(calibrated()) in (0, 1)
    assert calibrated() & other == set()
    assert {half_of(id) for id in calibrated()} == {CALIBRATED}


def test_what_is_put_in_or_follows_from_others_is_in_neither() -> None:
    put_in = [one.id for one in load_report_findings() if one.role == "put_in"]
    assert {half_of(id) for id in [*put_in, *derived()]} == {None}


def test_at_least_twenty_findings_emerge_and_can_be_judged() -> None:
    from rightmix_sim.validation.comparing import verdict_on

    by_id = {one.id: one for one in load_report_findings()}

    def inside(id: str) -> float:
        low, high = by_id[id].interval() or (0.0, 0.0)
        return (low + high) / 2

    judged = [id for id in emerging() if verdict_on(by_id[id], inside(id)) == "holds"]
    assert len(judged) >= 20
    assert len([id for id in judged if half_of(id) == UNTOUCHED]) >= 10
