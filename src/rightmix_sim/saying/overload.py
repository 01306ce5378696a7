"""What is said of overload: the same words on the terminal, in the report and in forms."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from rightmix_sim.overload import Flag, Kind, capacities, thresholds
from rightmix_sim.records import Role
from rightmix_sim.saying.wording import area_name, counted, number, percent
from rightmix_sim.sentences import capital, listed
from rightmix_sim.workdays import WEEKS_A_YEAR

NO_STEADY_STATE: Final = "No steady state"
NOTHING: Final = (
    "No role was asked for more than it has, no post held too many cases, and nothing scarce was at full use."
)
WHO: Final[Mapping[Role, str]] = {
    Role.OFFENDER_MANAGER: "offender managers",
    Role.PUBLIC_PROTECTION_OFFICER: "public protection officers",
    Role.PROGRAMME_TEAM: "programme tutors",
    Role.SENIOR_PROBATION_OFFICER: "senior probation officers",
    Role.POLICE_SUPERVISOR: "police supervisors",
    Role.VICTIM_LIAISON_OFFICER: "victim liaison officers",
    Role.MAPPA_COORDINATOR: "MAPPA coordinators",
    Role.CIRCLES_COORDINATOR: "Circles coordinators",
}


_Lines: TypeAlias = Callable[[Sequence[Flag]], list[str]]


@dataclass(frozen=True)
class Section:
    """One way of being overloaded: what it is called, what counts as it and by whom, and a line for each case of it."""

    title: str
    note: str
    lines: tuple[str, ...]


def asked_too_much(who: str, share: float) -> str:
    """That work with a date asks for all the hours there are or more, so that it piles up."""
    if math.isinf(share):
        return f"{NO_STEADY_STATE}: work with a date falls to {who}, and nobody has hours for it"
    return f"{NO_STEADY_STATE}: work with a date asks {who} for {percent(share)} of the hours they have"


def sections_of(flags: Sequence[Flag]) -> list[Section]:
    """The flags of a run in sentences, those first that bear on all the others; no section without a line."""
    found = []
    for kind, (title, note, lines) in _SECTIONS.items():
        of_kind = [flag for flag in flags if flag.kind is kind]
        if of_kind:
            found.append(Section(title, note(), tuple(lines(of_kind))))
    return found


def message(flags: Sequence[Flag]) -> str:
    """Who is asked for too much for weeks on end in half of the replications or more; empty where nobody is."""
    roles: dict[str, list[str]] = {}
    for flag in flags:
        if flag.kind is Kind.EXCESSIVE and 2 * flag.happened >= flag.replications:
            roles.setdefault(_what(flag), []).append(area_name(flag.area))
    if not roles:
        return ""
    limits = thresholds()
    who = listed([f"{what} in {listed(areas)}" for what, areas in roles.items()])
    return (
        f"All work, also that without a date, is over {percent(limits.excessive_share)} of the hours for"
        f" {counted(limits.excessive_weeks, 'week')} in a row or longer for {who}."
    )


def _each(line: Callable[[Flag], str]) -> _Lines:
    """A sentence for each flag, with the replications in which it happened."""
    return lambda flags: [f"{line(flag)} ({_happened(flag)})." for flag in flags]


def _by_area(part: Callable[[Flag], str]) -> _Lines:
    """A line for each area with what happened in half of the replications or more; the rest is named at the end."""

    def lines(flags: Sequence[Flag]) -> list[str]:
        areas: dict[str, list[str]] = {}
        seldom: dict[str, list[str]] = {}
        for flag in flags:
            if 2 * flag.happened >= flag.replications:
                areas.setdefault(flag.area, []).append(f"{part(flag)}{_how_often(flag)}")
            else:
                seldom.setdefault(_what(flag), []).append(area_name(flag.area))
        found = [f"{area_name(area)}: {'; '.join(parts)}." for area, parts in areas.items()]
        rest = "; ".join(f"{what} ({', '.join(where)})" for what, where in seldom.items())
        return [*found, *([f"In fewer than half of the replications also: {rest}."] if rest else [])]

    return lines


def _no_steady_state(flag: Flag) -> str:
    figures = flag.figures
    asked = asked_too_much(_who(flag), figures["share"])
    return f"{asked}, in {_weeks(flag, 'full_weeks')}"


def _excessive(flag: Flag) -> str:
    figures, weeks = flag.figures, _weeks(flag, "over_weeks")
    none = ", some of them without any hours" if math.isinf(figures["highest"]) else ""
    if weeks.startswith("all "):
        return f"{_what(flag)} in {weeks}{none}"
    longest = counted(int(figures["longest"]), "week")
    if flag.replications == 1:
        return f"{_what(flag)} in {weeks}{none}, at most {longest} in a row"
    return f"{_what(flag)} in {weeks} on average{none}, at worst {longest} in a row"


def _crowded(flag: Flag) -> str:
    figures = flag.figures
    return (
        f"{capital(_who(flag))}: {percent(figures['share'])} of filled posts, counted month by month; "
        f"at most {figures['most']:.0f} cases"
    )


def _growing(flag: Flag) -> str:
    if isinstance(flag.of, Role):
        what = f"Overdue work of {_who(flag)} grows by {_slope(flag, 1)} pieces a week"
    else:
        queue = f"{capacities()[flag.of].title} in {area_name(flag.area)}"
        what = f"The queue for {queue} grows by {_slope(flag, WEEKS_A_YEAR)} a year"
    return f"{what}, to {_amount(flag.figures['last'])} at the end"


def _slope(flag: Flag, weeks: float) -> str:
    """The slope over so many weeks with its interval; people who wait are too few to speak of weeks."""
    slope, low, high = (number(flag.figures[name] * weeks) for name in ("slope", "low", "high"))
    return slope if math.isnan(flag.figures["low"]) else f"{slope} ({low} to {high})"


def _full(flag: Flag) -> str:
    figures = flag.figures
    waiting = f"{number(figures['waiting'])} waiting on average"
    if math.isnan(figures["full_weeks"]):
        return f"{_what(flag)}, {_amount(figures['wanted'])} asked for, {_amount(figures['there'])} came up, {waiting}"
    return f"{_what(flag)}, all {_amount(figures['there'])} in {_weeks(flag, 'full_weeks')}, {waiting}"


def _weeks(flag: Flag, which: str) -> str:
    some, weeks = f"{flag.figures[which]:.0f}", f"{flag.figures['weeks']:.0f}"
    return f"all {weeks} weeks" if some == weeks else f"{some} of {weeks} weeks"


def _excessive_note() -> str:
    limits = thresholds()
    weeks = counted(limits.excessive_weeks, "week")
    return (
        f"All work asked for, also work without a date, over {percent(limits.excessive_share)} of the hours there are "
        f"for {weeks} in a row or longer; what is not done stays asked for. {_source('excessive_share')}."
    )


def _crowded_note() -> str:
    limits = thresholds()
    return f"More than {limits.most_cases} cases for a post, all cases, registered or not. {_source('most_cases')}."


def _source(name: str) -> str:
    return capital(thresholds().sources[name])


def _who(flag: Flag) -> str:
    return f"{_what(flag)} of {area_name(flag.area)}"


def _what(flag: Flag) -> str:
    return WHO[flag.of] if isinstance(flag.of, Role) else capacities()[flag.of].title


def _happened(flag: Flag) -> str:
    if flag.replications == 1:
        return "in the one replication"
    return f"in {flag.happened} of {flag.replications} replications"


def _how_often(flag: Flag) -> str:
    """In how many replications, unless it was in all."""
    return "" if flag.happened == flag.replications else f" ({_happened(flag)})"


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value.is_integer() else number(value)


_SECTIONS: Final[Mapping[Kind, tuple[str, Callable[[], str], _Lines]]] = {
    Kind.NO_STEADY_STATE: (
        "Asked for more than there is",
        lambda: (
            "Work with a date piles up for as long as this lasts, so every figure depends on how long one looks. "
            "The share is that of the weeks named."
        ),
        _each(_no_steady_state),
    ),
    Kind.EXCESSIVE: ("Excessive workload", _excessive_note, _by_area(_excessive)),
    Kind.CROWDED: ("Too many cases", _crowded_note, _each(_crowded)),
    Kind.GROWING: (
        "Queues that grow",
        lambda: "By the line through the weeks; with several replications the interval of its slope lies above nought.",
        _each(_growing),
    ),
    Kind.FULL: (
        "At full use",
        lambda: (
            "Who asks for it must wait until somebody else is done with it, or until it comes up. The weeks are those "
            "in which all of it was in use or waited for."
        ),
        _by_area(_full),
    ),
}
