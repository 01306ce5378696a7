"""What if: one area as it is against the same area with something changed, the luck of both the same.

Replications come one at a time, so that a first answer is there quickly and grows more certain while one looks at it.
What was worked out is kept: the area as it is serves every question, and a question asked twice is answered at once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rightmix_sim.experiment.pairs import Difference, mean_difference, share_difference
from rightmix_sim.experiment.replications import Replication, replicate
from rightmix_sim.findings import Finding, findings_of
from rightmix_sim.measures import Measure
from rightmix_sim.records import Role
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.scenario import Scenario

REPLICATIONS: Final = 20  # a full answer
ARMS_KEPT: Final = 12  # besides the area as it is
FULL: Final = 1.0  # load from which work piles up for as long as it lasts

Key = tuple[str, str]  # measure or standard, and group
ROLES: Final[Mapping[Role, str]] = {
    Role.OFFENDER_MANAGER: "offender_manager",
    Role.PUBLIC_PROTECTION_OFFICER: "public_protection_officer",
}


@dataclass(frozen=True)
class Answer:
    """What `replications` pairs say about a change.

    `findings` and `measures` are those of each arm; `shares` has the difference of each finding that fell due in both,
    `means` that of each measure, both by name and group. `load` is by role.
    """

    before: Area
    after: Area
    replications: int
    findings_before: list[Finding]
    findings_after: list[Finding]
    measures_before: list[tuple[str, int, Measure]]
    measures_after: list[tuple[str, int, Measure]]
    shares: Mapping[Key, Difference]
    means: Mapping[Key, Difference]
    load: Mapping[Role, Difference]

    @property
    def is_baseline(self) -> bool:
        """Nothing was changed."""
        return self.before == self.after

    def no_steady_state(self) -> list[Role]:
        """Whose dated work asks for more hours than there are after the change: it would pile up without end."""
        return [role for role, load in self.load.items() if load.after >= FULL]

    def hours(self, planned: bool, purpose: str) -> Difference:
        """Hours a month of one of `records.PURPOSES`, planned or delivered."""
        return self.means[("planned_hours_by_purpose" if planned else "delivered_hours_by_purpose", purpose)]


class WhatIf:
    """Questions about one area of a scenario. The same seed gives the same answers, on any machine.

    `UnknownName` for an area that the scenario does not have.
    """

    def __init__(self, scenario: Scenario, area: str, *, seed: int = 1, replications: int = REPLICATIONS) -> None:
        self.scenario, self.seed, self.replications = scenario, seed, replications
        self.area = scenario.area(area)
        self._arms: dict[Area, _Arm] = {}

    def ready(self, after: Area) -> int:
        """How many pairs are there already."""
        return min(self._arm(self.area).there, self._arm(after).there)

    def work_out(self, after: Area) -> Iterator[int]:
        """Work out pair after pair up to the full number; gives each time how many are there."""
        arms = (self._arm(self.area), self._arm(after))
        for wanted in range(1, self.replications + 1):
            if self.ready(after) >= wanted:
                continue
            try:
                for arm in arms:
                    arm.extend(wanted)
            except BaseException:
                self._arms.clear()  # an arm that was stopped half way cannot go on
                raise
            yield wanted

    def answer(self, after: Area) -> Answer:
        """What the pairs that are there say. `ValueError` where there is none yet."""
        count = self.ready(after)
        if count == 0:
            raise ValueError("no replication of this change has been worked out yet")
        changed = dataclasses.replace(self.scenario, areas=(after,))
        return answer(
            self.scenario, changed, self.area.name, self._arm(self.area).first(count), self._arm(after).first(count)
        )

    def _arm(self, area: Area) -> _Arm:
        arm = self._arms.pop(area, None) or _Arm(self.scenario, area, self.seed, self.replications)
        self._arms[area] = arm  # now the last used
        for oldest in [other for other in self._arms if other != self.area][:-ARMS_KEPT]:
            del self._arms[oldest]
        return arm


class _Arm:
    """The replications of one area, worked out when they are asked for."""

    def __init__(self, scenario: Scenario, area: Area, seed: int, replications: int) -> None:
        alone = dataclasses.replace(scenario, areas=(area,))
        self._coming = replicate(alone, replications=replications, seed=seed)
        self._done: list[Replication] = []

    @property
    def there(self) -> int:
        return len(self._done)

    def extend(self, wanted: int) -> None:
        while len(self._done) < wanted:
            self._done.append(next(self._coming))

    def first(self, count: int) -> list[Replication]:
        return self._done[:count]


def answer(
    before: Scenario, after: Scenario, area: str, one: Sequence[Replication], two: Sequence[Replication]
) -> Answer:
    """What the replications of an area, pair by pair in the same order, say of the change from `before` to `after`."""
    return Answer(
        before.area(area),
        after.area(area),
        len(one),
        findings_of({area: [each.counts for each in one]}, before.book),
        findings_of({area: [each.counts for each in two]}, after.book),
        [(each.area, each.replication, measure) for each in one for measure in each.measures],
        [(each.area, each.replication, measure) for each in two for measure in each.measures],
        _shares(one, two),
        _means(one, two),
        {role: _load(role, one, two) for role in ROLES},
    )


def _shares(one: Sequence[Replication], two: Sequence[Replication]) -> dict[Key, Difference]:
    found = {}
    for place, count in enumerate(one[0].counts):
        difference = share_difference([each.counts[place] for each in one], [each.counts[place] for each in two])
        if difference is not None:
            found[(count.name, count.group)] = difference
    return found


def _means(one: Sequence[Replication], two: Sequence[Replication]) -> dict[Key, Difference]:
    found = {}
    for place, measure in enumerate(one[0].measures):
        difference = mean_difference(
            [each.measures[place].value for each in one], [each.measures[place].value for each in two]
        )
        if difference is not None:
            found[(measure.measure, measure.group)] = difference
    return found


def _load(role: Role, one: Sequence[Replication], two: Sequence[Replication]) -> Difference:
    found = mean_difference([load(each.measures, role) for each in one], [load(each.measures, role) for each in two])
    return found or Difference(float("nan"), float("nan"), None, None)


def load(measures: Sequence[Measure], role: Role) -> float:
    """Hours that work with a date asks for, as a part of the hours there are; NaN where there are none.

    Work to which the area gives no date, as one-to-one work, takes the hours that are left and is no part of it.
    """
    values = {(measure.measure, measure.group): measure.value for measure in measures}
    available = values[("hours_available", ROLES[role])]
    return values[("hours_wanted_by_date", ROLES[role])] / available if available else float("nan")
