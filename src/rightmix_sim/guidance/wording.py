"""A standard in words, for people: what it asks, of whom, for whom, and when work under it is on time."""

from __future__ import annotations

from datetime import date

from rightmix_sim.guidance.standard import AppliesTo, Edition, Standard
from rightmix_sim.workdays import day_in_words

AGENCIES = {
    "police": "the police",
    "probation": "the probation service",
    "mappa": "the agencies together (MAPPA)",
    "court": "the court",
    "registered_person": "the registered person",
}
_FIELDS = {"rm2000": "risk of reconviction", "rosh": "Risk of Harm", "mappa_level": "MAPPA level", "tier": "tier"}
STATUSES = {
    "seed": "read in the 2010 inspection report",
    "sourced": "read in another public source",
    "unverified": "from memory; to be checked before anybody relies on it",
    "assumption": "an assumption: no source was found, or a planner set it",
}


def amount(value: int | float, unit: str, earliest: int | float | None = None) -> str:
    """A number with its unit: "1 month", "4 to 6 weeks", "15 working days"."""
    words = unit.replace("_", " ")
    number = f"{value:g}" if earliest is None else f"{earliest:g} to {value:g}"
    if number == "1":
        words = words.removesuffix("s") if not words.endswith("a year") else words.replace("occasions", "occasion")
    return f"{number} {words}"


def asks(standard: Standard, edition: Edition | None) -> str:
    """What an edition of the standard asks, in a few words: "every 3 months", "within 5 working days", "duty"."""
    if edition is None:
        return "not in force"
    if edition.withdrawn:
        return "withdrawn"
    if standard.unit is None or edition.value is None:
        return "duty"
    if standard.kind == "interval":
        return f"every {amount(edition.value, standard.unit, edition.earliest)}".replace("every 1 ", "every ")
    if standard.kind == "deadline":
        return f"within {amount(edition.value, standard.unit, edition.earliest)}"
    return amount(edition.value, standard.unit, edition.earliest)


def asks_until(standard: Standard, starts: date, ends: date) -> str:
    """What the standard asks from `starts` to before `ends`; what a new edition asks in between is said with its day.

    "every 3 months"; "every 4 months, from 1 October 2009 every 3 months".
    """
    said = last = asks(standard, standard.edition_on(starts))
    for edition in standard.editions:
        if starts < edition.from_ < ends and (now := asks(standard, edition)) != last:
            said, last = f"{said}, from {day_in_words(edition.from_)} {now}", now
    return said


def whom(applies_to: AppliesTo) -> str:
    """To whom it applies: "risk of reconviction high or very high", "tier 1, 2 or 3", "everybody"."""
    parts = [f"{_FIELDS[name]} {_either(values)}" for name, values in applies_to.as_dict().items()]
    return ", ".join(parts) if parts else "everybody"


def on_time(standard: Standard, edition: Edition | None) -> list[str]:
    """The rule of on time for this standard, one sentence after another."""
    if standard.kind == "duty":
        return ["A duty has no number and is not judged by time: it is done or not."]
    if standard.kind == "limit":
        return ["A limit is a number that is not judged by time."]
    rule = [
        f"Counted from {standard.counted_from}.",
        "On time if done on or before the due day. Early is never a failure.",
        "A failed attempt is not done work.",
    ]
    if edition is not None and edition.earliest is not None:
        rule.append("It is a range: its upper end fixes the due day.")
    if standard.unit in ("months", "years"):
        rule.append("Where a month is too short the due day is its last day.")
    if standard.unit == "working_days":
        rule.append("Working days of England and Wales, counted from the next one.")
    if standard.unit == "days":
        rule.append("Calendar days, since the source does not say working days.")
    if standard.kind == "interval":
        rule.append("The next interval starts when the work is done, also when it was late.")
    rule.append("Due and undone is late.")
    rule.append("What is not yet due, or no longer required by then, is not counted, done early or not.")
    return rule


def on_the_day(standard: Standard, day: date) -> str:
    """The value on a day, in words: "every 3 months", "not in force" before the first edition."""
    edition = standard.edition_on(day)
    if standard.kind == "duty" and edition is not None and not edition.withdrawn:
        return "in force"
    return asks(standard, edition)


def _either(values: list[str] | list[int]) -> str:
    words = [str(value).replace("_", " ") for value in values]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
