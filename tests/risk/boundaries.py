"""Both sides of every boundary of RM2000, by hand: what is so, the history, and what must stand where in the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.risk.histories import DAYS, FACTORS, History, at, entry, history, of_counts, offence, other, scored, sexual

LEVELS = ("low", "medium", "high", "very_high")


@dataclass(frozen=True)
class Case:
    """`expected` has the places of the result (`s.points.age`) with what stands there."""

    shows: str
    history: History
    expected: dict[str, Any]

    def found(self) -> dict[str, Any]:
        """What does stand at those places; of cautions their codes."""
        result = scored(self.history)
        result["cautions"] = [caution["code"] for caution in result["cautions"]]
        return {path: at(result, path) for path in self.expected}


def cases() -> list[Case]:
    return [*items_of_s(), *step_one(), *step_two(), *items_of_v(), *categories_of_v(), *categories_of_c(), *ages()]


def items_of_s() -> Iterator[Case]:
    for number, points in ((1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3)):
        yield Case(f"{number} sexual appearances", of_counts(sexual=number), {"s.points.sexual_appearances": points})
    for number, points in ((1, 0), (4, 0), (5, 1), (6, 1), (12, 1)):
        yield Case(
            f"{number} criminal appearances", of_counts(criminal=number), {"s.points.criminal_appearances": points}
        )
    for age, points in ((18, 2), (24, 2), (25, 1), (34, 1), (35, 0), (36, 0), (80, 0)):
        yield Case(f"S for a man of {age}", of_counts(age=age), {"s.points.age": points})


def step_one() -> Iterator[Case]:
    for sum_, counts, total, step1 in (
        ("0 + 0 + 0 = 0", {"age": 35, "sexual": 1, "criminal": 4}, 0, "low"),
        ("0 + 0 + 1 = 1", {"age": 34, "sexual": 1, "criminal": 4}, 1, "medium"),
        ("0 + 1 + 0 = 1", {"age": 35, "sexual": 1, "criminal": 5}, 1, "medium"),
        ("1 + 0 + 0 = 1", {"age": 35, "sexual": 2, "criminal": 4}, 1, "medium"),
        ("1 + 1 + 0 = 2", {"age": 35, "sexual": 2, "criminal": 5}, 2, "medium"),
        ("0 + 0 + 2 = 2", {"age": 24, "sexual": 1, "criminal": 4}, 2, "medium"),
        ("0 + 1 + 2 = 3", {"age": 24, "sexual": 1, "criminal": 5}, 3, "high"),
        ("1 + 0 + 2 = 3", {"age": 24, "sexual": 2, "criminal": 4}, 3, "high"),
        ("2 + 0 + 2 = 4", {"age": 24, "sexual": 4, "criminal": 4}, 4, "high"),
        ("3 + 1 + 0 = 4", {"age": 35, "sexual": 5}, 4, "high"),
        ("3 + 1 + 1 = 5", {"age": 34, "sexual": 5}, 5, "very_high"),
        ("2 + 1 + 2 = 5", {"age": 24, "sexual": 3, "criminal": 5}, 5, "very_high"),
        ("3 + 1 + 2 = 6", {"age": 24, "sexual": 5}, 6, "very_high"),
    ):
        expected = {"s.total": total, "s.step1": step1, "s.category": step1, "s.range": [step1, step1]}
        yield Case(f"step 1: {sum_}", of_counts(**counts), expected)


RAISED = {  # by how many factors: from each category of step 1
    0: {"low": "low", "medium": "medium", "high": "high", "very_high": "very_high"},
    1: {"low": "low", "medium": "medium", "high": "high", "very_high": "very_high"},
    2: {"low": "medium", "medium": "high", "high": "very_high", "very_high": "very_high"},
    3: {"low": "medium", "medium": "high", "high": "very_high", "very_high": "very_high"},
    4: {"low": "high", "medium": "very_high", "high": "very_high", "very_high": "very_high"},
}
STEP_ONE: dict[str, dict[str, int]] = {  # a total in the middle of nothing: 0, 1, 3 and 6
    "low": {"age": 50},
    "medium": {"age": 30},
    "high": {"age": 24, "sexual": 2},
    "very_high": {"age": 24, "sexual": 5},
}


def step_two() -> Iterator[Case]:
    """Each of the sixteen ways in which the factors can be there, from each category of step 1."""
    for chosen in range(2 ** len(FACTORS)):
        present = [factor for number, factor in enumerate(FACTORS) if chosen >> number & 1]
        for step1, category in RAISED[len(present)].items():
            expected = {
                "s.step1": step1,
                "s.aggravating": {factor: factor in present for factor in FACTORS},
                "s.category": category,
                "s.range": [category, category],
            }
            shows = f"step 2: {step1} with {', '.join(present) or 'no factor'}"
            yield Case(shows, of_counts(**STEP_ONE[step1], factors=present), expected)


def items_of_v() -> Iterator[Case]:
    for age, points in ((18, 3), (24, 3), (25, 2), (34, 2), (35, 1), (44, 1), (45, 0), (46, 0), (80, 0)):
        yield Case(f"V for a man of {age}", of_counts(age=age), {"v.points.age": points})
    for number, points in ((0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (12, 3)):
        yield Case(f"{number} violent appearances", of_counts(violent=number), {"v.points.violent_appearances": points})
    for number, points in ((0, 0), (1, 2), (2, 2), (5, 2)):
        yield Case(f"{number} appearances with burglary", of_counts(burglary=number), {"v.points.burglary": points})


def categories_of_v() -> Iterator[Case]:
    for sum_, counts, total, category in (
        ("0 + 0 + 0 = 0", {"age": 45}, 0, "low"),
        ("1 + 0 + 0 = 1", {"age": 44}, 1, "low"),
        ("0 + 1 + 0 = 1", {"age": 45, "violent": 1}, 1, "low"),
        ("1 + 1 + 0 = 2", {"age": 44, "violent": 1}, 2, "medium"),
        ("0 + 0 + 2 = 2", {"age": 45, "burglary": 1}, 2, "medium"),
        ("3 + 0 + 0 = 3", {"age": 24}, 3, "medium"),
        ("1 + 0 + 2 = 3", {"age": 44, "burglary": 1}, 3, "medium"),
        ("2 + 2 + 0 = 4", {"age": 34, "violent": 3}, 4, "high"),
        ("2 + 1 + 2 = 5", {"age": 34, "violent": 1, "burglary": 1}, 5, "high"),
        ("0 + 3 + 2 = 5", {"age": 45, "violent": 4, "burglary": 1}, 5, "high"),
        ("1 + 3 + 2 = 6", {"age": 44, "violent": 4, "burglary": 1}, 6, "very_high"),
        ("2 + 3 + 2 = 7", {"age": 34, "violent": 4, "burglary": 1}, 7, "very_high"),
        ("3 + 3 + 2 = 8", {"age": 24, "violent": 4, "burglary": 1}, 8, "very_high"),
    ):
        yield Case(f"V: {sum_}", of_counts(**counts), {"v.total": total, "v.category": category})


# At 35, where S has no point for age and V has one. S: step 1 low (0 points), raised by 0, 2 or 4 factors; very high
# from medium (1 point for two sexual appearances) with four. V: 1; 1 + 2 = 3; 1 + 2 + 2 = 5; 1 + 3 + 2 = 6.
S_AT_35: dict[str, dict[str, Any]] = {
    "low": {},
    "medium": {"factors": FACTORS[:2]},
    "high": {"factors": FACTORS},
    "very_high": {"sexual": 2, "factors": FACTORS},
}
V_AT_35 = {
    "low": {},
    "medium": {"burglary": 1},
    "high": {"violent": 2, "burglary": 1},
    "very_high": {"violent": 4, "burglary": 1},
}
C = {  # by category points: low 0, medium 1, high 2, very high 3 of S and of V, added
    0: "low",
    1: "medium",
    2: "medium",
    3: "high",
    4: "high",
    5: "very_high",
    6: "very_high",
}


def categories_of_c() -> Iterator[Case]:
    for s, s_points in zip(LEVELS, range(4), strict=True):
        for v, v_points in zip(LEVELS, range(4), strict=True):
            points = s_points + v_points
            expected = {
                "s.category": s,
                "v.category": v,
                "c.points": points,
                "c.category": C[points],
                "c.range": [C[points], C[points]],
            }
            yield Case(
                f"C: {s} {s_points} + {v} {v_points} = {points}",
                of_counts(age=35, **S_AT_35[s], **V_AT_35[v]),
                expected,
            )


BIRTHDAYS = [  # birthday, birth, the day before it with points of S and V, the day with points of S and V
    (25, "1984-05-01", "2009-04-30", (2, 3), "2009-05-01", (1, 2)),
    (35, "1974-05-01", "2009-04-30", (1, 2), "2009-05-01", (0, 1)),
    (45, "1964-05-01", "2009-04-30", (0, 1), "2009-05-01", (0, 0)),
    # born on 29 February, and the year has none: older on 1 March
    (25, "1984-02-29", "2009-02-28", (2, 3), "2009-03-01", (1, 2)),
    (35, "1976-02-29", "2011-02-28", (1, 2), "2011-03-01", (0, 1)),
    (45, "1964-02-29", "2009-02-28", (0, 1), "2009-03-01", (0, 0)),
    # born on a day beside it, and the year has one
    (35, "1973-02-28", "2008-02-27", (1, 2), "2008-02-28", (0, 1)),
    (35, "1973-03-01", "2008-02-29", (1, 2), "2008-03-01", (0, 1)),
]
EIGHTEEN = [  # birth, the day before the birthday, the birthday
    ("1991-05-01", "2009-04-30", "2009-05-01"),
    ("1992-02-29", "2010-02-28", "2010-03-01"),
    ("1991-12-31", "2009-12-30", "2009-12-31"),
    ("1992-01-01", "2009-12-31", "2010-01-01"),
]
SIXTEEN = [  # birth, the day before the birthday, the birthday
    ("1985-06-15", "2001-06-14", "2001-06-15"),
    ("1984-02-29", "2000-02-28", "2000-02-29"),
    ("1985-03-01", "2001-02-28", "2001-03-01"),
    ("1985-01-01", "2000-12-31", "2001-01-01"),
]
FREE = [  # last appearance, at risk from, four years and 364 days after the later one, five years after it
    ("2004-01-20", "2004-05-01", "2009-04-30", "2009-05-01"),
    ("2004-05-01", "2004-05-01", "2009-04-30", "2009-05-01"),
    ("2005-09-12", "2004-05-01", "2010-09-11", "2010-09-12"),
    ("2004-01-20", "2004-02-29", "2009-02-28", "2009-03-01"),
    ("2004-02-29", "2004-02-01", "2009-02-28", "2009-03-01"),
]


def ages() -> Iterator[Case]:
    """Ages on the birthday and the day before it. No sentence may be later than the day at risk, so it is in 2007."""
    for age, born, before, (s_before, v_before), day, (s_then, v_then) in BIRTHDAYS:
        for when, s, v in ((before, s_before, v_before), (day, s_then, v_then)):
            yield Case(
                f"born {born}, {age} on {day}: at risk from {when}",
                history(sexual("2007-11-03"), born=born, at_risk_from=when),
                {"s.points.age": s, "v.points.age": v},
            )
    for born, before, day in EIGHTEEN:
        of = {"reason": "under_18", "eligible": False, "s": None, "v": None, "c": None}
        young = history(sexual("2008-11-03"), born=born, at_risk_from=before)
        yield Case(f"born {born}: 17 on {before}", young, of)
        adult = history(sexual("2008-11-03"), born=born, at_risk_from=day)
        yield Case(
            f"born {born}: 18 on {day}",
            adult,
            {"reason": None, "eligible": True, "s.points.age": 2, "v.points.age": 3},
        )
    for born, before, day in SIXTEEN:
        for committed, reason in ((before, "before_age_limit"), (day, None)):
            late = entry("2008-11-03", offence("sexual", committed=committed))
            expected = {"reason": reason, "eligible": reason is None}
            yield Case(f"born {born}: committed on {committed}", history(late, born=born), expected)
    for last, at_risk, before, day in FREE:
        for assessed, codes in ((before, []), (day, ["long_offence_free"])):
            entries = [sexual("2003-11-03"), other(last)]
            yield Case(
                f"last appearance {last}, at risk from {at_risk}, assessed on {assessed}",
                history(*entries, at_risk_from=at_risk, assessed_on=assessed),
                {"cautions": codes},
            )
    yield Case(
        "at risk from the day of the index sentence itself",
        history(sexual(DAYS[0]), at_risk_from=DAYS[0]),
        {"eligible": True, "reason": None},
    )
