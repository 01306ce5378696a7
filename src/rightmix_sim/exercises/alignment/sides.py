"""Marking the table: each line against what the plans on file really say of that action (¶5.16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rightmix_sim.exercises.alignment.material import ABSENT, NO_TIME, ONCE, is_frequency
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.choices import common
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.plans import Action, PlanSet, catalogue
from rightmix_sim.plans.alignment.matching import SameAction, same_actions
from rightmix_sim.plans.alignment.matrix_words import HEADS
from rightmix_sim.plans.alignment.owners import agencies_differ, owners_differ
from rightmix_sim.plans.plan import KINDS, PlanKind
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.wording import spoken, when
from rightmix_sim.sentences import listed

_OWNERS: Final = {"one_plan": "only one plan names it", "same": "one owner", "different": "different owners"}


def rows_asked(plans: PlanSet) -> list[tuple[int, SameAction]]:
    """The actions that a line is asked for, numbered among all: those that the police or the MAPPA plan names."""
    return [(number, same) for number, same in enumerate(same_actions(plans)) if {*same.cells} - {"oasys"}]


def side_by_side_award(answers: Answers, plans: PlanSet) -> Award:
    """The share of the actions laid side by side rightly; lines on what no plan names divide it."""
    lines = [line for line in answers.records("lines") if line.choice("action")]
    asked, given = rows_asked(plans), _given(plans)
    paired = _paired(lines, same_actions(plans), plans)
    found = sum(share_of(paired.get(number), same, plans) for number, same in asked) / len(asked) if asked else 0.0
    right, missed = [], []
    for number, same in asked:
        name = f"{catalogue()[same.name].title} ({', '.join(same.ids)})"
        line = paired.get(number)
        faults = [] if line is None else list(_faults(line, same, given))
        if line is None:
            missed.append(f"{name} has no line: {_told(same, given)}.")
        elif faults:
            missed.append(f"{name}: {'; '.join(faults)}.")
        else:
            right.append(f"{name} is read off rightly.")
    if beside := len(lines) - len(paired):
        missed.append(f"Lines on what no plan names, or once more on the same action: {beside}.")
    return Award(
        criterion="side_by_side",
        share=found * len(paired) / len(lines) if lines else 0.0,
        right=tuple(right),
        missed=tuple(missed),
    )


def share_of(line: Answers | None, same: SameAction, plans: PlanSet) -> float:
    """How much of one line is right, from 0 to 1: what each plan says, whose work it is, and whether owners agree.

    Nothing, unless something that a plan does say is right: to call everything absent reads no plan.
    """
    if line is None:
        return 0.0
    given = _given(plans)
    read = [_says(line.choice(kind), same.cells.get(kind)) for kind in given]
    if not any(right for kind, right in zip(given, read, strict=True) if kind in same.cells):
        return 0.0
    rest = [line.choice("owners") == owners_of(same)]
    if (agencies := _agencies(same)) & {one.value for one in common()["agencies"]}:
        rest.append(line.choice("agency") in agencies)
    return sum([*read, *rest]) / (len(read) + len(rest))


def owners_of(same: SameAction) -> str:
    """Whether the plans name one owner: one_plan, same or different."""
    if len(same.cells) < 2:
        return "one_plan"
    return "different" if agencies_differ(same) or owners_differ(same) else "same"


def said_of(action: Action | None) -> str:
    """What a plan says of an action, as the form has it."""
    if action is None:
        return ABSENT
    return action.every or (ONCE if action.due is not None or action.at is not None else NO_TIME)


def _says(answer: str, action: Action | None) -> bool:
    """Whether an answer means what a plan says: four weeks and a month are the same to whoever does the work."""
    right = said_of(action)
    if not (is_frequency(answer) and is_frequency(right)):
        return answer == right
    return frequency(answer).agrees_with(frequency(right))


def _paired(lines: Sequence[Answers], rows: Sequence[SameAction], plans: PlanSet) -> dict[int, Answers]:
    """The line that is about each row, by its number: the best of those that name one of its actions."""
    pairs = [
        (share_of(line, same, plans), -number, -position)
        for number, same in enumerate(rows)
        for position, line in enumerate(lines)
        if line.choice("action") in {same.name, *(action.action for action in same.cells.values())}
    ]
    found: dict[int, Answers] = {}
    taken: set[int] = set()
    for _, number, position in sorted(pairs, reverse=True):
        if -number not in found and -position not in taken:
            found[-number] = lines[-position]
            taken.add(-position)
    return found


def _faults(line: Answers, same: SameAction, given: Sequence[PlanKind]) -> Iterator[str]:
    for kind in given:
        if not _says(line.choice(kind), same.cells.get(kind)):
            action = same.cells.get(kind)
            yield f"{HEADS[kind]} {'does not name it' if action is None else f'has it as {action.id}, {when(action)}'}"
    agencies = _agencies(same)
    if agencies & {one.value for one in common()["agencies"]} and line.choice("agency") not in agencies:
        yield f"it is the work of {listed([spoken(one) for one in sorted(agencies)], 'or')}"
    if line.choice("owners") != owners_of(same):
        yield _OWNERS[owners_of(same)]


def _told(same: SameAction, given: Sequence[PlanKind]) -> str:
    return "; ".join(
        f"{HEADS[kind]} {f'{cell.id}, {when(cell)}' if (cell := same.cells.get(kind)) else 'does not name it'}"
        for kind in given
    )


def _agencies(same: SameAction) -> set[str]:
    return {action.agency for action in same.cells.values()}


def _given(plans: PlanSet) -> tuple[PlanKind, ...]:
    return tuple(kind for kind in KINDS if plans.plan(kind) is not None)
