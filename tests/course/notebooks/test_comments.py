"""Comment banks: one for each text that a trainer reads, kind and exact, and buttons that do one thing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from nbconvert.filters import markdown2html_mistune
from playwright.sync_api import Page

from rightmix_sim.course.notebooks.comments import LONGEST, MOST, bank_html, read_comments
from rightmix_sim.course.notebooks.marking_cells import marking_cells, read_rubrics
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import EXERCISES, exercise
from rightmix_sim.plain_risk import plain_risk
from tests.exercises.test_exercise import LAST_PARAGRAPHS

GRADING = Path(__file__).resolve().parents[3] / "grading"
NINE = EXERCISES[1:]
ACCOUNT = exercise("ex2-rm2000")  # a trainer reads one text of it: account
SCOLDING = re.compile(
    r"\b(wrong|bad|poor|fail\w*|careless|lazy|should have|must|never|obvious\w*|simply)\b", re.IGNORECASE
)
HOSTILE = '</span></button><script>window.taken = 1</script> $$x$$ \\(y\\) **b** <!-- BEGIN MARK SCHEME --> & "q"'


def bank(id: str) -> dict[str, tuple[str, ...]]:
    return read_comments(GRADING / "comments" / f"{id}.yaml", exercise(id))


def every(id: str) -> list[str]:
    return [one for comments in bank(id).values() for one in comments]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("id", NINE)
def test_each_text_that_a_trainer_reads_has_six_to_ten_comments(id: str) -> None:
    trainers = [one.id for one in exercise(id).criteria if one.marked == "trainer"]
    assert trainers
    assert list(bank(id)) == trainers
    assert all(6 <= len(comments) <= 10 for comments in bank(id).values())


@pytest.mark.parametrize("id", NINE)
def test_each_comment_cites_a_paragraph_that_the_report_has(id: str) -> None:
    for comment in every(id):
        cited = re.findall(r"(?:¶|, )(\d+)\.(\d+)", comment)
        assert cited, comment
        assert all(1 <= int(part) <= LAST_PARAGRAPHS[int(chapter)] for chapter, part in cited), comment


@pytest.mark.parametrize("id", NINE)
def test_each_comment_is_short_speaks_to_the_trainee_and_does_not_scold(id: str) -> None:
    for comment in every(id):
        assert len(comment) <= 200, comment
        assert plain_risk(comment, strictly=True) is None, comment
        assert not SCOLDING.search(comment), comment
        assert not re.search(r"\b(Mr|Mrs|Ms|Miss)\b|\b[A-Z]\d\b", comment), comment  # a case, a paragraph of its file


@pytest.mark.parametrize("id", NINE)
def test_no_comment_can_give_an_answer_away(id: str) -> None:
    """No category, level or day: what is right in one case is said of that case, by the trainer."""
    answer = re.compile(r"\b(very high|high|medium|low|level [123]|\d+ (months?|days?|hours?))\b", re.IGNORECASE)
    assert [comment for comment in every(id) if answer.search(comment)] == []


def test_no_comment_stands_in_two_banks() -> None:
    comments = [comment for id in NINE for comment in every(id)]
    assert len(set(comments)) == len(comments)


def test_a_trainer_may_have_a_bank_of_one(tmp_path: Path) -> None:
    assert read_comments(written(tmp_path, "account: [Clear.]\n"), ACCOUNT) == {"account": ("Clear.",)}


def test_an_exercise_without_texts_needs_no_file(tmp_path: Path) -> None:
    assert read_comments(tmp_path / "none.yaml", exercise("warm-up")) == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("other: [Clear.]\n", "each criterion"),
        ("account: [Clear.]\nevidence: [Clear.]\n", "each criterion"),
        ("[Clear.]\n", "each criterion"),
        ("account: Clear.\n", "list of 1 to 10"),
        ("account: []\n", "list of 1 to 10"),
        (f"account: [{', '.join(f'c{number}' for number in range(MOST + 1))}]\n", "list of 1 to 10"),
        ("account: [1]\n", "no comment"),
        ('account: [" "]\n', "no comment"),
        ("account: [{a: b}]\n", "no comment"),
        ('account: ["two\\nlines"]\n', "on one line"),
        ('account: ["bell \\x07"]\n', "on one line"),
        (f"account: [{'x' * (LONGEST + 1)}]\n", "longer than"),
        ("account: [Clear., Clear.]\n", "stands twice"),
        ("account: [Clear.]\naccount: [Clear.]\n", "key stands twice"),
    ],
)
def test_a_faulty_bank_is_one_clear_error_with_its_file(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(InputError, match=what) as said:
        read_comments(written(tmp_path, text), ACCOUNT)
    assert "mine.yaml" in str(said.value)
    assert said.value.do


@pytest.mark.parametrize("id", NINE)
def test_markdown_leaves_the_buttons_as_they_are(id: str) -> None:
    which, comments = exercise(id), bank(id)
    banks = {criterion: bank_html(criterion, (*several[:9], HOSTILE)) for criterion, several in comments.items()}
    cells = marking_cells(which, read_rubrics(GRADING / "rubrics" / f"{id}.yaml", which), banks)
    source = next(one["source"] for one in cells if one["id"].endswith("-rubric"))
    assert all(html in markdown2html_mistune(source) for html in banks.values())
    assert all("\n\n" not in html for html in banks.values())
    start, end = source.index("BEGIN MARK SCHEME"), source.index("END MARK SCHEME")
    assert start < source.index("rightmix-bank") < source.rindex("</script>") < end
    assert source.count("BEGIN MARK SCHEME") == 1


def test_a_bank_without_comments_shows_nothing() -> None:
    assert bank_html("account", ()) == ""


# What the buttons do, in a page that has what they need of formgrader: its box, its grades that come later, its saving.
# A real formgrader saved the same in the same way; this one is quick and asks for no server.
FORMGRADER = """<!doctype html><meta charset="utf-8"><title>f</title><body>{bank}
<div class="nbgrader_cell"><input id="left-out"><textarea id="left-out-comment">{before}</textarea></div>
<script>
  window.saves = [];
  const heard = {{}};
  const on = (names, then) => names.split(" ").forEach(name => (heard[name] ??= []).push(then));
  const model = {{ get: () => "left-out", on }};
  const comments = [model]; comments.loaded = {loaded};
  window.formgrader = {{ comments }};
  const box = document.querySelector("textarea");
  const call = name => (heard[name] || []).forEach(then => then());
  box.addEventListener("change", () => {{  // as Backbone saves: what the server answers goes back into the box
    const text = box.value; call("request");
    setTimeout(() => {{ window.saves.push(text); box.value = text; call("sync"); }}, 100);
  }});
  const its = ["Tab", "Enter"];  // formgrader takes them for its own boxes
  document.body.addEventListener("keydown", event => {{ if (its.includes(event.key)) event.preventDefault(); }});
