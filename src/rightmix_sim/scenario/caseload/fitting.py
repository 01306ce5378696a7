"""What a caseload says of its area: the register, the mix and the least staff and places that could hold it.

Everything is a share of those of whom it is known. What nobody's row tells is not fitted, and said so.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.scenario.area import CATEGORIES, ORDERS, Area
from rightmix_sim.scenario.balance import joins_per_year, mean_order_years
from rightmix_sim.scenario.caseload.orders import in_flight_lengths, new_order_kinds, notification_periods, rounded
from rightmix_sim.scenario.held import Held
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.values import Value

_EXACT: Final = 1_000_000  # shares are written to six decimals
_STATES: Final = {"not_required": False, "waiting": True, "attending": True, "completed": True}
_HIGH: Final = CATEGORIES[2:]  # of RoSH


@dataclass(frozen=True)
class Fitted:
    """One figure of an area from its caseload.

    `value` is None where nothing was known, `known` of how many people it was; `note` is what else there is to say.
    """

    path: str
    value: Value | None
    known: int
    note: str = ""


def fitted_area(area: Area, held: Sequence[Held]) -> tuple[Fitted, ...]:
    """The figures of an area that its caseload settles, in the order of the parameters.

    `register.people` and `register.supervised_share` are always known. Shares that the area could not keep up are cut
    to what it can, and say so.
    """
    found = [
        Fitted("register.people", len(held), len(held)),
        _share("register.supervised_share", [one.supervised for one in held]),
        *_register(area, held),
        *_mix(area, held),
        _required(held),
    ]
    settled: dict[str, Any] = {
        one.path.partition(".")[2]: one.value
        for one in found
        if one.path.startswith("register.") and one.value is not None
    }
    register = dataclasses.replace(area.register, **settled)
    most = joins_per_year(register) * mean_order_years(register) / register.people
    if register.supervised_share > most:
        note = (
            f"the file has {register.supervised_share:g}, but so many orders cannot be kept up by the people who join:"
            " cut to what can. If the file leaves out people without an order, add them"
        )
        kept = math.floor(max(0.0, most) * _EXACT) / _EXACT
        found[1] = dataclasses.replace(found[1], value=kept, note=note)
        register = dataclasses.replace(register, supervised_share=kept)
    capacities = _capacities(dataclasses.replace(area, register=register), held)
    order = list(parameters())
    return tuple(sorted([*found, *capacities], key=lambda one: order.index(one.path)))


def _register(area: Area, held: Sequence[Held]) -> list[Fitted]:
    periods, known = notification_periods(held)
    found = [Fitted("register.notification_period", periods, known)]
    lengths = {kind: in_flight_lengths(held, kind) for kind in ORDERS}
    tables = {kind: table or getattr(area.register, f"{kind}_length") for kind, (table, _) in lengths.items()}
    kinds, supervised = new_order_kinds(held, tables)
    found.append(Fitted("register.order_kind", kinds, supervised))
    found += [Fitted(f"register.{kind}_length", *lengths[kind]) for kind in lengths]
    return found


def _mix(area: Area, held: Sequence[Held]) -> list[Fitted]:
    found = [_parts(f"mix.{name}", [getattr(one, name) for one in held]) for name in ("rm2000", "rosh", "denial")]
    high = [one for one in held if one.supervised and one.rosh in _HIGH and one.mappa_level is not None]
    very_high = [one for one in high if one.rosh == CATEGORIES[-1]]
    level_2 = _share("mix.level_2_of_high_rosh", [one.mappa_level == 2 for one in high])
    level_3 = _share("mix.level_3_of_very_high_rosh", [one.mappa_level == 3 for one in very_high])
    found += [level_2, _what_level_2_leaves(level_2, level_3, area)]
    for name in ("learning_disability", "under_21"):
        found.append(_share(f"mix.{name}", [getattr(one, name) for one in held if getattr(one, name) is not None]))
    return found


def _what_level_2_leaves(level_2: Fitted, level_3: Fitted, area: Area) -> Fitted:
    """The share at level 3, at most what level 2 leaves; where the file tells nobody's, it is the area's own."""
    kept = area.mix.level_3_of_very_high_rosh if level_3.value is None else level_3.value
    if not isinstance(level_2.value, float) or not isinstance(kept, float) or level_2.value + kept <= 1:
        return level_3
    whose = "the scenario has" if level_3.value is None else "the file has"
    note = f"{whose} {kept:g}, which with level 2 makes more than everybody: cut to what is left"
    return dataclasses.replace(level_3, value=round(1 - level_2.value, 6), note=note)


def _required(held: Sequence[Held]) -> Fitted:
    """Of the suitable on an order, those whose order requires the programme."""
    states = [_STATES[one.programme] for one in held if one.supervised and one.programme in _STATES]
    return _share("programme.required_of_suitable", states)


def _share(path: str, found: Sequence[bool]) -> Fitted:
    return Fitted(path, round(sum(found) / len(found), 6) if found else None, len(found))


def _parts(path: str, found: Sequence[str | None]) -> Fitted:
    counts = Counter(one for one in found if one is not None)
    known = sum(counts.values())
    return Fitted(path, rounded({part: counts[part] for part in parameters()[path].of}), known)


def _capacities(area: Area, held: Sequence[Held]) -> list[Fitted]:
    """Posts, groups and beds where the area's own could not hold the caseload, and no others."""
    managers, register, programme = area.offender_managers, area.register, area.programme
    supervised = max(sum(one.supervised for one in held), math.ceil(register.supervised_share * register.people))
    named = max((one.offender_manager or 0 for one in held), default=0)
    needed = max(named, -(-supervised // managers.caseload) if managers.caseload and managers.posts else 0)
    police = max((one.public_protection_officer or 0 for one in held), default=0)
    attending = sum(one.programme == "attending" for one in held)
    housed = sum(one.in_approved_premises_since is not None for one in held)
    wanted: list[tuple[str, int, int, str]] = [
        ("offender_managers.posts", managers.posts, needed, "the fewest that could hold these cases"),
        ("public_protection_officers.posts", area.public_protection_officers.posts, police, "the highest post named"),
        ("programme.groups", programme.groups, -(-attending // programme.places), "the fewest for those attending"),
        ("premises.beds", area.premises.beds, housed, "the fewest for those in approved premises"),
    ]
    return [
        Fitted(path, least, len(held), f"{why}; the scenario had {there}. Put in your own number")
        for path, there, least, why in wanted
        if least > there
    ]
