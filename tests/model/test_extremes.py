"""Areas at the edge: nobody there, nobody in post, no time, and every figure at its smallest and its largest."""

from __future__ import annotations

import math
import resource
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.findings import count_findings
from rightmix_sim.measures import measure
from rightmix_sim.model import simulate
from rightmix_sim.model.population.person import STAFF
from rightmix_sim.records import NO_DAY, SCHEMA, WORK_KINDS, Outcome, Records, Resource, Role
from rightmix_sim.scenario import read_scenario
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.parameters import Parameter, parameters
from tests.model.ample import ample
from tests.model.areas import ash, days, differences, frame, months, packaged, run
from tests.model.one_life import ROLES

BOOK = packaged("one-small-area").book
NOBODY = {"register__people": 0, "register__supervised_share": 0.0}
DONE, FAILED = int(Outcome.DONE), int(Outcome.FAILED)


def judged(records: Records, area: Area) -> None:
    """Measures and findings can be made of it, and are numbers or said not to be."""
    for one in measure(records, area):
        assert math.isfinite(one.value) or (math.isnan(one.value) and one.n == 0), one
        assert one.value >= 0 or math.isnan(one.value), one
    for count in count_findings(records, BOOK):
        assert 0 <= count.met <= count.due, count


def ran(area: Area, **how: Any) -> Records:
    """A run that both engines agree about, with measures and findings made of it."""
    records = run(area, **how)
    assert differences(records, run(area, engine="plain", **how)) == []
    judged(records, area)
    return records


def test_an_area_with_nobody_on_the_register_has_posts_and_nothing_else() -> None:
    records = ran(ash(**NOBODY))
    staff = ("posts", "training", "queues", "duties", "work")  # vacancies and supervision go on
    sizes = {table: len(next(iter(getattr(records, table).values()))) for table in SCHEMA if table not in staff}
    assert sizes == dict.fromkeys(sizes, 0)
    assert (records.duties["person"] >= STAFF).all() and (records.work["person"] >= STAFF).all()
    assert (
        len(records.posts["officer"]) > 0
        and not records.posts["registered"][np.isin(records.posts["role"], BOTH)].any()
    )


def test_an_area_without_staff_does_nothing_and_everything_stays_due() -> None:
    records = ran(ash(offender_managers__posts=0, public_protection_officers__posts=0))
    work = frame(records, "work")
    of_both = work.work.isin([int(kind) for kind, about in WORK_KINDS.items() if about.role in BOTH])
    assert of_both.any() and not work[of_both].outcome.isin([DONE, FAILED]).any()
    counts = {(one.name, one.group): one for one in count_findings(records, BOOK)}
    visits = counts["police-visits-on-time", "all"]
    assert visits.met == 0 and visits.due > 30


BOTH = (Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER)


@pytest.mark.parametrize("role", ["offender_managers", "public_protection_officers"])
def test_one_service_without_staff_leaves_the_other_at_work(role: str) -> None:
    work = frame(ran(ash(**{f"{role}__posts": 0})), "work")
    done = set(work.work[work.outcome == DONE])
    theirs = {int(kind) for kind, about in WORK_KINDS.items() if f"{about.role.name.lower()}s" == role}
    others = {int(kind) for kind, about in WORK_KINDS.items() if about.role in BOTH} - theirs
    assert not done & theirs and done & others


@pytest.mark.parametrize("kind", ["closed", "rolling"])
def test_an_area_without_groups_has_no_sessions(kind: str) -> None:
    assert len(ran(ash(programme__groups=0, programme__kind=kind)).sessions["day"]) == 0


