"""Whatever is handed in: its own mark as due, its neighbour's as before, nothing run, nothing read that is not its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.course.hostile.cohort import FIXTURES, NEIGHBOURS, READERS, Cohort, run
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
    if fixture.lost:
        assert cohort.tools(name) == cohort.of_one_who_left_empty(name, fixture.lost) < WHOLE
    else:
        assert cohort.tools(name) == fixture.due


@pytest.mark.parametrize("name", FIXTURES)
def test_what_was_dropped_is_said_with_whose_it_was(cohort: Cohort, name: str) -> None:
    fixture = FIXTURES[name]
    said = cohort.said_of(fixture)
    if fixture.said:
        assert fixture.said in said
    else:
        assert said == ""


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_the_marks_of_a_neighbour_are_as_they_were_alone(cohort: Cohort, name: str) -> None:
    assert 0 < sum(value or 0.0 for value in cohort.alone[name].values()) < WHOLE
    assert cohort.points[name] == cohort.alone[name]
    assert (cohort.course.folder / "submitted" / name).is_dir()


def test_nothing_that_was_handed_in_ran(cohort: Cohort) -> None:
    assert list((cohort.root / "canaries").iterdir()) == []


def test_no_process_was_started_and_no_network_reached(cohort: Cohort) -> None:
    assert cohort.seen.started == []


def test_nothing_outside_of_the_submissions_was_opened(cohort: Cohort) -> None:
    outside = str(cohort.root / "outside")
    foreign = [path for path in cohort.seen.opened if path.startswith(outside) and "-honest" not in path]
    assert foreign == []
    assert not [path for path in cohort.seen.opened if path.startswith(("/etc/passwd", "/dev/zero"))]


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


@pytest.mark.parametrize("name", READERS)
def test_texts_cost_no_marks(cohort: Cohort, name: str) -> None:
    assert cohort.tools(name) == WHOLE


def test_the_report_of_collecting_can_be_shown_anywhere(cohort: Cohort) -> None:
    """No line is long, none holds what a terminal or a spreadsheet would obey."""
    for line in cohort.lines:
        for value in (line.trainee, line.source, line.note):
            assert len(value) <= 1_000
            assert value == "" or (value.isprintable() and value[0] not in "=+-@")
