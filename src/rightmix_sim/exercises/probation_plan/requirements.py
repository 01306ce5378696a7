"""What a probation plan has to hold for a case, by the plan reviewer, and how far a plan holds it.

What applies is what the reviewer finds in an empty plan; what of it is met is what the reviewer no longer finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rightmix_sim.exercises.own_plan.credit import naming
from rightmix_sim.exercises.own_plan.numbers import groups, number, spoils
from rightmix_sim.plans import CaseFacts, Finding, Plan, PlanSet, review_set
from rightmix_sim.plans.alignment.matching import lost_from, same_actions
from rightmix_sim.plans.wording import area_in_words

# Codes whose one finding names several things, each of which is a requirement of its own
_EACH: Final = ("protective-factors-missing", "reintegration-missing")
_NAMED: Final = ("sopo-prohibition-missing", "licence-condition-missing", "risk-factor-uncovered", *_EACH)
_NOT_CARRIED: Final = "mappa-action-not-carried-over"
_TOO_RARE: Final = "visit-less-often-than-guidance"
_VISITS: Final = ("police-home-visits-missing", "probation-home-visits-missing")


@dataclass(frozen=True)
class Requirement:
    """One thing that the plan has to hold: the code that the reviewer would find, and the id that it is about."""

    group: str
    code: str
    about: str = ""

    def met_words(self, facts: CaseFacts) -> str:
        """What is said where it is met."""
        area = {one.id: f"{one.id} ({area_in_words(one.area)})" for one in facts.factors}
        return groups()[self.group][self.code].format(about=area.get(self.about, self.about))


@dataclass(frozen=True)
class Held:
    """A requirement, how far a plan meets it (0 to 1), and what the reviewer says where it falls short."""

    requirement: Requirement
    share: float
    finding: str = ""


def requirements(plan: Plan, facts: CaseFacts, on_file: Iterable[Plan] = ()) -> list[Held]:
    """Everything the plan has to hold for these facts, and how far it does; `on_file` are police and MAPPA plans."""
    empty = Plan(kind="oasys", date=plan.date)
    found = _findings(plan, facts)
    now = {key: finding for finding in found for key in _keys(finding)}
    spoilt = dict(_spoilt(found))
    held = [_of(one, plan, facts, now, spoilt) for one in _required(empty, facts)]
    return held + list(_carried(plan, empty, facts, list(on_file)))


def _required(empty: Plan, facts: CaseFacts) -> Iterator[Requirement]:
    homes = {code: group for group, listed in groups().items() for code in listed}
    for finding in _findings(empty, facts):
        for code, about in _keys(finding):
            if code in homes and not (code == _VISITS[1] and facts.order.ended_by(facts.on)):  # nobody could make them
                yield Requirement(homes[code], code, about)


def _of(
    one: Requirement,
    plan: Plan,
    facts: CaseFacts,
    now: dict[tuple[str, str], Finding],
    spoilt: dict[tuple[str, str], Finding],
) -> Held:
    key = (one.code, one.about)
    lighter = float(number("lighter"))
    if (finding := now.get(key)) is not None:
        share = 0.0 if finding.severity == "gap" or one.code in _EACH else lighter
        return Held(one, share, _said(finding))
    if thin := _too_short(one, plan):
        return Held(one, 0.0, thin)
    share = naming(one.about, plan.actions, facts) if one.code in _NAMED else 1.0
    if one.code in _EACH and not share:
        share = 1.0  # what is there for an area answers to its factors without naming them
    words = (
        "" if share == 1 else f"{one.about} is named by actions that name too much, or that cannot do much about it."
    )
    if (worse := spoilt.get(key)) is not None:
        return Held(one, share * lighter, _said(worse))
    return Held(one, share, words)


def _carried(plan: Plan, empty: Plan, facts: CaseFacts, on_file: list[Plan]) -> Iterator[Held]:
    """What the meeting agreed and the probation plan has to take up."""
    meeting = next((one for one in on_file if one.kind == "mappa"), None)
    if meeting is None:
        return
    still = _lost(plan, facts, on_file)
    for id in _lost(empty, facts, on_file):
        requirement = Requirement("together", _NOT_CARRIED, id)
        text = next((one.text for one in meeting.actions if one.id == id), "").rstrip(".")
        words = f"The meeting agreed {id} (“{text}”), and your plan does not take it up (¶5.18)." if id in still else ""
        yield Held(requirement, float(id not in still), words)


def _lost(plan: Plan, facts: CaseFacts, on_file: list[Plan]) -> list[str]:
    rows = same_actions(PlanSet(case=facts, plans=(plan, *on_file)))
    others = [one.kind for one in (plan, *on_file) if one.kind != "mappa"]
    agreed = [same for same in rows if "mappa" in same.cells]
    return [same.cells["mappa"].id for same in agreed if "oasys" in lost_from(same, others)]


def _findings(plan: Plan, facts: CaseFacts) -> list[Finding]:
    return list(review_set(PlanSet(case=facts, plans=(plan,))))


def _keys(finding: Finding) -> list[tuple[str, str]]:
    if finding.code in _NAMED:
        return [(finding.code, one) for one in finding.about]
    return [(finding.code, "")]


def _spoilt(findings: Iterable[Finding]) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Findings on what is there and will not work as it is, by the requirement that it would meet."""
    for finding in findings:
        if finding.code == _TOO_RARE and finding.severity == "gap":
            yield (_VISITS["police home visits" not in finding.message], ""), finding
        elif finding.code in spoils():
            for about in finding.about or ("",):
                yield (spoils()[finding.code], about), finding


def _too_short(one: Requirement, plan: Plan) -> str:
    """What is said of a text of a word or two, where the plan has to say something."""
    texts = {
        "contingency-missing": ("The contingency", [plan.contingency]),
        "offender-role-missing": ("The offender's own part", [plan.offender_role]),
        "victim-safety-missing": ("The step for the victim's safety", [*plan.victim_safety]),
    }
    what, said = texts.get(one.code, ("", []))
    acts = {"victim-safety-missing": ("victim_safety_step",), "offender-role-missing": ("self_management_plan",)}
    his = [
        action.action for action in plan.actions if one.code == "offender-role-missing" and action.agency == "offender"
    ]
    does = bool(his) or any(action.action in acts.get(one.code, ()) for action in plan.actions)
    long_enough = max((len(text.split()) for text in said), default=0) >= number("few_words")
    return f"{what} takes a sentence: who does what, and when." if what and not does and not long_enough else ""


def _said(finding: Finding) -> str:
    return f"{finding.message} (¶{finding.paragraph}) {finding.clears}"
