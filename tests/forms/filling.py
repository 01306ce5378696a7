"""Fills the form of an exercise in a browser as a trainee would: with the mouse, or with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page

from rightmix_sim.exercises import Answers, Exercise, Material, Question
from rightmix_sim.exercises.choices import options_of
from rightmix_sim.exercises.progress import is_asked

_MOST_TABS = 400


class Hand:
    """What both ways of working share: going through the steps and their questions."""

    def __init__(self, page: Page, exercise: Exercise, material: Material, answers: Mapping[str, Any]) -> None:
        self.page, self.exercise, self.material, self.answers = page, exercise, material, answers
        self.form = page.locator(".rm-exercise").last

    def fill_step(self, number: int) -> None:
        """Answer every question of one step, which is on the screen."""
        for question in self.exercise.steps[number].questions:
            if is_asked(question, Answers(self.answers)) and question.id in self.answers:
                self.fill(question, self.answers[question.id])

    def fill(self, question: Question, value: Any) -> None:
        if question.kind == "rows":
            for row, line in value.items():
                self.fill_line(question, row, line)
        elif question.kind == "records":
            for number, line in enumerate(value, start=1):
                self.press(self.form.locator(f'[data-question="{question.id}"] > .rm-add'))
                self.fill_line(question, f"r{number}", line)
        else:
            self.answer(question, question.id, value)

    def fill_line(self, question: Question, line: str, values: Mapping[str, Any]) -> None:
        for column in question.columns:
            if column.id in values and is_asked(column, Answers(values)):
                self.answer(column, f"{question.id}/{line}/{column.id}", values[column.id])

    def answer(self, question: Question, place: str, value: Any) -> None:
        if value in ("", [], None):
            return
        box = self.form.locator(f'[data-question="{place}"]')
        if question.kind == "choice":
            self.choose(box, question, value)
        elif question.kind == "choices":
            for one in value:
                self.tick(box.locator(f'input[value="{one}"]'))
        elif question.kind == "evidence":
            self.cite(box, value)
        elif question.kind == "date":
            year, month, day = value.split("-")
            self.write(box.locator("input"), f"{int(day)}/{int(month)}/{year}")
        else:
            self.write(box.locator("textarea, input"), str(value))

    def choose(self, box: Locator, question: Question, value: str) -> None:
        values = [one.value for one in options_of(question, self.material)]
        if box.locator("select").count():
            self.select(box.locator("select"), values.index(value) + 1)
        else:
            self.tick(box.locator(f'input[value="{value}"]'))

    def press(self, target: Locator) -> None:
        raise NotImplementedError

    def tick(self, target: Locator) -> None:
        raise NotImplementedError

    def select(self, target: Locator, number: int) -> None:
        raise NotImplementedError

    def write(self, target: Locator, text: str) -> None:
        raise NotImplementedError

    def cite(self, box: Locator, labels: list[str]) -> None:
        raise NotImplementedError


class Mouse(Hand):
    """Everything pressed; only texts, numbers and dates are typed, after a click."""

    def press(self, target: Locator) -> None:
        target.click()

    def tick(self, target: Locator) -> None:
        target.click()

    def select(self, target: Locator, number: int) -> None:
        target.click()
        target.select_option(index=number)  # a list that has been opened is drawn outside the page, beyond our reach

    def write(self, target: Locator, text: str) -> None:
        target.click()
        self.page.keyboard.insert_text(text)

    def cite(self, box: Locator, labels: list[str]) -> None:
        box.locator("input").click()
        for label in labels:
            self.form.locator(f'.rm-file-body [data-paragraph="{label}"]:visible .rm-cite').click()


class Keyboard(Hand):
    """Tab, Shift+Tab, arrows, blank and Enter alone: nothing is reached that Tab does not reach."""

    def reach(self, target: Locator) -> None:
        """Go to an element with Tab, as whoever has no mouse; a group of radio buttons is one stop."""
        handle = target.element_handle()
        assert handle is not None
        for _ in range(_MOST_TABS):
            here = self.page.evaluate(
                "target => document.activeElement === target || (target.type === 'radio'"
                " && document.activeElement.name === target.name && document.activeElement.type === 'radio')",
                handle,
            )
            if here:
                return
            ahead = self.page.evaluate(
                "target => Boolean(document.activeElement.compareDocumentPosition(target)"
                " & Node.DOCUMENT_POSITION_FOLLOWING)",
                handle,
            )
            self.page.keyboard.press("Tab" if ahead else "Shift+Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def tick(self, target: Locator) -> None:
        self.reach(target)
        handle = target.element_handle()
        if target.get_attribute("type") == "checkbox":
            self.page.keyboard.press("Space")
            return
        self.page.keyboard.press("Space")
        for _ in range(20):
            if self.page.evaluate("target => target.checked", handle):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {target}")

    def select(self, target: Locator, number: int) -> None:
        self.reach(target)
        self.page.keyboard.press("Home")
        for _ in range(number):
            self.page.keyboard.press("ArrowDown")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.page.keyboard.insert_text(text)

    def cite(self, box: Locator, labels: list[str]) -> None:
        self.reach(box.locator("input"))
        self.page.keyboard.type(", ".join(labels))
        self.page.keyboard.press("Enter")
