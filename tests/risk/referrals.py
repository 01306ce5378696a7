"""Referrals for the tests of suitability, made by changing one plain man, and areas by changing one plain area."""

from __future__ import annotations

from typing import Any

from rightmix_sim.risk.suitability import Suitability, Thresholds, assess

Data = dict[str, Any]

AREA = Thresholds("total", True, 18)


def offence(**changes: Any) -> Data:
    """A sexual offence against an adult woman he knew: no aggravating factor of RM2000."""
    plain = {
        "nature": ["sexual"],
        "committed": "2008-02-10",
        "contact": True,
        "victims": [{"sex": "female", "acquaintance": "known"}],
    }
    return {**plain, **changes}


def history(*, born: str = "1970-03-02", offences: list[Data] | None = None, **person: Any) -> Data:
    """One conviction; at liberty at 39, so RM2000/S has 0 + 0 + 0 points: low. Born after 1974-05-01: 1, medium."""
    about = {"sex": "male", "born": born, "at_risk_from": "2009-05-01", "lived_with_adult_partner_two_years": True}
    entry = {
        "date": "2008-11-03",
        "outcome": "conviction",
        "index": True,
        "offences": [offence()] if offences is None else offences,
    }
    return {"person": {**about, **person}, "appearances": [entry]}


IMAGES = history(offences=[offence(contact=False, images_only=True, victims=[])])


def referral(**changes: Any) -> Data:
    """A man aged 39 with everything known: high deviance, no denial, nothing that excludes from the core SOTP."""
    plain = {
        "history": history(),
        "on": "2009-05-12",
        "rosh": "high",
        "deviance": "high",
        "denial": "none",
        "learning_disability": False,
        "iq": 100,
        "language_adequate": True,
        "mature_enough": True,
        "disrupts_groups": False,
        "intimidates_others": False,
    }
    return {**plain, **changes}


def images(**changes: Any) -> Data:
    """A man of images only, with low deviance and medium RoSH: the I-SOTP is open, the core SOTP has no aim."""
    return referral(history=IMAGES, deviance="low", rosh="medium", **changes)


def excluded(found: Suitability, programme: str) -> list[str]:
    """The codes of everything that excludes from a programme."""
    return [one["code"] for one in found.to_dict()["programmes"][programme]["exclusions"]]


def core(area: Thresholds = AREA, **changes: Any) -> list[str]:
    """What excludes the plain man, so changed, from the core SOTP."""
    return excluded(assess(referral(**changes), area), "core")
