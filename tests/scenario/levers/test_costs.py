"""What a lever costs by policy, worked by hand."""

from __future__ import annotations

import dataclasses

import pytest

from rightmix_sim.scenario import Area, open_scenario
from rightmix_sim.scenario.levers import Paid, also_costs, costs, lever_names, open_lever
from rightmix_sim.scenario.levers.costs import occasions_a_year
from rightmix_sim.scenario.quantities import Interval
from rightmix_sim.scenario.settings import with_value
from rightmix_sim.scenario.values import Value

WEEKS = 365.25 / 7  # 52.18


@pytest.fixture(scope="module")
def ash() -> Area:
    """The small area with figures that the sums below name."""
    area = open_scenario("one-small-area").area("ash")
    given: dict[str, Value] = {
        "offender_managers.posts": 2,
        "offender_managers.weekly_hours": 37.0,
        "public_protection_officers.posts": 2,
        "police_supervisors.posts": 1,
        "police_supervisors.weekly_hours": 40.0,
        "police_supervisors.casework_share": 0.5,
        "police_supervisors.diverted_share": 0.5,
        "police_supervisors.leave_days": 32,
        "police_supervisors.sickness_days": 9,
        "supervision.every": Interval(1, "months"),
        "supervision.minutes": 75.0,
        "tutors.for_each_group": 2,
        "programme.sessions_per_week": 1,
        "programme.session_hours": 2.5,
        "premises.beds": 2,
        "costs.offender_manager": 30.0,
        "costs.police_supervisor": 44.0,
        "costs.senior_probation_officer": 38.0,
        "costs.tutor": 32.0,
        "costs.bed_night": 75.0,
        "training.denial": 0.33,
        "training.course_days": 2,
        "training.day_minutes": 400.0,
    }
    for path, value in given.items():
        area = with_value(area, path, value)
    return area


def test_the_same_area_costs_nothing_more(ash: Area) -> None:
    assert costs(ash, ash) == []


def test_a_post_costs_its_contracted_hours_and_the_supervision_of_whoever_is_in_it(ash: Area) -> None:
    hired = [one for one in costs(ash, with_value(ash, "offender_managers.posts", 3)) if "courses" not in one.what]
    post, supervision = hired
    assert (post.role, post.paid) == ("offender_manager", Paid.NEW)
    assert post.hours == pytest.approx(37 * WEEKS)  # 1,930.6
    assert post.pounds == pytest.approx(30 * 37 * WEEKS)  # 57,918
    assert (supervision.role, supervision.paid) == ("senior_probation_officer", Paid.ASKED)
    assert supervision.hours == pytest.approx(12 * 75 / 60)  # once a month: 15 hours
    assert supervision.pounds == pytest.approx(15 * 38)


def test_fewer_posts_are_a_saving(ash: Area) -> None:
    (post,) = [one for one in costs(ash, with_value(ash, "offender_managers.posts", 1)) if one.paid is Paid.NEW]
    assert post.hours == pytest.approx(-37 * WEEKS)
    assert post.pounds == pytest.approx(-57_918, abs=1)


def test_a_group_costs_the_hours_of_all_its_tutors(ash: Area) -> None:
    (group,) = costs(ash, with_value(ash, "programme.groups", ash.programme.groups + 1))
    assert group.role == "tutor"
    assert group.hours == pytest.approx(2.5 * 2 * WEEKS)  # two tutors, once a week: 260.9
    assert group.pounds == pytest.approx(32 * 2.5 * 2 * WEEKS)


def test_hours_handed_back_are_those_that_other_duties_took(ash: Area) -> None:
    (back,) = costs(ash, with_value(ash, "police_supervisors.diverted_share", 0.0))
    worked = WEEKS - (32 + 9) / 5  # 43.98 weeks
    assert back.paid is Paid.ELSEWHERE
    assert back.hours == pytest.approx(40 * 0.5 * worked * 0.5)  # 439.8
    assert back.pounds == pytest.approx(44 * 40 * 0.5 * worked * 0.5)


def test_a_bed_costs_its_nights_and_no_hours(ash: Area) -> None:
    (bed,) = costs(ash, with_value(ash, "premises.beds", 3))
    assert (bed.role, bed.hours, bed.pounds) == ("", 0, pytest.approx(365.25 * 75))


def test_training_more_on_day_one_is_paid_once(ash: Area) -> None:
    found = costs(ash, with_value(ash, "training.denial", 0.83))
    (once,) = [one for one in found if one.once]
    assert once.hours == pytest.approx(2 * 0.5 * 2 * 400 / 60)  # half of two posts, two days of 400 minutes: 13.3
    assert once.pounds == pytest.approx(30 * 2 * 0.5 * 2 * 400 / 60)


def test_an_order_of_work_costs_nothing_by_policy(ash: Area) -> None:
    assert costs(ash, with_value(ash, "offender_managers.order_of_work", "highest_harm_first")) == []


@pytest.mark.parametrize(
    ("interval", "often"),
    [
        (Interval(3, "months"), 4),
        (Interval(2, "years"), 0.5),
        (Interval(4, "weeks"), WEEKS / 4),
        (Interval(5, "working_days"), WEEKS),
        (Interval(1, "days"), 365.25),
    ],
)
def test_an_interval_comes_round_so_often_in_a_year(interval: Interval, often: float) -> None:
    assert occasions_a_year(interval) == pytest.approx(often)


def test_what_a_lever_costs_besides_is_for_each_of_what_it_counts(ash: Area) -> None:
    (instruction,) = also_costs(open_lever("visor-access").also, ash)
    assert (instruction.role, instruction.once) == ("offender_manager", True)
    assert (instruction.hours, instruction.pounds) == (3.5 * 2, 3.5 * 2 * 30)
    (pack,) = also_costs(open_lever("one-to-one-pack").also, ash)
    assert (pack.role, pack.hours, pack.pounds, pack.paid) == ("", 0, 3000, Paid.NEW)


@pytest.mark.parametrize("name", lever_names())
def test_undoing_a_lever_gives_its_yearly_cost_back(name: str) -> None:
    before, after = open_scenario("six-areas-2009"), open_scenario(f"six-areas-2009+{name}")
    for one, two in zip(before.areas, after.areas, strict=True):
        same_prices = dataclasses.replace(one, costs=two.costs)
        forth = sum(cost.pounds for cost in costs(one, two) if not cost.once and cost.paid is not Paid.ELSEWHERE)
        back = sum(cost.pounds for cost in costs(two, same_prices) if not cost.once and cost.paid is not Paid.ELSEWHERE)
        assert forth == pytest.approx(-back)
