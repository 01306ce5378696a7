"""Whatever is handed in: its own mark as due, its neighbour's as before, nothing run, nothing else read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.course.hostile.cohort import FIXTURES, NEIGHBOURS, Cohort, run
from tests.course.hostile.offender import MARKER, WHOLE
from tests.course.hostile.placed import PLACED
from tests.course.hostile.watching import files_with


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cohort]:
    with pytest.MonkeyPatch.context() as patch:
        yield run(tmp_path_factory.mktemp("hostile"), patch)


def test_the_corpus_is_as_large_as_it_is_said_to_be() -> None:
    assert len(FIXTURES) > 150


@pytest.mark.parametrize("name", FIXTURES)
def test_the_mark_is_what_is_due(cohort: Cohort, name: str) -> None:
    fixture = FIXTURES[name]
    if fixture in PLACED.fixtures and fixture.due is None:
        assert not cohort.tools(name)  # nbgrader may have an empty line for it, as for one who handed in nothing
    elif fixture.lost:
        assert cohort.tools(name) == cohort.of_one_who_left_empty(name, fixture.lost) < WHOLE
    else:
        assert cohort.tools(name) == fixture.due


@pytest.mark.parametrize("name", FIXTURES)
def test_what_was_dropped_is_said_with_whose_it_was(cohort: Cohort, name: str) -> None:
    fixture = FIXTURES[name]
    said = cohort.said_of(name)
    if fixture.said:
        assert fixture.said in said
    else:
        assert said == ""


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_the_marks_of_a_neighbour_are_as_they_were_alone(cohort: Cohort, name: str) -> None:
    assert 0 < sum(value or 0.0 for value in cohort.alone[name].values()) < WHOLE
    assert cohort.points[name] == cohort.alone[name]
    assert (cohort.course.folder / "submitted" / name).is_dir()


def test_a_text_waits_for_a_trainer_and_where_there_is_none_it_gets_nothing(cohort: Cohort) -> None:
    assert cohort.points["duplicated_cell"]["account"] is None
    assert cohort.points["answers_missing"]["account"] == 0


def test_nothing_that_was_handed_in_ran(cohort: Cohort) -> None:
    assert list((cohort.root / "canaries").iterdir()) == []


def test_no_process_was_started_and_no_network_reached(cohort: Cohort) -> None:
    assert [one.started for one in cohort.seen] == [[], []]


def test_nothing_outside_of_the_submissions_was_opened(cohort: Cohort) -> None:
    """Links lead to `outside`, to /dev/zero, and to the secret; the secret itself the course reads by its own name."""
    opened = {path for one in cohort.seen for path in one.opened}
    assert any(path.endswith("answers.json") for path in opened)
    assert [path for path in opened if path.startswith((str(cohort.root / "outside"), "/dev/zero"))] == []
    assert [path for path in opened if path.endswith(".ipynb") and "/inbound/" in path] == []


def test_nothing_outside_of_the_submissions_was_written(cohort: Cohort) -> None:
    assert cohort.after == cohort.before


def test_no_secret_turns_up_anywhere(cohort: Cohort) -> None:
    secret = (cohort.course.folder / "secret").read_text().strip()
    for place in ("submitted", "autograded", "feedback", "received", "marked", "collected.csv"):
        assert files_with(MARKER, cohort.course.folder / place) == []
        assert files_with(secret, cohort.course.folder / place) == []


def test_what_was_refused_is_kept_for_the_trainer(cohort: Cohort) -> None:
    refused = [one.name for one in PLACED.fixtures if one.due is None]
    kept = " ".join(path.name for path in (cohort.course.folder / "refused").iterdir())
    assert [name for name in refused if name not in kept] == []


def test_the_report_of_collecting_can_be_shown_anywhere(cohort: Cohort) -> None:
    """No line is long, none holds what a terminal or a spreadsheet would obey."""
    for line in cohort.lines:
        for value in (line.trainee, line.source, line.note):
            assert len(value) <= 1_000
            assert value == "" or (value.isprintable() and value[0] not in "=+-@")
