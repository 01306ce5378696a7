"""Marking the exercise on RM2000: items and categories by the risk tool, evidence and faults on file by the key."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.evidence import evidence_share
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.marking.signed import signed_share
from rightmix_sim.exercises.material import Assignment, HeldCase
from rightmix_sim.exercises.rm2000.items import (
    COUNTED,
    FACTORS,
    INSTEAD,
    NO_FAULT,
    Truth,
    errors_of,
    evidence_of,
    fault_kinds,
    truth_of,
)
from rightmix_sim.exercises.rm2000.own_items import own_categories
from rightmix_sim.exercises.rm2000.words import as_given, corrected, fault, label, right_answer, title

_ANSWERS_TO_A_FACTOR: Final = 3  # yes, no, the file does not say


def award(answers: Answers, assignment: Assignment) -> Iterator[Award]:
    """The awards of the criteria that need no trainer. Raises `InputError` where the key is not there."""
    held = assignment.only
    truth, notes = truth_of(held), _notes(held)
    yield _eligibility(answers, truth, held)
    if truth.can_be_scored:
        yield _counted(answers, truth, held, notes)
        yield _factors(answers, truth, held, notes)
        yield _categories(answers, truth)
        yield _follows(answers)
    else:
        yield from _not_scored(answers, truth, held)
    yield _evidence(answers, held)
    yield _on_file(answers, truth, held)


def _eligibility(answers: Answers, truth: Truth, held: HeldCase) -> Award:
    right = answers.choice("eligible") == truth.eligible
    said = f"{title('eligible')}: {label('eligible', truth.eligible)}."
    where = evidence_of(held).get("eligible", ())
    return Award(
        criterion="eligibility",
        share=float(right),
        right=(said,) if right else (),
        missed=() if right else (said,),
        where=where,
    )


def _not_scored(answers: Answers, truth: Truth, held: HeldCase) -> Iterator[Award]:
    """Where S cannot be used, nothing is to be counted; what the assessment rests on is asked in its place.

    To have seen it counts with the paragraphs that show it: one press alone is no reading of a file.
    """
    shown = evidence_share(answers.several("eligible_evidence"), evidence_of(held).get("eligible", ()))
    seen = float(answers.choice("eligible") == truth.eligible)
    chosen = set(answers.several("instead"))
    rests = max(0.0, len(chosen & INSTEAD) - len(chosen - INSTEAD)) / len(INSTEAD)
    no_score = "No item is counted: the tool is not for this person."
    instead = (
        "The assessment rests on the likelihood of reoffending from OASys and on the Risk of Serious Harm analysis."
    )
    earned = {"counted": (shown, no_score), "follows": (shown, no_score), "factors": (rests, instead)}
    for criterion, (share, said) in (earned | {"categories": (rests, instead)}).items():
        is_full = seen * share == 1
        yield Award(
            criterion=criterion,
            share=seen * share,
            right=(said,) if is_full else (),
            missed=() if is_full else (said,),
            paragraph="6.12",
        )


def _counted(answers: Answers, truth: Truth, held: HeldCase, notes: dict[str, str]) -> Award:
    given = {item: answers.choice(item) if item == "burglary" else answers.number(item) for item in COUNTED}
    right = [item for item in COUNTED if given[item] == truth.items[item]]
    return Award(
        criterion="counted",
        share=len(right) / len(COUNTED),
        right=tuple(right_answer(item, truth) for item in right),
        missed=tuple(corrected(item, truth, given[item], notes) for item in COUNTED if item not in right),
        where=_where(held, [item for item in COUNTED if item not in right]),
    )


def _factors(answers: Answers, truth: Truth, held: HeldCase, notes: dict[str, str]) -> Award:
    given = {item: answers.choice(item) for item in FACTORS}
    wanted = {item: str(truth.items[item]) for item in FACTORS}
    right = [item for item in FACTORS if given[item] == wanted[item]]
    return Award(
        criterion="factors",
        share=signed_share(given, wanted, _ANSWERS_TO_A_FACTOR),
        right=tuple(right_answer(item, truth) for item in right),
        missed=tuple(corrected(item, truth, given[item], notes) for item in FACTORS if item not in right),
        where=_where(held, [item for item in FACTORS if item not in right]),
    )


def _categories(answers: Answers, truth: Truth) -> Award:
    right = [id for id, category in truth.categories.items() if answers.choice(id) == category]
    return Award(
        criterion="categories",
        share=len(right) / len(truth.categories),
        right=tuple(f"{title(id)}: {label(id, truth.categories[id])}." for id in right),
        missed=tuple(
            f"{title(id)}: {label(id, category)}{as_given(id, answers.choice(id))}."
            for id, category in truth.categories.items()
            if id not in right
        ),
    )


def _follows(answers: Answers) -> Award:
    own = own_categories(answers)
    right = [id for id, category in own.items() if answers.choice(id) == category]
    missed = [
        f"{title(id)}: your items come to {label(id, category)}{as_given(id, answers.choice(id))}."
        for id, category in own.items()
        if id not in right
    ]
    absent = [id for id in ("s", "v", "c") if id not in own]
    if absent:
        missed.append(f"{', '.join(title(id) for id in absent)}: items are missing, so nothing follows.")
    return Award(
        criterion="follows",
        share=len(right) / 3,
        right=tuple(f"{title(id)} follows from your items." for id in right),
        missed=tuple(missed),
    )


def _evidence(answers: Answers, held: HeldCase) -> Award:
    wanted = evidence_of(held)
    shares = {name: evidence_share(answers.several(f"{name}_evidence"), labels) for name, labels in wanted.items()}
    whole = [name for name, share in shares.items() if share == 1]
    return Award(
        criterion="evidence",
        share=sum(shares.values()) / len(shares) if shares else 0.0,
        right=(f"The paragraphs of {len(whole)} of {len(shares)} answers are those that show it.",) if whole else (),
        missed=tuple(
            f"{title(name)}: it stands in {', '.join(labels)}." for name, labels in wanted.items() if shares[name] < 1
        ),
        where=_where(held, [name for name in wanted if shares[name] < 1]),
    )


def _on_file(answers: Answers, truth: Truth, held: HeldCase) -> Award:
    chosen = set(answers.several("faults"))
    kinds = (*fault_kinds(), NO_FAULT)
    hits, wrong = chosen & truth.faults, chosen - truth.faults
    missed = [
        f"{fault(kind)}. {right.rstrip('.')} (¶{report})."
        for kind, _, right, report in errors_of(held, truth.faults - chosen)
    ]
    if NO_FAULT in truth.faults - chosen:
        missed.append(f"{fault(NO_FAULT)} with the score on file.")
    missed += [f"“{fault(kind)}” is not so here." for kind in kinds if kind in wrong]
    return Award(
        criterion="on_file",
        share=max(0.0, len(hits) - len(wrong)) / len(truth.faults),
        right=tuple(f"{fault(kind)}." for kind in kinds if kind in hits),
        missed=tuple(missed),
        where=tuple(dict.fromkeys(one for _, labels, *_ in errors_of(held, truth.faults) for one in labels)),
    )


def _notes(held: HeldCase) -> dict[str, str]:
    return {item.item: item.note for item in held.required_key.items if item.note}


def _where(held: HeldCase, names: Collection[str]) -> tuple[str, ...]:
    found = evidence_of(held)
    return tuple(dict.fromkeys(one for name in names for one in found.get(name, ())))
