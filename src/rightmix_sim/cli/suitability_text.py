"""What `rightmix suitability` prints: one area in full, or all areas in a table with one row for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

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
_OPEN_LABELS = {  # the same where it is not known
    "denial": "denial",
    "reconviction_or_deviance": "RM2000/S or deviance",
    "learning_need": "learning disability or IQ",
    "rosh": "RoSH",
    "deviance": "deviance",
}
_HOW = "Every rule, and what was decided where the sources are silent: docs/risk/suitability.md"


def show_one(console: Console, found: Suitability, title: str) -> None:
    """One area: the verdict, each programme with its reasons, what is open, what is asked for instead."""
    console.print(f"{title}: {_verdict(found)}", style="bold")
    console.print(_who(found))
    for programme in found.programmes:
        _show_programme(console, programme)
    _show_list(console, "Since no programme is open", [f"{one.words} (¶{one.paragraph})" for one in found.instead])
    _show_list(console, "What would settle it", [f"{place}: {found.question(place)}" for place in found.unsettled])
    _show_list(console, "Bear in mind", [caution.text for caution in found.cautions])
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
    console.print("Below each programme: what excludes there, everything; “open” is what hangs on an unknown.")
    settle = dict.fromkeys(place for answer in answers for place in answer.unsettled)
    _show_list(console, "What would settle it", [f"{place}: {answers[0].question(place)}" for place in settle])
    outside = dict.fromkeys(f"{one.words} (¶{one.paragraph})" for answer in answers for one in answer.instead)
    _show_list(console, "Where no programme is open", outside)
    cautions = {caution.code: caution.text for answer in answers for caution in answer.cautions}
    _show_list(console, "Bear in mind", list(cautions.values()))
    console.print(f"\n{answers[0].notice}\n{_HOW}")
    console.print(f"\nOne area in full: rightmix suitability {file} --area {next(iter(found))}")


def _verdict(found: Suitability) -> str:
    if found.answer == "unsettled":
        return f"not settled; {_either(found.possible)}"
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
        scored = f"cannot be given ({(facts.score.reason or '').replace('_', ' ')})"
    elif s.category is None:
        scored = f"open, {s.range[0].value.replace('_', ' ')} to {s.range[1].words}"
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
        verdict = f"open: {_either(answer.possible)}" if answer.answer == "unsettled" else _name(answer.answer)
        table.add_row(area, verdict, *(_cell(programme) for programme in answer.programmes))
    return table


def _cell(programme: Programme) -> str:
    if programme.answer == "suitable":
        return f"suitable{f' ({programme.form})' if programme.form else ''}"
    if programme.answer == "excluded":
        return ", ".join(_LABELS[one.code].format(one=one) for one in programme.exclusions)
    return f"open: {', '.join(_open_label(one) for one in programme.open)}"


def _open_label(one: Criterion) -> str:
    return _OPEN_LABELS.get(one.code, _LABELS[one.code])


def _shared_out(found: Mapping[str, Suitability]) -> str:
    """Who gives which answer: "core SOTP in alder, birch; no programme in elm"."""
    areas: dict[str, list[str]] = {}
    for area, answer in found.items():
        words = "no programme" if answer.answer == "none" else _either(answer.possible)
        areas.setdefault(words, []).append(area)
    if len(areas) == 1:
        return f"{next(iter(areas))} in all of them"
    return "; ".join(f"{answer} in {', '.join(names)}" for answer, names in areas.items())


def _show_list(console: Console, title: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if not lines:
        return
    console.print(f"\n{title}", style="bold")
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
