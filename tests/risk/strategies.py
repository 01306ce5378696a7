"""Valid offence histories as hypothesis strategies: plain data, small, and leaning to where a rule decides."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.risk.histories import History

Draw = st.DrawFn

KNOWN_WORDS = {"sex": ("male", "female"), "acquaintance": ("stranger", "known")}
BIRTHDAYS = st.dates(date(1940, 1, 1), date(1990, 12, 31)) | st.sampled_from(
    [date(year, 2, 29) for year in range(1940, 1992, 4)]
)
AGES = st.sampled_from([17, 18, 24, 25, 34, 35, 44, 45]) | st.integers(18, 75)
# Three times known for once unknown, so that the answers to what is unknown can all be tried
ANSWERS = st.sampled_from([True, True, False, False, False, "unknown"])
NATURES = st.lists(st.sampled_from(["sexual", "sexual", "violent", "burglary", "other"]), min_size=1, max_size=2)
COUNTING = ("conviction", "caution")
IGNORED = ("quashed", "breach_only")


def years_after(day: date, years: int) -> date:
    """The birthday; 1 March where the year has no 29 February."""
    leap_day_is_missing = (day.month, day.day) == (2, 29) and (day.year + years) % 4 != 0
    return date(day.year + years, 3, 1) if leap_day_is_missing else day.replace(year=day.year + years)


@st.composite
def people(draw: Draw, *, eligible: bool = False) -> History:
    """A person, near a birthday that gives other points in half of the cases."""
    born = draw(BIRTHDAYS)
    age = draw(AGES.filter(lambda found: found >= 18) if eligible else AGES)
    later = draw(st.sampled_from([0, 0, 1, 100, 364]) if eligible else st.sampled_from([-1, 0, 1, 100, 364]))
    person = {
        "sex": "male" if eligible else draw(st.sampled_from(["male"] * 9 + ["female"])),
        "born": born.isoformat(),
        "at_risk_from": date.fromordinal(years_after(born, age).toordinal() + later).isoformat(),
    }
    return person | draw(facts("lived_with_adult_partner_two_years"))


@st.composite
def facts(draw: Draw, name: str) -> History:
    """The answer, or "unknown", or no such key, which says the same."""
    answer = draw(ANSWERS)
    return {} if answer == "unknown" and draw(st.booleans()) else {name: answer}


@st.composite
def victims(draw: Draw) -> History:
    """A victim, of whom something may be unknown."""
    victim = {}
    for name, words in KNOWN_WORDS.items():
        word = draw(st.sampled_from([*words * 2, "unknown", None]))
        if word is not None:
            victim[name] = word
    return victim


@st.composite
def offences(draw: Draw, born: date, sentenced: date, *, images: bool, nature: Any = NATURES) -> History:
    """An offence that can have led to a sentence of that day. With `images`, a sexual one is of images only."""
    first = min(years_after(born, 12), sentenced)
    limit = min(years_after(born, 16), sentenced)
    committed = draw(st.dates(first, sentenced) | st.sampled_from([limit, sentenced]))
    offence: History = {"nature": draw(nature), "committed": committed.isoformat()}
    images_only = images and "sexual" in offence["nature"]
    if images_only or draw(st.integers(0, 9)) == 0:
        offence |= {"images_only": True} | draw(st.sampled_from([{"contact": False}] * 3 + [{}]))
    else:
        offence |= draw(facts("contact"))
    if draw(st.integers(0, 9)):
        offence["victims"] = draw(st.lists(victims(), max_size=2))
    return offence | draw(st.sampled_from([{}, {}, {}, {"tic": False}, {"tic": True}]))


@st.composite
def entries(draw: Draw, person: History, *, images: bool, outcome: Any = None, until: date | None = None) -> History:
    """An entry of a day in his life, of any outcome."""
    born, at_risk = (date.fromisoformat(person[key]) for key in ("born", "at_risk_from"))
    last = until or date.fromordinal(at_risk.toordinal() + 700)
    pool = [date(year, 6, 1) for year in range(born.year + 14, last.year) if year % 4 == 0]
    day = draw(st.dates(years_after(born, 13), last) | st.sampled_from([min(at_risk, last), *pool]))
    outcomes = st.sampled_from([*COUNTING, "conviction", "conviction", *IGNORED]) if outcome is None else outcome
    return {
        "date": day.isoformat(),
        "outcome": draw(outcomes),
        "offences": draw(st.lists(offences(born, day, images=images), max_size=2)),
    }


@st.composite
def histories(draw: Draw, *, eligible: bool = False) -> History:
    """A valid history; with `eligible` one of a man who can be scored on S."""
    person = draw(people(eligible=eligible))
    images = draw(st.integers(0, 2)) == 0
    born, at_risk = (date.fromisoformat(person[key]) for key in ("born", "at_risk_from"))
    index = draw(entries(person, images=images, outcome=st.sampled_from(COUNTING), until=at_risk))
    index["index"] = True
    if eligible:
        day = max(date.fromisoformat(index["date"]), years_after(born, 16))
        index["date"] = day.isoformat()
        sexual = draw(offences(born, day, images=images, nature=st.just(["sexual"])))
        index["offences"].append(sexual | {"tic": False, "committed": day.isoformat()})
    others = draw(st.lists(entries(person, images=images), max_size=4))
    history: History = {"person": person, "appearances": [index, *others]}
    if draw(st.booleans()):
        history["assessed_on"] = date.fromordinal(at_risk.toordinal() + draw(st.integers(0, 3000))).isoformat()
    return history
