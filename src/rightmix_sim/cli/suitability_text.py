"""What `rightmix suitability` prints: one area in full, or all areas in a table with one row for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from rightmix_sim.cli.console import show_list, show_questions
from rightmix_sim.risk.suitability import PROGRAMMES, Criterion, Programme, Suitability

_LABELS = {  # what excludes, in the few words that a cell holds
    "offered": "not offered",
    "gender": "for men only",
    "sexual_conviction": "no sexual conviction",
    "reconviction_or_deviance": "RM2000/S and deviance too low",
    "denial": "{one.value} denial",
    "learning_disability": "learning disability or IQ",
    "learning_need": "no learning disability",
    "minimum_age": "aged {one.value}, not {one.threshold}",
    "maturity": "maturity",
    "language": "language",
    "disrupts_groups": "conduct in groups",
    "intimidates_others": "intimidates others",
    "images_only": "not images only",
    "rosh": "RoSH too high",
    "deviance": "deviance too high",
    "iq": "IQ",
    "age": "age",
}
_UNKNOWN_LABELS = {  # the same where it is not known
    "denial": "denial",
    "intimidates_others": "intimidation",
    "reconviction_or_deviance": "RM2000/S or deviance",
    "learning_need": "learning disability or IQ",
    "rosh": "RoSH",
    "deviance": "deviance",
}
_NOT_GIVEN = {  # why RM2000/S is not there
    "female": "it is for men",
    "under_18": "no adult yet on the first day at liberty",
    "violent_only": "no sexual offence counts",
    "no_sexual_conviction": "no sexual offence counts",
    "before_age_limit": "every sexual offence was before the age limit",
}
_NO_PROGRAMME = "no programme"
_HOW = "Every rule, and what was decided where the sources are silent: docs/risk/suitability.md"


def show_one(console: Console, found: Suitability, title: str) -> None:
    """One area: the verdict, each programme with its reasons, what is open, what is asked for instead."""
    console.print(f"{title}: {_verdict(found)}", style="bold")
    console.print(_who(found))
    for programme in found.programmes:
        _show_programme(console, programme)
    show_list(console, "Since no programme is open", [f"{one.words} (¶{one.paragraph})" for one in found.instead])
    show_questions(console, found.unsettled, found.question)
    show_list(console, "Bear in mind", [caution.text for caution in found.cautions])
    console.print(f"\n{found.notice}\n{_HOW}")


def show_all(console: Console, found: Mapping[str, Suitability], scenario: str, file: Path) -> None:
    """All areas: who gets what, and a table of what excludes."""
    answers = list(found.values())
    console.print(f"One referral, {len(found)} areas of {scenario}: {_shared_out(found)}.", style="bold")
    console.print(_who(answers[0]))
    if len({answer.possible for answer in answers}) > 1:
        console.print(
            "The same person, another answer: it depends on the area (¶6.3). The report recommends that access be "
            "more equitable (¶6.16)."
        )
    console.print()
    console.print(_table(found))
    console.print("Below each programme: everything that excludes from it there, or what is not known yet.")
    settle = list(dict.fromkeys(place for answer in answers for place in answer.unsettled))
    show_questions(console, settle, answers[0].question)
    outside = dict.fromkeys(f"{one.words} (¶{one.paragraph})" for answer in answers for one in answer.instead)
    show_list(console, "Where no programme is open", outside)
    cautions = {caution.code: caution.text for answer in answers for caution in answer.cautions}
    show_list(console, "Bear in mind", list(cautions.values()))
    console.print(f"\n{answers[0].notice}\n{_HOW}")
    console.print(f"\nOne area in full: rightmix suitability {file} --area {next(iter(found))}")


def _verdict(found: Suitability) -> str:
    if found.answer == "unsettled":
        return f"not settled ({_either(found.possible)})"
    if found.answer == "none":
        return "no programme is open"
    form = found.programme(found.answer).form
    how = {"group": ", in a group", "individual": ", individually", None: ""}[form]
    return f"{PROGRAMMES[found.answer]} is open{how}"


def _either(possible: Sequence[str]) -> str:
    return " or ".join(_name(one) for one in possible)


def _name(answer: str) -> str:
    return next((title for name, title in PROGRAMMES.items() if name == answer), answer)


def _who(found: Suitability) -> str:
    facts = found.facts
    person = "Man" if facts.male else "Woman"
    s = facts.score.s
    if s is None:
        scored = f"cannot be given ({_NOT_GIVEN[facts.score.reason or '']})"
    elif s.category is None:
        scored = f"not settled, {s.range[0].value.replace('_', ' ')} to {s.range[1].words}"
    else:
        scored = s.category.words
    return f"{person} aged {facts.age} on {facts.referral.on}. RM2000/S (a teaching approximation): {scored}."


def _show_programme(console: Console, programme: Programme) -> None:
    console.print(f"\n{programme.title}: {programme.answer}", style="bold")
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, width=10)
    rows.add_column()
    for one in (*programme.exclusions, *programme.open, *(programme.met if programme.answer == "suitable" else ())):
        rows.add_row(f"  {one.outcome}", f"{one.text} ({one.rule.place})")
    console.print(rows)


def _table(found: Mapping[str, Suitability]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("area", no_wrap=True)
    table.add_column("answer", min_width=9)
    for title in PROGRAMMES.values():
        table.add_column(title, ratio=1)
    for area, answer in found.items():
        verdict = f"not settled: {_either(answer.possible)}" if answer.answer == "unsettled" else _name(answer.answer)
        table.add_row(area, verdict, *(_cell(programme) for programme in answer.programmes))
    return table


def _cell(programme: Programme) -> str:
    if programme.answer == "suitable":
        return f"suitable{f' ({programme.form})' if programme.form else ''}"
    if programme.answer == "excluded":
        return ", ".join(_LABELS[one.code].format(one=one) for one in programme.exclusions)
    return f"unknown: {', '.join(_unknown_label(one) for one in programme.open)}"


def _unknown_label(one: Criterion) -> str:
    return _UNKNOWN_LABELS.get(one.code, _LABELS[one.code])


def _shared_out(found: Mapping[str, Suitability]) -> str:
    """Who gives which answer: "core SOTP in alder, birch; no programme in elm"."""
    areas: dict[str, list[str]] = {}
    for area, answer in found.items():
        words = _NO_PROGRAMME if answer.answer == "none" else _either(answer.possible)
        words = f"not settled ({words})" if answer.answer == "unsettled" else words
        areas.setdefault(words, []).append(area)
    if len(areas) == 1:
        words = next(iter(areas))
        return "no programme in any of them" if words == _NO_PROGRAMME else f"{words} in all of them"
    return "; ".join(f"{answer} in {', '.join(names)}" for answer, names in areas.items())
