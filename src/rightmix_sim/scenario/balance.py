"""How many people join the register, and how many of them need an order for the supervised share to hold.

The scenario gives a register as it stands on day one: its size N, its growth g a year, the shares w_T of people with a
notification period of T years, and the part s on a community order or licence. The flows follow from it.

- People whose period is T years leave at the rate N * w_T / T a year; nobody with an indefinite period leaves. For the
  register to grow by g nonetheless, N * (g + sum of w_T / T) people must join in a year.
- Of the s * N people on an order at any time, each stays E[L] years on average, so s * N / E[L] orders start in a year
  (Little's law). Divided by the people who join, this is the probability that somebody who joins has an order. Above
  1 the figures contradict each other.
"""

from __future__ import annotations

import math

from rightmix_sim.scenario.area import Register, Shares, shares


def joins_per_year(register: Register) -> float:
    """People who join the register in a year.

    With 100 people, growth 0.03, and half of them for 10 years: 100 * (0.03 + 0.5 / 10) = 8.
    """
    leaving = math.fsum(
        share / years for period, share in register.notification_period.items() if (years := _years(period))
    )
    return register.people * (register.growth_per_year + leaving)


def joining_mix(register: Register) -> Shares:
    """The notification periods of the people who join, as shares.

    To keep the shares w_T on a register that grows by g, periods of T years must join as w_T * (g + 1 / T), indefinite
    ones as w * g. On a shrinking register that would be negative for the longest periods: then none join.
    """
    flow = {
        period: max(0.0, share * (register.growth_per_year + (1 / years if (years := _years(period)) else 0.0)))
        for period, share in register.notification_period.items()
    }
    total = math.fsum(flow.values())
    if total <= 0:
        return register.notification_period
    return shares(**{period: part / total for period, part in flow.items()})


def mean_order_years(register: Register) -> float:
    """The mean length of an order or licence in years, over both kinds."""
    lengths = {"community_order": register.community_order_length, "licence": register.licence_length}
    return math.fsum(
        register.order_kind[kind] * share * _years(length)
        for kind, table in lengths.items()
        for length, share in table.items()
    )


def order_probability(register: Register) -> float:
    """The probability that somebody who joins has an order or licence; above 1 when the figures contradict each other.

    An empty register gives 0; people on orders while nobody joins gives infinity.
    """
    starting = register.supervised_share * register.people
    if starting == 0:
        return 0.0
    joining = joins_per_year(register) * mean_order_years(register)
    return starting / joining if joining > 0 else math.inf


def _years(period: str) -> float:
    """The years of "10 years" or "24 months"; 0 for "indefinite"."""
    if period == "indefinite":
        return 0.0
    number, unit = period.split()
    return float(number) / (12 if unit == "months" else 1)
