"""What a recipe draws first: the bare traits of a man, from which history, file and dossier follow.

The model of the service draws its population from the same traits (`population.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.offences import OffenceType, offence_types
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.records import Level

LEVELS = ("low", "medium", "high", "very_high")
_MATURE, _OLD = 25, 60
_UNDER = 21
_RETIRES = 65
_OF_THE_HOUSEHOLD = ("stepdaughter", "stepson")  # their mother and he lived together
_SHORTEST_LICENCE = 12  # months: a shorter sentence of an adult had none


@dataclass(frozen=True)
class Traits:
    """One man, before any date is set. Numbers of appearances are those before the index one."""

    age: int
    offence: OffenceType
    previous_sexual: int
    previous_other: int
    single: bool
    denial: str
    learning_disability: bool
    need: str
    harm: Level
    custody: bool
    months: int
    supervised: bool
    agencies_needed: bool
    senior_level_needed: bool

    @property
    def band(self) -> str:
        """young, middle or older."""
        return "young" if self.age < _MATURE else "older" if self.age >= _OLD else "middle"

    @property
    def under_21(self) -> bool:
        """Whether programmes may ask for his age."""
        return self.age < _UNDER

    @property
    def past_working_age(self) -> bool:
        """Whether he is past working age."""
        return self.age >= _RETIRES


def draw_traits(recipe: Recipe, case: Luck) -> Traits:
    """The traits of one man. Each is drawn from a stream of its own."""
    offence = _offence(recipe, case.stream("offence"))
    age = _age(recipe, case.stream("age"), offence)
    band = "young" if age < _MATURE else "older" if age >= _OLD else "middle"
    kind = "contact" if offence.contact else "other"
    harm = case.stream("harm").of(recipe.table(f"harm_of_{kind}"))
    supervised = case.stream("supervised").chance(recipe.share("supervised"))
    if harm == "very_high" and not supervised:
        harm = "high"  # nobody of very high harm is left to home visits alone
    custody, months = _sentence(recipe, case.stream("sentence"), kind, age, harm, supervised)
    disability = case.stream("disability").chance(recipe.share("learning_disability"))
    needs = case.stream("agencies")
    return Traits(
        age=age,
        offence=offence,
        previous_sexual=_previous_sexual(recipe, case.stream("previous sexual"), offence, age),
        previous_other=_at_age(case.stream("previous other").of(recipe.table("previous_other")), age),
        single=offence.name not in _OF_THE_HOUSEHOLD
        and case.stream("single").chance(recipe.table("never_lived_with_partner")[band]),
        denial=case.stream("denial").of(recipe.table("denial")),
        learning_disability=disability,
        need="learning_disability" if disability else case.stream("need").of(recipe.table("need")),
        harm=harm,
        custody=custody,
        months=months,
        supervised=supervised,
        agencies_needed=harm in ("high", "very_high") and needs.chance(recipe.share("agencies_needed_of_high_harm")),
        senior_level_needed=harm == "very_high" and needs.chance(recipe.share("senior_level_of_very_high_harm")),
    )


def _offence(recipe: Recipe, luck: Luck) -> OffenceType:
    return offence_types()[luck.of(recipe.table("offence"))]


def _age(recipe: Recipe, luck: Luck, offence: OffenceType) -> int:
    youngest, oldest = (int(end) for end in str(luck.of(recipe.table("age"))).split("-"))
    age = luck.whole(youngest, oldest)
    if offence.historic and age < _OLD - 8:
        age = luck.whole(_OLD - 8, 74)  # what happened decades ago
    if offence.name in _OF_THE_HOUSEHOLD and age < _MATURE:
        age = luck.whole(27, 55)  # a child of the household has grown up in it
    return age


def _previous_sexual(recipe: Recipe, luck: Luck, offence: OffenceType, age: int) -> int:
    exposure = offence.name.startswith("exposure")
    number = int(luck.of(recipe.table("previous_sexual_of_exposure" if exposure else "previous_sexual")))
    if offence.historic:
        return 0  # a late first conviction
    return min(number, max(0, (age - 18) // 2))


def _at_age(number: int | str, age: int) -> int:
    """No more appearances than the years since twelve leave room for."""
    return min(int(number), max(0, age - 15))


def _sentence(recipe: Recipe, luck: Luck, kind: str, age: int, harm: str, supervised: bool) -> tuple[bool, int]:
    custody = luck.chance(recipe.share(f"custody_of_{kind}")) or harm == "very_high"
    if not custody:
        return False, int(luck.of(recipe.table("order_months")))
    months = int(luck.of(recipe.table(f"months_of_{kind}")))
    if harm == "very_high":
        months = max(months, 36)
    if supervised:
        months = max(months, _SHORTEST_LICENCE)
    return True, min(months, 12 * max(1, age - 17))  # half of it is served, and the offence was after sixteen
