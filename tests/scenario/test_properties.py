"""What holds for any slip of the pen and any value, not only for those somebody thought of."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rightmix_sim.errors import InputError, RightmixError
from rightmix_sim.scenario import open_scenario, parameters, read_scenario
from rightmix_sim.scenario.area import shares
from rightmix_sim.scenario.balance import joining_mix
from rightmix_sim.scenario.parameters import tables
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import read_settings
from rightmix_sim.scenario.values import TIMES, Wanted, read_value

AT = Place("s.toml", "areas.elm.x")
WORDS = st.from_regex(r"[a-z][a-z_]{0,20}", fullmatch=True)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(table=st.sampled_from(sorted(tables())), key=WORDS)
def test_any_unknown_key_is_named_with_its_table(table: str, key: str) -> None:
    assume(key not in tables()[table])
    with pytest.raises(InputError) as caught:
        read_settings({table: {key: 1}}, Place("s.toml", "areas.elm"))
    assert str(caught.value).startswith(f"s.toml: areas.elm.{table}: There is no key of this name")
    assert f"Found: {key!r}." in str(caught.value)


@given(path=st.sampled_from(sorted(parameters())), raw=ANYTHING)
def test_anything_at_all_is_either_a_value_or_one_error_that_names_its_place(path: str, raw: object) -> None:
    try:
        value = read_value(parameters()[path], raw, Place("s.toml", path))
    except InputError as error:
        assert str(error).startswith(f"s.toml: {path}")
        assert "What to do:" in str(error)
    else:
        assert parameters()[path].unit not in TIMES or isinstance(raw, str)
        assert value is not None


@given(
    path=st.sampled_from([path for path in sorted(parameters()) if parameters()[path].unit in TIMES]), data=st.data()
)
def test_a_time_within_its_limits_reads_as_its_number(path: str, data: st.DataObject) -> None:
    row = parameters()[path]
    number = data.draw(st.integers(math.ceil(row.lowest or 0), int(row.highest or 0)))
    assert read_value(row, f"{number} {row.unit}", AT) == number
    with pytest.raises(InputError, match="The unit is missing"):
        read_value(row, number, AT)


@given(amount=st.integers(1, 100), unit=st.sampled_from(["day", "working day", "week", "month"]))
def test_an_interval_reads_back_as_it_is_shown(amount: int, unit: str) -> None:
    text = f"{amount} {unit}{'' if amount == 1 else 's'}"
    assert str(read_value(Wanted(unit="interval"), text, AT)) == text


@given(parts=st.lists(st.integers(0, 1000), min_size=2, max_size=5))
def test_shares_are_accepted_exactly_when_they_add_up_to_one(parts: list[int]) -> None:
    of = tuple("abcde"[: len(parts)])
    raw = {name: part / 1000 for name, part in zip(of, parts, strict=True)}
    try:
        assert read_value(Wanted(unit="shares", of=of), raw, AT) == shares(**raw)
    except InputError:
        assert sum(parts) != 1000
    else:
        assert sum(parts) == 1000


@given(growth=st.floats(-0.5, 0.5), parts=st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(any))
def test_the_mix_of_those_who_join_always_adds_up_to_one(growth: float, parts: list[int]) -> None:
    register = open_scenario("one-small-area").areas[0].register
    periods = shares(
        **{name: part / sum(parts) for name, part in zip(register.notification_period, parts, strict=True)}
    )
    mix = joining_mix(replace(register, growth_per_year=growth, notification_period=periods))
    assert math.fsum(mix.values()) == pytest.approx(1)
    assert all(share >= 0 for share in mix.values())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(max_size=60))
def test_no_text_gives_anything_but_our_own_errors(text: str, tmp_path: Path) -> None:
    path = tmp_path / "any.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with pytest.raises(RightmixError):
        read_scenario(path)
