"""The tables of the runs say what measures and findings say of the same records."""

import dataclasses

import pytest

from rightmix_sim.exercises.inspectors_chair.run import (
    Arm,
    Month,
    Shares,
    Visits,
    direction,
    figures_of,
    pairs_of,
    says,
    shown,
)
from rightmix_sim.exercises.inspectors_chair.running import run_of
from rightmix_sim.exercises.inspectors_chair.settings import change_of, settings
from rightmix_sim.experiment.replications import replicate
from rightmix_sim.experiment.sliders import changed
from rightmix_sim.scenario import open_scenario

SEED = 11
MONTHS = 12 * (365 / 365.25)  # of the measured year as `measures` counts them: 365 days by 365.25 / 12


def _replications(arm):
    scenario, change = open_scenario(settings().run.scenario), change_of(SEED)
    area = scenario.areas[0] if arm == "before" else changed(scenario, scenario.areas[0], {change.path: change.value})
    return list(replicate(dataclasses.replace(scenario, areas=(area,)), replications=7, seed=SEED))


@pytest.mark.parametrize("arm", ["before", "after"])
def test_all_months_together_are_what_measures_and_findings_count(arm):
    told, replications = getattr(run_of(SEED), arm), _replications(arm)
    counts = {one.name: one for one in replications[0].counts if one.group == "all"}
    measures = {(one.measure, one.group): one.value for one in replications[0].measures}
    police, probation = told.visits(lambda month: month.police), told.visits(lambda month: month.probation)
    assert (police.on_time, police.due) == (counts["police-visits-on-time"].met, counts["police-visits-on-time"].due)
    assert (probation.on_time, probation.due) == (
        counts["probation-home-visit"].met,
        counts["probation-home-visit"].due,
    )
    assert told.months[-1].waiting == measures[("waiting", "at the end")]
    assert sum(month.starts for month in told.months) == pytest.approx(measures[("programme", "started")] * MONTHS / 12)
    for purpose in ("restrictive", "constructive", "supervision", "assessment"):
        a_month = measures[("delivered_hours_by_purpose", purpose)]
        assert told.hours(purpose) == pytest.approx(a_month * MONTHS)


@pytest.mark.parametrize("arm", ["before", "after"])
def test_further_runs_are_the_replications_after_the_first(arm):
    further, replications = getattr(run_of(SEED), arm).further, _replications(arm)[1:]
    waiting = [{(m.measure, m.group): m.value for m in one.measures}[("waiting", "at the end")] for one in replications]
    assert [one.waiting for one in further] == waiting


def test_there_are_twelve_months_in_order():
    names = [month.name for month in run_of(SEED).before.months]
    assert (len(names), names[0], names[-1]) == (12, "April 2009", "March 2010")


def _month(police, waiting, required, hours):
    return Month(
        name="April 2009", police=police, probation=Visits(0, 0, 0), starts=0, waiting=waiting, required=required,
        hours=hours,
    )  # fmt: skip


def test_shares_by_hand():
    arm = Arm(
        (
            _month(Visits(10, 2, 1), 5, 8, {"restrictive": 30.0, "constructive": 10.0}),
            _month(Visits(10, 1, 0), 3, 12, {"restrictive": 30.0, "constructive": 10.0}),
        ),
        (),
    )
    # On time 7 + 9 of 20 = 80%; nothing fell due of probation; hours 20 of 80 = 25%; at the end 3 of 12 waiting = 25%
    assert figures_of(arm) == {"police": 80.0, "probation": 0.0, "constructive": 25.0, "waiting": 25.0}


@pytest.mark.parametrize(("before", "after", "moved"), [(50, 52, "same"), (50, 53, "rose"), (50, 47, "fell")])
def test_two_points_are_about_the_same(before, after, moved):
    assert direction(before, after) == moved


def test_equal_figures_count_for_neither():
    run = run_of(SEED)
    six = tuple(Shares(80.0, 50.0, waiting) for waiting in (1, 2, 3, 4, 5, 6))
    other = tuple(Shares(80.04, 51.0, waiting) for waiting in (1, 1, 4, 4, 4, 4))  # 80.04 is shown as 80.0
    both = dataclasses.replace(run, before=Arm((), six), after=Arm((), other))
    assert pairs_of(both, "police") == (0, 0)
    assert pairs_of(both, "probation") == (6, 0)
    assert pairs_of(both, "waiting") == (1, 3)  # up: 3 to 4; down: 2 to 1, 5 to 4, 6 to 4
    assert shown(six[0], "waiting") == 1


@pytest.mark.parametrize(
    ("more", "less", "said"),
    [(6, 0, "more_than_chance"), (0, 6, "more_than_chance"), (5, 0, "may_be_chance"), (0, 0, "may_be_chance")],
)
def test_only_all_pairs_one_way_are_more_than_chance(more, less, said):
    assert says(more, less) == said


@pytest.mark.parametrize("seed", range(len(settings().changes)))
def test_whatever_is_changed_moves_its_own_figure_one_way(seed):
    own = {"offender_managers.posts": "probation", "public_protection_officers.posts": "police"}
    run = run_of(seed)
    moved = pairs_of(run, own.get(run.change.path, "waiting"))
    # a year of a small area: luck can turn one pair, and where few wait more places change nothing
    assert max(moved) >= settings().run.pairs / 2 and min(moved) <= 1


def test_a_seed_is_simulated_once():
    assert run_of(SEED) is run_of(SEED)
