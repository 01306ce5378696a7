"""Random histories for RM2000: valid, and leaning towards the places where a rule decides.

Leanings are drawn once a history: independent draws would almost never give a man of images only, or one whose sexual
offences all fall before his sixteenth birthday.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Plain = dict[str, Any]

BIRTHDAYS_THAT_DECIDE = (18, 25, 35, 45)
TITLES = ("Rape", "Sexual assault", "Robbery", "Dwelling burglary", "Theft", "Possessing indecent images", "Café fraud")
NATURES = ("sexual", "violent", "burglary", "other")
WEIGHTS_OF_NATURES = {
    "mixed": (4, 3, 1, 2),
    "sexual": (9, 1, 0, 1),
    "images": (6, 1, 1, 2),
    "young": (5, 1, 1, 2),
    "violent": (0, 6, 1, 3),
    "nothing sexual": (0, 0, 2, 4),
}


@dataclass(frozen=True)
class Leaning:
    kind: str  # a key of WEIGHTS_OF_NATURES
    unknown: float  # the share of facts nobody knows
    male: float
    stranger: float
    non_contact: float
    tic: float
    several_natures: float


def random_history(rng: random.Random) -> Plain:
    """A history of the shape that `rightmix score` reads, days as dates, as ISO text or both."""
    leaning = _leaning(rng)
    age = _age(rng)
    born = _birth(rng, year=rng.randint(1998, 2012) - age)
    at_risk_from = _at_risk_from(rng, born, age)
    entries = _dated_entries(rng, born, at_risk_from)
    for entry in entries:
        _add_offences(rng, leaning, born, entry)
    person: Plain = {
        "sex": "female" if rng.random() < 0.03 else "male",
        "born": born,
        "at_risk_from": at_risk_from,
    }
    _put_fact(rng, person, "lived_with_adult_partner_two_years", rng.random() < 0.5, leaning.unknown)
    history: Plain = {"person": person, "appearances": entries}
    _add_assessment(rng, history)
    if rng.random() < 0.3:
        history["allegations"] = [
            {"date": _day_between(rng, _birthday(born, 10), at_risk_from), "text": "Said to have exposed himself"}
            for _ in range(rng.randint(0, 3))
        ]
    rng.shuffle(entries)
    share_of_text = rng.choice([0.0, 0.5, 1.0])
    written: Plain = _as_text_at_times(rng, history, share_of_text)
    return written


def _leaning(rng: random.Random) -> Leaning:
    return Leaning(
        kind=rng.choices(tuple(WEIGHTS_OF_NATURES), weights=(40, 22, 20, 6, 7, 5))[0],
        unknown=rng.choice([0.0, 0.0, 0.15, 0.6]),
        male=rng.choice([0.0, 0.1, 0.7]),
        stranger=rng.choice([0.0, 0.1, 0.7]),
        non_contact=rng.choice([0.0, 0.1, 0.7]),
        tic=rng.choice([0.0, 0.1, 0.4]),
        several_natures=rng.choice([0.0, 0.1, 0.4]),
    )


def _age(rng: random.Random) -> int:
    """The birthday near which he is at risk; half of the time one that changes his points."""
    if rng.random() < 0.5:
        return rng.choice(BIRTHDAYS_THAT_DECIDE)
    return rng.randint(17, 75)


def _birth(rng: random.Random, year: int) -> date:
    if year % 4 == 0 and rng.random() < 0.3:  # no year drawn here is 1900
        return date(year, 2, 29)
    return _day_between(rng, date(year, 1, 1), date(year, 12, 31))


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _at_risk_from(rng: random.Random, born: date, age: int) -> date:
    around = rng.choice([-1, 0, 1, -rng.randint(2, 200), rng.randint(2, 364), rng.randint(2, 364)])
    return _birthday(born, age) + timedelta(days=around)


def _day_between(rng: random.Random, first: date, last: date) -> date:
    return date.fromordinal(rng.randint(first.toordinal(), last.toordinal()))


def _dated_entries(rng: random.Random, born: date, at_risk_from: date) -> list[Plain]:
    """Entries with date, outcome and index; the offences are still to come."""
    number = rng.choice([0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12])
    same_day = rng.choice([0.0, 0.1, 0.4])
    entries: list[Plain] = []
    for _ in range(number):
        outcome = rng.choices(("conviction", "caution", "quashed", "breach_only"), weights=(68, 14, 9, 9))[0]
        if entries and rng.random() < same_day:
            day = rng.choice(entries)["date"]
        elif rng.random() < 0.07:
            day = at_risk_from + timedelta(days=rng.randint(0, 1500))
        else:
            day = _day_between(rng, _birthday(born, 12), at_risk_from)
        entries.append({"date": day, "outcome": outcome})
    convicted = [entry for entry in entries if entry["outcome"] in {"conviction", "caution"}]
    if convicted:
        _mark_index(rng, convicted, at_risk_from)
    for entry in entries:
        if "index" not in entry and rng.random() < 0.5:
            entry["index"] = False
    return entries


def _mark_index(rng: random.Random, convicted: list[Plain], at_risk_from: date) -> None:
    in_time = [entry for entry in convicted if entry["date"] <= at_risk_from]
    index = rng.choice(in_time or convicted)
    if not in_time or rng.random() < 0.2:
        index["date"] = at_risk_from
    index["index"] = True


def _add_offences(rng: random.Random, leaning: Leaning, born: date, entry: Plain) -> None:
    counts = entry["outcome"] in {"conviction", "caution"}
    if not counts and rng.random() < 0.3:
        return
    number = 0 if rng.random() < 0.03 else rng.choice([1, 1, 1, 2, 3])
    entry["offences"] = [_offence(rng, leaning, born, entry["date"], counts) for _ in range(number)]


def _offence(rng: random.Random, leaning: Leaning, born: date, sentenced: date, counts: bool) -> Plain:
    natures = rng.choices(NATURES, weights=WEIGHTS_OF_NATURES[leaning.kind])
    may_be = [nature for nature, weight in zip(NATURES, WEIGHTS_OF_NATURES[leaning.kind], strict=True) if weight]
    while rng.random() < leaning.several_natures and len(natures) < len(may_be):
        natures.append(rng.choice([nature for nature in may_be if nature not in natures]))
    tic = rng.random() < leaning.tic
    sexual = "sexual" in natures
    offence: Plain = {
        "title": rng.choice(TITLES),
        "nature": natures,
        "committed": _committed(rng, born, sentenced, early=sexual and leaning.kind == "young"),
    }
    if tic or rng.random() < 0.2:
        offence["tic"] = tic
    if sexual:
        _add_sexual_facts(rng, leaning, offence, counts=counts and not tic)
    elif rng.random() < 0.1:  # asked of sexual offences only, so it decides nothing here
        offence["contact"] = rng.choice([True, False, "unknown"])
    if rng.random() >= leaning.unknown / 3:
        offence["victims"] = [_victim(rng, leaning) for _ in range(rng.choice([0, 1, 1, 1, 2, 3]))]
    return offence


def _committed(rng: random.Random, born: date, sentenced: date, *, early: bool) -> date:
    sixteenth = _birthday(born, 16)
    first = _birthday(born, 10)
    if early:
        days = [sixteenth - timedelta(days=1), _day_between(rng, first, sixteenth - timedelta(days=1))]
        day = sixteenth if rng.random() < 0.04 else rng.choice(days)
    elif rng.random() < 0.15:
        day = sixteenth + timedelta(days=rng.choice([-1, 0, 1]))
    elif rng.random() < 0.1:
        day = sentenced
    else:
        day = max(first, sentenced - timedelta(days=rng.randint(1, 1200)))
    return min(day, sentenced)


def _add_sexual_facts(rng: random.Random, leaning: Leaning, offence: Plain, *, counts: bool) -> None:
    """Contact and images; what does not count in the history of a man of images may be something else."""
    share_of_images = 0.05
    if leaning.kind == "images":
        share_of_images = 0.97 if counts else 0.5
    images_only = rng.random() < share_of_images
    if images_only or rng.random() < 0.3:
        offence["images_only"] = images_only
    _put_fact(rng, offence, "contact", not images_only and rng.random() >= leaning.non_contact, leaning.unknown)


def _victim(rng: random.Random, leaning: Leaning) -> Plain:
    victim: Plain = {}
    _put_fact(rng, victim, "sex", "male" if rng.random() < leaning.male else "female", leaning.unknown)
    stranger = rng.random() < leaning.stranger
    _put_fact(rng, victim, "acquaintance", "stranger" if stranger else "known", leaning.unknown)
    return victim


def _put_fact(rng: random.Random, where: Plain, name: str, value: object, share_unknown: float) -> None:
    """The fact, or "unknown" for it, or no such key at all, which says the same."""
    if rng.random() >= share_unknown:
        where[name] = value
    elif rng.random() < 0.5:
        where[name] = "unknown"


def _add_assessment(rng: random.Random, history: Plain) -> None:
    at_risk_from = history["person"]["at_risk_from"]
    latest = max([at_risk_from, *(entry["date"] for entry in history["appearances"])])
    around = timedelta(days=rng.choice([-1, 0, 1, -rng.randint(2, 1700), rng.randint(2, 2000)]))
    match rng.choice(["not given", "at risk", "long after", "before release"]):
        case "at risk":
            history["assessed_on"] = at_risk_from
        case "long after":
            history["assessed_on"] = _birthday(latest, 5) + around
        case "before release":
            history["assessed_on"] = at_risk_from - timedelta(days=rng.randint(1, 60))


def _as_text_at_times(rng: random.Random, value: Any, share_of_text: float) -> Any:
    if isinstance(value, dict):
        return {key: _as_text_at_times(rng, inner, share_of_text) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text_at_times(rng, inner, share_of_text) for inner in value]
    if isinstance(value, date) and rng.random() < share_of_text:
        return value.isoformat()
    return value
