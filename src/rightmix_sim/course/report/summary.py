"""What a trainer should look at first, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rightmix_sim.course.report.agreement import RM2000
from rightmix_sim.course.report.findings import Findings
from rightmix_sim.course.report.wording import how_far, signed
from rightmix_sim.course.report.wrong_answers import WrongAnswer
from rightmix_sim.saying.wording import counted, percent
from rightmix_sim.sentences import capital


@dataclass(frozen=True)
class Point:
    """One thing to look at: what it is about, a sentence, and the section that tells more."""

    about: str
    text: str
    section: str


def summary_of(findings: Findings) -> tuple[Point, ...]:
    """The points, what is still to be done before what was found."""
    return (
        *_to_do(findings),
        *_criteria(findings),
        *_wrong(findings),
        *_rm2000(findings),
        *_alike(findings),
    )


def _to_do(findings: Findings) -> Iterator[Point]:
    missing = sum(len(one.missing) for one in findings.hand_ins)
    if missing:
        nothing = len(findings.empty_handed)
        more = f"; {counted(nothing, 'trainee has', 'trainees have')} handed in nothing at all" if nothing else ""
        text = f"{capital(counted(missing, 'piece'))} of work {'is' if missing == 1 else 'are'} not there{more}."
        yield Point("Not handed in", text, "hand-ins")
    unmarked = sum(one.unmarked_texts for one in findings.hand_ins)
    if unmarked:
        text = f"{capital(counted(unmarked, 'text waits', 'texts wait'))} for a mark."
        yield Point("Still to be read", f"{text} Their trainees are in no mean and no spread.", "hand-ins")


def _criteria(findings: Findings) -> Iterator[Point]:
    found = [(items, item) for items in findings.items for item in items.items]
    wrong_way = [
        f"“{item.criterion.title}” ({items.title})" for items, item in found if item.flag.startswith("wrong_way")
    ]
    if wrong_way:
        yield Point("Criteria that tell the wrong way", f"{'; '.join(wrong_way)}.", "criteria")
    others = sum(item.flag in ("easy", "hard", "same", "weak") for _, item in found)
    if others:
        yield Point(
            "Other criteria", f"{capital(counted(others, 'criterion tells', 'criteria tell'))} little.", "criteria"
        )


def _wrong(findings: Findings) -> Iterator[Point]:
    every = [(one, answer) for one in findings.wrong for answer in one.wrong]
    rm2000 = [answer for one, answer in every if one.exercise == RM2000]
    if rm2000:
        yield Point("Most often wrong on RM2000", _in_words(rm2000[0]), f"wrong-{RM2000}")
    if every:
        one, answer = max(every, key=lambda pair: (pair[1].count, pair[1].count / pair[1].asked))
        if answer not in rm2000[:1]:
            yield Point("Most often wrong of all", _in_words(answer), f"wrong-{one.exercise}")


def _in_words(answer: WrongAnswer) -> str:
    right = f" (right: {answer.right})" if answer.right else ""
    return f"“{answer.question}”: {how_far(answer)}{right}, by {answer.count} of {answer.asked}."


def _rm2000(findings: Findings) -> Iterator[Point]:
    for one in findings.with_key[:1]:
        kappa = dict(one.kappas)["quadratic"]
        if one.exact is None:
            continue
        known = "" if kappa.value is None else f"; weighted kappa (quadratic) {signed(kappa.value)}"
        wide = ", with a wide interval" if kappa.is_wide else ""
        yield Point(f"{one.scale} and the key", f"The same category in {percent(one.exact)}{known}{wide}.", "rm2000")


def _alike(findings: Findings) -> Iterator[Point]:
    number = len(findings.likeness.pairs) + findings.likeness.more
    if number:
        text = f"{capital(counted(number, 'pair'))} of texts {'is' if number == 1 else 'are'} worth a look."
        yield Point("Alike", f"{text} Likeness proves nothing.", "alike")
