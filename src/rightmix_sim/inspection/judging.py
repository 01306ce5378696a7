"""For each criterion a plain function: what the facts of a case say, before planted errors and plans are looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rightmix_sim.cases import categories_of
from rightmix_sim.cases.records import Assessment
from rightmix_sim.inspection import timeliness
from rightmix_sim.inspection.case_file import CaseFile
from rightmix_sim.plans import facts_of
from rightmix_sim.plans.wording import spoken
from rightmix_sim.risk import rm2000
from rightmix_sim.sentences import listed
from rightmix_sim.workdays import day_in_words

_ACTIVE_LEVELS: Final = (2, 3)
_IN_PRISON: Final = ("prison_core", "prison_extended")
_BEGUN: Final = ("attending", "completed")
_KEPT_UP: Final = ("begun", "complete")
_ONE_TO_ONE: Final = ("one_to_one", "maintenance_group")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the facts say: whether the criterion applies, whether it is met, why, and the days that show it.

    What is `settled` no planted error overturns: the error is then about something beside it. Where it is `also_told`
    without a day, paragraphs that speak of it show it as well as those that tell of the days.
    """

    applies: bool = True
    met: bool = True
    settled: bool = False
    because: str
    days: tuple[date, ...] = ()
    also_told: bool = False


def _no(because: str) -> Facts:
    return Facts(applies=False, because=because)


def rm2000_approved(file: CaseFile) -> Facts:
    """¶4.14, 5.4."""
    if categories_of(file.case).s is None:
        return _no("RM2000 cannot be used here (¶6.12).")
    scored = _rm2000(file)
    if not scored:
        return Facts(met=False, because="No RM2000 is on file.")
    approved = scored[-1].approved_on
    if approved is None:
        return Facts(met=False, because=f"Nobody approved the RM2000 of {day_in_words(scored[-1].on)}.")
    return Facts(because=f"RM2000 of {day_in_words(scored[-1].on)}, approved on {day_in_words(approved)}.")


def right_category(file: CaseFile) -> Facts:
    """¶9.1: managed at the wrong level; ¶5.7: both scales are used."""
    right, scored = categories_of(file.case), _rm2000(file)
    if right.s is None:
        return _no("RM2000 cannot be used here (¶6.12).")
    if not scored:
        return Facts(met=False, because="No RM2000 is on file.")
    last = scored[-1]
    wrong = [name.upper() for name in ("s", "v", "c") if getattr(last, name) != getattr(right, name)]
    if wrong:
        return Facts(met=False, because=f"The history comes to another category on scale {listed(wrong)}.")
    return Facts(because="The history comes to the categories on file.")


def convictions_on_visor(file: CaseFile) -> Facts:
    """¶4.14."""
    if file.case.visor is None:
        return _no("There is no ViSOR record.")
    counted = rm2000.score(file.case.history).counted.criminal
    missing = sorted(counted - set(file.case.visor.convictions))
    if missing:
        days = listed([day_in_words(day) for day in missing])
        return Facts(met=False, because=f"ViSOR lacks the appearance of {days}.", days=tuple(missing))
    held = file.case.visor.convictions
    return Facts(because="ViSOR holds every conviction and caution that counts.", days=held, also_told=True)


def level_rationale(file: CaseFile) -> Facts:
    """¶5.9."""
    visor, scored = file.case.visor, _rm2000(file)
    recorded = scored[-1].s if scored else None
    if visor is None or visor.managed_as is None or recorded is None or visor.managed_as == recorded:
        return _no("The level managed at does not differ from a category on file.")
    said = f"Managed as {spoken(visor.managed_as)}, RM2000/S on file is {spoken(recorded)}"
    if visor.rationale:
        return Facts(because=f"{said}, and ViSOR says why.")
    return Facts(met=False, because=f"{said}, and ViSOR does not say why.")


def rosh_fits(file: CaseFile) -> Facts:
    """¶5.12."""
    recorded, fits = timeliness.harm_on_file(file.case), file.case.harm.level
    if recorded is None:
        return _no("Probation recorded no level of Risk of Serious Harm.")
    if recorded != fits:
        said = f"On file it is {spoken(recorded)}; what the file holds comes to {spoken(fits)}."
        return Facts(met=False, because=said)
    return Facts(because=f"It is {spoken(recorded)} on file, and that fits.")


