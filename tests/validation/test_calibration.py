"""What calibration may move, what it aims at, and that the other half stays out of its sight."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from rightmix_sim.guidance import ReportFinding
from rightmix_sim.scenario.levers import read_changes
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.quantities import Interval
from rightmix_sim.scenario.settings import value_in
from rightmix_sim.scenario.values import length_in_days
from rightmix_sim.validation import calibration
from rightmix_sim.validation.basis import basis, finding
from rightmix_sim.validation.calibration import as_toml, calibrate, movable, targets, with_values
from rightmix_sim.validation.fitting import Settings
from rightmix_sim.validation.halves import UNTOUCHED, calibrated, half_of
from rightmix_sim.validation.inspecting import Inspected
from tests.model.areas import packaged

SIX = packaged("six-areas-2009")


class _Untouchable(dict[str, tuple[int, int]]):
    """What a run found; to look at anything of the other half is a failure."""

    def __getitem__(self, id: str) -> tuple[int, int]:
        assert half_of(id) != UNTOUCHED, id
        return super().__getitem__(id)

    def items(self):  # type: ignore[no-untyped-def]
        return [(id, self[id]) for id in self]


def test_calibration_never_reads_the_other_half(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    wanted: list[frozenset[str]] = []

    def only_its_own(id: str) -> ReportFinding:
        asked.add(id)
        return finding(id)

    def simulated(*_: object, only: frozenset[str], **__: object) -> Iterator[Inspected]:
        wanted.append(only)
        whole = Inspected(0, _Untouchable(dict.fromkeys(basis(), (1, 2))), dict.fromkeys(basis(), ()))
        yield Inspected(0, _Untouchable({id: (1, 2) for id in whole.found if id in only}), {})

    monkeypatch.setattr(calibration, "finding", only_its_own)
    monkeypatch.setattr(calibration, "inspections", simulated)
    found = calibrate(SIX)
    seen = {*asked, *found.before, *found.after, *(id for widths in found.sensitivity.values() for id in widths)}
    assert {half_of(id) for id in seen} == {"calibrated"}
    assert set(wanted) == {frozenset(one.id for one in targets())}
    assert wanted[0] <= calibrated()


def test_what_is_inspected_for_calibration_holds_nothing_of_the_other_half() -> None:
    whole = Inspected(0, dict.fromkeys(basis(), (1, 2)), dict.fromkeys(basis(), ((1, 2),)))
    kept = whole.of(calibrated())
    assert set(kept.found) == set(kept.each) == calibrated()


def test_only_assumptions_are_moved() -> None:
    assert {parameters()[path].status for path in movable()} == {"assumption"}


def test_every_bound_is_within_the_limits_and_has_a_reason() -> None:
    for path, one in movable().items():
        assert one.free.low <= one.free.before <= one.free.high, path
        assert one.value(one.free.low) != one.value(one.free.high), path
        assert len(one.why) > 20, path


def test_the_defaults_of_the_package_lie_within_the_plausible() -> None:
    def number(value: object) -> float:
        return length_in_days(value) if isinstance(value, Interval) else float(value)  # type: ignore[arg-type]

    for path, one in movable().items():
        default = number(parameters()[path].default)
        assert number(one.value(one.free.low)) <= default <= number(one.value(one.free.high)), path


def test_words_aim_at_the_middle_of_what_they_allow() -> None:
    aimed = {one.id: one.share for one in targets()}
    # "very few" allows 0 to 0.15
    assert aimed["no-link-to-mappa-plan"] == pytest.approx(0.75)
    assert set(aimed) <= calibrated()


def test_only_areas_that_take_the_default_are_moved() -> None:
    moved = with_values(SIX, {"police_visits.unannounced_failure_share": 0.21})
    shares = {area.name: value_in(area, "police_visits.unannounced_failure_share") for area in moved.areas}
    # Birch says 0.40 for itself
    assert shares == {"alder": 0.21, "birch": 0.40, "cedar": 0.21, "elm": 0.21, "hazel": 0.21, "rowan": 0.21}


def test_what_is_written_can_be_laid_over_a_scenario() -> None:
    values = {path: one.free.high for path, one in movable().items()}
    changes = read_changes(tomllib.loads(as_toml(values))["change"], Place("fitted.toml", "change"))
    assert [one.parameter for one in changes] == list(values)
    assert [one.operand for one in changes] == [movable()[path].value(value) for path, value in values.items()]


def test_the_search_is_set_up_by_data() -> None:
    assert isinstance(calibration.method().search, Settings)
    assert calibration.method().seed != 2010  # the seed of `rightmix validate` deals the luck it is judged by
