"""What is worked out once for areas that state the same policies: shared by them, and by no others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rightmix_sim.model import prepared as module
from rightmix_sim.model import simulate
from rightmix_sim.model.prepared import prepared
from tests.model.areas import packaged

ELM = packaged("one-small-area").areas[0]


def test_areas_that_differ_in_people_and_posts_alone_share_their_terms() -> None:
    larger = replace(
        ELM,
        register=replace(ELM.register, people=ELM.register.people + 10),
        offender_managers=replace(ELM.offender_managers, posts=ELM.offender_managers.posts + 1),
    )
    assert prepared(larger, 0, 30) is prepared(ELM, 0, 30)


def test_areas_that_differ_in_a_policy_or_in_days_share_nothing() -> None:
    slower = replace(ELM, assessment=replace(ELM.assessment, rm2000_minutes=ELM.assessment.rm2000_minutes + 1))
    varied = replace(ELM, duration_variation=ELM.duration_variation + 0.1)
    ones = [prepared(ELM, 0, 30), prepared(slower, 0, 30), prepared(varied, 0, 30), prepared(ELM, 1, 30)]
    assert len({id(one) for one in ones}) == len(ones)


def test_the_latest_are_kept_and_the_oldest_go() -> None:
    first = prepared(ELM, 0, 30)
    for days in range(31, 60):
        prepared(ELM, 0, days)
        assert prepared(ELM, 0, 30) is first
    prepared(ELM, 0, 31)
    for days in range(60, 90):
        prepared(ELM, 0, days)
    assert prepared(ELM, 0, 30) is not first


def test_a_run_is_the_same_whatever_ran_before_it() -> None:
    six = packaged("england-and-wales-2009")
    short = replace(six, warm_up=packaged("one-small-area").warm_up, length=packaged("one-small-area").length)
    area, like, other = short.areas[1], short.areas[0], short.areas[-1]
    module._latest.clear()
    alone = simulate(short, area, 1, 0)
    for before in (other, like):
        simulate(short, before, 1, 0)
    again = simulate(short, area, 1, 0)
    for table in ("people", "duties", "work", "posts", "queues", "events"):
        for column, values in getattr(alone, table).items():
            np.testing.assert_array_equal(values, getattr(again, table)[column])
