"""Which texts a second trainer marks: drawn over the whole range of first marks, the same for the same seed."""

from __future__ import annotations

import datetime
import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Annotated

from msgspec import Meta

from rightmix_sim.course.results import Read, Result, SecondMark
from rightmix_sim.course.second.rules import rule, whole
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import EXERCISES, exercise
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked, spelt

_Text = tuple[Result, Read]


class Sampled(StrictData, frozen=True, kw_only=True):
    """One text of a sample: the number under which it is marked, and whose it is. `sum` is that of the text."""

    number: Annotated[int, Meta(ge=1), asked("The second trainer knows the text by it.")]
    trainee: Annotated[Words, asked("Whose text it is.")]
    assignment: Annotated[Words, asked("Of which assignment.", "ex2-rm2000")]
    exercise: Annotated[Words, asked("Of which exercise.", "ex2-rm2000")]
    criterion: Annotated[Words, asked("Which text of it.", "account")]
    of: Annotated[float, Meta(gt=0), asked("The most points that it can bring.", "3")]
    sum: Annotated[str, spelt(r"[0-9a-f]{64}", "64 hexadecimal digits", "00…")]


class Sample(StrictData, frozen=True, kw_only=True):
    """A sample as it was drawn. It tells whose the texts are, and so stays with the course."""

    name: Annotated[str, spelt(r"[a-z0-9][a-z0-9-]{0,39}", "small letters, digits and hyphens", "spring-1")]
    seed: Annotated[str, spelt(r"[0-9]{1,50}", "a whole number", "1"), asked("From the same one the same is drawn.")]
    drawn: Annotated[datetime.date, asked("When it was drawn.", "2027-03-31")]
    texts: Annotated[tuple[Sampled, ...], Meta(min_length=1), asked("What was drawn.")]

    def __post_init__(self) -> None:
        """Refuse two texts of one number."""
        numbers = [one.number for one in self.texts]
        if twice := next((one for one in numbers if numbers.count(one) > 1), None):
            raise Impossible("Two texts have one number.", place="texts", value=twice)


def draw_sample(
    results: Iterable[Result],
    *,
    name: str,
    seed: int,
    on: datetime.date,
    count: int | None = None,
    share: float | None = None,
    without: Iterable[SecondMark] = (),
) -> Sample:
    """Texts of each exercise that were handed in and that nobody has marked a second time (`without`).

    `count` of each exercise, or else `share` of them (0 to 1) and at least a few; all where there are fewer. Texts are
    taken at equal steps in the order of their first marks, those not yet marked last, so that weak and strong texts are
    in it as often as they are among all; every text has the same chance. Numbers run in an order that tells nothing.
    Raises `InputError` where there is nothing to draw from.
    """
    if count is not None and count < 1:
        raise InputError("A sample needs at least one text of each exercise.", value=count)
    if share is not None and not 0 < share <= 1:
        raise InputError("A share is more than 0 and at most 1.", value=share, do="Write a tenth as 0.1.")
    done = {(one.trainee, one.assignment, one.criterion) for one in without}
    texts: dict[str, list[_Text]] = defaultdict(list)
    for result in results:
        for read in result.read if result.handed_in is not None else ():
            if read.text.strip() and (result.trainee, result.assignment, read.criterion) not in done:
                texts[result.exercise].append((result, read))
    if not texts:
        raise InputError(
            "There is no text that a second trainer could mark.",
            why="A text counts once it is handed in and collected, and as long as nobody has marked it a second time.",
            do="Collect what was handed in, then draw again.",
        )
    drawn: list[_Text] = []
    for id in (one for one in EXERCISES if one in texts):
        chosen = _spread(texts[id], _how_many(len(texts[id]), count, share), seed)
        drawn += sorted(chosen, key=lambda one: _luck(seed, "number", one))
    return Sample(
        name=name,
        seed=str(seed),
        drawn=on,
        texts=tuple(_sampled(number, one) for number, one in enumerate(drawn, start=1)),
    )


def changed_since(sample: Sample, results: Iterable[Result]) -> tuple[int, ...]:
    """The numbers of texts that are another now than when they were drawn: a second mark would be for another text."""
    now = {(result.trainee, result.assignment, read.criterion): read.text for result in results for read in result.read}
    return tuple(
        one.number for one in sample.texts if _sum(now.get((one.trainee, one.assignment, one.criterion), "")) != one.sum
    )


def _how_many(there: int, count: int | None, share: float | None) -> int:
    wanted = max(whole("least"), math.ceil(there * (rule("share") if share is None else share) - 1e-9))
    return min(there, wanted if count is None else count)


def _spread(texts: Sequence[_Text], number: int, seed: int) -> list[_Text]:
    """So many of the texts at equal steps in the order of their marks; where it starts, and equals, by chance."""

    def by_mark(one: _Text) -> tuple[bool, float, float]:
        points = one[1].points
        return points is None, points or 0.0, _luck(seed, "order", one)

    ordered, step = sorted(texts, key=by_mark), len(texts) / number
    start = _unit(f"{seed}\x1fstart\x1f{texts[0][0].exercise}") * step
    return [ordered[min(len(texts) - 1, int(start + place * step))] for place in range(number)]


def _luck(seed: int, purpose: str, text: _Text) -> float:
    result, read = text
    return _unit("\x1f".join((str(seed), purpose, result.trainee, result.assignment, read.criterion)))


def _unit(key: str) -> float:
    """A number from 0 to below 1 that the key decides, whatever the order of the results."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6]) / 2**48


def _sampled(number: int, text: _Text) -> Sampled:
    result, read = text
    criterion = next(one for one in exercise(result.exercise).criteria if one.id == read.criterion)
    return Sampled(
        number=number,
        trainee=result.trainee,
        assignment=result.assignment,
        exercise=result.exercise,
        criterion=read.criterion,
        of=criterion.points,
        sum=_sum(read.text),
    )


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
