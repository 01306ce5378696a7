"""Who is on the register on day one and who joins: as the scenario says, and in balance."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest

from rightmix_sim.cases.making.population import fitted, made_population
from rightmix_sim.model.population.population import NEVER, Person, newcomers, people_on_day_one
from rightmix_sim.randomness import draws
from rightmix_sim.records import Standing
from rightmix_sim.scenario.area import Area, shares
from rightmix_sim.scenario.balance import joins_per_year
from tests.model.areas import ash

N = 12_000


def big(**changes: object) -> Area:
    """An area whose figures are written here, because the sums below use them."""
    figures = {
        "register__people": N,
        "register__growth_per_year": 0.03,
        "register__supervised_share": 0.25,
        "register__notification_period": shares(
            **{"indefinite": 0.40, "10 years": 0.25, "7 years": 0.10, "5 years": 0.20, "2 years": 0.05}
        ),
        "register__community_order_length": shares(**{"12 months": 0.10, "24 months": 0.25, "36 months": 0.65}),
        "mix__level_2_of_high_rosh": 0.45,
        "mix__level_3_of_very_high_rosh": 0.30,
        "mix__denial": shares(none=0.55, partial=0.28, total=0.17),
        "mix__learning_disability": 0.09,
        "programme__excludes_denial": "total",
        "programme__excludes_learning_disability": True,
        "programme__minimum_age": 18,
        "programme__required_of_suitable": 0.85,
    }
    return ash(**(figures | changes))


@cache
def on_day_one() -> list[Person]:
    return people_on_day_one(big(), draws(9, 0, "ash"))


@cache
def joining(years: int = 10) -> list[Person]:
    return list(newcomers(big(), draws(9, 0, "ash"), round(years * 365.25)))


def four_errors(share: float, n: int) -> float:
    """Four standard errors of a share found among n."""
    return 4 * math.sqrt(share * (1 - share) / n)


@pytest.mark.parametrize("which", ["rm2000", "rosh"])
def test_the_people_have_the_categories_of_the_scenario(which: str) -> None:
    wanted = getattr(big().mix, which)
    for people in (on_day_one(), joining()):
        found = np.bincount([getattr(person, which) for person in people], minlength=4) / len(people)
        for share, (name, expected) in zip(found, wanted.items(), strict=True):
            assert abs(share - expected) < four_errors(expected, len(people)), name


def test_what_goes_together_in_the_recipes_men_goes_together_in_the_people() -> None:
    """The share with each category of RM2000 and each level of harm is that of the recipe, fitted to the area's own."""
    mix = big().mix
    disability, under_21 = mix.learning_disability, mix.under_21
    stated = [[*mix.rm2000.values()], [*mix.rosh.values()], [*mix.denial.values()]]
    table = fitted(made_population(mix.recipe), [*stated, [1 - disability, disability], [1 - under_21, under_21]])
    expected = table.sum(axis=(2, 3, 4))
    for people in (on_day_one(), joining()):
        for rm2000 in range(4):
            for rosh in range(4):
                found = sum(p.rm2000 == rm2000 and p.rosh == rosh for p in people) / len(people)
                assert abs(found - expected[rm2000, rosh]) < four_errors(expected[rm2000, rosh], len(people)) + 1e-4


def test_images_and_exposure_make_low_harm_and_higher_reconviction_go_together_more_often_than_chance() -> None:
    """The two measure different things (¶5.2): non-contact offences raise RM2000/S and not the harm."""
    correlation = np.corrcoef([p.rm2000 for p in on_day_one()], [p.rosh for p in on_day_one()])[0, 1]
    assert -0.35 < correlation < 0


def test_level_2_is_the_stated_part_of_high_and_of_very_high_risk_of_harm() -> None:
    """Level 3 comes on top for very high: 0.30 at level 3 and 0.45 at level 2 leave 0.25 at level 1."""
    people = [person for person in [*on_day_one(), *joining()] if person.supervised]
    for rosh, levels in ((0, (1, 0, 0)), (1, (1, 0, 0)), (2, (0.55, 0.45, 0)), (3, (0.25, 0.45, 0.30))):
        of_rosh = [person.level for person in people if person.rosh == rosh]
        for level, share in enumerate(levels, start=1):
            found = of_rosh.count(level) / len(of_rosh)
            assert abs(found - share) <= four_errors(share, len(of_rosh)), (rosh, level)


def test_who_is_not_on_an_order_or_licence_is_managed_at_level_1() -> None:
    assert {person.level for person in on_day_one() if not person.supervised} == {1}


def test_tier_4_is_high_risk_of_harm_or_active_multi_agency_management() -> None:
    for person in on_day_one():
        expected = 0 if not person.supervised else 4 if person.rosh >= 2 or person.level > 1 else 2 + person.rosh
        assert person.tier == expected


def test_a_supervised_share_of_a_quarter_is_on_an_order_on_day_one() -> None:
    found = sum(person.supervised for person in on_day_one()) / N
    assert abs(found - 0.25) < four_errors(0.25, N)


