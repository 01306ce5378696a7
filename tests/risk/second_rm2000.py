"""RM2000 scored a second time, as an oracle: straight from the written rules, sharing nothing with the package.

It takes a valid plain history and checks nothing. Its points and cut-offs stand here once more on purpose: a figure
that is wrong in the package's data must not be wrong here as well.
"""

from __future__ import annotations

from datetime import date
from typing import Any

LOW, MEDIUM, HIGH, VERY_HIGH = "low", "medium", "high", "very_high"
CATEGORIES = [LOW, MEDIUM, HIGH, VERY_HIGH]
UNKNOWN = "unknown"

Plain = dict[str, Any]


def second_score(history: Plain) -> Plain:
    """Eligible, reason, s, v, c, adapted and unsettled; unsettled names step 2 factors, not single facts."""
    person = history["person"]
    born = as_date(person["born"])
    age = age_on(born, as_date(person["at_risk_from"]))
    appearances = appearances_that_count(history["appearances"])
    sexual_offences = [
        offence for offences in appearances.values() for offence in offences if "sexual" in offence["nature"]
    ]

    reason = gate(person["sex"], born, age, appearances, sexual_offences)
    answer: Plain = {
        "eligible": reason is None,
        "reason": reason,
        "s": None,
        "v": None,
        "c": None,
        "adapted": None,
        "unsettled": [],
    }
    if reason is None or reason == "violent_only":
        answer["v"] = v_scale(age, appearances)
    if reason is not None:
        return answer

    v_category = answer["v"]["category"]
    factors = aggravating_factors(person, sexual_offences)
    answer["s"] = s_scale(age, appearances, factors)
    answer["c"] = c_scale(answer["s"]["range"], v_category)

    open_factors = []
    if is_open(answer["s"]["range"]):
        open_factors += unknown_factors(factors)

    if all(offence.get("images_only", False) is True for offence in sexual_offences):
        adapted_factors = {**factors, "stranger_victim": False, "non_contact": False}
        adapted_s = s_scale(age, appearances, adapted_factors)
        answer["adapted"] = {
            "s": {
                "aggravating": adapted_factors,
                "category": adapted_s["category"],
                "range": adapted_s["range"],
            },
            "c": c_scale(adapted_s["range"], v_category),
        }
        if is_open(adapted_s["range"]):
            open_factors += unknown_factors(adapted_factors)

    answer["unsettled"] = sorted(set(open_factors))
    return answer


def as_date(day: date | str) -> date:
    if isinstance(day, str):
        return date.fromisoformat(day)
    return day


def age_on(born: date, day: date) -> int:
    """Whole years. Where the year has no 29 February, who was born on one is a year older on 1 March."""
    age = day.year - born.year
    if (day.month, day.day) < (born.month, born.day):
        age = age - 1
    return age


def appearances_that_count(entries: list[Plain]) -> dict[date, list[Plain]]:
    """The offences that count, by the day of the appearance."""
    appearances: dict[date, list[Plain]] = {}
    for entry in entries:
        if entry["outcome"] in {"quashed", "breach_only"}:
            continue
        offences = [offence for offence in entry["offences"] if not offence.get("tic", False)]
        if not offences:
            continue
        day = as_date(entry["date"])
        if day not in appearances:
            appearances[day] = []
        appearances[day] += offences
    return appearances


def appearances_with(nature: str, appearances: dict[date, list[Plain]]) -> int:
    number = 0
    for offences in appearances.values():
        if any(nature in offence["nature"] for offence in offences):
            number = number + 1
    return number


def gate(
    sex: str, born: date, age: int, appearances: dict[date, list[Plain]], sexual_offences: list[Plain]
) -> str | None:
    if sex == "female":
        return "female"
    if age < 18:
        return "under_18"
    if not sexual_offences:
        if appearances_with("violent", appearances) > 0:
            return "violent_only"
        return "no_sexual_conviction"
    if not any(age_on(born, as_date(offence["committed"])) >= 16 for offence in sexual_offences):
        return "before_age_limit"
    return None


