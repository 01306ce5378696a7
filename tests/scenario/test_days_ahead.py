"""Work done ahead of its date must not be due again at once: the rule knows all work that may be done ahead."""

from __future__ import annotations

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.model.casework.table_check import filled
from rightmix_sim.records import work_ways
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Interval
from rightmix_sim.scenario.checks import AHEAD, check
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import AreaSettings, with_value


def by_the_table_of_work() -> dict[str, set[str]]:
    """The path of each number of days ahead, and the intervals between two dates of the work it is about.

    The interval of a first piece (`first`) is none between two dates.
    """
    found: dict[str, set[str]] = {}
    for ways in work_ways().values():
        for way in ways:
            if way.ahead:
                again = (path for path in (way.every or way.within, way.early) if path)
                found.setdefault(way.ahead, set()).update(one for path in again for one in filled(path))
    return found


def test_all_work_that_the_table_lets_do_ahead_is_held_against_its_intervals() -> None:
    by_the_rule = {path: {f"{path.partition('.')[0]}.{key}" for key in keys} for path, keys in AHEAD}
    assert by_the_rule == by_the_table_of_work()
    assert len(by_the_rule) == len(AHEAD)


@pytest.mark.parametrize(
    ("ahead", "interval"), [(path, one) for path, all_ in by_the_table_of_work().items() for one in sorted(all_)]
)
def test_days_ahead_that_reach_the_interval_are_refused(ahead: str, interval: str) -> None:
    scenario = open_scenario("one-small-area")
    area = with_value(with_value(scenario.areas[0], ahead, 7), interval, Interval(7, "days"))
    with pytest.raises(InputError, match="without end"):
        check(AreaSettings(area, {}, Place("made-up.toml", "areas.ash")), scenario.book, scenario.starts)
