"""What `rightmix plans reference` prints: what hours could buy, what they leave open, what more would gain."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from rightmix_sim.cli.console import show_list
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.mix.mix_words import in_hours
from rightmix_sim.plans.reference.reference_plan import ReferencePlan, Unmet
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.wording import spoken
from rightmix_sim.sentences import listed

_LIMITS = {
    "offender_manager_hours": ("offender manager", "one more hour of the offender manager"),
    "police_hours": ("police", "one more hour of the police"),
    "programme_places": ("programme places", "one more programme place"),
}


def show_reference(console: Console, plan: ReferencePlan) -> None:
    """The plan as a table, then what is not met within the limits, what nothing could meet, what more would gain."""
    console.print(f"Case {plan.case}: what these hours could cover", style="bold")
    console.print(_table(plan))
    used = [f"{_LIMITS[name][0]} {plan.used[name]:.1f} of {limit:.1f}" for name, limit in plan.limits.by_name().items()]
    console.print(f"Used in a month: {listed(used)}.")
    free = [
        f"{spoken(agency)} {hours:.1f}" for agency, hours in plan.hours.items() if agency not in ("police", "probation")
    ]
    if free:
        console.print(f"Hours of others, which are not limited here: {listed(free)}.")
    show_list(console, "Not met within these limits", [_unmet(one) for one in plan.unmet])
    impossible = [f"{one.wanted.says} (¶{one.wanted.paragraph}). {'; '.join(one.reasons)}" for one in plan.uncoverable]
    show_list(console, "What no hours could cover", impossible)
    show_list(console, "What one more would gain", _gains(plan))
    console.print(f"\n{plan.caveat}", style="dim")


def _table(plan: ReferencePlan) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("action", "of", "how often"):
        table.add_column(name)
    table.add_column("hours a month", justify="right")
    for one in plan.actions:
        offer = one.offer
        often = frequency(offer.every).words if offer.every else "once"
        table.add_row(catalogue()[offer.action].title, spoken(offer.agency), often, f"{sum(offer.hours.values()):.1f}")
    return table


def _unmet(one: Unmet) -> str:
    missing = listed(
        [f"{in_hours(hours)} of {_LIMITS[name][0]}" for name, hours in one.missing.items() if name in _LIMITS]
        or ["hours"]
    )
    nearest = f"; nearest: {catalogue()[one.nearest.action].title}, short by {missing}" if one.nearest else ""
    return f"{one.wanted.says} (¶{one.wanted.paragraph}){nearest}"


def _gains(plan: ReferencePlan) -> list[str]:
    lines = []
    for name, more in plan.one_more.items():
        gained = "; ".join(one.says for one in more.met)
        given = f", in place of: {'; '.join(one.says for one in more.given_up)}" if more.given_up else ""
        lines.append(f"{_LIMITS[name][1]}: {gained + given if more.met else 'nothing'}")
    return lines
