"""The sentence, the order or licence with its conditions, the prevention order, the programmes."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any, Final

from rightmix_sim.cases.making.cast import Cast
from rightmix_sim.cases.making.days import Days
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.making.traits import Traits
from rightmix_sim.cases.records import Programme
from rightmix_sim.cases.sentence import Condition, Order, Prohibition, Sentence, Sopo
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.workdays import add_to

# How long made orders last: the maker's own shares. That none is too short for `sopo-minimum-term`, `possible` sees to.
_SOPO_YEARS: Final = {5: 0.55, 7: 0.15, 10: 0.30}


@cache
def wording() -> dict[str, Any]:
    """The conditions and prohibitions that papers may hold, as `orders.yaml` words them."""
    found: dict[str, Any] = read_own_yaml(package_file("cases/data/orders.yaml"))
    return found


def sentence_of(traits: Traits, days: Days, cast: Cast) -> Sentence:
    """The sentence of the index appearance."""
    return Sentence(
        passed_on=days.sentenced,
        court=cast.court,
        disposal="imprisonment" if traits.custody else "community_order",
        months=traits.months if traits.custody else None,
    )


def order_of(recipe: Recipe, traits: Traits, days: Days, supervised: bool, facts: dict[str, Any], luck: Luck) -> Order:
    """The licence or community order with every condition beside the standard ones; none once it has ended."""
    if not supervised or days.order_end is None:
        return Order(kind="none")
    said = wording()["conditions"]
    wanted: list[tuple[Any, str]] = []
    if facts["state"] in ("waiting", "attending", "completed"):
        wanted.append(("programme", said["programme"]))
    if facts["home"] == "approved_premises":
        wanted += [("residence", said["residence"]), ("curfew", said["curfew"])]
    if not traits.offence.images and luck.chance(0.75):
        wanted.append(("prohibited_contact", said["victim"]))
    if traits.offence.of_a_child and luck.chance(0.7):
        wanted.append(("prohibited_contact", said["children"]))
    if luck.chance(0.3):
        wanted.append(("exclusion", luck.pick(said["exclusion"])))
    mark = "LC" if traits.custody else "R"
    conditions = tuple(_condition(f"{mark}{number}", *one) for number, one in enumerate(wanted, start=1))
    return Order(
        kind="licence" if traits.custody else "community_order",
        start=days.at_risk_from,
        end=days.order_end,
        conditions=conditions,
    )


def _condition(name: str, kind: Any, text: str) -> Condition:
    begins, ends = wording()["curfew_hours"] if kind == "curfew" else (None, None)
    return Condition(name, kind, text, begins, ends)


def sopo_of(recipe: Recipe, traits: Traits, days: Days, luck: Luck) -> Sopo | None:
    """A prevention order made with the sentence, or none."""
    if not luck.chance(recipe.share("sopo")):
        return None
    pool: list[tuple[Any, str]] = list(wording()["prohibitions"][traits.offence.target].items())
    chosen = luck.some(pool, luck.whole(1, len(pool)))
    years = luck.of(_SOPO_YEARS)
    return Sopo(
        made_on=days.sentenced,
        until=None if luck.chance(0.25) else add_to(days.sentenced, years, "years"),
        prohibitions=tuple(Prohibition(f"P{number}", *one) for number, one in enumerate(chosen, start=1)),
    )


def programmes_of(facts: dict[str, Any], days: Days) -> tuple[Programme, ...]:
    """The programme of the community and what became of it."""
    state, name = facts["state"], facts["programme"]
    if state == "not_required":
        return (Programme(name="none", state="not_required"),)
    since = {
        "waiting": days.at_risk_from,
        "attending": days.on - timedelta(days=min(120, (days.on - days.at_risk_from).days)),
        "completed": days.on - timedelta(days=min(40, (days.on - days.at_risk_from).days)),
        "excluded": days.at_risk_from,
    }[state]
    return (
        Programme(
            name=name,
            state=state,
            since=since,
            pre_programme_work=facts["pre_work"] if state == "waiting" else None,
            reason=facts["reason"].replace("_", " "),
        ),
    )
