"""Posts, the cases they hold and the hours they have, role by role, and who is trained in what at the end."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.measures.measure import NOTHING, Measure, ends_of, mean_of, measured, months_of
from rightmix_sim.records import SKILLS, Records, Role

_TRAINED = {Role.OFFENDER_MANAGER: SKILLS, Role.PUBLIC_PROTECTION_OFFICER: SKILLS[:1]}


def caseload_measures(records: Records) -> Iterator[Measure]:
    """For each role: cases a filled post holds, posts filled, hours available."""
    posts = records.posts
    within = measured(records, posts["day"])
    months = np.unique(posts["day"][within]).size
    for role in Role:
        group, of_role = role.name.lower(), within & (posts["role"] == int(role))
        filled = of_role & posts["filled"]
        registered = posts["registered"][filled].astype(float)
        yield mean_of("registered_cases_per_officer", group, registered, "cases")
        if role is Role.OFFENDER_MANAGER:
            yield mean_of("cases_per_officer", group, registered + posts["other_cases"][filled], "cases")
        yield Measure("posts_filled", group, float(filled.sum()) / max(1, months), "posts", months)
        available = posts["minutes"][of_role].sum() / 60 / months_of(records)
        yield Measure("hours_available", group, float(available), "hours a month", int(of_role.sum()))


def training_measures(records: Records) -> Iterator[Measure]:
    """The part of those in post on the last day who are trained, by role and skill."""
    posts, rows, last = records.posts, records.training, records.ends - 1
    now = (rows["day"] <= last) & (ends_of(rows["until"]) > last)
    for role, skills in _TRAINED.items():
        of_role = posts["role"] == int(role)
        latest = of_role & (posts["day"] == posts["day"][of_role].max(initial=records.first_day)) & posts["filled"]
        in_post = np.unique(posts["officer"][latest])
        for skill in skills:
            able = rows["officer"][now & (rows["skill"] == SKILLS.index(skill))]
            part = float(np.isin(in_post, able).mean()) if in_post.size else NOTHING
            yield Measure("trained_at_the_end", f"{role.name.lower()}: {skill}", part, "share", int(in_post.size))
