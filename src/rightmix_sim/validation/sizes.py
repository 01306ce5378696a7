"""On how many cases the figures of the report rest, and what hangs on our number where it says none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rightmix_sim.sentences import listed
from rightmix_sim.validation.basis import size
from rightmix_sim.validation.comparing import IN_WORDS, Comparison, Verdict, verdict_on


def in_words(comparisons: Sequence[Comparison]) -> str:
    """In sentences: how many of those that count have no number of their own, and whose verdict hangs on ours."""
    counted = [one for one in comparisons if one.counts]
    ours = [one for one in counted if one.finding.denominator is None]
    numbers = Counter(one.finding.as_if_n for one in ours).most_common()
    other = turned(ours)
    said = listed(f"¶{one.finding.paragraph} ({one.finding.title}): {IN_WORDS[verdict]}" for one, verdict in other)
    return (
        f"The report says on how many it counted for {len(counted) - len(ours)} of the {len(counted)} findings that"
        f" count. For {len(ours)} it gives a share or words alone, and the number is ours: "
        + listed(f"{n} for {times} of them" for n, times in numbers)
        + " (the whole sample, half of it where the report speaks of relevant cases, or the cases of ¶7.7)."
        + (
            f" As if on the whole sample instead of half of it, the verdict would be another on {said}."
            if other
            else ""
        )
    )


def turned(ours: Sequence[Comparison]) -> list[tuple[Comparison, Verdict]]:
    """Those counted as if on half the sample that get another verdict on all of it, each with that verdict."""
    found = []
    for one in ours:
        n = 2 * (one.finding.as_if_n or 0)
        verdict = verdict_on(replace(one.finding, as_if_n=n), one.share)
        if n in (size().cases, size().records) and verdict != one.verdict:
            found.append((one, verdict))
    return found
