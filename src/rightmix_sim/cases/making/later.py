"""What can be added to a made case: probation's home visits with their entries, and changes since the last review."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

import msgspec

from rightmix_sim.cases.case import Case
from rightmix_sim.cases.dossier import Document
from rightmix_sim.cases.key import Key, PlantedError
from rightmix_sim.cases.making.added import Entry, with_entries
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.made import Made
from rightmix_sim.cases.names import names
from rightmix_sim.cases.person import Partner, Work
from rightmix_sim.cases.records import Intervention, Visit
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.workdays import day_in_words, on_working_day

LOG: Final = "contact_log"
_CIRCLE: Final = "circle"


def with_told_visits(made: Made) -> Made:
    """The case with the visits of probation of which a log tells and the facts did not."""
    days = sorted(set(made.told_visits) - {one.on for one in made.case.visits if one.by == "probation"})
    return replace(made, case=_visited(made.case, days), told_visits=()) if days else made


def with_probation_visits(made: Made, luck: Luck) -> Made:
    """The case with home visits of probation from the start of its order on, each told in the log of probation.

    In some cases all of them come in time. Without a log, or without an order, nothing changes.
    """
    case, start = made.case, made.case.order.start
    if start is None or _document(made, LOG) is None:
        return made
    late_one = None if luck.chance(_number("on_time")) else luck.whole(*_number("late_among"))
    days: list[datetime.date] = []
    day = start
    while True:
        late = len(days) == late_one
        day = on_working_day(day + datetime.timedelta(days=luck.whole(*_number("late" if late else "every"))))
        if day > case.on:
            break
        days.append(day)
    said = luck.shuffled(_data()["visits"])
    place = case.person.accommodation.place
    entries = [
        Entry(log=LOG, day=one, text=said[number % len(said)].format(place=place), about=f"visit {number}")
        for number, one in enumerate(days)
    ]
    dossier, key, _ = with_entries(made.dossier, made.key, entries)
    return replace(made, case=_visited(case, days), dossier=dossier, key=key)


def with_changes(made: Made, luck: Luck, count: int) -> tuple[Made, datetime.date] | None:
    """The case with so many changes in its last weeks, and the day of the first; None where it has no room for them.

    A change is a fact, an entry of a log on its day or soon after, and where there is one the error of the key.
    """
    case = made.case
    first = max(case.on - datetime.timedelta(days=_number("window")), *_busy(made))
    free = (case.on - first).days
    chosen = [name for name in luck.shuffled(list(_data()["changes"])) if _fits(_data()["changes"][name], made)]
    taken: list[str] = []
    for name in chosen:
        if not ({"partner", "partner_with_children"} & {*taken} and name.startswith("partner")):
            taken.append(name)
    taken = taken[:count]
    if len(taken) < count or free < 2 * count:
        return None
    step = free // (count + 1)
    entries, errors, days = [], [], []
    for place, name in enumerate(taken, start=1):
        day = on_working_day(first + datetime.timedelta(days=step * place))
        told = min(case.on, on_working_day(day + datetime.timedelta(days=luck.whole(0, max(0, step - 1)))))
        days.append(day)
        entries += list(_entries(name, made, day, told, luck))
        case = _with_facts(case, _data()["changes"][name].get("facts", {}), day)
    dossier, key, labels = with_entries(made.dossier, made.key, entries)
    for name in taken:
        error = _data()["changes"][name].get("error")
        if error is not None:
            mine = tuple(label for about, label in labels.items() if about.startswith(f"{name}/"))
            errors.append(PlantedError(**error, paragraphs=mine, settled_by=mine))
    return replace(made, case=case, dossier=dossier, key=_with_errors(key, errors)), min(days)


def with_need_of_agencies(made: Made, luck: Luck) -> Made | None:
    """The case as one that needs level 2 and is managed at level 1, as its log tells; None where it has no room for it.

    The key has the level that it needs, with the paragraphs that tell so, and the wrong level as an error.
    """
    case, wrong = made.case, _data()["level_wrong"]
    first = max(case.on - datetime.timedelta(days=_number("window")), *_busy(made))
    if case.mappa.managed_at != 1 or case.mappa.other_agencies_needed or _document(made, LOG) is None:
        return None
    said = luck.some(wrong["entries"], _number("needs_told"))
    if (case.on - first).days < len(said):
        return None
    days = sorted(luck.day(first, case.on) for _ in said)
    entries = [
        Entry(log=LOG, day=day, text=text, about=f"need {number}")
        for number, (day, text) in enumerate(zip(days, said, strict=True))
    ]
    dossier, key, labels = with_entries(made.dossier, made.key, entries)
    told = tuple(labels.values())
    before = next(one for one in key.items if one.item == "mappa_level")
    error = PlantedError(**wrong["error"], paragraphs=before.evidence, settled_by=told)
    items = tuple(
        msgspec.structs.replace(one, answer=wrong["needs"], evidence=told) if one is before else one
        for one in key.items
    )
    case = msgspec.structs.replace(case, mappa=msgspec.structs.replace(case.mappa, other_agencies_needed=True))
    return replace(
        made, case=case, dossier=dossier, key=_with_errors(msgspec.structs.replace(key, items=items), [error])
    )


def _busy(made: Made) -> Iterator[datetime.date]:
    """The days before which no change can lie: there was another document to the contrary, or nobody was at liberty."""
    logs = {"contact_log", "activity_log", "victim_liaison", "visor_record"}
    free = made.case.history.person.at_risk_from or made.case.sentence.passed_on
    yield max(made.case.order.start or free, free) + datetime.timedelta(days=_number("after_review"))
    yield from (
        document.date
        for document in made.dossier.documents
        if document.kind not in logs and document.kind in ("letter", "employment", "oasys_extract", "programme_report")
    )


def _fits(change: Mapping[str, Any], made: Made) -> bool:
    case = made.case
    facts = {
        "home": case.person.accommodation.kind,
        "work": case.person.work.status,
        "partner": case.person.partner is not None,
        "circle": any(one.kind == _CIRCLE for one in case.interventions),
        "victim": case.victim_contact.wanted is True,
        "target": "child" if any(one.who == "children" for one in case.harm.concerns) else "other",
    }
    said = any(_document(made, log) is not None for log in change["entries"])
    return said and all(facts[name] in values for name, values in change["needs"].items())


def _entries(name: str, made: Made, day: datetime.date, told: datetime.date, luck: Luck) -> Iterator[Entry]:
    """An entry in each log that the file has, those after the first a few days later at most."""
    there = " ".join(made.dossier.paragraphs.values())
    slots = {
        "woman": luck.pick([one for one in names()["forenames_female"] if one not in there]),
        "firm": luck.pick([one for one in names()["firms"] if one not in there]),
        "place": made.case.person.accommodation.place,
        "day": day_in_words(day),
    }
    for log, texts in _data()["changes"][name]["entries"].items():
        if _document(made, log) is not None:
            yield Entry(log=log, day=told, text=luck.pick(texts).format(**slots), about=f"{name}/{log}")


def _with_facts(case: Case, facts: Mapping[str, Any], day: datetime.date) -> Case:
    """What has become so."""
    person = case.person
    if "partner" in facts:
        person = msgspec.structs.replace(person, partner=Partner(since=day, **facts["partner"]))
    if "work" in facts:
        person = msgspec.structs.replace(person, work=Work(**facts["work"]))
    work = case.interventions
    if _CIRCLE in facts:
        work = (*work, Intervention(kind=_CIRCLE, state="under_way", since=day))
    return msgspec.structs.replace(case, person=person, interventions=work)


def _with_errors(key: Key, errors: list[PlantedError]) -> Key:
    """The key with these errors; of a kind that it has already the paragraphs are added."""
    found = {one.kind: one for one in key.errors}
    for one in errors:
        old = found.get(one.kind)
        if old is not None:
            one = msgspec.structs.replace(  # noqa: PLW2901
                old,
                paragraphs=tuple(dict.fromkeys((*old.paragraphs, *one.paragraphs))),
                settled_by=tuple(dict.fromkeys((*old.settled_by, *one.settled_by))),
                truth=old.truth if one.truth in old.truth else f"{old.truth} {one.truth}",
            )
        found[one.kind] = one
    return msgspec.structs.replace(key, errors=tuple(found.values()))


def _visited(case: Case, days: list[datetime.date]) -> Case:
    new = tuple(Visit(on=day, by="probation", outcome="done", announced=True, recorded_in=()) for day in days)
    return msgspec.structs.replace(case, visits=tuple(sorted((*case.visits, *new), key=lambda one: one.on)))


def _document(made: Made, kind: str) -> Document | None:
    return next((one for one in made.dossier.documents if one.kind == kind), None)


def _number(name: str) -> Any:
    return _data()["numbers"][name]["value"]


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_own_yaml(package_file("cases/data/later.yaml"))
    return found
