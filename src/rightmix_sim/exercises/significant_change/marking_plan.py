"""Marks for the plan after the review, by the plan reviewer: what became of the actions on file, and the new work."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import msgspec

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.altered import (
    ALTER,
    KEEP,
    STOP,
    Altered,
    Key,
    altered,
    findings,
    has_one_of,
    is_altered,
    mendable,
)
from rightmix_sim.exercises.significant_change.citing import cites_well
from rightmix_sim.exercises.significant_change.expected import OnFile, Wanted, on_file, wanted
from rightmix_sim.exercises.significant_change.found import changes_of
from rightmix_sim.exercises.significant_change.kinds import follows, label_of, mark_for, number
from rightmix_sim.exercises.significant_change.once import once_for_each_case
from rightmix_sim.plans import Action, Finding, catalogue, facts_of
from rightmix_sim.plans.reference.fitting import why_not
from rightmix_sim.plans.wording import title
from rightmix_sim.sentences import listed


def on_file_award(answers: Answers, held: HeldCase) -> Award:
    """The share rightly changed and the share rightly left, less one: keeping all, or changing all, brings nothing.

    Of what still holds some may be altered as a matter of judgement; at twice as many none of them counts.
    """
    judged = on_file(held)
    after = altered(answers, held)
    if not judged:
        return Award(criterion="on_file", share=float(bool(after.new)))
    rare = {key[2] for key in findings(after.plan, held) if key[0] == follows()["too_rare"]}
    worth = {one.action.id: _done(one, answers, after, one.action.id in rare) for one in judged}
    argued = [one.action.id for one in judged if one.must is None and _alters(one, answers)]
    free = math.ceil(mark_for("may_alter") * sum(one.must is None for one in judged))
    worth |= {id: worth[id] * max(0, 2 * free - len(argued)) / len(argued) for id in argued if len(argued) > free}
    must = [worth[one.action.id] for one in judged if one.must is not None]
    rest = [worth[one.action.id] for one in judged if one.must is None]
    share = _mean(must) + _mean(rest) - 1.0 if must and rest else _mean(must or rest)
    good = [one.action.id for one in judged if one.must is not None and worth[one.action.id] >= 1]
    return Award(
        criterion="on_file",
        share=max(0.0, share) if any(answers.row("on_file", one.action.id) for one in judged) else 0.0,
        right=(f"Rightly changed: {listed(good)}.",) if good else (),
        missed=tuple(_said(one, answers) for one in judged if worth[one.action.id] < 1),
    )


def _done(one: OnFile, answers: Answers, after: Altered, still_rare: bool) -> float:
    row = answers.row("on_file", one.action.id)
    do, changed = row.choice("do"), is_altered(one.action, row)
    if one.must == STOP:
        return 1.0 if do == STOP else mark_for("half") if changed else 0.0
    if one.must == ALTER:
        replaced = do == STOP and _replaced(one, after)
        return float((changed and not still_rare) or replaced)
    return float(do == KEEP or (one.open and changed) or (do == STOP and _replaced(one, after)))


def _alters(one: OnFile, answers: Answers) -> bool:
    return answers.row("on_file", one.action.id).choice("do") == ALTER


def _replaced(one: OnFile, after: Altered) -> bool:
    return any(new.action == one.action.action for new in after.new)


def _said(one: OnFile, answers: Answers) -> str:
    what = f"{one.action.id} ({title(one.action)})"
    if one.must == STOP:
        return f"{what}: to be stopped, {one.why} (¶{one.paragraph})."
    if one.must == ALTER:
        return f"{what}: to be altered, and it is to be said how; {one.why} (¶{one.paragraph})."
    if not answers.row("on_file", one.action.id).choice("do"):
        return f"{what}: nothing was decided about it."
    return f"{what}: it still holds, and to change it without saying how, or to stop it, takes something away."


def new_work_award(answers: Answers, held: HeldCase, best: Answers) -> Award:
    """What the changes call for and what the reviewer missed, as far as `best` shows that it can be had.

    New gaps, and new actions that answer to nothing, take from it.
    """
    asked, clear = wanted(held), clearable(held, best)
    after = altered(answers, held)
    found = findings(after.plan, held)
    changed = bool(after.new) or any(
        answers.row("on_file", one.action.id).choice("do") in (ALTER, STOP) for one in on_file(held)
    )
    if not changed:
        return Award(criterion="new_work", share=0.0, missed=tuple(_lacking(asked)))
    groups = {one.group: _has(one, after, held) for one in asked}
    weight = follows()["weights"]["group"]
    reached = sum(weight * share for share in groups.values())
    reached += sum(much for key, much in clear.items() if key not in found)
    most = weight * len(groups) + sum(clear.values())
    gaps = [key for key in mendable(found) if key not in findings_before(held)]
    share = (reached - sum(mendable(found)[key] for key in gaps)) / most if most else 1.0
    lacking = [one for one in asked if groups[one.group] < 1]
    return Award(
        criterion="new_work",
        share=max(0.0, share) * _to_the_point(after, held),
        right=tuple(_right(asked, groups)),
        missed=(
            *_lacking(lacking),
            *_told(found[key] for key in clear if key in found),
            *(f"New since your changes: {said}" for said in _told(found[key] for key in gaps)),
        ),
        where=tuple(dict.fromkeys(label for one in lacking for label in one.change.evidence)),
    )


def _told(found: Iterable[Finding]) -> tuple[str, ...]:
    """What the reviewer says, once where a finding is about several things."""
    return tuple(dict.fromkeys(f"{one.message} (¶{one.paragraph})" for one in found))


@once_for_each_case
def findings_before(held: HeldCase) -> dict[Key, Finding]:
    """What the reviewer finds before anything is changed: in the plan on file, or in an empty one."""
    return findings(altered(Answers({}), held).plan, held)


def clearable(held: HeldCase, best: Answers) -> dict[Key, int]:
    """Of what the reviewer finds in the plan on file that which these answers clear, with its weight."""
    after = findings(altered(best, held).plan, held)
    return {key: much for key, much in mendable(findings_before(held)).items() if key not in after}


def _has(one: Wanted, after: Altered, held: HeldCase) -> float:
    """Whether work that a change calls for is in the plan; half where its evidence does not show the change."""
    changes = changes_of(held)
    showing = {*one.change.evidence, *changes.borne_out[one.change.kind]}
    if not has_one_of(one.group, after.plan, facts_of(held.case)):
        return 0.0
    doing = [new for new in after.new if new.action in one.group]
    return max(
        (mark_for("half") + mark_for("half") * cites_well(new.evidence, showing) for new in doing),
        default=mark_for("half"),
    )


def _to_the_point(after: Altered, held: HeldCase) -> float:
    """The share of new actions that answer to something: a change, or a finding that returns without them."""
    called_for = {action for one in wanted(held) for action in one.group}
    found = mendable(findings(after.plan, held))
    useful, met = 0, set[str]()
    for new in after.new:
        first = new.action in called_for and new.action not in met
        useful += first or _is_needed(new, after, found, held)
        met.add(new.action)
    return min(1.0, (useful + number("most_new")) / len(after.new)) if after.new else 1.0


def _is_needed(new: Action, after: Altered, found: Mapping[Key, int], held: HeldCase) -> bool:
    without = msgspec.structs.replace(after.plan, actions=tuple(one for one in after.plan.actions if one.id != new.id))
    fits = why_not(catalogue()[new.action], facts_of(held.case)) is None
    return fits and any(key not in found for key in mendable(findings(without, held)))


def _right(asked: Iterable[Wanted], groups: Mapping[tuple[str, ...], float]) -> Iterable[str]:
    for one in asked:
        if groups[one.group] >= 1:
            yield f"{label_of(one.change.kind)}: the plan now answers to it (¶{one.paragraph})."


def _lacking(asked: Iterable[Wanted]) -> Iterable[str]:
    for one in asked:
        titles = " or ".join(f"“{catalogue()[action].title}”" for action in one.group)
        yield f"{label_of(one.change.kind)} calls for {titles}, with its evidence (¶{one.paragraph})."


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0