def police_visits(file: CaseFile) -> Facts:
    """¶7.14, 7.24."""
    category = timeliness.category_on_file(file.case)
    if category is None:
        return _no("There is no category of RM2000 to go by.")
    return _visits(timeliness.police_visits(file.case), f"At {spoken(category)} on file")


def probation_visit(file: CaseFile) -> Facts:
    """¶7.12."""
    level, order = timeliness.harm_on_file(file.case), file.case.order
    if order.kind == "none":
        return _no("Probation does not supervise.")
    if level not in ("high", "very_high"):
        return _no("The Risk of Serious Harm on file is neither high nor very high, and nothing is owed.")
    return _visits(timeliness.probation_visits(file.case), f"At {spoken(level)} Risk of Serious Harm on file")


def sopo_in_plan(file: CaseFile) -> Facts:
    """¶7.27; what the plans say of it is the reviewer's finding."""
    if file.case.sopo is None:
        return _no("There is no prevention order.")
    return Facts(because="Every plan on file says how each prohibition is checked.")


def victim_in_plan(file: CaseFile) -> Facts:
    """¶7.9, 7.10; what the plan says of it is the reviewer's finding."""
    if not facts_of(file.case).victim_contact:
        return _no("No victim is in contact with the victim liaison unit.")
    return Facts(because="What the victim asked for is in the probation plan, with a step for the victim's safety.")


def own_review(file: CaseFile) -> Facts:
    """¶9.7, 9.8; that it was copied is the reviewer's finding."""
    if file.case.order.kind == "none":
        return _no("Probation does not supervise.")
    return Facts(because="The last review is its own work and takes up what had changed.")


def constructive_work(file: CaseFile) -> Facts:
    """¶6.1 to 6.8."""
    case = file.case
    if case.order.kind == "none":
        return _no("Probation does not supervise.")
    if any(one.name not in _IN_PRISON and one.name != "none" and one.state in _BEGUN for one in case.programmes):
        return Facts(settled=True, because="A programme in the community was begun or completed.")
    if any(one.kind in _ONE_TO_ONE and one.state == "under_way" for one in case.interventions):
        return Facts(because="Structured work one to one is under way.")
    if any(one.pre_programme_work in _KEPT_UP for one in case.programmes if one.state == "waiting"):
        return Facts(because="Pre-programme work is kept up until the group starts.")
    return Facts(met=False, because="Neither a programme nor structured work one to one is under way.")


def disclosure_considered(file: CaseFile) -> Facts:
    """¶2.5, 7.4; whether a plan considers it is the reviewer's finding."""
    meeting = file.plans.plan("mappa") if file.plans is not None else None
    level = max(file.case.mappa.managed_at or 0, (meeting and meeting.mappa_level) or 0)
    if not file.case.child_contact and not (meeting is not None and level in _ACTIVE_LEVELS):
        return _no("There is neither contact with children nor a meeting at level 2 or 3.")
    return Facts(because="Disclosure was considered.")


def plans_aligned(file: CaseFile) -> Facts:
    """¶5.18, 5.19; whether they are is the reviewer's finding."""
    if file.plans is None or len(file.plans.plans) < 2:
        return _no("There are not two plans on file.")
    return Facts(because="The plans on file know of each other and agree.")


def _visits(kept: timeliness.Kept, at: str) -> Facts:
    if not kept.periods:
        return _no(f"{at}, no visit had fallen due by the day of reading.")
    days = kept.made
    if kept.late:
        first = kept.late[0]
        done = f"came on {day_in_words(first.done)}" if first.done else "had not been made"
        said = f"{at}, the visit due by {day_in_words(first.due)} {done}."
        return Facts(met=False, because=said, days=days)
    return Facts(because=f"{at}, every visit that fell due was made in time.", days=days)


def _rm2000(file: CaseFile) -> list[Assessment]:
    """RM2000 as the police hold it: their own scoring, or what they took over from another agency."""
    scored = [one for one in file.case.assessments if one.tool == "rm2000"]
    return [one for one in scored if one.agency == "police"] or scored


JUDGES: Final[Mapping[str, Callable[[CaseFile], Facts]]] = {
    judge.__name__: judge
    for judge in (
        rm2000_approved,
        right_category,
        convictions_on_visor,
        level_rationale,
        rosh_fits,
        police_visits,
        probation_visit,
        sopo_in_plan,
        victim_in_plan,
        own_review,
        constructive_work,
        disclosure_considered,
        plans_aligned,
    )
}
