"""Marking the right mix: needs met by what fits into the hours, held against what can be reached within them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.exercises.own_plan.compare import CHANGING
from rightmix_sim.exercises.own_plan.credit import beside_the_case, fullness, naming, often_enough, precision
from rightmix_sim.exercises.own_plan.entries import plan_from
from rightmix_sim.exercises.own_plan.limits import MAIN_WORK, limits_of
from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.exercises.own_plan.reading import reading_award
from rightmix_sim.exercises.right_mix.material import material
from rightmix_sim.exercises.right_mix.weighing import Reached, Weighed, share_of, weighed
from rightmix_sim.exercises.right_mix.words import LIMITS, in_hours, unit
from rightmix_sim.plans import facts_of, review_set
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.purposes import is_constructive
from rightmix_sim.plans.reviewing.finding import Finding
from rightmix_sim.plans.running import is_closed, why_not_running
from rightmix_sim.plans.wording import named, title
from rightmix_sim.sentences import capital, listed

_PART: Final = "Paid in part, since the plan holds too little, or much that is not of this case: see the needs."
_SHOWN: Final = 6  # things missed that the feedback names; of more it gives the number


def award(answers: Answers, assignment: Assignment) -> Iterator[Award]:
    """Every criterion that the tools mark."""
    given = material(assignment)
    held = assignment.only
    facts = facts_of(held.case)
    yield reading_award("reading", answers, held)
    yield from plan_awards(weighed(plan_from(answers, given).plan, facts, limits_of(given.numbers)))


def plan_awards(plan: Weighed) -> Iterator[Award]:
    """The criteria that look at the plan itself."""
    fits = precision(plan.plan, plan.facts) * fullness(plan.plan, plan.facts)
    needs = share_of(plan.needs) * fits
    yield Award(
        criterion="needs",
        share=needs,
        right=_met(plan.needs),
        missed=(*_missed(plan.needs), *beside_the_case(plan.plan, plan.facts)),
    )
    yield Award(
        criterion="required",
        share=share_of(plan.required) * fits,
        right=_met(plan.required),
        missed=(*_missed(plan.required), *_see(fits)),
    )
    yield _hours(plan, needs)
    yield _main_work(plan, fits)
    yield _balance(plan, fits)


def _hours(plan: Weighed, needs: float) -> Award:
    """Within the hours; in proportion to the needs met where these are few: nothing is won by doing little."""
    limits = plan.limits.by_name()
    over = {name: much - limits[name] for name, much in plan.used.items() if much > limits[name] + 1e-6}
    worst = max((much / limits[name] if limits[name] else 1.0 for name, much in over.items()), default=0.0)
    kept = max(0.0, 1.0 - float(number("over_costs")) * worst)
    missed = [
        f"{capital(LIMITS[name])}: you take {in_hours(plan.used[name])} of {in_hours(limits[name])} {unit(name)}."
        for name in over
    ]
    if len(plan.fitting) < len(plan.plan.actions):
        passed = [one.id for one in plan.plan.actions if one not in plan.fitting]
        missed.append(f"Taken in your order, {listed(passed)} no longer fit; nothing else of the marking counts them.")
    if not over and needs < number("enough_content"):
        missed.append("Paid in proportion to the needs that are met: see the needs of the factors (¶6.4).")
    right = ("Your plan keeps within the hours and places that there are.",) if not over and plan.plan.actions else ()
    worth = min(1.0, needs / float(number("enough_content")))
    return Award(criterion="hours", share=kept * worth, right=right, missed=tuple(missed))


def _main_work(plan: Weighed, fits: float) -> Award:
    """The work that takes the place of a programme, bridges the wait for it, or is it (¶6.2, 6.7, 6.8)."""
    facts = plan.facts
    asked = next((one for one in plan.required if one.wanted.id in MAIN_WORK), None)
    findings = list(review_set(plan.counted))
    found = [one for one in findings if one.code in ("no-work-outside-programme", "programme-wait-not-bridged")]
    vague = {id for one in findings if one.code == "objective-not-outcome-focused" for id in one.about}
    ways = asked.wanted.ways if asked is not None else _constructive()
    work = [one for one in plan.fitting if one.action in ways and why_not_running(one, facts) is None]
    dynamic = {factor.id for factor in facts.factors if factor.kind == "dynamic"}
    lighter = float(number("lighter"))
    share = max(
        (
            often_enough(one, facts)
            * (1.0 if dynamic & {*one.factors} or not dynamic else lighter)
            * (lighter if one.id in vague else 1.0)
            for one in work
        ),
        default=0.0,
    )
    missed = [_said(finding) for finding in found]
    if work and share < 1:
        missed.append(
            f"{capital(title(work[0]))}: it is worth more with a dynamic factor named, with a measure of what will be "
            "different, and no rarer than twice the usual interval (¶6.8)."
        )
    elif not work and not found:
        missed.append("No work that changes is in the plan, within the hours (¶6.7, 6.8).")
    if any(finding.severity != "gap" for finding in found):
        share *= lighter
    if closed := [named(one) for one in plan.plan.actions if is_closed(one, facts)]:
        share *= lighter
        missed.append(f"{listed(closed)}: this programme is closed to the offender (¶6.6).")
    right = (f"{capital(title(work[0]))} is in the plan (¶6.8).",) if work else ()
    return Award(criterion="main_work", share=share * fits, right=right, missed=(*missed, *_see(fits)))


def _balance(plan: Weighed, fits: float) -> Award:
    """What can change meets with help or change and not with control alone, and both sides are there (¶5.17, 5.20)."""
    findings = list(review_set(plan.counted))
    helping = [one for one in plan.fitting if is_constructive(one) and why_not_running(one, plan.facts) is None]
    changing = {one.wanted.id.partition(":")[0]: one for one in plan.needs if one.wanted.id.endswith(":change")}
    worth = {id: naming(id, helping, plan.facts) for id in changing}
    possible = sum(one.possible for one in changing.values())
    one_sided = [one for one in findings if one.code in ("no-constructive-work", "no-restrictive-work")]
    share = 0.0 if one_sided or not plan.fitting else min(1.0, sum(worth.values()) / possible) if possible else 1.0
    missed = [_said(one) for one in findings if one in one_sided or one.code == "restriction-outweighs-factors"]
    short = sorted(id for id, much in worth.items() if much < 1 and changing[id].possible)
    if share < 1 and short:
        missed.append(f"Within the hours, work that helps or changes could reach {listed(short)} as well (¶5.20).")
    right = ("What can change meets with more than control.",) if share == 1 else ()
    return Award(criterion="balance", share=share * fits, right=right, missed=(*missed, *_see(fits)))


def _see(fits: float) -> tuple[str, ...]:
    """Where the reason stands for which something is paid in part."""
    return (_PART,) if fits < 1 else ()


def _constructive() -> list[str]:
    """The actions that are there to help or to change, for a case whose programme requires no such work."""
    return [entry.id for entry in catalogue().values() if entry.kind in CHANGING]


def _met(reached: Sequence[Reached]) -> tuple[str, ...]:
    said = [one.wanted.says for one in reached if one.share == 1]
    return (f"Reached within the hours: {'; '.join(said)}.",) if said else ()


def _missed(reached: Sequence[Reached]) -> tuple[str, ...]:
    """What could be reached within the hours and is not, or only in part; none where as much weight is reached."""
    if share_of(reached) == 1:
        return ()
    short = sorted((one for one in reached if one.possible and one.share < 1), key=lambda one: -one.wanted.weight)
    said = [_short(one) for one in short[:_SHOWN]]
    more = len(short) - _SHOWN
    return (*said, *([f"And {more} more that weigh less."] if more > 0 else []))


def _short(one: Reached) -> str:
    says = f"{one.wanted.says} (¶{one.wanted.paragraph})"
    if one.share:
        return (
            f"{says}: in part; it is rare, or met by work that is not there for it, or by an action that names a lot."
        )
    return f"{says}: nothing of what fits into the hours does it."


def _said(finding: Finding) -> str:
    return f"{finding.message} (¶{finding.paragraph}) {finding.clears}"
