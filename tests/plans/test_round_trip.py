"""A set of plans is written as YAML or JSON and read back as the same set, whatever its texts hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_text
from rightmix_sim.plans import plan_set, read_plans
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan_set import PlanSet, as_plain, as_yaml
from tests.plans.faulty import sound

Plain = dict[str, Any]

ROOT = Path(__file__).parents[2]
FOLDERS = ("tests/plans/sets", "tests/plans/practice", "cases/plans", "grading/plans")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml"))
SETS = [path for path in FILES if path.read_text(encoding="utf-8").partition("plans:")[1]]

# What readers of YAML take for something else, or stumble over
ODD = (
    "",
    "no",
    "on",
    "true",
    "null",
    "~",
    "010",
    "0x10",
    "1e3",
    "-5E-1",
    ".inf",
    "1_000",
    "7:30",
    "2009-06-01",
    "=",
    "<<",
    "- a",
)
ODDER = (
    "a: b",
    "a:",
    "# a",
    " a",
    "a ",
    "\ta",
    "a\tb",
    "a\n",
    "\na\n\nb",
    "a\r\nb",
    "a\rb",
    "\x85",
    "\u2028",
    "\ufeff",
)
ODDEST = (
    "\U0001f600",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "{a",
    "[a",
    "a}",
    "'",
    '"',
    "\\",
    "---",
    "...",
)
LETTERS = st.characters(
    exclude_categories=["Cs"], exclude_characters=[chr(code) for code in (*range(32), *range(127, 160), 0xFFFE, 0xFFFF)]
)
TEXTS = st.sampled_from([*ODD, *ODDER, *ODDEST]) | st.text(LETTERS | st.sampled_from("\t\n\r\x85 :#-'\""), max_size=200)
DATES = st.dates(date(1990, 1, 1), date(2030, 12, 31))
LEVELS = st.sampled_from(["low", "medium", "high", "very_high"])
WORDS = st.sampled_from(["computer", "curfew", "no", "on", "yes", "null", "police_visits", "x1"])
EVERY = st.builds(
    "{} {}{}".format, st.integers(1, 999), st.sampled_from(["day", "week", "month", "year"]), st.sampled_from(["", "s"])
)
CLOCKS = ("00:00", "07:00", "09:30", "12:00", "23:59", "24:00")


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Plain]:
    """Any of these keys, null among their values: null is as good as left out."""
    return st.fixed_dictionaries({}, optional={name: st.none() | values for name, values in keys.items()})


def named(letter: str, most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.integers(1, 99).map(lambda number: f"{letter}{number}"), unique=True, max_size=most)


def with_ids(draw: st.DrawFn, letter: str, rest: st.SearchStrategy[Plain]) -> list[Plain]:
    return [{"id": name} | draw(rest) for name in draw(named(letter))]


@st.composite
def cases(draw: st.DrawFn) -> Plain:
    kind = draw(st.sampled_from(["licence", "community_order", "none"]))
    start, end = sorted([draw(DATES), draw(DATES)])
    condition = st.fixed_dictionaries({"kind": WORDS}, optional={"text": TEXTS}) | st.just(
        {"kind": "curfew", "from": "19:00", "to": "07:00"}
    )
    factor = st.fixed_dictionaries(
        {"kind": st.sampled_from(["static", "dynamic", "protective"]), "area": st.sampled_from(["ete", "support"])},
        optional={"text": TEXTS, "linked_to": st.lists(st.sampled_from(["rosh", "reoffending"]), max_size=2)},
    )
    mappa = some(category=st.integers(1, 3), level=st.integers(1, 3), last_meeting=DATES)
    order = {"kind": kind, "start": start, "end": end}
    return draw(
        st.fixed_dictionaries(
            {"id": st.just("K1"), "on": DATES, "rosh": LEVELS},
            optional={
                "rm2000": some(s=LEVELS, v=LEVELS, c=LEVELS),
                "mappa": mappa,
                "victim_contact": st.booleans(),
                "programme": st.just({"name": "core", "state": "waiting"}),
            },
        )
    ) | {
        "order": order | ({} if kind == "none" else {"conditions": with_ids(draw, "LC", condition)}),
        "sopo": with_ids(draw, "P", st.fixed_dictionaries({"about": WORDS}, optional={"text": TEXTS})),
        "factors": with_ids(draw, "F", factor),
    }


@st.composite
def actions(draw: st.DrawFn, case: Plain) -> Plain:
    begins = draw(st.integers(0, len(CLOCKS) - 2))
    ends = draw(st.integers(begins + 1, len(CLOCKS) - 1))
    at = {"day": "tue", "from": CLOCKS[begins], "to": CLOCKS[ends]}
    ids = {
        name: [one["id"] for one in listed]
        for name, listed in (("factors", case["factors"]), ("prohibitions", case["sopo"]))
    }
    refers = {name: st.lists(st.sampled_from(known), max_size=2) for name, known in ids.items() if known}
    more = some(
        owner=TEXTS,
        start=st.just(date(2009, 6, 1)),
        due=DATES.filter(lambda day: day >= date(2009, 6, 1)),
        every=EVERY,
        at=st.just(at),
        purpose=st.lists(st.sampled_from(["control", "help", "change"]), max_size=3),
        carries=st.just("M1"),
        forbids=st.sampled_from(sorted(catalogue())),
        measure=TEXTS,
        evidence=st.lists(TEXTS, max_size=3),
        text=TEXTS,
        **refers,
    )
    return {
        "action": draw(st.sampled_from(sorted(catalogue()))),
        "agency": draw(st.sampled_from(["police", "gp"])),
    } | draw(more)


@st.composite
def sets(draw: st.DrawFn) -> Plain:
    """A set of plans as plain data."""
    case = draw(cases())
    plan = some(
        author=TEXTS,
        countersigned=DATES,
        mappa_level=st.integers(1, 3),
        aware_of=st.lists(WORDS, max_size=3),
        text=TEXTS,
        previous_text=TEXTS,
        contingency=TEXTS,
        victim_safety=st.lists(TEXTS, max_size=2),
        offender_role=TEXTS,
    )
    kinds = draw(st.lists(st.sampled_from(["oasys", "visor", "mappa"]), min_size=1, max_size=3, unique=True))
    plans = [
        {"kind": kind, "date": draw(DATES)} | draw(plan) | {"actions": with_ids(draw, "A", actions(case))}
        for kind in kinds
    ]
    objective = some(text=TEXTS, measure=TEXTS, by=DATES)
    sentence = {"date": draw(DATES), "offender_view": draw(TEXTS), "objectives": with_ids(draw, "O", objective)}
    return {"case": case, "plans": plans, "sentence_plan": draw(st.none() | st.just(sentence))}


def as_json(plans: PlanSet) -> str:
    return json.dumps(as_plain(plans), default=date.isoformat)


def read_back(plans: PlanSet, where: Path) -> list[PlanSet]:
    """The set after a way through each kind of file."""
    written = {"plans.yaml": as_yaml(plans), "plans.json": as_json(plans)}
    for name, text in written.items():
        (where / name).write_text(text, encoding="utf-8", newline="")
    return [read_plans(where / name) for name in written]


def parsed(plain: Plain) -> PlanSet:
    return plan_set(plain["case"], plain["plans"], plain.get("sentence_plan"))


def test_the_template_comes_back_as_it_is(tmp_path: Path) -> None:
    plans = read_plans(package_file("plans/data/template.yaml"))
    assert read_back(plans, tmp_path) == [plans, plans]
    assert [len(plan.actions) for plan in plans.plans] == [3, 12, 3]


def test_there_are_files_to_read() -> None:
    assert len(SETS) >= 12


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_set_of_the_repository_comes_back_as_it_is(path: Path, tmp_path: Path) -> None:
    plans = read_plans(path)
    assert read_back(plans, tmp_path) == [plans, plans]


@settings(max_examples=60)
@given(sets())
def test_any_set_comes_back_as_it_is(tmp_path_factory: pytest.TempPathFactory, plain: Plain) -> None:
    plans = parsed(plain)
    assert read_back(plans, tmp_path_factory.getbasetemp()) == [plans, plans]


@given(sets())
@settings(max_examples=40)
def test_a_set_is_the_same_as_its_plain_data_and_as_its_parts(plain: Plain) -> None:
    plans = parsed(plain)
    assert parsed(as_plain(plans)) == plans
    assert plan_set(plans.case, plans.plans, plans.sentence_plan) == plans


@pytest.mark.parametrize("text", [*ODD, *ODDER, *ODDEST])
def test_an_odd_text_comes_back_letter_by_letter(text: str, tmp_path: Path) -> None:
    case = {"id": "K1", "on": "2009-06-10", "rosh": "high"}
    plan = {"kind": "oasys", "date": "2009-06-01", "text": text, "previous_text": text, "victim_safety": [text, text]}
    plans = plan_set(case, [plan])
    assert (plans.plans[0].text, plans.plans[0].previous_text) == (text, text)
    assert read_back(plans, tmp_path) == [plans, plans]


@settings(max_examples=40)
@given(sets())
def test_what_is_null_is_as_good_as_left_out(plain: Plain) -> None:
    told = {
        "case": plain["case"],
        "plans": [{key: one for key, one in plan.items() if one is not None} for plan in plain["plans"]],
    }
    assert parsed(told | {"sentence_plan": plain["sentence_plan"]}) == parsed(plain)


def test_what_stands_at_its_default_is_not_written() -> None:
    plans = plan_set({"id": "K1", "on": "2009-06-10", "rosh": "high"}, [{"kind": "oasys", "date": "2009-06-01"}])
    assert as_yaml(plans) == (
        "case: {id: K1, 'on': 2009-06-10, rosh: high}\nplans:\n- {kind: oasys, date: 2009-06-01}\n"
    )


# --- readers of YAML 1.1 take the key `on` for true


def test_a_set_that_pyyaml_has_read_is_understood() -> None:
    plain = yaml.safe_load(sound())
    assert True in plain["case"]
    assert parsed(plain) == read_plans(package_file("plans/data/template.yaml"))


def test_a_set_that_pyyaml_has_read_and_written_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "plans.yaml"
    path.write_text(yaml.safe_dump(yaml.safe_load(sound())))
    assert "  true: 2009-06-10" in path.read_text()
    assert read_plans(path) == read_plans(package_file("plans/data/template.yaml"))


def test_the_key_on_beside_a_key_that_is_true_is_no_riddle_but_an_error() -> None:
    case = {"id": "K1", "on": "2009-06-10", True: "2009-06-11", "rosh": "high"}
    with pytest.raises(InputError) as caught:
        plan_set(case, [{"kind": "oasys", "date": "2009-06-01"}])  # type: ignore[arg-type]
    assert (caught.value.what, caught.value.place, caught.value.value) == (
        "There is no key of this name.",
        "case",
        "true",
    )


def test_the_template_is_text_that_windows_and_unix_read_alike(tmp_path: Path) -> None:
    text = read_text(package_file("plans/data/template.yaml"))
    path = tmp_path / "plans.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_plans(path) == read_plans(package_file("plans/data/template.yaml"))
