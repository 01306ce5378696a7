"""Questions about one area: both arms share their luck, and answers do not depend on how they were come by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightmix_sim.errors import UnknownName
from rightmix_sim.experiment import sliders
from rightmix_sim.experiment.sliders import changed
from rightmix_sim.experiment.what_if import Answer, WhatIf, load
from rightmix_sim.findings import findings_of
from rightmix_sim.measures import Measure
from rightmix_sim.model import simulate
from rightmix_sim.records import Role
from rightmix_sim.scenario import Scenario
from rightmix_sim.scenario.values import Value

POLICE = ("police-visits-on-time", "all")


@pytest.fixture(scope="module")
def asked(small: Scenario) -> WhatIf:
    return WhatIf(small, "elm", seed=3, replications=4)


@pytest.fixture(scope="module")
def apart(small: Scenario) -> WhatIf:
    """The same without what one service's work moves for the other: joint visits, recall, and cases for a panel."""
    elm = small.area("elm")
    area = replace(
        elm,
        joint_visits=replace(elm.joint_visits, share_of_high_rosh=0.0),
        enforcement=replace(elm.enforcement, returned_share=0.0),
        mix=replace(elm.mix, level_2_of_high_rosh=0.0, level_3_of_very_high_rosh=0.0),
    )
    return WhatIf(replace(small, areas=(area,)), "elm", seed=3, replications=4)


def ask(asked: WhatIf, **values: Value) -> Answer:
    after = changed(asked.scenario, asked.area, {path.replace("__", "."): value for path, value in values.items()})
    for _ in asked.work_out(after):
        pass
    return asked.answer(after)


def test_an_area_against_itself_differs_by_exactly_nothing(asked: WhatIf) -> None:
    answer = ask(asked)
    assert answer.is_baseline
    assert len(answer.shares) > 15
    # of what one replication alone had (a wait that nobody had in the others) there is no interval
    found = (*answer.shares.values(), *answer.means.values())
    assert all(difference.is_nothing or (difference.value == 0 and difference.low is None) for difference in found)
    assert answer.findings_before == answer.findings_after


def test_offender_managers_leave_the_police_exactly_alone(apart: WhatIf) -> None:
    answer = ask(apart, offender_managers__posts=5)
    assert answer.shares[POLICE].is_nothing
    assert answer.load[Role.PUBLIC_PROTECTION_OFFICER].is_nothing
    assert not answer.shares[("oasys-review", "all")].is_nothing


def test_police_officers_leave_probation_exactly_alone(apart: WhatIf) -> None:
    answer = ask(apart, public_protection_officers__posts=3)
    assert answer.shares[("oasys-review", "all")].is_nothing
    assert not answer.shares[POLICE].is_nothing


def test_more_groups_never_leave_more_men_waiting(asked: WhatIf) -> None:
    waiting = [ask(asked, programme__groups=groups).means[("waiting", "at the end")].after for groups in (0, 1, 2, 3)]
    assert waiting == sorted(waiting, reverse=True)
    assert waiting[0] > waiting[-1]


def test_more_posts_lower_the_load_of_their_own_role(asked: WhatIf) -> None:
    answer = ask(asked, offender_managers__posts=5)
    found = answer.load[Role.OFFENDER_MANAGER]
    assert found.after < found.before


def test_an_answer_grows_pair_by_pair_and_what_is_there_is_not_worked_out_again(small: Scenario) -> None:
    asked = WhatIf(small, "elm", seed=3, replications=3)
    after = changed(small, asked.area, {sliders.GROUPS: 2})
    assert asked.ready(after) == 0
    coming = asked.work_out(after)
    assert next(coming) == 1
    assert asked.answer(after).replications == 1
    assert list(asked.work_out(after)) == [2, 3]
    assert list(asked.work_out(after)) == []
    assert asked.answer(after).replications == 3


def test_an_answer_is_the_same_however_it_was_come_by(small: Scenario, asked: WhatIf) -> None:
    straight = WhatIf(small, "elm", seed=3, replications=4)
    after = changed(small, straight.area, {sliders.GROUPS: 2})
    assert list(straight.work_out(after)) == [1, 2, 3, 4]
    assert straight.answer(after) == ask(asked, programme__groups=2)


def test_nothing_worked_out_yet_gives_no_answer(small: Scenario) -> None:
    with pytest.raises(ValueError, match="no replication"):
        WhatIf(small, "elm").answer(small.area("elm"))


def test_an_area_that_is_not_in_the_scenario_is_refused(small: Scenario) -> None:
    with pytest.raises(UnknownName):
        WhatIf(small, "oak")


def test_after_a_fault_the_next_question_starts_afresh(small: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = WhatIf(small, "elm", replications=1)

    def broken(*_: object, **__: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("rightmix_sim.experiment.replications.simulate", broken)
        with pytest.raises(MemoryError):
            next(asked.work_out(asked.area))
    assert list(asked.work_out(asked.area)) == [1]


def test_only_so_many_arms_are_kept_and_the_area_as_it_is_always(small: Scenario) -> None:
    asked = WhatIf(small, "elm", replications=1)
    assert list(asked.work_out(asked.area)) == [1]
    for places in range(4, 20):
        asked.ready(changed(small, asked.area, {sliders.PLACES: places + 1}))
    assert asked.ready(asked.area) == 1
    assert len(asked._arms) <= 14


def test_the_load_leaves_out_work_without_a_date() -> None:
    # 100 hours wanted, 50 of them by a date; 80 there: 50 / 80
    measures = [
        Measure("hours_wanted", "offender_manager", 100.0, "hours a month", 1),
        Measure("hours_available", "offender_manager", 80.0, "hours a month", 1),
        Measure("hours_wanted_by_date", "offender_manager", 50.0, "hours a month", 1),
    ]
    assert load(measures, Role.OFFENDER_MANAGER) == pytest.approx(50 / 80)


def test_a_team_that_is_far_too_small_has_no_steady_state(asked: WhatIf) -> None:
    assert Role.OFFENDER_MANAGER in ask(asked, offender_managers__posts=1, contacts__minutes=200.0).no_steady_state()
    assert ask(asked).no_steady_state() == []


def test_the_findings_are_those_of_a_run_of_the_changed_area(small: Scenario, asked: WhatIf) -> None:
    from rightmix_sim.findings.counts import count_findings

    answer = ask(asked, programme__groups=2)
    alone = replace(small, areas=(answer.after,))
    counts = [count_findings(simulate(alone, answer.after, 3, number), small.book) for number in range(4)]
    assert answer.findings_after == findings_of({"elm": counts}, small.book)
