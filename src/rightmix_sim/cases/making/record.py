"""From traits and days to an offence history: its appearances, and what makes them hard to count."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from rightmix_sim.cases.making.days import IN_FORCE_2005, Days, Told
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.offences import OffenceType, offence_types, other_charges
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.making.traits import Traits
from rightmix_sim.history import Entry, History, Nature, Offence, Person, Victim
from rightmix_sim.workdays import add_to, on_working_day, whole_years

_YOUNGEST, _GROWN = 14, 18  # at an earlier appearance of another kind, and at a sexual one


def draw_record(recipe: Recipe, traits: Traits, days: Days, case: Luck) -> History:
    """The whole offence history; `days.told` gets every appearance in the words of a court list, in order."""
    luck = case.stream("record")
    sexual = _earlier_days(days, traits.previous_sexual, _GROWN, [], luck)
    others = _earlier_days(days, traits.previous_other, _YOUNGEST, sexual, luck)
    told = [_earlier_sexual(recipe, traits, days, day, luck) for day in sexual]
    told += [_earlier_other(recipe, days, day, luck) for day in others]
    _out_of_custody(told, days)
    told.append(_index(recipe, traits, days, luck))
    told += _complications(recipe, days, told, luck)
    days.told = sorted(told, key=lambda one: (one.entry.date, not one.entry.index))
    person = Person(
        sex="male", born=days.born, at_risk_from=days.at_risk_from, lived_with_adult_partner_two_years=not traits.single
    )
    return History(person=person, appearances=tuple(one.entry for one in days.told))


def _out_of_custody(told: list[Told], days: Days) -> None:
    """Nobody offends outside while inside: a term that would last until the next offence becomes another sentence."""
    told.sort(key=lambda one: one.entry.date)
    for place, one in enumerate(told):
        later = [offence.committed for other in told[place + 1 :] for offence in other.entry.offences or ()]
        if one.entry.date + timedelta(days=15 * _months_of(one.disposal)) >= min([*later, days.committed]):
            age_then = whole_years(days.born, one.entry.date)
            one.disposal = _of_age("Community order 24 months", age_then, one.entry.date)


def _months_of(disposal: str) -> int:
    """The months of a custodial sentence, half of which is served; none for any other."""
    found = re.search(r"(?:Imprisonment|institution) (\d+) months", disposal)
    return int(found[1]) if found else 0


def _earlier_days(days: Days, count: int, from_age: int, taken: list[date], luck: Luck) -> list[date]:
    """So many court days between an age and the index offence, at least eight weeks from each other and from others."""
    first = add_to(days.born, from_age, "years") + timedelta(days=180)
    last = min(days.committed, days.sentenced - timedelta(days=60)) - timedelta(days=40)
    found: list[date] = []
    for _ in range(count * 6):
        if len(found) == count or last <= first:
            break
        # courts see most men when they are young, and later ones nearer to now
        day = on_working_day(luck.day(max(first, add_to(last, -24, "years")), last))
        if day > first and all(abs((day - other).days) > 55 for other in (*found, *taken)):
            found.append(day)
    return sorted(found)


def _earlier_other(recipe: Recipe, days: Days, day: date, luck: Luck) -> Told:
    age_then = whole_years(days.born, day)
    caution = luck.chance(recipe.share("caution_of_appearances"))
    nature: Nature = luck.of(
        {
            "violent": recipe.share("violent_of_other"),
            "burglary": recipe.share("burglary_of_other"),
            "other": max(0.0, 1 - recipe.share("violent_of_other") - recipe.share("burglary_of_other")),
        }
    )
    charges = [name for name in other_charges()[nature] if age_then >= 18 or "Driving" not in name]
    charge = luck.pick(charges)
    disposal = (
        "Cautioned"
        if caution and nature == "other"
        else _of_age(luck.pick(other_charges()[nature][charge]), age_then, day)
    )
    offence = Offence(title=charge, nature=(nature,), committed=day - timedelta(days=luck.whole(20, 50)))
    entry = Entry(date=day, outcome="caution" if disposal == "Cautioned" else "conviction", offences=(offence,))
    return Told(entry, charge, disposal)


def _earlier_sexual(recipe: Recipe, traits: Traits, days: Days, day: date, luck: Luck) -> Told:
    age_then = whole_years(days.born, day)
    caution = luck.chance(recipe.share("caution_of_appearances"))
    chosen = _earlier_type(traits, age_then, luck)
    committed = max(day - timedelta(days=luck.whole(25, 54)), days.born + timedelta(days=4000))
    title = luck.pick(chosen.legal_titles(committed))
    small = not chosen.contact and not chosen.images
    disposal = "Cautioned" if caution and small else luck.pick(_SEXUAL_DISPOSALS["small" if small else "grave"])
    entry = Entry(
        date=day,
        outcome="caution" if disposal == "Cautioned" else "conviction",
        offences=(_sexual_offence(chosen, title, committed),),
    )
    return Told(entry, title, _of_age(disposal, age_then, day), chosen)


def _earlier_type(traits: Traits, age_then: int, luck: Luck) -> OffenceType:
    """What an earlier sexual offence was: mostly of the same kind, and of images only where all is images."""
    types = offence_types()
    if traits.offence.images:
        return types["images"]
    same = traits.offence.name
    near = {same: 0.6, "exposure_women": 0.15, "known_woman": 0.1, "friend_girl": 0.1, "stranger_woman": 0.05}
    if same in ("stepdaughter", "stepson", "online_girl"):
        near.pop(same)
    if age_then < 21:
        near = {"exposure_women": 0.4, "known_woman": 0.3, "friend_girl": 0.3}
    return types[luck.of(near)]


_SEXUAL_DISPOSALS = {
    "small": [
        "Cautioned",
        "Fined",
        "Community order 12 months",
        "Probation order 12 months",
        "Conditional discharge 12 months",
    ],
    "grave": ["Imprisonment 12 months", "Imprisonment 18 months", "Imprisonment 6 months", "Community order 24 months"],
}


def _of_age(disposal: str, age_then: int, day: date) -> str:
    """The disposal in the words of its time and for his age."""
    disposal = disposal.replace("Probation order", "Community order")
    if disposal == "Suspended sentence order" and day < IN_FORCE_2005:
        disposal = "Community order 24 months"
    if disposal in ("Community punishment order", "Community service order"):
        if day >= IN_FORCE_2005:
            return "Community order with unpaid work"
        return "Community punishment order" if day >= _RENAMED else "Community service order"
    if age_then < 18 and disposal.startswith(("Imprisonment", "Community order")):
        return "Supervision order 12 months"
    if disposal.startswith("Community order") and day < IN_FORCE_2005:
        return disposal.replace(
            "Community order", "Community rehabilitation order" if day >= _RENAMED else "Probation order"
        )
    if disposal.startswith("Imprisonment") and age_then < 21:
        return disposal.replace("Imprisonment", "Detention in a young offender institution")
    return disposal


_RENAMED = date(2001, 4, 2)  # probation and community service orders got other names until 2005


def _sexual_offence(kind: OffenceType, title: str, committed: date) -> Offence:
    if kind.images:
        victims: tuple[Victim, ...] = (Victim(sex="female", acquaintance="stranger"),)
    else:
        sex: Literal["male", "female"] = "male" if kind.victim_sex == "male" else "female"
        victims = (Victim(sex=sex, acquaintance="known" if kind.known else "stranger"),)
    return Offence(
        title=title,
        nature=("sexual",),
        committed=committed,
        contact=kind.contact,
        images_only=kind.images,
        victims=victims,
    )


def _index(recipe: Recipe, traits: Traits, days: Days, luck: Luck) -> Told:
    kind = traits.offence
    title = luck.pick(kind.legal_titles(days.committed))
    offences = [_sexual_offence(kind, title, days.committed)]
    if luck.chance(recipe.share("tic")):
        more = _sexual_offence(kind, title, days.committed)
        offences.append(Offence(**{name: getattr(more, name) for name in more.__struct_fields__} | {"tic": True}))
    entry = Entry(date=days.sentenced, outcome="conviction", index=True, offences=tuple(offences))
    return Told(entry, title, index_disposal(traits), kind)


def index_disposal(traits: Traits) -> str:
    """The sentence of the index appearance, as a court list has it."""
    return f"Imprisonment {traits.months} months" if traits.custody else f"Community order {traits.months} months"


def _complications(recipe: Recipe, days: Days, told: list[Told], luck: Luck) -> list[Told]:
    """What looks like an appearance and is none; and a conviction since registration."""
    found = []
    taken = [one.entry.date for one in told]
    first = taken[0]

    def free_day(earliest: date, latest: date) -> date | None:
        if latest <= earliest:
            return None
        day = on_working_day(luck.day(earliest, latest))
        return day if all(abs((day - other).days) > 20 for other in taken) and earliest <= day <= latest else None

    if len(told) > 1 and luck.chance(recipe.share("breach_only")):
        day = free_day(first + timedelta(days=60), days.sentenced - timedelta(days=30))
        if day is not None:
            found.append(
                Told(Entry(date=day, outcome="breach_only"), "Breach of an earlier order", "Order to continue")
            )
            taken.append(day)
    if luck.chance(recipe.share("quashed")):
        day = free_day(add_to(days.born, 18, "years"), days.sentenced - timedelta(days=200))
        if day is not None:
            offence = Offence(title="Common assault", nature=("violent",), committed=day - timedelta(days=40))
            found.append(Told(Entry(date=day, outcome="quashed", offences=(offence,)), "Common assault", "Fined"))
            taken.append(day)
    if luck.chance(recipe.share("further_conviction")):
        day = free_day(days.at_risk_from + timedelta(days=40), days.on - timedelta(days=20))
        if day is not None:
            charge = luck.pick(["Theft from shop", "Criminal damage", "Drunk and disorderly"])
            offence = Offence(title=charge, nature=("other",), committed=day - timedelta(days=18))
            entry = Entry(date=day, outcome="conviction", offences=(offence,))
            found.append(Told(entry, charge, "Fined", further=True))
    return found
