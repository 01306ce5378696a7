"""Which documents a file holds, who tells which fact, and which records contradict each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from rightmix_sim.cases.dossier import DocumentKind
from rightmix_sim.cases.making.days import Told
from rightmix_sim.cases.making.facts import Drawn
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.planted import Planted, planted
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.making.strands import Strand
from rightmix_sim.risk import rm2000

_FEWEST, _MOST = 7, (8, 12)  # files are thick and thin
_BORN: Final = (
    "court_record",
    "previous_convictions",
    "oasys_extract",
    "visor_record",
    "prison_report",
    "pre_sentence_report",
    "health_report",
)
_RELEASE: Final = (
    "prison_report",
    "visor_record",
    "contact_log",
    "mappa_minutes",
    "oasys_extract",
    "approved_premises",
)
_SINGLE: Final = {"pre_sentence_report": "psr", "oasys_extract": "oasys", "prison_report": "prison"}
_ACQUAINTANCE: Final = {
    "prosecution_summary": "acquaintance_court",
    "victim_liaison": "acquaintance_victim",
    "pre_sentence_report": "acquaintance_psr",
}
_TELLERS: Final = {
    "pre_sentence_report": "psr",
    "oasys_extract": "oasys",
    "activity_log": "police",
    "prison_report": "prison",
}
_EARLIER: Final = ("visor_record", "activity_log")
_WRONG: Final = {"prison_report": "prison", "oasys_extract": "oasys", "activity_log": "police", "contact_log": "log"}


@dataclass
class Plan:
    """The plan of one dossier."""

    kinds: list[DocumentKind]
    born_in: list[str]
    release_in: list[str]
    single_in: list[str]
    acquaintance_in: list[str]
    left_out: dict[int, str] = field(default_factory=dict)  # which told appearance another document holds
    quashed_in: str = ""
    further_in: str = ""
    count_in: dict[str, int] = field(default_factory=dict)  # document: the number of earlier appearances it gives
    age_wrong_in: str = ""
    wrong_age: int = 0
    acquaintance_wrong_in: str = ""
    partner_wrong_in: str = ""
    index_story: Strand | None = None
    earlier_stories: dict[int, tuple[Strand | None, str]] = field(default_factory=dict)  # told, and by which document
    errors: list[Planted] = field(default_factory=list)

    def has(self, kind: str) -> bool:
        """Whether the file holds a document of this kind."""
        return kind in self.kinds


def draw_plan(recipe: Recipe, drawn: Drawn) -> Plan:
    """The plan of one dossier: every fact that is needed has somebody who tells it."""
    luck = drawn.luck.stream("plan")
    kinds = _documents(drawn, luck)
    relationships = drawn.lives["relationships"]
    plan = Plan(
        kinds=kinds,
        born_in=luck.some([kind for kind in _BORN if kind in kinds], 1 if luck.chance(0.55) else 2),
        release_in=luck.some([kind for kind in _RELEASE if kind in kinds], 1 if luck.chance(0.5) else 2),
        single_in=_tellers(_SINGLE, kinds, relationships, luck),
        acquaintance_in=_tellers(_ACQUAINTANCE, kinds, None, luck),
        errors=list(drawn.on_file.errors),
    )
    _plan_appearances(recipe, drawn, plan, luck)
    _plan_stories(drawn, plan, luck)
    _plan_contradictions(recipe, drawn, plan, luck)
    return plan


def _documents(drawn: Drawn, luck: Luck) -> list[DocumentKind]:
    case, facts = drawn.case, drawn.weaver.facts
    supervised, custody = case.order.kind != "none", drawn.traits.custody
    earlier = [one for one in drawn.days.told if not one.entry.index and not one.further]
    further = any(one.further for one in drawn.days.told)
    needed: dict[DocumentKind, bool] = {
        "court_record": True,
        "visor_record": True,
        "mappa_minutes": case.mappa.managed_at in (2, 3),
        "mappa_referral": case.mappa.managed_at == 1,
        "oasys_extract": supervised,
        "previous_convictions": bool(earlier),
        "activity_log": drawn.on_file.plan_in_log or (further and not supervised),
        "home_visits": drawn.on_file.has("visit_late") or drawn.on_file.has("pnc_not_checked"),
        "licence": supervised and custody,
        "community_order": supervised and not custody,
        "contact_log": supervised and further,
    }
    wished: dict[DocumentKind, float] = {
        "pre_sentence_report": 0.75,
        "prosecution_summary": 0.7,
        "prison_report": 0.85 if custody else 0,
        "contact_log": 0.85 if supervised else 0,
        "victim_liaison": 0.85 if case.victim_contact.statutory else 0,
        "home_visits": 0.7 if case.visits else 0,
        "approved_premises": 0.9 if facts["home"] == "approved_premises" else 0,
        "programme_report": 0.7 if supervised and facts["state"] in ("attending", "completed", "excluded") else 0,
        "activity_log": 0.5,
        "health_report": 0.5 if facts["need"] in ("substance_misuse", "mental_health", "physical_health") else 0,
        "letter": 0.5,
        "intelligence": 0.3,
        "sopo": 0.6 if case.sopo else 0,
        "previous_convictions": 0.2,
        "employment": 0.3 if facts["work"] == "employed" else 0,
    }
    found = [kind for kind, is_needed in needed.items() if is_needed]
    found += [kind for kind, share in wished.items() if kind not in found and luck.chance(share)]
    if "pre_sentence_report" not in found and ("prosecution_summary" not in found or not supervised):
        found.append("pre_sentence_report")  # somebody has to tell of his life and of the offence
    spare = [
        kind for kind in found if not needed.get(kind) and kind not in ("pre_sentence_report", "prosecution_summary")
    ]
    for kind in luck.shuffled(spare)[: max(0, len(found) - luck.whole(*_MOST))]:
        found.remove(kind)
    more: tuple[DocumentKind, ...] = ("prosecution_summary", "activity_log", "letter")
    for kind in more:
        if len(found) < _FEWEST and kind not in found:
            found.append(kind)
    return found


def _tellers(voices: dict[str, str], kinds: list[DocumentKind], strand: Strand | None, luck: Luck) -> list[str]:
    """One or two of the documents that can tell it."""
    able = [kind for kind, voice in voices.items() if kind in kinds and (strand is None or strand.tells(voice))]
    return luck.some(able, 1 if luck.chance(0.35) else 2)


def _plan_appearances(recipe: Recipe, drawn: Drawn, plan: Plan, luck: Luck) -> None:
    """Which appearances the print lacks, and who tells them; where a quashed and a later one are told."""
    told = drawn.days.told
    tellers = [kind for kind in _TELLERS if plan.has(kind)]
    able = [
        number
        for number, one in enumerate(told)
        if not one.entry.index and not one.further and one.entry.outcome in ("conviction", "caution")
    ]
    if able and tellers and luck.chance(recipe.share("left_out_of_print")):
        plan.left_out[luck.pick(able)] = luck.pick(tellers)
    if any(one.entry.outcome == "quashed" for one in told):
        plan.quashed_in = luck.pick(tellers) if tellers else "visor_record"
    if any(one.further for one in told):
        logs = [kind for kind in ("contact_log", "activity_log") if plan.has(kind)]  # both run to the end
        plan.further_in = luck.pick(logs) if logs else "activity_log"


def _plan_stories(drawn: Drawn, plan: Plan, luck: Luck) -> None:
    plan.index_story = drawn.weaver.choose("offences", type=drawn.traits.offence.name)
    for number, one in enumerate(drawn.days.told):
        if one.offence_type is not None and not one.entry.index:
            story = drawn.weaver.choose("offences", "police", type=one.offence_type.name)
            plan.earlier_stories[number] = (story, luck.pick([kind for kind in _EARLIER if plan.has(kind)]))


def _plan_contradictions(recipe: Recipe, drawn: Drawn, plan: Plan, luck: Luck) -> None:
    traits, able = drawn.traits, [kind for kind in _WRONG if plan.has(kind)]
    score = rm2000.score(drawn.case.history)
    earlier = len(score.counted.criminal) - 1 - sum(one.further for one in drawn.days.told)
    counters = [kind for kind in ("pre_sentence_report", "oasys_extract", "prison_report") if plan.has(kind)]
    if counters and earlier:
        teller = luck.pick(counters)
        wrong = _wrong_count(drawn.days.told, earlier, plan, luck)
        if luck.chance(recipe.share("convictions_miscounted")) and wrong != earlier:
            plan.count_in[teller] = wrong
            plan.errors.append(planted("convictions_miscounted", wrong=wrong, right=earlier))
        else:
            plan.count_in[teller] = earlier
    if (
        able
        and luck.chance(recipe.share("acquaintance_contradicted"))
        and not traits.offence.images
        and not _of_household(traits)
    ):
        plan.acquaintance_wrong_in = luck.pick(able)
        known, unknown = "the two knew each other", "they had not met before"
        wrong_, right = (unknown, known) if traits.offence.known else (known, unknown)
        plan.errors.append(planted("acquaintance_contradicted", wrong=wrong_, right=right))
    agers = [
        kind
        for kind in ("prison_report", "oasys_extract", "mappa_minutes", "programme_report")
        if plan.has(kind) and kind not in plan.born_in
    ]
    if agers and luck.chance(recipe.share("age_contradicted")):
        plan.age_wrong_in, plan.wrong_age = luck.pick(agers), traits.age + (1 if luck.chance(0.5) else -1)
        plan.errors.append(planted("age_contradicted", wrong=plan.wrong_age, right=traits.age))
    hearsay = [kind for kind in ("activity_log", "home_visits", "contact_log") if plan.has(kind)]
    strand = drawn.lives["relationships"]
    if (
        hearsay
        and strand is not None
        and strand.tells("hearsay")
        and luck.chance(recipe.share("partnership_contradicted"))
    ):
        plan.partner_wrong_in = luck.pick(hearsay)
        right = (
            "He never lived with a partner for two years."
            if traits.single
            else "He lived with a partner for two years or more."
        )
        plan.errors.append(planted("partnership_contradicted", right=right))
    if plan.has("intelligence") and luck.chance(recipe.share("intelligence_in_one_system")):
        plan.errors.append(planted("intelligence_in_one_system"))
    _plan_of_probation(drawn, plan)


def _plan_of_probation(drawn: Drawn, plan: Plan) -> None:
    """What probation's plan lacks is an error only where there was something to hold."""
    holds = drawn.on_file.plan_holds
    if not plan.has("oasys_extract"):
        return
    kinds: dict[str, tuple[Any, bool]] = {
        "police_visits": ("police_visits_not_in_plan", True),
        "sopo": ("sopo_not_in_plan", drawn.case.sopo is not None),
        "victim": ("victim_safety_missing", drawn.case.victim_contact.wanted is True and plan.has("victim_liaison")),
        "offender_role": ("offender_role_missing", True),
    }
    for element, (kind, applies) in kinds.items():
        if applies and holds and not holds[element]:
            plan.errors.append(planted(kind))


def _wrong_count(told: list[Told], right: int, plan: Plan, luck: Luck) -> int:
    """A count that somebody could come to: with what does not count, or without what the print lacks."""
    extra = sum(one.entry.outcome in ("breach_only", "quashed") for one in told)
    if extra:
        return right + extra
    if plan.left_out:
        return right - len(plan.left_out)
    return right + (1 if luck.chance(0.5) else -1)


def _of_household(traits: Any) -> bool:
    return traits.offence.name in ("stepdaughter", "stepson", "family_girl", "family_boy") or traits.offence.historic
