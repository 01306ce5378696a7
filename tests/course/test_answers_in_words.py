"""Answers as a trainer reads them: in the form's words, and inert wherever they are put."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from rightmix_sim.course.answers_in_words import Said, answered, as_html, as_text, inert, written
from rightmix_sim.exercises import EXERCISES, assignment, exercise, material_of, reference

TEXTS = [
    "<script>alert(1)</script>",
    "</div></details><img src=x onerror=alert(1)>",
    "[press](javascript:alert(1))",
    "**bold** _x_ `code` # head\n\n- list\n\n1. one",
    r"$$\href{javascript:alert(1)}{x}$$ \(y\) \begin{align}z\end{align}",
    "&lt;b&gt; &#60;i&#62; {{ 7*7 }} {% x %}",
    "a\n\n\n\nb",
    "\u202eevil\u2066 😀",
]


class Elements(HTMLParser):
    """The names of all elements, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def elements(page: str) -> Elements:
    found = Elements()
    found.feed(page)
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_that_was_typed_becomes_an_element_even_through_markdown(text: str) -> None:
    shown = elements(markdown2html_mistune(as_html([Said(question="Why?", lines=(text,))])))
    assert set(shown.names) <= {"div", "p", "strong", "br"}
    assert "".join(shown.text.split()) == "".join(f"Why?{text}".split())


@given(st.text(st.characters(exclude_categories=["C"])))
def test_whatever_is_typed_is_shown_letter_by_letter(line: str) -> None:
    shown = inert(line)
    assert not set("<>`*_[]$\\{}\n") & set(shown)
    assert html.unescape(shown) == line


@pytest.mark.parametrize("id", EXERCISES[1:6])
def test_every_answer_is_told_and_every_choice_in_words(id: str) -> None:
    assigned = assignment(id)
    material, which, answers = material_of(assigned), exercise(id), reference(assigned)
    said = answered(which, material, answers)
    assert [one.question for one in said] == [
        question.label for question in which.questions if answers.get(question.id) not in (None, "", [], {})
    ]
    assert all(one.lines and all(one.lines) for one in said)


def test_texts_are_what_was_typed_and_not_what_was_chosen() -> None:
    which = exercise("ex2-rm2000")
    assert written(which, {"managed_level": "high"}, ("account", "managed_level")) == ""
    assert (
        written(which, {"managed_level": "high", "account": " Because. "}, ("account", "managed_level")) == "Because."
    )


def test_as_text_is_question_and_lines() -> None:
    assert as_text([Said(question="Why?", lines=("a", "b")), Said(question="When?", lines=("c",))]) == (
        "Why?\na\nb\n\nWhen?\nc"
    )
