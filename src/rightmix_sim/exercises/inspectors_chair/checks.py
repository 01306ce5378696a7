"""Reminders worked out from the trainee's own entries alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.inspectors_chair.own_audit import FILES, QUESTION, kinds_used, line, own_row
from rightmix_sim.exercises.inspectors_chair.run import direction
from rightmix_sim.exercises.inspectors_chair.settings import asked_criteria, settings
from rightmix_sim.exercises.material import Material

_MANY = 8  # paragraphs cited for one answer from which a reader no longer sees which one shows it


def checks(answers: Answers, material: Material) -> Iterable[Check]:
    """On the audit, its table, the shares and the pairs."""
    files = min(FILES, len(material.files))
    yield from _on_audit(answers, files)
    for criterion in asked_criteria():
        yield from _on_line(answers, criterion.id, own_row(answers, criterion, files) is not None)
    yield from _on_figures(answers)
    yield from _on_pairs(answers)


def _on_audit(answers: Answers, files: int) -> Iterator[Check]:
    for number in range(files):
        for criterion in asked_criteria():
            cited = line(answers, number, criterion.id).several("evidence")
            if len(cited) > _MANY:
                text = f"You cited {len(cited)} paragraphs. Which of them show it? One or two are enough."
                yield Check(question=QUESTION.format(number=number), line=criterion.id, text=text)
    every = [line(answers, number, one.id).choice("answer") for number in range(files) for one in asked_criteria()]
    if all(every) and len(kinds_used(answers, asked_criteria(), files)) == 1:
        text = "You gave one answer to everything. Look again to which files each criterion applies."
        yield Check(question=QUESTION.format(number=files - 1), text=text)


def _on_line(answers: Answers, criterion: str, complete: bool) -> Iterator[Check]:
    entered = answers.row("findings", criterion)
    n, met, percent = (entered.number(part) for part in ("n", "met", "percent"))
    texts = []
    if n is not None and not complete:
        texts.append("You have not answered this criterion in every file yet, so it cannot be counted.")
    if n is not None and met is not None and met > n:
        texts.append("It cannot be met in more files than it applied to.")
    if n == 0 and percent is not None:
        texts.append("Where it applied to no file there is no per cent: leave it empty.")
    if n and met is not None and percent is None:
        texts.append("The per cent is still empty.")
    yield from (Check(question="findings", line=criterion, text=text) for text in texts)


def _on_figures(answers: Answers) -> Iterator[Check]:
    for id in settings().figures:
        entered = answers.row("figures", id)
        before, after, said = entered.number("before"), entered.number("after"), entered.choice("direction")
        if before is not None and after is not None and said and said != direction(before, after):
            text = f"Your two shares, {before} and {after}, say something else than “what it did”."
            yield Check(question="figures", line=id, text=text)


def _on_pairs(answers: Answers) -> Iterator[Check]:
    pairs = settings().run.pairs
    for id in settings().compared:
        entered = answers.row("pairs", id)
        more, less, said = entered.number("more"), entered.number("less"), entered.choice("says")
        if more is not None and less is not None and more + less > pairs:
            yield Check(question="pairs", line=id, text=f"Together these are more than the {pairs} pairs.")
        elif said == "more_than_chance" and more is not None and less is not None and pairs not in (more, less):
            text = f"By your count not all {pairs} pairs point the same way; the rule asks for that."
            yield Check(question="pairs", line=id, text=text)
