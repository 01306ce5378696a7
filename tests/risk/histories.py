"""Offence histories for tests, as plain data of the shape that `rightmix score` reads. Synthetic people only.

What is not said gives no points: a man of 50 who lived with a partner, sentenced once or more in 2008, his offences
against a woman he knew, with contact. A test says what differs, and that is then what decides.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from rightmix_sim.risk.rm2000 import score

History = dict[str, Any]

AT_RISK = "2009-05-01"
DAYS = [f"2008-{month:02}-10" for month in range(1, 13)]  # twelve days of sentence, all before AT_RISK
KNOWN_WOMAN = {"sex": "female", "acquaintance": "known"}
RESULTS = ("eligible", "reason", "s", "v", "c", "adapted")
FACTORS = ("male_victim", "stranger_victim", "non_contact", "single")


def offence(*nature: str, **facts: Any) -> History:
    """An offence; `facts` are its other keys. A sexual one is against a woman he knew, with contact."""
    usual = {"contact": True, "victims": [KNOWN_WOMAN]} if "sexual" in nature else {}
    return {"nature": list(nature), **usual, **facts}


def entry(day: str, *offences: History, outcome: str = "conviction", **more: Any) -> History:
    """An entry of that day; its offences were committed on it unless they say otherwise."""
    return {
        "date": day,
        "outcome": outcome,
        "offences": [{"committed": day, **one} for one in offences],
        **more,
    }


def sexual(day: str, **facts: Any) -> History:
    """A conviction for one sexual offence."""
    return entry(day, offence("sexual", **facts))


def violent(day: str) -> History:
    """A conviction for one violent offence."""
    return entry(day, offence("violent"))


def other(day: str) -> History:
    """A conviction for one offence that is neither sexual nor violent nor burglary."""
    return entry(day, offence("other"))


def history(*entries: History, born: str = "1958-06-15", at_risk_from: str = AT_RISK, **more: Any) -> History:
    """A history. The first conviction or caution is the index if no entry says that it is.

    `sex`, and `partner` for `lived_with_adult_partner_two_years`, go to the person; other keys to the history.
    """
    person = {
        "sex": more.pop("sex", "male"),
        "born": born,
        "at_risk_from": at_risk_from,
        "lived_with_adult_partner_two_years": more.pop("partner", True),
    }
    appearances = [dict(one) for one in entries]
    counting = [one for one in appearances if one["outcome"] in ("conviction", "caution")]
    if counting and not any(one.get("index") for one in appearances):
        counting[0]["index"] = True
    return {"person": person, "appearances": appearances, **more}


def born_on_the_day(age: int) -> str:
    """The day of birth of a man who has this birthday on AT_RISK."""
    day = date.fromisoformat(AT_RISK)
    return day.replace(year=day.year - age).isoformat()


def of_counts(
    *, age: int = 50, sexual: int = 1, criminal: int = 0, violent: int = 0, burglary: int = 0, factors: Any = ()
) -> History:
    """A history with that many appearances of each kind, on as few days as they need.

    The first days are sexual, violent, with burglary as often as is asked for: a day may be each of them. `criminal`
    days in all (more where the others need more). `factors` are those of step 2 that are present.
    """
    entries = []
    for number, day in enumerate(DAYS[: max(criminal, sexual, violent, burglary)]):
        of_day = [offence("sexual", **_facts(factors))] if number < sexual else []
        of_day += [offence("violent")] if number < violent else []
        of_day += [offence("burglary")] if number < burglary else []
        entries.append(entry(day, *(of_day or [offence("other")])))
    return history(*entries, born=born_on_the_day(age), partner="single" not in factors)


def _facts(factors: Any) -> History:
    victim = {
        "sex": "male" if "male_victim" in factors else "female",
        "acquaintance": "stranger" if "stranger_victim" in factors else "known",
    }
    return {"contact": "non_contact" not in factors, "victims": [victim]}


def scored(of: History) -> dict[str, Any]:
    """Its score as plain data."""
    return score(of).to_dict()


def results(of: History) -> dict[str, Any]:
    """What was scored, without reasons and cautions."""
    whole = scored(of)
    return {key: whole[key] for key in RESULTS}


class WithoutAliases(yaml.SafeDumper):
    """A day that stands twice is written twice, so that the history can be read back."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def at(result: dict[str, Any], path: str) -> Any:
    """What stands at a place of the result: `s.points.age`. None when nothing was given on the way to it."""
    found: Any = result
    for key in path.split("."):
        if found is None:
            return None
        found = found[key]
    return found


_IMAGES = {"images_only": True, "contact": False, "victims": []}
_UNKNOWN = {"contact": "unknown", "victims": [{}]}
# One of every kind that comes out otherwise
HISTORIES: dict[str, History] = {
    "low in all": history(sexual(DAYS[0])),
    "high in all": of_counts(age=30, sexual=3, criminal=6, violent=2, burglary=1, factors=FACTORS),
    "open": history(sexual(DAYS[0], **_UNKNOWN), partner="unknown"),
    "closed though something is unknown": history(*(sexual(day, **_UNKNOWN) for day in DAYS[:5]), born="1984-05-02"),
    "images only": history(sexual(DAYS[0], **_IMAGES), partner=False),
    "images only, open": history(sexual(DAYS[0], **{**_IMAGES, "victims": [{}]}), partner="unknown"),
    "violent only": history(violent(DAYS[0])),
    "female": history(sexual(DAYS[0]), sex="female"),
    "under 18": history(sexual(DAYS[0]), born="1991-05-02"),
    "no sexual conviction": history(),
    "before the age limit": history(entry(DAYS[0], offence("sexual", committed="1970-01-01"))),
    "much that does not count": history(
        sexual(DAYS[0]),
        entry(DAYS[0], offence("other"), outcome="caution"),
        entry(DAYS[1], offence("violent"), outcome="quashed"),
        {"date": DAYS[2], "outcome": "breach_only"},
        entry(DAYS[3], offence("sexual", tic=True)),
        entry("2009-08-01", offence("other")),
        allegations=[{"date": "2009-01-01", "text": "Reported by a neighbour."}],
    ),
    "long free": history(sexual("2003-11-03"), at_risk_from="2004-05-01", assessed_on="2010-05-01"),
}
