"""The two halves of the emerging findings, by a hash of their ids."""

from __future__ import annotations

from rightmix_sim.guidance import load_report_findings
from rightmix_sim.validation.basis import derived
from rightmix_sim.validation.halves import CALIBRATED, UNTOUCHED, calibrated, digest, emerging, half_of


def test_the_digest_is_that_of_the_name_alone() -> None:
    # printf %s one | sha256sum, and so on
    assert [digest(id)[:4] for id in ("one", "two", "three", "four")] == ["7692", "3fc4", "8b5b", "04ef"]


def test_the_half_of_a_finding_goes_by_its_own_digest() -> None:
    assert {id: half_of(id) == CALIBRATED for id in emerging()} == {
        id: digest(id)[0] in "012345678" for id in emerging()
    }


def test_the_halves_are_as_large_as_each_other_and_share_nothing() -> None:
    other = {id for id in emerging() if half_of(id) == UNTOUCHED}
    assert len(other) - len(calibrated()) in (0, 1)
    assert calibrated() & other == set()
    assert {half_of(id) for id in calibrated()} == {CALIBRATED}


def test_what_is_put_in_or_follows_from_others_is_in_neither() -> None:
    put_in = [one.id for one in load_report_findings() if one.role == "put_in"]
    assert {half_of(id) for id in [*put_in, *derived()]} == {None}


def test_at_least_twenty_findings_emerge_and_can_be_judged_nearly_half_of_them_untouched() -> None:
    from rightmix_sim.validation.comparing import verdict_on

    by_id = {one.id: one for one in load_report_findings()}

    def inside(id: str) -> float:
        low, high = by_id[id].interval() or (0.0, 0.0)
        return (low + high) / 2

    judged = [id for id in emerging() if verdict_on(by_id[id], inside(id)) == "holds"]
    assert len(judged) >= 20
    assert len([id for id in judged if half_of(id) == UNTOUCHED]) >= 9