def aggravating_factors(person: Plain, sexual_offences: list[Plain]) -> Plain:
    male: list[bool | str] = []
    stranger: list[bool | str] = []
    non_contact: list[bool | str] = []
    for offence in sexual_offences:
        contact = offence.get("contact", UNKNOWN)
        non_contact.append(UNKNOWN if contact == UNKNOWN else contact is False)
        if offence.get("victims", UNKNOWN) == UNKNOWN:
            male.append(UNKNOWN)
            stranger.append(UNKNOWN)
            continue
        for victim in offence["victims"]:
            sex = victim.get("sex", UNKNOWN)
            male.append(UNKNOWN if sex == UNKNOWN else sex == "male")
            acquaintance = victim.get("acquaintance", UNKNOWN)
            stranger.append(UNKNOWN if acquaintance == UNKNOWN else acquaintance == "stranger")
    lived_with_partner = person.get("lived_with_adult_partner_two_years", UNKNOWN)
    return {
        "male_victim": any_of(male),
        "stranger_victim": any_of(stranger),
        "non_contact": any_of(non_contact),
        "single": UNKNOWN if lived_with_partner == UNKNOWN else lived_with_partner is False,
    }


def any_of(findings: list[bool | str]) -> bool | str:
    if True in findings:
        return True
    if UNKNOWN in findings:
        return UNKNOWN
    return False


def unknown_factors(factors: Plain) -> list[str]:
    return [name for name, value in factors.items() if value == UNKNOWN]


def is_open(category_range: list[str]) -> bool:
    return category_range[0] != category_range[1]


def settled(category_range: list[str]) -> str | None:
    return None if is_open(category_range) else category_range[0]


def s_scale(age: int, appearances: dict[date, list[Plain]], factors: Plain) -> Plain:
    sexual = appearances_with("sexual", appearances)
    if sexual >= 5:
        sexual_points = 3
    elif sexual >= 3:
        sexual_points = 2
    elif sexual == 2:
        sexual_points = 1
    else:
        sexual_points = 0

    criminal_points = 1 if len(appearances) >= 5 else 0

    if age >= 35:
        age_points = 0
    elif age >= 25:
        age_points = 1
    else:
        age_points = 2

    total = sexual_points + criminal_points + age_points
    step_1 = category_of_zero_to_six(total)

    fewest = list(factors.values()).count(True)
    most = fewest + len(unknown_factors(factors))
    category_range = [raised(step_1, fewest), raised(step_1, most)]
    return {
        "points": {"sexual_appearances": sexual_points, "criminal_appearances": criminal_points, "age": age_points},
        "total": total,
        "step1": step_1,
        "aggravating": factors,
        "category": settled(category_range),
        "range": category_range,
    }


def category_of_zero_to_six(points: int) -> str:
    """0, 1 to 2, 3 to 4, 5 to 6: the same for step 1 of S and for C."""
    if points == 0:
        return LOW
    if points <= 2:
        return MEDIUM
    if points <= 4:
        return HIGH
    return VERY_HIGH


def raised(step_1: str, factors: int) -> str:
    if factors == 4:
        steps = 2
    elif factors >= 2:
        steps = 1
    else:
        steps = 0
    return CATEGORIES[min(CATEGORIES.index(step_1) + steps, 3)]


def v_scale(age: int, appearances: dict[date, list[Plain]]) -> Plain:
    if age >= 45:
        age_points = 0
    elif age >= 35:
        age_points = 1
    elif age >= 25:
        age_points = 2
    else:
        age_points = 3

    violent = appearances_with("violent", appearances)
    if violent >= 4:
        violent_points = 3
    elif violent >= 2:
        violent_points = 2
    else:
        violent_points = violent

    burglary_points = 2 if appearances_with("burglary", appearances) > 0 else 0

    total = age_points + violent_points + burglary_points
    if total <= 1:
        category = LOW
    elif total <= 3:
        category = MEDIUM
    elif total <= 5:
        category = HIGH
    else:
        category = VERY_HIGH
    return {
        "points": {"age": age_points, "violent_appearances": violent_points, "burglary": burglary_points},
        "total": total,
        "category": category,
    }


def c_scale(s_range: list[str], v_category: str) -> Plain:
    v_points = CATEGORIES.index(v_category)
    lowest = CATEGORIES.index(s_range[0]) + v_points
    highest = CATEGORIES.index(s_range[1]) + v_points
    category_range = [category_of_zero_to_six(lowest), category_of_zero_to_six(highest)]
    return {
        "points": lowest if lowest == highest else None,
        "category": settled(category_range),
        "range": category_range,
    }