@pytest.mark.parametrize("starts", [date(2009, 4, 1), date(2009, 4, 11), date(2010, 2, 28)])
@pytest.mark.parametrize("warm_up", [0, 40])
def test_a_run_of_one_measured_day_is_possible(starts: date, warm_up: int) -> None:
    """The Saturday of Easter is one of them: then nothing is done on it."""
    records = ran(ash(), warm_up=days(warm_up), length=days(1), starts=starts)
    assert records.ends - records.starts == 1 and records.starts - records.first_day == warm_up
    rows = frame(records, "work")
    worked = rows[(rows.day == records.starts) & rows.outcome.isin([DONE, FAILED])]
    assert (len(worked) > 0) == (starts == date(2009, 4, 1))


def test_without_a_warm_up_the_service_is_already_running_on_day_one() -> None:
    records = ran(ash(), warm_up=days(0), length=months(2), starts=date(2009, 4, 2))
    work = frame(records, "work")
    assert (work.outcome == int(Outcome.BEFORE)).any()
    first_week = work[work.outcome.isin([DONE, FAILED]) & (work.day < records.first_day + 7)]
    assert len(first_week) > 20


def test_everybody_on_the_programme_and_nobody_on_it_are_possible() -> None:
    everybody = ran(ash(mix__learning_disability=0.0, programme__excludes_denial="never",
                        programme__required_of_suitable=1.0))  # fmt: skip
    nobody = ran(ash(programme__required_of_suitable=0.0))
    assert not (everybody.work["work"] == 5).any() and (everybody.people["standing"] <= 1).all()
    assert len(nobody.programme["day"]) == 0 and (nobody.work["work"] == 5).any()


def test_a_day_without_any_casework_hours_is_no_error() -> None:
    """A share of nothing, with other cases that still ask for their hours."""
    records = ran(ash(offender_managers__casework_share=0.0, public_protection_officers__diverted_share=1.0))
    work = frame(records, "work")
    of_both = work.work.isin([int(kind) for kind, about in WORK_KINDS.items() if about.role in BOTH])
    assert not work[of_both].outcome.isin([DONE, FAILED]).any()


# ---- Every figure at its ends

MOST = {"register.people": 400, "offender_managers.posts": 30, "public_protection_officers.posts": 30}
WORDS = {"minutes": "{} minutes", "hours": "{} hours", "days": "{} days", "weeks": "{} weeks", "months": "{} months"}


def ends_of(parameter: Parameter) -> Iterator[str]:
    """The figure at its smallest and largest, as a scenario would write it; every choice of a choice."""
    if parameter.unit == "choice":
        yield from (f'"{choice}"' for choice in parameter.of)
    elif parameter.unit == "yes_no":
        yield from ("true", "false")
    elif parameter.unit == "interval":
        yield from ('"1 days"', '"1 working days"', '"5 years"')
    elif parameter.unit == "shares":
        for one in parameter.of:
            parts = ", ".join(f'"{part}" = {1.0 if part == one else 0.0}' for part in parameter.of)
            yield f"{{{parts}}}"
    else:
        low = 0 if parameter.minimum is None else parameter.minimum
        high = 1 if parameter.maximum is None else min(parameter.maximum, MOST.get(parameter.path, math.inf))
        for value in parameter.of or (low, high):
            whole = int(float(value)) if float(value).is_integer() and parameter.unit != "share" else float(value)
            yield f'"{WORDS[parameter.unit].format(whole)}"' if parameter.unit in WORDS else str(whole)


def scenario_with(figures: Mapping[str, str]) -> str:
    settings: dict[str, dict[str, str]] = {
        "register": {"people": "40"},
        "offender_managers": {"posts": "1"},
        "public_protection_officers": {"posts": "1"},
    }
    for path, value in figures.items():
        table, _, key = path.rpartition(".")
        settings.setdefault(table, {})[key] = value
    lines = ['name = "ends"', 'title = "Ends"', "starts = 2009-04-01", 'warm_up = "2 weeks"', 'length = "8 weeks"']
    lines += ["[areas.ash]", *(f"{key} = {value}" for key, value in settings.pop("", {}).items())]
    for name, keys in settings.items():
        lines += [f"[areas.ash.{name}]", *(f"{key} = {value}" for key, value in keys.items())]
    return "\n".join(lines)


