"""Spoiling sound plans by a recipe. A flaw is taken only where the reviewer finds just what it is to bring."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.cases import Case, Dossier
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.errors import UnknownName
from rightmix_sim.plans.plan import PlanKind
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.review import review_set
from rightmix_sim.plans.spoiling.data import spoiling
from rightmix_sim.plans.spoiling.sound import numbered_anew, sound_plans
from rightmix_sim.plans.spoiling.ways import WAYS
from rightmix_sim.randomness import draws
from rightmix_sim.strict_data import Impossible

_STREAM: Final = "plans/spoiling"
_BETWEEN: Final = ""  # what is found between plans, or in none of them


@dataclass(frozen=True)
class Flawed:
    """A flaw that was taken: its name in `spoiling.yaml`, and what the reviewer finds by it, code and plan."""

    flaw: str
    finds: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Spoilt:
    """Plans on file with their flaws, and the sound ones that they were made from."""

    plans: PlanSet
    sound: PlanSet
    flaws: tuple[Flawed, ...]

    @property
    def finds(self) -> frozenset[tuple[str, str]]:
        """Everything that the reviewer finds, code and plan."""
        return frozenset(one for flawed in self.flaws for one in flawed.finds)


def recipes() -> tuple[str, ...]:
    """The recipes that there are."""
    return tuple(spoiling()["recipes"])


def spoilt_plans(
    case: Case,
    dossier: Dossier,
    *,
    seed: int,
    planted: Collection[str] = (),
    recipe: str = "usual",
    before: datetime.date | None = None,
) -> Spoilt:
    """The plans on file of a case, the same for the same seed.

    `planted` are the kinds of error that its key knows: what the OASys extract in the file lacks, the probation plan
    lacks too, and no more of that. The probation plan is dated before the day `before`, where one is given and order
    and meeting leave room. Raises `UnknownName` for a recipe that is not there.
    """
    if recipe not in recipes():
        raise UnknownName("recipe", recipe, recipes(), do="They stand in plans/data/spoiling.yaml.")
    luck = Luck(draws(seed, 0, _STREAM), 0, "plans")
    sound = sound_plans(case, dossier, luck, before)
    spoiler = _Spoiler(sound, spoiling()["recipes"][recipe], luck.stream("flaws"))
    extract = any(one.kind == "oasys_extract" for one in dossier.documents)
    for error, told in spoiling()["told"].items():
        if error in planted:
            spoiler.take(told["flaw"], told["plan"])
    barred = {(told["flaw"], told["plan"]) for told in spoiling()["told"].values()} if extract else set()
    spoiler.fill(barred)
    return Spoilt(numbered_anew(spoiler.plans), sound, tuple(spoiler.flaws))


class _Spoiler:
    """Plans as they are being spoilt."""

    def __init__(self, sound: PlanSet, recipe: Mapping[str, Any], luck: Luck) -> None:
        self.sound, self.plans, self.recipe, self.luck = sound, sound, recipe, luck
        self.flaws: list[Flawed] = []
        self.found = _found(sound)
        self.wanted = luck.whole(*recipe["faults"])

    def fill(self, barred: Collection[tuple[str, str]]) -> None:
        """Draw flaws until there are as many as are wanted, in as many plans; each kind of flaw once."""
        tried = {one.flaw for one in self.flaws}
        while not self._enough():
            left = {
                name: float(self.recipe["weights"][flaw["sort"]])
                for name, flaw in spoiling()["flaws"].items()
                if name not in tried
            }
            if not left:
                return
            name = self.luck.of(left)
            tried.add(name)
            kinds = [kind for kind in self._kinds(name) if (name, kind) not in barred]
            fresh = len(self._changed(self.plans)) < self._plans_asked()
            for kind in self.luck.shuffled(kinds):
                if any(self.take(name, kind, fresh=fresh) for _ in range(spoiling()["tries"])):
                    break

    def take(self, name: str, kind: PlanKind | None, *, fresh: bool = False) -> bool:
        """Take a flaw in one plan, where the reviewer then finds what it is to bring, and nothing else.

        If `fresh`, it has to be in a plan that nothing is wrong with yet.
        """
        flaw = spoiling()["flaws"][name]
        try:
            spoilt = WAYS[flaw["does"]](self.plans, kind, flaw, self.luck)
        except Impossible:
            return False
        if spoilt is None or (fresh and not self._changed(spoilt) - self._changed(self.plans)):
            return False
        found = _found(spoilt)
        new = found - self.found
        right = bool(new) and self.found <= found and all(code in flaw["codes"] for code, _ in new)
        if not right or len(found) > spoiling()["most_faults"]:
            return False
        self.plans, self.found = spoilt, found
        self.flaws.append(Flawed(name, tuple(sorted(new))))
        return True

    def _enough(self) -> bool:
        return len(self.found) >= self.wanted and len(self._changed(self.plans)) >= self._plans_asked()

    def _plans_asked(self) -> int:
        return min(int(self.recipe["plans"]), len(self.plans.plans))

    def _changed(self, plans: PlanSet) -> frozenset[str]:
        return frozenset(plan.kind for plan in plans.plans if plan != self.sound.plan(plan.kind))

    def _kinds(self, name: str) -> Iterator[PlanKind | None]:
        plans = spoiling()["flaws"][name].get("plans")
        if plans is None:
            yield None
        else:
            yield from (plan.kind for plan in self.plans.plans if plan.kind in plans)


def _found(plans: PlanSet) -> frozenset[tuple[str, str]]:
    """What the reviewer finds: codes with their plans, empty for what is found between plans."""
    return frozenset((one.code, one.plan or _BETWEEN) for one in review_set(plans))
