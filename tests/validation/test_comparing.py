"""The rule by which a finding holds or misses, and the figures beside it, worked by hand."""

from __future__ import annotations

import pytest

from rightmix_sim.validation.basis import basis, finding, rule
from rightmix_sim.validation.comparing import Comparison, compared, verdict_on
from rightmix_sim.validation.inspecting import Inspected, Share


def made(**shares: list[tuple[Share, tuple[Share, ...]]]) -> list[Inspected]:
    """Replications in which these findings came out so, and nothing else fell due."""
    count = len(next(iter(shares.values())))
    nothing: dict[str, Share] = dict.fromkeys(basis(), (0, 0))
    none: dict[str, tuple[Share, ...]] = dict.fromkeys(basis(), ((0, 0),))
    named = {name.replace("_", "-"): given for name, given in shares.items()}
    return [
        Inspected(
            number,
            nothing | {id: given[number][0] for id, given in named.items()},
            none | {id: given[number][1] for id, given in named.items()},
        )
        for number in range(count)
    ]


def one(id: str, found: list[Inspected]) -> Comparison:
    return next(each for each in compared(found) if each.finding.id == id)


@pytest.mark.parametrize(("share", "verdict"), [(0.21, "misses"), (0.23, "holds"), (0.55, "holds"), (0.56, "misses")])
def test_a_finding_holds_inside_the_reports_interval_and_misses_outside(share: float, verdict: str) -> None:
    # 10 of 27: 95% Wilson 0.2153 to 0.5577
    assert verdict_on(finding("waiting-6-to-12-months"), share) == verdict


def test_agreement_with_an_interval_wider_than_half_the_scale_says_too_little() -> None:
    low, high = finding("rosh-on-time").interval() or (0.0, 0.0)
    assert high - low > rule().widest
    assert verdict_on(finding("rosh-on-time"), 0.7) == "says_too_little"


def test_outside_even_such_an_interval_is_a_miss() -> None:
    assert verdict_on(finding("rosh-on-time"), 0.3) == "misses"


def test_nobody_can_know_what_was_counted_on_one_record() -> None:
    assert finding("level-3-reviews-on-time").as_if_n == 1
    assert verdict_on(finding("level-3-reviews-on-time"), 0.0) == "unknowable"


def test_nobody_can_know_what_has_no_share() -> None:
    assert finding("monthly-while-waiting").interval() is None
    assert verdict_on(finding("monthly-while-waiting"), 0.5) == "unknowable"


def test_where_nothing_fell_due_there_is_no_verdict() -> None:
    assert verdict_on(finding("waiting-over-a-year"), None) == "nothing_fell_due"


def test_the_simulated_share_is_all_that_was_met_over_all_that_was_due() -> None:
    found = made(waiting_over_a_year=[((2, 54), ((1, 27), (1, 27))), ((8, 54), ((3, 27), (5, 27)))])
    comparison = one("waiting-over-a-year", found)
    # (2 + 8) / (54 + 54) = 0.0926, inside the 0.039 to 0.281 of 3 of 27
    assert comparison.share == pytest.approx(10 / 108)
    assert comparison.verdict == "holds"
    assert comparison.single_n == 27


def test_single_inspections_range_from_the_lowest_to_the_highest_of_95_of_100() -> None:
    singles = tuple((met, 100) for met in range(101))  # 0%, 1%, … 100%
    comparison = one("waiting-over-a-year", made(waiting_over_a_year=[((5050, 10100), singles)]))
    assert comparison.single_low == pytest.approx(0.025)
    assert comparison.single_high == pytest.approx(0.975)


def test_fewer_replications_do_not_make_the_rule_easier() -> None:
    # the mean, 0.19, lies outside 0.2153 to 0.5577, though its interval over two replications reaches far into it
    found = made(waiting_6_to_12_months=[((10, 100), ((10, 100),)), ((28, 100), ((28, 100),))])
    comparison = one("waiting-6-to-12-months", found)
    assert comparison.high is not None and comparison.high > 0.2153
    assert comparison.verdict == "misses"
    assert comparison.at_the_edge


def test_what_is_put_in_or_follows_from_others_does_not_count() -> None:
    found = made(
        prohibited_contact=[((47, 100), ((47, 100),))],
        waiting_over_6_months=[((48, 100), ((48, 100),))],
        waiting_6_to_12_months=[((37, 100), ((37, 100),))],
    )
    by_id = {each.finding.id: each for each in compared(found)}
    assert {by_id[id].verdict for id in ("prohibited-contact", "waiting-over-6-months")} == {"holds"}
    assert [id for id, each in by_id.items() if each.counts] == ["waiting-6-to-12-months"]