ENDS = [(path, value) for path, parameter in parameters().items() for value in ends_of(parameter)]


TABLES = sorted({path.partition(".")[0] for path, _ in ENDS})


def stand_at_their_ends(table: str, file: Path, *, one_in: int) -> None:
    """Either a scenario is refused with a reason, or its area runs; one in so many by both engines, and is judged."""
    done = 0
    for number, (path, value) in enumerate(ENDS):
        if path.partition(".")[0] != table:
            continue
        file.write_text(scenario_with({path: value}), encoding="utf-8")
        try:
            scenario = read_scenario(file)
        except InputError:
            continue
        (area,) = scenario.areas
        try:
            records = simulate(scenario, area, 3, 0)
            if number % one_in == 0:
                assert differences(records, simulate(scenario, area, 3, 0, engine="plain")) == []
                judged(records, area)
        except Exception as fault:  # name the figure
            raise AssertionError(f"{path} = {value}") from fault
        done += 1
    assert done >= 1


@pytest.mark.parametrize("table", TABLES)
def test_every_figure_may_stand_at_its_ends(table: str, tmp_path: Path) -> None:
    stand_at_their_ends(table, tmp_path / "ends.toml", one_in=15)


@pytest.mark.soak
@pytest.mark.parametrize("table", TABLES)
def test_both_engines_agree_about_every_figure_at_its_ends_and_it_can_be_judged(table: str, tmp_path: Path) -> None:
    stand_at_their_ends(table, tmp_path / "ends.toml", one_in=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(150))
def test_several_figures_may_stand_at_their_ends_together(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    chosen = {ENDS[place][0]: ENDS[place][1] for place in rng.integers(0, len(ENDS), 8)}
    scenario = None
    while scenario is None:  # one by one less, until the scenario is not refused
        file = tmp_path / "ends.toml"
        file.write_text(scenario_with(chosen), encoding="utf-8")
        try:
            scenario = read_scenario(file)
        except InputError:
            chosen.popitem()
    (area,) = scenario.areas
    records = simulate(scenario, area, seed, 0)
    assert differences(records, simulate(scenario, area, seed, 0, engine="plain")) == [], chosen
    judged(records, area)


# ---- Very large, and nothing of anything


def test_an_area_without_anything_scarce_runs_and_everybody_waits() -> None:
    """No beds, places on an agenda, tutors, groups or volunteers, and nobody in any post."""
    nothing: dict[str, Any] = {f"{role}__posts": 0 for role in ROLES}
    nothing |= {"premises__beds": 0, "mappa__slots": 0, "mappa__level_3_slots": 0, "tutors__posts": 0}
    records = ran(ample(**nothing), length=months(6))
    queues, work = frame(records, "queues"), frame(records, "work")
    assert not work.outcome.isin([DONE, FAILED]).any() and len(records.sessions["day"]) == 0
    scarce = queues[queues.resource != int(Resource.VACANT_POST)]
    assert len(scarce) > 20 and (scarce.began == NO_DAY).all()


@pytest.mark.soak
def test_a_hundred_thousand_people_can_be_run() -> None:
    """What it takes is printed, not held to: `pytest -s` shows it."""
    managers = {"offender_managers__posts": 1500, "public_protection_officers__posts": 1500}
    area = ash(register__people=100_000, **managers)
    began = time.perf_counter()
    records = run(area, warm_up=months(1), length=months(3))
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows, seconds = len(records.work["day"]), time.perf_counter() - began
    sys.stdout.write(f"\n100,000 people, 4 months: {seconds:.0f} s, {rows} rows of work, {largest:.0f} MB at most\n")
    assert (records.people["person"] < 100_000).sum() == 100_000
    assert (frame(records, "work").outcome == DONE).sum() > 100_000
