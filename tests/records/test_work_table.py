"""The table of work says what it means: a row with a mistake in it stops everything, and says where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.model.casework.table_check import BLANKS, blanks_in, check_table, filled
from rightmix_sim.model.casework.terms import Case
from rightmix_sim.records import LEVELS, WORK_KINDS, Work, work_rows, work_ways
from rightmix_sim.records.work import WORK_DATA, rows_of_table

EVERY = "visor.checked_every"


def held(**said: Any) -> None:
    """Read the table with other keys in the row of `visor_quality` (None: left out), and hold it against the model."""
    content = read_yaml(package_file(WORK_DATA))
    row = content["visor_quality"] | {key.removesuffix("_"): value for key, value in said.items()}
    content["visor_quality"] = {key: value for key, value in row.items() if value is not None}
    check_table({work: ways for work, (_, ways) in rows_of_table(content).items()})


def test_the_table_in_use_names_only_what_there_is() -> None:
    check_table(work_ways())
    assert list(work_rows()) == list(work_ways()) == list(WORK_KINDS) == list(Work)


FAULTY: Mapping[str, tuple[dict[str, Any], str, str]] = {
    # what is said in the row: the place that is named, what is said of it
    "a-misspelt-key": ({"evry": EVERY}, "", "Perhaps you meant every"),
    "a-misspelt-key-in-a-way": ({"ways": [{"if": ["sopo"], "evry": EVERY}, {}]}, "ways[0]", "Perhaps you meant every"),
    "a-key-of-the-row-in-a-way": ({"ways": [{"owed": "order"}]}, "ways[0]", "There is no key of this name"),
    "a-key-without-a-value": ({"early": "", "every": EVERY}, "early", "Write, for example"),
    "no-title": ({"title": None}, "title", "This is missing"),
    "no-role": ({"role": None}, "role", "This is missing"),
    "no-minutes": ({"minutes": None}, "minutes", "This is missing"),
    "nothing-that-dates-it": ({"every": None}, "every", "Nothing says when"),
    "no-such-role": ({"role": "police_supervsor"}, "role", "Perhaps you meant police_supervisor"),
    "no-such-span": ({"owed": "registr"}, "owed", "Perhaps you meant register"),
    "no-such-purpose": ({"purpose": "oversigt"}, "purpose", "Perhaps you meant oversight"),
    "no-such-work-before-it": ({"after": ["police_vist"]}, "after[0]", "Perhaps you meant police_visit"),
    "no-such-flag": ({"if_": ["sopoo"]}, "if", "Perhaps you meant sopo"),
    "no-such-flag-that-must-not-hold": ({"if_": ["!sopoo"]}, "if", "Perhaps you meant sopo"),
    "a-flag-that-is-no-list": ({"if_": "sopo"}, "if", "Write [sopo]"),
    "no-such-parameter": ({"every": "visor.checked_evry"}, "every", "Perhaps you meant visor.checked_every"),
    "no-such-blank": ({"every": "police_reviews.level_{lvel}"}, "every", "Perhaps you meant level"),
    "a-number-where-a-path-belongs": ({"minutes": 30}, "minutes", "the path of a parameter"),
    "a-parameter-of-another-unit": ({"every": "visor.check_minutes"}, "every", "interval is asked for"),
    "a-word-for-false": ({"dated": "no"}, "dated", "Write, for example, false"),
    "no-such-measure-of-harm": ({"by": "rsh"}, "by", "This must be rosh or rm2000"),
    "a-share-of-nothing": ({"share": "visor.wanted_share"}, "share", "says nothing without `after`"),
    "two-ways-of-dating-it": ({"within": EVERY}, "within", "Delete one of the two"),
    "a-post-without-a-role": ({"owed": "post"}, "of", "There is no role of this name"),
    "a-role-without-a-post": ({"of": "offender_manager"}, "of", "Only work that is owed to a post"),
}


@pytest.mark.parametrize(("said", "place", "told"), FAULTY.values(), ids=FAULTY)
def test_a_row_with_a_mistake_is_refused_by_file_row_and_key(said: dict[str, Any], place: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        held(**said)
    message = str(refused.value)
    assert message.startswith(": ".join([WORK_DATA, "visor_quality", *([place] if place else [])]) + ": ")
    assert told in message and "What to do: " in message
    assert "There is no key" in message or "Why it matters: " in message


def test_every_kind_of_work_has_one_row_in_the_order_of_the_codes() -> None:
    content = read_yaml(package_file(WORK_DATA))
    with pytest.raises(InputError, match="There is no kind of work of this name"):
        rows_of_table({**content, "tea": content["contact"]})
    with pytest.raises(InputError, match=r"no row. Found: 'stable'"):
        rows_of_table({name: row for name, row in content.items() if name != "stable"})
    with pytest.raises(InputError, match="another order"):
        rows_of_table(dict(reversed(content.items())))


def test_a_way_is_laid_over_its_row_and_the_conditions_of_both_must_hold() -> None:
    row, (untrained, otherwise) = work_rows()[Work.ONE_TO_ONE], work_ways()[Work.ONE_TO_ONE]
    assert row.conditions == ("outside_programme",)
    assert untrained.conditions == ("outside_programme", "lacks_skill_for_one_to_one")
    assert (untrained.every, otherwise.every) == ("one_to_one.untrained_every", "one_to_one.planned_every")
    assert untrained.dated is otherwise.dated is row.dated is False


def test_blanks_stand_for_all_that_a_case_can_write_into_them() -> None:
    cases = [Case(rm2000, 0, level, tier) for rm2000 in range(len(LEVELS)) for level in (1, 2, 3) for tier in range(5)]
    for name in BLANKS:
        assert blanks_in(f"table.a_{{{name}}}") == [name]
        assert set(filled(f"table.a_{{{name}}}")) == {case.path(f"table.a_{{{name}}}") for case in cases}
