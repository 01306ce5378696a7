"""What a reader must know beside a score, though it changes nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rightmix_sim.history import History
from rightmix_sim.risk.rm2000.counting import Counted, differing_outcomes, without_offence
from rightmix_sim.risk.rules import Caution, load_rules
from rightmix_sim.workdays import whole_years


def cautions_of(history: History, counted: Counted, *, scored: bool, adapted: bool) -> Iterator[Caution]:
    """In the order in which they are shown. `scored`: some scale was given; `adapted`: the adapted score too."""
    rules = load_rules("rm2000")
    yield from _of_the_record(history, counted)
    if history.allegations:
        yield Caution("allegations", f"There are allegations on file. {rules['rm2000-allegations'].cite}.")
    free = rules["rm2000-offence-free"]
    if scored and _years_free(history, counted) >= free.number:
        yield Caution(
            "long_offence_free",
            f"{free.number} years or more in the community without a further appearance: the category may overstate "
            "the risk of reconviction. It stays; managing him at another level is a judgement whose reason is recorded "
            f"(¶5.9). Time in custody does not count, and is not known here. {free.cite}.",
        )
    if adapted:
        yield Caution(
            "images_only",
            "Every sexual offence is of images only. The standard score was found to overstate the risk of "
            "reconviction for such men; the adapted one stands beside it.",
        )


def _of_the_record(history: History, counted: Counted) -> Iterator[Caution]:
    """Where the entries do not fit together, or hold less than they seem to."""
    for day in differing_outcomes(history):
        yield Caution(
            "same_day_different_outcomes",
            f"A conviction and a caution stand on {day}. They are one appearance; check the record.",
        )
    for entry in without_offence(history):
        yield Caution("no_offence", f"The {entry.outcome} of {entry.date} holds no offence, so it is no appearance.")
    later = sorted(day for day in counted.criminal if day > history.day_assessed)
    if later:
        first = f"The appearance of {later[0]} is" if len(later) == 1 else f"Appearances from {later[0]} on are"
        yield Caution(
            "appearance_after_assessment",
            f"{first} later than the day of assessment ({history.day_assessed}), and counted all the same; check the "
            "dates, and score anew after every new conviction.",
        )


def _years_free(history: History, counted: Counted) -> int:
    """Whole years from the last appearance or the first day at liberty, whichever is later, to the assessment."""
    start: date = max([history.person.at_risk_from, *counted.criminal])
    return whole_years(start, history.day_assessed)
