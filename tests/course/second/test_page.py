"""The page for a second trainer: what it must show, and what it must never show."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rightmix_sim.course.notebooks.marking_cells import Rubric, read_rubrics
from rightmix_sim.course.results import Result
from rightmix_sim.course.second import Sample, draw_sample, second_page
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import exercise
from rightmix_sim.plain_risk import plain_risk
from tests.course.second.making import MAPPA, ON, RM2000, result, results

ROOT = Path(__file__).resolve().parents[3]
HOSTILE = (
    "</blockquote><script>document.title = 'taken'</script><img src=x onerror=alert(1)>\n$$x$$ \\(y\\) {{ 7 * 7 }} “ok”"
)


def rubrics() -> dict[str, dict[str, Rubric]]:
    folder = ROOT / "grading" / "rubrics"
    return {id: read_rubrics(folder / f"{id}.yaml", exercise(id)) for id in (RM2000, MAPPA)}


def both() -> list[Result]:
    return [
        result("priya.shah", 2.5, text=f"The category rests on two days in court.\n\n{HOSTILE}"),
        *results([0.5, 1.5, 2.0]),
        *results([1.0, 3.0], MAPPA),
    ]


def drawn() -> Sample:
    return draw_sample(both(), name="spring-1", seed=4, on=ON)


def page(sample: Sample | None = None) -> str:
    return second_page(sample or drawn(), both(), rubrics(), title="Spring <cohort>")


class Shown(HTMLParser):
    """Elements by name with their attributes, and all the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag]


def test_every_text_has_its_number_and_a_labelled_place_for_points_and_comment() -> None:
    shown = Shown(page())
    numbers = [str(one.number) for one in drawn().texts]
    assert [one["data-number"] for one in shown.all("article")] == numbers
    labels = {one["for"] for one in shown.all("label")}
    assert labels == {f"{kind}-{number}" for kind in ("points", "comment") for number in numbers}
    assert {(one["min"], one["max"], one["step"]) for one in shown.all("input")} == {("0", "3", "0.5")}


def test_nobody_can_be_told_from_the_page() -> None:
    html = page()
    for secret in ("priya", "shah", "t000", "t001", "k7m2qxz", "2027"):
        assert secret not in html.lower()
    assert "seed" not in html


def test_the_first_marks_are_not_on_the_page() -> None:
    marked = both()
    others = [result(one.trainee, 0.0, one.exercise, text=one.read[0].text) for one in marked]
    assert second_page(drawn(), others, rubrics(), title="S") == second_page(drawn(), marked, rubrics(), title="S")


def test_the_task_and_the_whole_rubric_stand_above_the_texts() -> None:
    html = Shown(page()).text
    for id in (RM2000, MAPPA):
        (rubric,) = rubrics()[id].values()
        for words in (rubric.full, rubric.part, rubric.none, *rubric.look_for, exercise(id).title):
            assert words in html


def test_what_a_trainee_typed_is_letters_and_nothing_else() -> None:
    html = page()
    shown = Shown(html)
    assert HOSTILE in shown.text
    assert len(shown.all("script")) == 1
    assert shown.all("img") == []
    assert "tex2jax_ignore" in str(shown.all("body")[0]["class"])


def test_only_our_own_script_may_run_and_nothing_is_fetched() -> None:
    shown = Shown(page())
    (policy,) = (one["content"] for one in shown.all("meta") if one.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/]{43}='", policy)
    links = [one[name] for tag, one in shown.elements for name in ("src", "href") if one.get(name)]
    assert all(str(link).startswith("#") for link in links)


def test_the_same_sample_gives_the_same_bytes() -> None:
    assert page() == page()


def test_a_text_that_is_gone_is_named_by_its_number() -> None:
    with pytest.raises(InputError, match="number") as said:
        second_page(drawn(), both()[1:], rubrics(), title="S")
    assert "priya" not in str(said.value)


def test_the_page_never_says_the_bare_word() -> None:
    sample = draw_sample(results([1.0]), name="one", seed=1, on=ON)
    assert plain_risk(Shown(second_page(sample, results([1.0]), rubrics(), title="S")).text) is None
