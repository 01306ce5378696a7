"""Least squares within bounds, for a model that can only be asked: what comes of these values?

Sensitivities are taken one parameter at a time, with the same luck before and after, so that chance drops out. From
them the values are moved, damped and within their bounds, to where the weighted squares of what is missing are least;
then the model is asked again, the sensitivities are corrected by what was seen (Broyden's update), and so on. A step
that makes the fit worse is halved. Parameters are pulled towards where they began, so that one which hardly matters
hardly moves.

What misses by more than its width counts by its distance and no longer by its square (Huber's loss): a finding that no
plausible value reaches would otherwise spoil all the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = Mapping[str, float]
Evaluate = Callable[[Values], Values]  # parameter values in; shares by target out
_Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Free:
    """A parameter that may move: where it begins, its bounds, and the step to which its value is rounded."""

    path: str
    before: float
    low: float
    high: float
    step: float

    def rounded(self, value: float) -> float:
        """The nearest step within the bounds."""
        return float(round(min(max(round(value / self.step) * self.step, self.low), self.high), 9))


@dataclass(frozen=True)
class Target:
    """A share to come near to; `width` is the distance that counts as one."""

    id: str
    share: float
    width: float


@dataclass(frozen=True)
class Settings:
    """How the search goes: what counts as sensitive, the pull, the longest step, and how often the model is asked.

    `least` is how far a parameter must be able to move some target, in widths, to be among those fitted, and `alike`
    how near to parallel (the cosine) it may be to another of them. `nudge` is the part of its range by which it is
    moved to see that; `stride` the part of its range that one step may cross.
    """

    least: float
    alike: float
    nudge: float
    pull: float
    stride: float
    steps: int


@dataclass(frozen=True)
class Fit:
    """What came of it. `sensitivity` has for each parameter the widths by which each target moves over its range."""

    before: Values  # shares before, by target
    after: Values
    values: Values  # of the parameters that were fitted
    sensitivity: Mapping[str, Values]
    badness_before: float
    badness_after: float


def fit(evaluate: Evaluate, free: Sequence[Free], targets: Sequence[Target], how: Settings) -> Fit:
    """Fit the parameters to the targets; those to which no target is sensitive, or only as to another, stay."""
    start = {one.path: one.before for one in free}
    first = evaluate(start)
    sensitivity = {one.path: _sensitivity(evaluate, one, start, first, targets, how) for one in free}
    chosen = _chosen(free, sensitivity, how)
    if not chosen:
        badness = _badness(np.zeros(0), _missing(first, targets), how)
        return Fit(first, first, {}, sensitivity, badness, badness)
    values, after, badness = _search(evaluate, chosen, targets, first, sensitivity, how)
    before = _badness(np.zeros(len(chosen)), _missing(first, targets), how)
    return Fit(first, after, values, sensitivity, before, badness)


def _sensitivity(
    evaluate: Evaluate, one: Free, start: Values, first: Values, targets: Sequence[Target], how: Settings
) -> dict[str, float]:
    """By how many widths each target moves when the parameter crosses its range, from a nudge into the wider part."""
    span = one.high - one.low
    up = one.high - one.before >= one.before - one.low
    nudged = one.rounded(one.before + (1 if up else -1) * max(how.nudge * span, one.step))
    seen = evaluate({**start, one.path: nudged})
    by = (nudged - one.before) / span
    return {target.id: (seen[target.id] - first[target.id]) / target.width / by for target in targets}


def _chosen(free: Sequence[Free], sensitivity: Mapping[str, Values], how: Settings) -> list[Free]:
    """Those that some target is sensitive to; of those that move the same targets alike, the strongest."""
    chosen: list[Free] = []
    vectors = {path: np.array(list(widths.values())) for path, widths in sensitivity.items()}
    for one in sorted(free, key=lambda each: -float(np.abs(vectors[each.path]).max(initial=0.0))):
        own = vectors[one.path]
        if np.abs(own).max(initial=0.0) < how.least:
            break
        others = [vectors[other.path] for other in chosen]
        if all(abs(own @ other) <= how.alike * np.linalg.norm(own) * np.linalg.norm(other) for other in others):
            chosen.append(one)
    return [one for one in free if one in chosen]


def _search(
    evaluate: Evaluate,
    chosen: Sequence[Free],
    targets: Sequence[Target],
    first: Values,
    sensitivity: Mapping[str, Values],
    how: Settings,
) -> tuple[Values, Values, float]:
    """Damped Gauss-Newton. Positions are parts of each parameter's range from where it began."""
    spans = np.array([one.high - one.low for one in chosen])
    lows = np.array([one.low - one.before for one in chosen]) / spans
    highs = np.array([one.high - one.before for one in chosen]) / spans
    slopes = np.array([[sensitivity[one.path][target.id] for one in chosen] for target in targets])
    at, seen = np.zeros(len(chosen)), first
    missing = _missing(seen, targets)
    best, stride = _badness(at, missing, how), how.stride
    for _ in range(how.steps):
        wanted = _least_squares(slopes, missing, at, lows, highs, stride, how)
        values = {
            one.path: one.rounded(one.before + x * span) for one, x, span in zip(chosen, wanted, spans, strict=True)
        }
        there = np.array([values[one.path] - one.before for one in chosen]) / spans
        moved = there - at
        if not moved.any():
            break
        found = evaluate(values)
        now = _missing(found, targets)
        slopes = slopes + np.outer((now - missing) - slopes @ moved, moved) / (moved @ moved)
        if _badness(there, now, how) < best:
            at, seen, missing, best = there, found, now, _badness(there, now, how)
        else:
            stride /= 2
    values = {one.path: one.rounded(one.before + x * span) for one, x, span in zip(chosen, at, spans, strict=True)}
    return values, seen, best


def _least_squares(
    slopes: NDArray[np.float64],
    missing: _Vector,
    at: _Vector,
    lows: _Vector,
    highs: _Vector,
    stride: float,
    how: Settings,
) -> _Vector:
    from scipy.optimize import lsq_linear  # noqa: PLC0415  (scipy takes longer to load than most commands to run)

    pull = np.sqrt(how.pull) * np.eye(at.size)
    weights = np.sqrt(_weights(missing))
    rows = np.vstack([slopes * weights[:, None], pull])
    wanted = np.concatenate([-missing * weights, -np.sqrt(how.pull) * at])
    least, most = np.maximum(lows - at, -stride), np.minimum(highs - at, stride)
    step: _Vector = lsq_linear(rows, wanted, bounds=(np.minimum(least, 0) - 1e-9, np.maximum(most, 0) + 1e-9)).x
    there: _Vector = np.clip(at + step, lows, highs)
    return there


def _missing(seen: Values, targets: Sequence[Target]) -> _Vector:
    return np.array([(seen[target.id] - target.share) / target.width for target in targets])


def _weights(missing: _Vector) -> _Vector:
    """1 within a width, and beyond it as much less as it is further away."""
    return np.minimum(1.0, 1 / np.maximum(np.abs(missing), 1e-12))


def _badness(at: _Vector, missing: _Vector, how: Settings) -> float:
    """Squares within a width, 2 times the distance less 1 beyond it; and the pull."""
    far = np.abs(missing)
    return float(np.where(far <= 1, far**2, 2 * far - 1).sum() + how.pull * (at @ at))
