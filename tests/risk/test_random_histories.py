"""The generator of random histories: they are valid, reach every branch and would show a scorer with a fault."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.risk.random_histories import random_history
from tests.risk.second_rm2000 import second_score

Plain = dict[str, Any]


def histories(number: int, seed: int) -> list[Plain]:
    rng = random.Random(seed)
    return [random_history(rng) for _ in range(number)]


def test_the_same_seed_gives_the_same_histories() -> None:
    assert histories(50, seed=3) == histories(50, seed=3)
    assert histories(50, seed=3) != histories(50, seed=4)


def as_date(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def test_random_histories_are_valid() -> None:
    for each in histories(3000, seed=1):
        born, at_risk_from = as_date(each["person"]["born"]), as_date(each["person"]["at_risk_from"])
        convicted = [one for one in each["appearances"] if one["outcome"] in {"conviction", "caution"}]
        marked = [one for one in each["appearances"] if one.get("index", False)]
        assert len(marked) == min(1, len(convicted))
        assert all(one in convicted and as_date(one["date"]) <= at_risk_from for one in marked)
        assert all("offences" in one for one in convicted)
        for one in each["appearances"]:
            assert born < as_date(one["date"])
            for its in one.get("offences", []):
                assert born < as_date(its["committed"]) <= as_date(one["date"])
                assert its["nature"] and len(set(its["nature"])) == len(its["nature"])
                assert not (its.get("images_only", False) and its.get("contact") is True)


def features(given: Plain) -> list[str]:
    """What one history holds, as labels to count; each label once."""
    person, entries = given["person"], given["appearances"]
    born, at_risk_from = as_date(person["born"]), as_date(person["at_risk_from"])
    labels = {f"{len(entries)} entries"}
    labels |= {"born on 29 February"} if (born.month, born.day) == (2, 29) else set()
    for age in (18, 25, 35, 45):
        labels.add(f"{age} and {(at_risk_from - birthday(born, age)).days} days")
    labels.add(f"partner {person.get('lived_with_adult_partner_two_years', 'missing')}")
    labels |= {f"no {key}" for key in ("assessed_on", "allegations") if not given.get(key)}
    latest = max([at_risk_from, *(as_date(one["date"]) for one in entries)])
    if "assessed_on" in given:
        labels.add(f"five years and {(as_date(given['assessed_on']) - birthday(latest, 5)).days} days")
    outcomes: dict[date, set[str]] = {}
    for one in entries:
        labels |= {f"date is {type(one['date']).__name__}", f"index {one.get('index', 'missing')}"}
        if one.get("index", False) and as_date(one["date"]) == at_risk_from:
            labels.add("at risk on the day of the index")
        if as_date(one["date"]) > at_risk_from:
            labels.add("sentenced after that")
        day = outcomes.setdefault(as_date(one["date"]), set())
        labels |= {f"same day: {' and '.join(sorted({other, one['outcome']}))}" for other in day}
        day.add(one["outcome"])
        labels.add(f"{one['outcome']} with {len(one['offences']) if 'offences' in one else 'missing'} offences")
        for its in one.get("offences", []):
            labels |= {f"{len(its['nature'])} natures", f"tic {its.get('tic', 'missing')}"}
            labels.add(f"sixteen and {(as_date(its['committed']) - birthday(born, 16)).days} days")
            if "sexual" not in its["nature"]:
                continue
            labels |= {f"contact {its.get('contact', 'missing')}", f"images {its.get('images_only', 'missing')}"}
            labels.add(f"{len(its['victims']) if 'victims' in its else 'missing'} victims")
            for victim in its.get("victims", []):
                labels |= {f"victim {victim.get(key, 'missing ' + key)}" for key in ("sex", "acquaintance")}
    return list(labels)


def birthday(born: date, age: int) -> date:
    if (born.month, born.day) == (2, 29) and (born.year + age) % 4:
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)


OUTCOMES = ("breach_only", "caution", "conviction", "quashed")
EVERY_FEATURE = [
    *[f"{number} entries" for number in range(13)],
    *["born on 29 February", "at risk on the day of the index", "sentenced after that", "no assessed_on"],
    *["no allegations", "date is date", "date is str"],
    *[f"{age} and {days} days" for age in (18, 25, 35, 45, "sixteen") for days in (-1, 0, 1)],
    *[f"five years and {days} days" for days in (-1, 0, 1)],
    *[f"partner {value}" for value in (True, False, "unknown", "missing")],
    *[f"contact {value}" for value in (True, False, "unknown", "missing")],
    *[f"{key} {value}" for key in ("index", "tic", "images") for value in (True, False, "missing")],
    *[f"victim {value}" for value in ("male", "female", "stranger", "known", "unknown")],
    *["victim missing sex", "victim missing acquaintance"],
    *[f"{number} victims" for number in (0, 1, 2, 3, "missing")],
    *[f"{number} natures" for number in (1, 2, 3, 4)],
    *[f"{outcome} with {number} offences" for outcome in OUTCOMES for number in range(4)],
    *["quashed with missing offences", "breach_only with missing offences"],
    *[f"same day: {' and '.join(sorted({one, other}))}" for one in OUTCOMES for other in OUTCOMES],
]


def test_ten_thousand_random_histories_hold_every_kind_of_fact_twenty_times() -> None:
    count = Counter(label for each in histories(10_000, seed=2001) for label in features(each))
    assert {label: count[label] for label in EVERY_FEATURE if count[label] < 20} == {}


def branches(answer: Plain) -> list[str]:
    """What one answer shows of the rules, as labels to count."""
    labels = [f"reason {answer['reason']}", f"adapted {answer['adapted'] is not None}"]
    if answer["v"] is not None:
        labels.append(f"v {answer['v']['category']}")
        labels += [f"v {item} {points}" for item, points in answer["v"]["points"].items()]
    if not answer["eligible"]:
        return labels
    s, c = answer["s"], answer["c"]
    labels += [f"s {s['category']}", f"c {c['category']}", f"step 1 {s['step1']}"]
    labels += [f"s {item} {points}" for item, points in s["points"].items()]
    labels += [f"{factor} {value}" for factor, value in s["aggravating"].items()]
    labels += [f"s range {'-'.join(s['range'])}", f"c range {'-'.join(c['range'])}"]
    labels += [
        f"s total {s['total']}",
        f"c points {c['points']}",
        f"factors {list(s['aggravating'].values()).count(True)}",
    ]
    if s["category"] is None and c["category"] is not None:
        labels.append("c settled before s")
    if s["category"] is not None and "unknown" in s["aggravating"].values():
        labels.append("s settled with something unknown")
    if answer["adapted"] is not None:
        adapted = answer["adapted"]
        labels += [f"adapted s {adapted['s']['category']}", f"adapted c {adapted['c']['category']}"]
        labels.append(f"adapted differs {adapted['s']['range'] != s['range']}")
        if adapted["s"]["category"] is None and s["category"] is not None:
            labels.append("adapted open, s settled")
    return labels


CATEGORIES = ("low", "medium", "high", "very_high")
EVERY_BRANCH = [
    *[f"reason {reason}" for reason in ("female", "under_18", "no_sexual_conviction", "violent_only")],
    *["reason before_age_limit", "reason None", "adapted True", "adapted False"],
    *[
        f"{scale} {category}"
        for scale in ("s", "v", "c", "step 1", "adapted s", "adapted c")
        for category in CATEGORIES
    ],
    *["s None", "c None", "adapted s None", "adapted c None", "adapted differs True", "adapted differs False"],
    *[
        f"{factor} {value}"
        for factor in ("male_victim", "stranger_victim", "non_contact", "single")
        for value in ("True", "False", "unknown")
    ],
    *[f"s sexual_appearances {points}" for points in range(4)],
    *[f"s criminal_appearances {points}" for points in range(2)],
    *[f"s age {points}" for points in range(3)],
    *[f"v age {points}" for points in range(4)],
    *[f"v violent_appearances {points}" for points in range(4)],
    *["v burglary 0", "v burglary 2"],
    *[f"s total {total}" for total in range(7)],
    *[f"c points {points}" for points in (*range(7), None)],
    *[f"factors {number}" for number in range(5)],
    *["s range low-medium", "s range low-high", "s range medium-high", "s range medium-very_high"],
    *["s range high-very_high", "c range low-medium", "c range medium-high", "c range high-very_high"],
    *["c settled before s", "s settled with something unknown", "adapted open, s settled"],
]


def test_ten_thousand_random_histories_reach_every_branch_twenty_times() -> None:
    rng = random.Random(2000)
    count = Counter(label for _ in range(10_000) for label in branches(second_score(random_history(rng))))
    assert {label: count[label] for label in EVERY_BRANCH if count[label] < 20} == {}


def changed(
    given: Plain, person: Callable[[Plain], Plain], one: Callable[[Plain], Plain], its: Callable[[Plain], Plain]
) -> Plain:
    entries = []
    for each in given["appearances"]:
        new = one(each)
        if "offences" in new:
            new = {**new, "offences": [its(offence_) for offence_ in new["offences"]]}
        entries.append(new)
    return {**given, "person": person(given["person"]), "appearances": entries}


def same(value: Plain) -> Plain:
    return value


def born_later(person: Plain) -> Plain:
    return {**person, "born": as_date(person["born"]) + timedelta(days=1)}


def born_earlier(person: Plain) -> Plain:
    return {**person, "born": as_date(person["born"]) - timedelta(days=1)}


def counted_in_any_case(one: Plain) -> Plain:
    return {"offences": [], **one, "outcome": "conviction"}


def cautions_ignored(one: Plain) -> Plain:
    return {**one, "outcome": "quashed"} if one["outcome"] == "caution" else one


def only_the_index(one: Plain) -> Plain:
    return one if one.get("index", False) else {**one, "outcome": "quashed"}


def never_tic(its: Plain) -> Plain:
    return {**its, "tic": False}


def first_nature_only(its: Plain) -> Plain:
    return {**its, "nature": its["nature"][:1]}


def committed_a_day_later(its: Plain) -> Plain:
    return {**its, "committed": as_date(its["committed"]) + timedelta(days=1)}


def contact_if_unknown(its: Plain) -> Plain:
    return its if its.get("contact") is False else {**its, "contact": True}


def victims_left_out(its: Plain) -> Plain:
    return {**its, "victims": []}


def nothing_but_images(its: Plain) -> Plain:
    return {**its, "images_only": True}


FAULTS: dict[str, tuple[Callable[[Plain], Plain], Callable[[Plain], Plain], Callable[[Plain], Plain]]] = {
    "the birthday counts from the day after": (born_later, same, same),
    "the day before the birthday counts already": (born_earlier, same, same),
    "quashed and breach entries count": (same, counted_in_any_case, same),
    "cautions are ignored": (same, cautions_ignored, same),
    "only the index counts": (same, only_the_index, same),
    "what was taken into consideration counts": (same, same, never_tic),
    "an offence has one nature": (same, same, first_nature_only),
    "the limit is passed a day early": (same, same, committed_a_day_later),
    "unknown contact is contact": (same, same, contact_if_unknown),
    "victims are not looked at": (same, same, victims_left_out),
    "everybody is a man of images": (same, same, nothing_but_images),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_random_histories_show_a_scorer_with_this_fault(fault: str) -> None:
    given = histories(2000, seed=7)
    shown = sum(second_score(changed(each, *FAULTS[fault])) != second_score(each) for each in given)
    assert shown >= 5, f"{shown} of {len(given)} histories"


def test_random_histories_show_a_scorer_that_counts_each_entry_of_a_day() -> None:
    given = histories(2000, seed=8)
    shown = 0
    for each in given:
        days_apart = [
            {**one, "date": as_date(one["date"]) + timedelta(days=5000 + place)}
            for place, one in enumerate(each["appearances"])
        ]
        shown += second_score({**each, "appearances": days_apart}) != second_score(each)
    assert shown >= 5, f"{shown} of {len(given)} histories"


def test_neither_order_nor_titles_nor_allegations_nor_the_day_of_assessment_matter() -> None:
    for each in histories(1000, seed=9):
        turned = changed(each, same, same, lambda its: {**its, "title": "Murder"})
        turned["appearances"].reverse()
        turned["allegations"] = [{"date": "2009-01-01", "text": "Unproven"}]
        turned["assessed_on"] = date(2015, 1, 1)
        assert second_score(turned) == second_score(each)
