"""What stands on file about a generated case: assessments, the ViSOR record, visits; and the errors among it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from rightmix_sim.cases.making.days import Days
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.planted import Planted, days_of, planted
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.making.traits import LEVELS, Traits
from rightmix_sim.cases.records import Assessment, Visit, Visor
from rightmix_sim.guidance import load_book
from rightmix_sim.guidance.wording import amount
from rightmix_sim.history import History
from rightmix_sim.risk import rm2000
from rightmix_sim.workdays import add_to, day_in_words, on_working_day

_KEPT_VISITS: Final = 4
_STANDARD: Final = {
    "low": "police-visit-low-required",
    "medium": "police-visit-medium",
    "high": "police-visit-high",
    "very_high": "police-visit-high",
}
_EVERY: Final = {1: "month", 3: "three months", 12: "twelve months"}  # how a key words the months of the standard


@dataclass
class OnFile:
    """What stands on file."""

    registered_on: date
    assessments: tuple[Assessment, ...] = ()
    visor: Visor | None = None
    visits: tuple[Visit, ...] = ()
    prison_used: bool = True
    plan_in_log: bool = False
    review_copied: bool = False
    plan_holds: dict[str, bool] = field(default_factory=dict)  # element of the probation plan: is it there?
    errors: list[Planted] = field(default_factory=list)

    def has(self, kind: str) -> bool:
        """Whether an error of this kind is planted."""
        return any(error.kind == kind for error in self.errors)


def draw_on_file(recipe: Recipe, traits: Traits, days: Days, history: History, supervised: bool, case: Luck) -> OnFile:
    """What stands on file, right and wrong, by the shares of the recipe."""
    luck = case.stream("on file")
    registered = min(days.on, days.at_risk_from + timedelta(days=luck.whole(0, 3)))
    file = OnFile(registered)
    score = rm2000.score(history)
    if score.s is None or score.v is None or score.s.category is None:
        raise AssertionError("a generated history can be scored")
    right_s, right_v = score.s.category.value, score.v.category.value
    recorded = _rm2000(recipe, days, right_s, right_v, file, luck)
    _visor(recipe, days, history, recorded, file, luck)
    _visits(recipe, days, right_s, file, luck)
    if supervised:
        _probation(recipe, traits, days, file, luck)
    return file


def _rm2000(recipe: Recipe, days: Days, right_s: str, right_v: str, file: OnFile, luck: Luck) -> str | None:
    """The RM2000 on file, and the level of S that it says; None where there is none."""
    room = (days.on - file.registered_on).days
    if luck.chance(recipe.share("rm2000_missing")):
        file.errors.append(planted("rm2000_missing"))
        return None
    late = room > 40 and luck.chance(recipe.share("rm2000_late"))
    on = file.registered_on + timedelta(days=luck.whole(20, min(room, 420)) if late else luck.whole(0, min(room, 12)))
    wrong = luck.chance(recipe.share("rm2000_wrong"))
    recorded = _neighbour(right_s, luck) if wrong else right_s
    only_s = luck.chance(recipe.share("scale_v_not_used"))
    approved = not luck.chance(recipe.share("rm2000_not_approved"))
    file.assessments += (
        Assessment(
            tool="rm2000", agency="police", on=on, s=recorded, v=None if only_s else right_v,  # type: ignore[arg-type]
            approved_on=min(days.on, on + timedelta(days=luck.whole(0, 9))) if approved else None,
        ),
    )  # fmt: skip
    if late and (on - file.registered_on).days > days_of("rm2000_late"):
        file.errors.append(planted("rm2000_late", on=day_in_words(on), registered=day_in_words(file.registered_on)))
    if wrong:
        file.errors.append(planted("rm2000_wrong", recorded=_plain(recorded), right=_plain(right_s)))
    if only_s:
        file.errors.append(planted("scale_v_not_used", right=_plain(right_v)))
    if not approved:
        file.errors.append(planted("rm2000_not_approved"))
    return recorded


def _visor(recipe: Recipe, days: Days, history: History, recorded: str | None, file: OnFile, luck: Luck) -> None:
    counted = sorted(rm2000.score(history).counted.criminal)
    later = [day for day in counted if day > days.sentenced]
    left_off = bool(later) and luck.chance(recipe.share("conviction_not_on_visor"))
    ethnicity = not luck.chance(recipe.share("ethnicity_missing"))
    registration = not luck.chance(recipe.share("registration_missing"))
    other = luck.chance(recipe.share("level_without_rationale"))
    managed = _neighbour(recorded, luck) if other and recorded else recorded  # without RM2000 no level would be told
    file.visor = Visor(
        opened_on=file.registered_on,
        ethnicity_recorded=ethnicity,
        registration_recorded=registration,
        convictions=tuple(day for day in counted if not (left_off and day in later)),
        managed_as=managed,  # type: ignore[arg-type]
    )
    file.plan_in_log = luck.chance(recipe.share("plan_in_activity_log"))
    if left_off:
        file.errors.append(planted("conviction_not_on_visor", day=day_in_words(later[0])))
    if not ethnicity:
        file.errors.append(planted("ethnicity_missing"))
    if not registration:
        file.errors.append(planted("registration_missing"))
    if managed and recorded and managed != recorded:
        file.errors.append(planted("level_without_rationale", managed=_plain(managed), recorded=_plain(recorded)))
    if file.plan_in_log:
        file.errors.append(planted("plan_in_activity_log"))


def _visits(recipe: Recipe, days: Days, right_s: str, file: OnFile, luck: Luck) -> None:
    """Police visits from registration on, by the guidance for his risk of reconviction, the last few of them."""
    edition = load_book()[_STANDARD[right_s]].editions[0]  # files may be read a month before it
    assert edition.value is not None
    months = int(edition.value)
    late = luck.chance(recipe.share("visit_late"))
    back = _KEPT_VISITS * months * 31 + (60 if late else 0)
    last = max(file.registered_on, days.on - timedelta(days=back))
    done = [last] if last > file.registered_on else []
    gap = False
    while True:
        due = add_to(last, months, "months")
        slow = late and not gap
        day = due + timedelta(days=luck.whole(20, 60)) if slow else due - timedelta(days=luck.whole(0, 6))
        if day > days.on:
            break
        gap = gap or slow
        day = on_working_day(day)
        done.append(day)
        last = day
    late = gap
    found: list[Visit] = []
    checked = not luck.chance(recipe.share("pnc_not_checked"))
    for day in done:
        if luck.chance(0.3) and day - timedelta(days=4) >= days.at_risk_from:
            found.append(
                Visit(on=day - timedelta(days=luck.whole(1, 4)), by="police", outcome="no_reply", officers=_crew(luck))
            )
        found.append(Visit(on=day, by="police", outcome="done", officers=_crew(luck), pnc_checked=checked))
    file.visits = tuple(found)
    if late:
        file.errors.append(planted("visit_late", every=_EVERY.get(months, amount(months, "months"))))
    if found and not checked:
        file.errors.append(planted("pnc_not_checked"))


def _crew(luck: Luck) -> Any:
    return 1 if luck.chance(0.6) else 2


def _probation(recipe: Recipe, traits: Traits, days: Days, file: OnFile, luck: Luck) -> None:
    """What probation's assessment and plan hold, and what they lack."""
    written = min(days.on, days.at_risk_from + timedelta(days=luck.whole(3, 30)))
    file.assessments += (Assessment(tool="rosh", agency="probation", on=written, level=traits.harm),)
    file.plan_holds = {
        "police_visits": not luck.chance(recipe.share("police_visits_not_in_plan")),
        "sopo": not luck.chance(recipe.share("sopo_not_in_plan")),
        "victim": not luck.chance(recipe.share("victim_safety_missing")),
        "offender_role": not luck.chance(recipe.share("offender_role_missing")),
    }
    file.prison_used = not (traits.custody and luck.chance(recipe.share("prison_information_missing")))
    file.review_copied = (days.on - days.at_risk_from).days > 200 and luck.chance(recipe.share("review_copied"))
    if not file.prison_used:
        file.errors.append(planted("prison_information_missing"))
    if file.review_copied:
        file.errors.append(planted("review_copied"))


def _neighbour(level: str, luck: Luck) -> str:
    """A level beside this one."""
    place = LEVELS.index(level)
    return LEVELS[min(3, place + 1) if place == 0 or (place < 3 and luck.chance(0.5)) else place - 1]


def _plain(level: str) -> str:
    return level.replace("_", " ")
