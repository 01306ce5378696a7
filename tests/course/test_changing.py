"""What happens while a course runs: late joiners, withdrawals, more time, resits, another case, another rubric."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pytest

from rightmix_sim.course.changing import extended, given_own_case, joined, sat_again, withdrawn
from rightmix_sim.course.folder import Course, course_in
from rightmix_sim.course.making import course_id
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.updating import update
from rightmix_sim.course.with_nbgrader.gradebook import opened
from rightmix_sim.errors import InputError, OutputError, UnknownName
from tests.course.small import COMMON, NOW, OWN, a_course, handed_in

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return a_course(tmp_path_factory.mktemp("changing") / "course", "ann", "ben")


@pytest.fixture
def course(made: Course, tmp_path: Path) -> Course:
    shutil.copytree(made.folder, tmp_path / "course")
    return Course(tmp_path / "course")


def codes(course: Course, assignment: str) -> dict[str, str]:
    return {one.trainee: one.code for one in course.work if one.assignment == assignment}


def pool(course: Course, assignment: str) -> set[str]:
    return {path.stem for path in (course.folder / "release" / assignment / "material").iterdir()}


def test_a_new_course_has_a_case_for_each_and_one_for_all(course: Course) -> None:
    own, common = codes(course, OWN), codes(course, COMMON)
    assert len(set(own.values())) == 2 and len(set(common.values())) == 1
    assert pool(course, OWN) == set(own.values()) and pool(course, COMMON) == set(common.values())
    assert course.folder.stat().st_mode & 0o077 == 0
    done = update(course, ROOT)
    assert (done.lines, done.made, done.releases) == (0, 0, ())


def test_a_release_holds_no_key_no_fact_and_no_marking(course: Course) -> None:
    for path in (course.folder / "release").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            for hidden in ("MARK SCHEME", "by_the_tools", '"seed"', '"recipe"', '"key"', "sentencing", 'rm2000":'):
                assert hidden not in text, (path, hidden)
            assert path.suffix == ".ipynb" or set(json.loads(text)) <= {
                "exercise", "code", "files", "plans", "on", "lists", "numbers", "tables",
            }  # fmt: skip


def test_who_joins_late_gets_a_case_of_their_own_and_the_common_one(course: Course) -> None:
    before = codes(course, OWN)
    later = joined(course, (Trainee(id="dan"), Trainee(id="ann", first_name="Anna")))
    done = update(later, ROOT)
    now = course_in(course.folder)
    assert (done.lines, done.made) == (2, 1)
    assert before.items() <= codes(now, OWN).items() and len(set(codes(now, OWN).values())) == 3
    assert codes(now, COMMON)["dan"] == codes(now, COMMON)["ann"]
    assert now.trainee("ann").first_name == "Anna"
    with opened(now) as book:
        assert {one.id for one in book.students} == {"ann", "ben", "dan"}


def test_who_withdraws_is_no_longer_in_the_pool_and_can_come_back(course: Course) -> None:
    mine = codes(course, OWN)["ben"]
    left = withdrawn(course, "ben", datetime.date(2027, 3, 1))
    update(left, ROOT)
    assert mine not in pool(left, OWN) and [one.id for one in left.present] == ["ann"]
    assert [one.id for one in joined(left, (Trainee(id="ben"),)).present] == [
        "ann"
    ]  # by an old roster nobody comes back
    roster = left.folder / "roster.csv"
    roster.write_text(roster.read_text().replace("2027-03-01", ""))
    back = Course(left.folder)
    update(back, ROOT)
    assert mine in pool(back, OWN)


def test_more_time_is_one_line_in_the_table(course: Course) -> None:
    settings = course.folder / "course.yaml"
    settings.write_text(settings.read_text().replace(f"  {OWN}: {{}}", f'  {OWN}: {{due: "2027-03-05 17:00"}}'))
    more = extended(Course(course.folder), "ann", OWN, "2027-03-12 17:00")
    line = more.work_of(OWN, "ann")
    assert line is not None and line.until == "2027-03-12 17:00"


def test_a_resit_is_on_a_new_case_for_one_alone(course: Course) -> None:
    again, assignment = sat_again(course, "ann", OWN, "")
    update(again, ROOT)
    assert assignment == "ex2-rm2000-resit-1"
    assert set(codes(again, assignment)) == {"ann"}
    assert codes(again, assignment)["ann"] not in {*codes(again, OWN).values(), *codes(again, COMMON).values()}
    dossiers = [
        json.loads((again.folder / "release" / one / "material" / f"{codes(again, one)['ann']}.json").read_text())
        for one in (OWN, assignment)
    ]
    assert dossiers[0]["files"][0]["name"] != dossiers[1]["files"][0]["name"]
    assert sat_again(again, "ann", OWN, "")[1] == "ex2-rm2000-resit-2"


def own_case(folder: Path) -> Path:
    """A case as a trainer would bring it: here one of the library, with its key beside it."""
    shutil.copytree(ROOT / "cases" / "library" / "walmsley", folder / "walmsley")
    shutil.copy(ROOT / "grading" / "keys" / "walmsley.yaml", folder / "walmsley" / "key.yaml")
    return folder / "walmsley"


def test_an_own_case_takes_the_place_of_the_one_that_was_set(course: Course, tmp_path: Path) -> None:
    given = given_own_case(course, "ann", OWN, (own_case(tmp_path),))
    update(given, ROOT)
    code = codes(given, OWN)["ann"]
    assert code != codes(course, OWN)["ann"] and pool(given, OWN) == set(codes(given, OWN).values())
    material = json.loads((given.folder / "release" / OWN / "material" / f"{code}.json").read_text())
    assert material["files"][0]["name"] == "Nigel Walmsley"
    assert "walmsley" not in json.dumps(material["files"][0]["case"])


def test_no_other_case_is_set_once_work_was_handed_in_on_it(course: Course, tmp_path: Path) -> None:
    from rightmix_sim.course.collecting.zips import collect_zips

    handed_in(course, "ann", {})
    collect_zips(course, course.folder / "hand-ins", NOW)
    with pytest.raises(InputError, match="handed in work"):
        given_own_case(course, "ann", OWN, (own_case(tmp_path),))


def test_a_rubric_of_ones_own_stands_in_the_next_release(course: Course) -> None:
    mine = (ROOT / "grading" / "rubrics" / f"{OWN}.yaml").read_text(encoding="utf-8")
    (course.folder / "rubrics" / f"{OWN}.yaml").write_text(mine.replace("Names S, V and C", "Our house says: S, V, C"))
    assert set(update(course, ROOT).releases) == {OWN, COMMON}
    assert "Our house says" in (course.folder / "source" / OWN / f"{OWN}.ipynb").read_text(encoding="utf-8")


def test_a_pool_shares_cases_out(tmp_path: Path) -> None:
    course = a_course(tmp_path / "course", "ann")
    settings = course.folder / "course.yaml"
    settings.write_text(settings.read_text().replace("pool: 0", "pool: 2"))
    more = joined(Course(course.folder), tuple(Trainee(id=f"t{number}") for number in range(6)))
    update(more, ROOT)
    assert len({code for who, code in codes(course_in(course.folder), OWN).items() if who != "ann"}) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda course: extended(course, "zoe", OWN, "2027-03-12 17:00"), "zoe"),
        (lambda course: extended(course, "ann", "ex3-mappa", "2027-03-12 17:00"), "ex3-mappa"),
        (lambda course: extended(course, "ann", OWN, "soon"), "soon"),
        (lambda course: extended(course, "ann", OWN, "2027-03-12 17:00"), "open for all"),
        (lambda course: extended(course, "ann", OWN, "2027-02-30 17:00"), "2027-02-30"),
        (lambda course: sat_again(course, "ann", "ex99", ""), "ex99"),
        (lambda course: joined(course, (Trainee(id="ANN"),)), "ANN"),
        (lambda course: withdrawn(course, "zoe", datetime.date(2027, 3, 1)), "zoe"),
    ],
)
def test_what_cannot_be_done_is_one_error_and_changes_nothing(course: Course, wrong: object, said: str) -> None:
    before = {path.name: path.read_bytes() for path in course.folder.iterdir() if path.suffix == ".csv"}
    with pytest.raises((InputError, UnknownName), match=said):
        wrong(course)  # type: ignore[operator]
    assert before == {path.name: path.read_bytes() for path in course.folder.iterdir() if path.suffix == ".csv"}


def test_a_course_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds other things"):
        a_course(tmp_path / "full", "ann")
    with pytest.raises(UnknownName):
        a_course(tmp_path / "new", "ann", exercises=("ex99",))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full"]


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Spring 2027: Elm & Hazel", "spring-2027-elm-hazel"),
        ("2027", "course-2027"),
        ("Ünïcode", "unicode"),
        ("…", "course"),
    ],
)
def test_the_title_gives_a_name_that_folders_can_have(title: str, id: str) -> None:
    assert course_id(title) == id


def test_what_is_no_longer_set_goes_from_release_and_gradebook_unless_work_came_in(course: Course) -> None:
    settings = course.folder / "course.yaml"
    settings.write_text(settings.read_text().replace(f"  {COMMON}: {{}}\n", ""))
    update(Course(course.folder), ROOT)
    assert sorted(path.name for path in (course.folder / "release").iterdir()) == [OWN]
    with opened(course) as book:
        assert [one.name for one in book.assignments] == [OWN]
