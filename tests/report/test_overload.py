"""The section of the report about overload."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rightmix_sim.experiment.run import Run
from rightmix_sim.overload import Load, Overload
from rightmix_sim.records import Role
from rightmix_sim.report import page
from rightmix_sim.saying.overload import NOTHING


def test_a_role_that_is_asked_for_too_much_is_named_with_weeks_and_replications(make_run: Callable[..., Run]) -> None:
    load = Load(Role.OFFENDER_MANAGER, (15.0,) * 6, (0.0,) * 6, (10.0,) * 6)
    run = replace(make_run(1, 2), overloads=[("cedar", 0, Overload(0, 6, [load], [], [], [], []))])
    html = page(run)
    assert 'id="overload"' in html
    assert 'href="#overload"' in html
    assert "offender managers of Cedar for 150% of the hours they have, in all 6 weeks" in html
    assert NOTHING not in html


def test_a_run_without_overload_says_so(html: str) -> None:
    assert NOTHING in html
