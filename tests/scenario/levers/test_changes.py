"""What each operation does to a value, with expected numbers worked by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rightmix_sim.scenario import Interval, Scenario
from rightmix_sim.scenario.levers import Lever, read_lever
from rightmix_sim.scenario.levers.operations import changed_value
from rightmix_sim.scenario.over import with_levers
from rightmix_sim.scenario.values import Value

TEXT = """name = "ours"
title = "Our lever"
text = "What should be done."
why = "What makes it worth trying."

{changes}

[cost]
text = "Who pays with what."
"""
Read = Callable[..., Lever]


@pytest.fixture
def lever(tmp_path: Path) -> Read:
    def reading(*changes: str) -> Lever:
        path = tmp_path / "ours.toml"
        path.write_text(TEXT.format(changes="\n".join(f"[[change]]\n{one}" for one in changes)), encoding="utf-8")
        return read_lever(path)

    return reading


@pytest.mark.parametrize(
    ("operation", "operand", "rounding", "unit", "before", "after"),
    [
        ("to", 4, "nearest", "count", 7, 4),
        ("add", 2, "nearest", "count", 7, 9),
        ("add", -2, "nearest", "count", 7, 5),
        ("add", 0.1, "nearest", "share", 0.2, 0.3),
        ("times", 1.2, "up", "count", 11, 14),  # 13.2
        ("times", 1.2, "down", "count", 11, 13),
        ("times", 1.2, "nearest", "count", 11, 13),
        ("times", 1.1, "up", "count", 10, 11),  # 11, and not the crumb more that 10 * 1.1 has in binary
        ("times", 0.5, "nearest", "count", 5, 3),  # 2.5
        ("times", 1.5, "nearest", "minutes", 25.0, 37.5),
        ("times", 0.5, "nearest", "interval", Interval(4, "months"), Interval(2, "months")),
        ("times", 0.1, "down", "interval", Interval(4, "months"), Interval(1, "months")),  # never none
        ("at_least", 3, "nearest", "count", 2, 3),
        ("at_least", 3, "nearest", "count", 4, 4),
        ("at_most", 0.1, "nearest", "share", 0.5, 0.1),
        ("at_most", 0.1, "nearest", "share", 0.05, 0.05),
        (
            "at_most",
            Interval(12, "weeks"),
            "nearest",
            "interval",
            Interval(3, "months"),
            Interval(12, "weeks"),
        ),  # 84 < 91
        ("at_least", Interval(12, "weeks"), "nearest", "interval", Interval(3, "months"), Interval(3, "months")),
    ],
)
def test_an_operation_gives_its_value(
    operation: str, operand: Value, rounding: str, unit: str, before: Value, after: Value
) -> None:
    assert changed_value(operation, operand, rounding, unit, before) == after


def test_a_lever_of_ones_own_with_several_changes_fits_each_area(lever: Read, six: Scenario) -> None:
    ours = lever(
        'parameter = "programme.groups"\nadd = 1',
        'parameter = "tutors.posts"\ntimes = 1.5\nrounded = "up"',
        'parameter = "contacts.minutes"\nadd = "5 minutes"',
    )
    after = with_levers(six, [ours])
    for area in six.areas:
        changed = after.area(area.name)
        assert changed.programme.groups == area.programme.groups + 1
        assert changed.tutors.posts == -(-area.tutors.posts * 3 // 2)
        assert changed.contacts.minutes == area.contacts.minutes + 5


def test_a_condition_keeps_a_change_to_the_areas_of_which_it_is_true(lever: Read, six: Scenario) -> None:
    ours = lever('parameter = "programme.groups"\nadd = 1\nwhere = {parameter = "register.people", above = 500}')
    after = with_levers(six, [ours])
    moved = {area.name for area in six.areas if after.area(area.name) != area}
    assert moved == {area.name for area in six.areas if area.register.people > 500} == {"alder", "birch"}


def test_of_several_conditions_all_must_be_true(lever: Read, six: Scenario) -> None:
    conditions = (
        '[{parameter = "register.people", above = 500}, {parameter = "travel.police_minutes", at_least = "1 hour"}]'
    )
    conditions = conditions.replace("1 hour", "60 minutes")
    after = with_levers(six, [lever(f'parameter = "programme.groups"\nadd = 1\nwhere = {conditions}')])
    assert {area.name for area in six.areas if after.area(area.name) != area} == {"alder"}


def test_a_change_may_be_for_the_areas_it_names(lever: Read, six: Scenario) -> None:
    after = with_levers(six, [lever('parameter = "programme.groups"\nadd = 1\nareas = ["elm", "rowan"]')])
    assert {area.name for area in six.areas if after.area(area.name) != area} == {"elm", "rowan"}


def test_changes_of_the_same_parameter_follow_one_another(lever: Read, six: Scenario) -> None:
    ours = lever('parameter = "programme.groups"\nadd = 1', 'parameter = "programme.groups"\ntimes = 2')
    groups = six.area("elm").programme.groups
    assert with_levers(six, [ours]).area("elm").programme.groups == (groups + 1) * 2


def test_cases_are_shared_out_when_posts_change_and_nothing_says_how_many_each_holds(
    lever: Read, six: Scenario
) -> None:
    after = with_levers(six, [lever('parameter = "offender_managers.posts"\nadd = 1')])
    assert after.area("cedar").offender_managers.caseload == 68  # 3 * 90 / 4 = 67.5
    kept = with_levers(
        six,
        [
            lever(
                'parameter = "offender_managers.posts"\nadd = 1',
                'parameter = "offender_managers.caseload"\nat_most = 90',
            )
        ],
    )
    assert kept.area("cedar").offender_managers.caseload == 90


def test_a_lever_may_change_the_guidance_itself(lever: Read, six: Scenario) -> None:
    after = with_levers(six, [lever('guidance = "police-visit-medium"\nto = "2 months"')])
    assert after.areas == six.areas
    assert after.book["police-visit-medium"].value_on(six.starts) == 2
    assert after.digest != six.digest
    assert [row.source for row in after.assumptions if row.parameter == "guidance.police-visit-medium"] == [
        f"lever ours, from {six.book['police-visit-medium'].editions[0].from_.isoformat()}"
    ]


def test_a_standard_can_be_moved_by_a_number_and_stays_where_it_is_when_it_is_within(
    lever: Read, six: Scenario
) -> None:
    assert six.book["police-visit-medium"].value_on(six.starts) == 3
    shorter = with_levers(six, [lever('guidance = "police-visit-medium"\nadd = -1')])
    assert shorter.book["police-visit-medium"].value_on(six.starts) == 2
    same = with_levers(six, [lever('guidance = "police-visit-medium"\nat_most = 3')])
    assert same.digest == six.digest


def test_a_change_says_in_words_what_it_does(lever: Read) -> None:
    ours = lever(
        'parameter = "programme.groups"\nadd = -1',
        'parameter = "tutors.posts"\ntimes = 1.2\nrounded = "up"\n'
        'where = {parameter = "programme.groups", at_least = 1}',
        'parameter = "visor.direct_access"\nto = true\nareas = ["elm"]',
        'guidance = "police-visit-medium"\nto = "2 months"',
    )
    assert [one.in_words().rpartition(": ")[2] for one in ours.changes] == [
        "1 less",
        "times 1.2, rounded up, only where programme.groups is at least 1",
        "becomes yes, only in elm",
        "becomes 2 months",
    ]