def test_the_number_on_an_order_or_licence_stays_what_it_was_on_day_one() -> None:
    """By Little's law: s * N / E[L] orders begin in a year and each lasts E[L] years, so 0.25 * 12,000 = 3,000 stay."""
    for year in (2, 5, 9):
        day = round(year * 365.25)
        there = [p for p in [*on_day_one(), *joining()] if p.joined <= day < p.left]
        supervised = sum(p.order_start <= day < p.order_end for p in there)
        # Orders begin by chance, so their number is about Poisson: four roots of it, and a little for whole months
        assert abs(supervised - 3000) < 4 * math.sqrt(supervised) + 0.01 * supervised


def test_the_register_grows_by_the_stated_part_a_year() -> None:
    """0.03 of 12,000 are 360 a year; leaving and joining are chance, about Poisson."""
    for year in (1, 2, 4):
        day = round(year * 365.25)
        there = sum(p.joined <= day < p.left for p in [*on_day_one(), *joining()])
        joined = joins_per_year(big().register) * year
        assert abs(there - N - 360 * year) < 4 * math.sqrt(2 * joined)


def test_people_join_at_the_rate_that_growth_and_notification_periods_ask_for() -> None:
    # 12,000 * (0.03 + 0.25 / 10 + 0.10 / 7 + 0.20 / 5 + 0.05 / 2) = 12,000 * 0.134286 = 1,611 a year
    assert joins_per_year(big().register) == pytest.approx(1611.4, abs=0.1)
    assert abs(len(joining()) - 16_114) < 4 * math.sqrt(16_114)


def test_days_on_which_people_join_are_in_order_and_within_the_run() -> None:
    days = [person.joined for person in joining()]
    assert days == sorted(days) and days[0] >= 0 and days[-1] < 3653
    assert [person.number for person in joining()] == list(range(N, N + 2 * len(days), 2))


def test_long_orders_are_met_more_often_on_day_one_than_they_are_made() -> None:
    """Community orders: 0.10, 0.25, 0.65 of 12, 24, 36 months; weighted by length 1.2, 6, 23.4 of 30.6."""
    made = [p.order_end - p.order_start for p in joining() if p.order_kind == 1]
    met = [p.order_end - p.order_start for p in on_day_one() if p.order_kind == 1]
    for months, of_made, of_met in ((12, 0.10, 1.2 / 30.6), (24, 0.25, 6 / 30.6), (36, 0.65, 23.4 / 30.6)):
        days = int(months * 365.25 / 12)
        assert abs(made.count(days) / len(made) - of_made) < four_errors(of_made, len(made))
        assert abs(met.count(days) / len(met) - of_met) < four_errors(of_met, len(met))


def test_orders_are_met_on_day_one_at_any_point_of_their_course() -> None:
    part = [-p.order_start / (p.order_end - p.order_start) for p in on_day_one() if p.supervised]
    # Uniform over the course: mean 1/2, standard deviation sqrt(1/12)
    assert abs(np.mean(part) - 0.5) < 4 * math.sqrt(1 / 12 / len(part)) + 0.002
    assert all(p.order_start < 0 <= p.order_end for p in on_day_one() if p.supervised)


def test_nobody_with_an_indefinite_period_leaves() -> None:
    stay = sum(person.left == NEVER for person in on_day_one()) / N
    assert abs(stay - 0.40) < four_errors(0.40, N)


@pytest.mark.parametrize(
    ("setting", "value", "standing"),
    [
        ("excludes_denial", "partial", Standing.EXCLUDED_DENIAL),
        ("excludes_learning_disability", True, Standing.EXCLUDED_LEARNING_DISABILITY),
        ("minimum_age", 21, Standing.EXCLUDED_AGE),
    ],
)
def test_a_stricter_threshold_only_takes_people_off_the_programme(
    setting: str, value: object, standing: Standing
) -> None:
    """The luck of everybody stays: who is refused would have been required or not, or is refused for another reason."""
    loose = {"excludes_denial": "never", "excludes_learning_disability": False, "minimum_age": 18}
    before = people_on_day_one(big(**{f"programme__{k}": v for k, v in loose.items()}), draws(2, 0, "ash"))
    strict = loose | {setting: value}
    after = people_on_day_one(big(**{f"programme__{k}": v for k, v in strict.items()}), draws(2, 0, "ash"))
    moved = [(one.standing, other.standing) for one, other in zip(before, after, strict=True) if one != other]
    assert {to for _, to in moved} == {standing}
    assert {of for of, _ in moved} == {Standing.REQUIRED, Standing.NOT_REQUIRED}


def test_the_programme_is_required_of_the_stated_part_of_the_suitable() -> None:
    """0.85 of those whom neither total denial (0.17) nor a learning disability (0.09) rules out."""
    supervised = [p for p in [*on_day_one(), *joining()] if p.supervised]
    suitable = [p for p in supervised if p.standing in (Standing.REQUIRED, Standing.NOT_REQUIRED)]
    expected = (1 - 0.17) * (1 - 0.09)
    assert abs(len(suitable) / len(supervised) - expected) < four_errors(expected, len(supervised))
    required = sum(p.standing is Standing.REQUIRED for p in suitable) / len(suitable)
    assert abs(required - 0.85) < four_errors(0.85, len(suitable))