</script>"""
THREE = ("First (¶5.1).", HOSTILE, "Third (¶5.3).")


@pytest.fixture
def formgrader(page: Page, tmp_path: Path) -> Any:
    def opened(before: str = "", *, loaded: bool = True) -> Page:
        html = FORMGRADER.format(bank=bank_html("left_out", THREE), before=before, loaded=str(loaded).lower())
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        return page

    return opened


def comment_in(page: Page) -> str:
    return page.locator("textarea").input_value()


def last_save(page: Page) -> str:
    page.wait_for_timeout(500)
    return str(page.evaluate("saves.at(-1)"))


def test_a_press_puts_the_comment_in_and_saves_it_and_another_takes_it_out(formgrader: Any) -> None:
    page = formgrader("My own words.")
    buttons = page.locator(".rightmix-bank button")
    for place in (0, 1, 2):
        buttons.nth(place).click()
    assert last_save(page) == "\n".join(("My own words.", *THREE))
    assert page.evaluate("window.taken") is None
    buttons.nth(1).click()
    assert last_save(page) == "\n".join(("My own words.", THREE[0], THREE[2]))
    assert [buttons.nth(place).get_attribute("aria-pressed") for place in range(3)] == ["true", "false", "true"]


def test_presses_in_haste_are_all_saved(formgrader: Any) -> None:
    page = formgrader()
    page.evaluate("document.querySelectorAll('.rightmix-bank button').forEach(one => one.click())")
    assert last_save(page) == "\n".join(THREE)
    assert comment_in(page) == "\n".join(THREE)


def test_by_keyboard_numbers_arrows_tab_and_enter_work(formgrader: Any) -> None:
    page = formgrader()
    page.locator("input").focus()
    page.keyboard.press("Alt+Digit3")
    assert last_save(page) == THREE[2]
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert last_save(page) == f"{THREE[2]}\n{THREE[0]}"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_nothing_can_be_pressed_before_what_was_saved_has_come(formgrader: Any) -> None:
    page = formgrader(loaded=False)
    button = page.locator(".rightmix-bank button").first
    assert button.is_disabled()
    page.evaluate("box.value = 'Saved before.'; formgrader.comments.loaded = true")
    button.click()
    assert last_save(page) == f"Saved before.\n{THREE[0]}"


def test_where_there_is_no_formgrader_nothing_is_shown(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><title>f</title>{bank_html('left_out', THREE)}", encoding="utf-8")
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(path.as_uri())
    assert page.locator(".rightmix-bank").is_hidden()
    assert failed == []
