"""What the facts of a case say of changes: which of them began after a day, and whether for better or for worse."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from rightmix_sim.cases import Case
from rightmix_sim.exercises.significant_change.kinds import BETTER, EITHER, WORSE, changes, kinds


def from_facts(case: Case, since: datetime.date) -> Iterator[tuple[str, datetime.date]]:
    """Every fact of a case that began after a day, as a kind of change."""
    for kind, day in _dated_facts(case):
        if day is not None and since < day <= case.on:
            yield kind, day


def _dated_facts(case: Case) -> Iterator[tuple[str, datetime.date | None]]:
    yield "home", case.person.accommodation.since
    if case.person.partner is not None:
        yield "relationship", case.person.partner.since
        if case.person.partner.has_children is True:
            yield "child_contact", case.person.partner.since
    for programme in case.programmes:
        if programme.state in changes()["programmes_begun"]:
            yield "programme", programme.since
    for work in case.interventions:
        if work.kind in changes()["interventions"] and work.state in changes()["begun"]:
            yield changes()["interventions"][work.kind], work.since
    for appearance in case.history.appearances:
        if not appearance.index:
            yield "conviction", appearance.date
    yield "order", case.order.start
    yield "order", case.sopo.made_on if case.sopo is not None else None
    yield "order", case.foreign_travel_order.made_on if case.foreign_travel_order is not None else None


def way_of(kind: str, case: Case, since: datetime.date, *, alone: bool) -> str:
    """For better or for worse, by the kind and by the facts where they decide it, `alone` or with what was planted."""
    person, way = case.person, kinds()[kind].way
    if way == "home":
        return _by(person.accommodation.suitable) if person.accommodation.since > since else EITHER
    if way == "work":
        return _by(person.work.suitable)
    if way == "partner":
        return WORSE if person.partner is not None and person.partner.has_children is True else EITHER
    if way == "support":
        gained = any(changes()["interventions"].get(one.kind) == "support" for one in case.interventions)
        return BETTER if gained and alone else EITHER
    if way == "programme":
        states = {one.state for one in case.programmes if one.since is not None and one.since > since}
        good, bad = states & {"attending", "completed"}, states & {"excluded", "dropped_out"}
        return BETTER if good and not bad else WORSE if bad and not good else EITHER
    return way


def _by(suitable: bool | str) -> str:
    return BETTER if suitable is True else WORSE if suitable is False else EITHER
