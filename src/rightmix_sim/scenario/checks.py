"""Figures that are each possible but contradict one another. Every rule is a function that raises one clear error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, cast

from rightmix_sim.guidance import Book
from rightmix_sim.scenario.area import Interval
from rightmix_sim.scenario.balance import joins_per_year, mean_order_years, order_probability
from rightmix_sim.scenario.settings import AreaSettings
from rightmix_sim.scenario.values import days_at_least

_ROUNDING: Final = 1e-9  # shares that meet their limit exactly must not fail on the last binary digit

_GROUPS: Final = ("i_sotp", "a_sotp", "better_lives", "maintenance")  # beside the core programme
# (the shorter, the longer, why): of two figures the first must not be above the second
_AT_MOST: Final = (
    ("programme.smallest_group", "programme.places", "A closed group could then never start."),
    ("programme.block_sessions", "programme.sessions", "A block is part of the programme."),
    *((f"{group}.smallest_group", f"{group}.places", "A closed group could then never start.") for group in _GROUPS),
    ("offender_managers.specialist_posts", "offender_managers.posts", "Specialists are some of all the posts."),
)
# days ahead of its date that work may be done: then it must be less than the shortest interval between two dates. This
# room lies below the table of work (records/data/work.yaml), whose `ahead` it repeats; a test holds the two together
AHEAD: Final = (
    (
        "contacts.planned_days_ahead",
        ("early_tier_2", "early_tier_3", "early_tier_4", "later_tier_2", "later_tier_3", "later_tier_4"),
    ),
    ("plans.review_planned_days_ahead", ("review_every",)),
    ("probation_visits.planned_days_ahead", ("every",)),
    ("police_visits.planned_days_ahead", ("low", "medium", "high", "very_high")),
    ("police_reviews.planned_days_ahead", ("level_1",)),
    ("registration.confirmation_ahead", ("confirmed_every",)),
    ("assessment.stable_ahead", ("stable_every",)),
    ("mappa.level_1_ahead", ("level_1_every",)),
    ("sopo.review_ahead", ("reviewed_every",)),
    ("polygraph.planned_days_ahead", ("every",)),
    ("premises.work_ahead", ("work_every",)),
    ("circles.coordination_ahead", ("coordination_every",)),
    ("victims.contact_ahead", ("contact_every",)),
    ("supervision.ahead", ("every", "police_every")),
)


def check(given: AreaSettings, book: Book, starts: date) -> None:
    """Raise `InputError` for the first contradiction in an area. `starts` is the day whose law counts."""
    for rule in _RULES:
        rule(given)
    _entry_power(given, book, starts)


def _sizes(given: AreaSettings) -> None:
    for small, large, why in _AT_MOST:
        table, _, key = small.partition(".")
        if key == "smallest_group" and given.value_of(f"{table}.kind") == "rolling" and small not in given.settings:
            continue  # a rolling group takes people in one by one: the default says nothing about it
        low, high = cast(int, given.value_of(small)), cast(int, given.value_of(large))
        if low > high:
            blamed, other, bound = (
                (small, f"{large} is {high}", f"at most {high}")
                if small in given.settings or large not in given.settings
                else (large, f"{small} is {low}", f"at least {low}")
            )
            raise given.place_of(blamed).fault(
                f"This must be {bound}, because {other}.",
                value=given.value_of(blamed),
                why=why,
                do=f"Change it, or change {large if blamed == small else small}.",
            )


def _days_ahead(given: AreaSettings) -> None:
    for path, keys in AHEAD:
        table = path.partition(".")[0]
        ahead = cast(int, given.value_of(path))
        for key in keys:
            interval = cast(Interval, given.value_of(f"{table}.{key}"))
            if ahead >= days_at_least(interval):
                blamed = f"{table}.{key}" if f"{table}.{key}" in given.settings else path
                raise given.place_of(blamed).fault(
                    f"Work may be done {ahead} days before its date ({path}), but its dates are only"
                    f" {interval} apart ({table}.{key}).",
                    value=str(given.value_of(blamed)),
                    why="The same work would be due again on the day it was done, without end.",
                    do=f"Make {path} less than {days_at_least(interval)} days, or the interval longer.",
                )


def _levels(given: AreaSettings) -> None:
    level_2, level_3 = given.area.mix.level_2_of_high_rosh, given.area.mix.level_3_of_very_high_rosh
    if level_2 + level_3 > 1 + _ROUNDING:
        paths = ("mix.level_2_of_high_rosh", "mix.level_3_of_very_high_rosh")
        blamed = next((path for path in paths if path in given.settings), paths[0])
        raise given.place_of(blamed).fault(
            f"The shares at level 2 ({level_2:g}) and level 3 ({level_3:g}) add up to {level_2 + level_3:g}.",
            value=given.value_of(blamed),
            why="A person of very high RoSH is managed at one level only, so the two together can be at most 1.",
            do=f"Lower {paths[0]} or {paths[1]}.",
        )


def _register(given: AreaSettings) -> None:
    register = given.area.register
    if joins_per_year(register) < 0:
        raise given.place_of("register.growth_per_year").fault(
            "The register would shrink faster than notification periods end.",
            value=register.growth_per_year,
            why="People leave the register when their period ends, as register.notification_period gives it.",
            do="Raise register.growth_per_year, or give more people a short period in register.notification_period.",
        )
    probability = order_probability(register)
    if probability > 1 + _ROUNDING:
        joins, years = joins_per_year(register), mean_order_years(register)
        most = joins * years / register.people
        raise given.place_of("register.supervised_share").fault(
            f"{register.supervised_share:g} of {register.people} people on an order or licence cannot be kept up:"
            f" {register.supervised_share * register.people:.0f} people on orders of {years:.2f} years on average need"
            f" {register.supervised_share * register.people / years:.1f} new orders a year,"
            f" but only {joins:.1f} people join the register.",
            value=register.supervised_share,
            why="register.supervised_share, growth_per_year, notification_period and the order lengths pull against"
            " each other: more than everybody who joins would need an order.",
            do=f"Lower supervised_share to at most {int(most * 1000) / 1000:g}, raise growth_per_year, give more people"
            " a short notification period, or make orders longer.",
        )


def _cap(given: AreaSettings) -> None:
    register, managers = given.area.register, given.area.offender_managers
    registered, cap = register.supervised_share * register.people, managers.caseload_cap
    generic = managers.posts - managers.specialist_posts
    if cap and managers.posts and registered > cap * managers.posts:
        path = "offender_managers.caseload_cap"
        raise given.place_of(path).fault(
            f"{registered:.0f} registered people on an order or licence do not fit into {managers.posts} posts of at"
            f" most {cap} cases.",
            value=cap,
            why="A cap on cases of every kind cannot leave registered people without an offender manager.",
            do=f"Raise it to at least {-int(-registered // managers.posts)}, add posts, or write 0: no cap.",
        )
    if generic == 0 and managers.posts and managers.caseload * managers.posts > registered:
        path = "offender_managers.specialist_posts"
        raise given.place_of(path).fault(
            "Nobody is left for the other cases, since all posts are specialists'.",
            value=managers.specialist_posts,
            why="Specialists hold nobody but registered people of high or very high RoSH (¶3.7).",
            do="Make it less than offender_managers.posts.",
        )


def _stay(given: AreaSettings) -> None:
    premises = given.area.premises
    if days_at_least(premises.longest_stay) < days_at_least(premises.stay):
        path = "premises.longest_stay" if "premises.longest_stay" in given.settings else "premises.stay"
        raise given.place_of(path).fault(
            f"The longest stay ({premises.longest_stay}) is shorter than the planned one ({premises.stay}).",
            value=str(given.value_of(path)),
            why="A resident leaves without suitable housing at the end of the longest stay at the latest.",
            do="Change one of the two.",
        )


def _caseload(given: AreaSettings) -> None:
    register, managers = given.area.register, given.area.offender_managers
    registered, cases = register.supervised_share * register.people, managers.posts * managers.caseload
    if managers.posts and registered > cases:
        path = "offender_managers.caseload"
        blamed = path if path in given.settings else "offender_managers.posts"
        raise given.place_of(blamed).fault(
            f"{registered:.0f} registered people on an order or licence do not fit into {managers.posts} posts of"
            f" {managers.caseload} cases.",
            value=given.value_of(blamed),
            why="The caseload counts every case a post holds, the registered among them (¶3.12).",
            do=f"Raise {path} to at least {-int(-registered // managers.posts)}, or add posts.",
        )


def _entry_power(given: AreaSettings, book: Book, starts: date) -> None:
    power = book["entry-power"]
    least = power.value_on(starts)
    used_after = given.area.police_visits.entry_after_failures
    place = given.place_of("police_visits.entry_after_failures")
    why = f"{power.title} (¶{power.paragraph}, standard {power.id})."
    if used_after and least is None:
        raise place.fault(
            f"The power to enter is not in force on {starts.isoformat()}.",
            value=used_after,
            why=why,
            do="Write 0: then the area does not use the power.",
        )
    if least is not None and 0 < used_after < least:
        raise place.fault(
            f"The power to enter cannot be used after so few failed visits: at least {least:g} are asked for.",
            value=used_after,
            why=why,
            do=f"Write {least:g} or more, or 0 for an area that does not use the power.",
        )


_RULES: Final[tuple[Callable[[AreaSettings], None], ...]] = (
    _sizes,
    _days_ahead,
    _levels,
    _register,
    _caseload,
    _cap,
    _stay,
)
