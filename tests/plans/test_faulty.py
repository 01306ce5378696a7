"""Every faulty set of plans gives one message that names file, place and value, says why it matters and what to do."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rightmix_sim.cli import main
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.plans import plan_set, read_plans, review
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.strict_data import Impossible
from rightmix_sim.strict_data.wanted import fields, inside, is_list, is_shape, parts
from tests.faulty_files import FOLDER, LOOP, TOO_DEEP, TOO_LARGE, changed, of_fifty_megabytes
from tests.plans.faulty import expected, is_of_the_writing, make, make_in_json, sound

FAULTS = expected()
SAYS: dict[str, str] = {name: str(fault["says"]) for name, fault in FAULTS.items()}
IN_BOTH = [name for name in FAULTS if not is_of_the_writing(name)]
CASE_FILE = Path(__file__).parents[1] / "cases" / "sound" / "case.yaml"

SMALL: dict[str, Any] = {"id": "K1", "on": "2009-06-10", "rosh": "high"}
OASYS: dict[str, Any] = {"kind": "oasys", "date": "2009-06-01"}


def fault(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_plans(path)
    return caught.value


def checked(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    status = main(["plans", "check", str(path), *options])
    said = capsys.readouterr()
    return status, said.out, said.err


def places(shape: Any, above: str = "") -> Iterator[tuple[str, bool]]:
    """Every key of the format by its place, without the numbers of lists, and whether it must be there."""
    found = next(part for part in parts(shape) if is_shape(part))
    required = {field.encode_name: field.required for field in msgspec.structs.fields(found)}
    for name, wanted in fields(found).items():
        yield f"{above}{name}", required[name]
        below = inside(wanted) if any(is_list(part) for part in parts(wanted)) else wanted
        if any(is_shape(part) for part in parts(below)):
            yield from places(below, f"{above}{name}.")


def told(what: str) -> set[str]:
    """The places, without the numbers of lists, of all faults of which this is said."""
    found = (re.match(rf"plans\.(?:yaml|json): ([a-z][^: ]*): (?:{what})", says) for says in SAYS.values())
    return {re.sub(r"\[\d+\]", "", match[1]) for match in found if match}


def test_there_are_at_least_110_faulty_sets() -> None:
    assert len(FAULTS) >= 110
    assert len(IN_BOTH) >= 100


def test_the_set_that_faults_are_put_into_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plans.yaml"
    path.write_text(sound())
    assert checked(path, capsys, "--json")[::2] == (0, "")
    assert len(review(read_plans(path).case, read_plans(path).plans)) == 0


def test_every_key_of_the_format_has_been_given_a_value_that_it_does_not_take() -> None:
    wrong = told("This must|This is none of the words|This list|There is no such date")
    assert {place for place, _ in places(PlanSet)} - wrong == set()


def test_every_key_that_must_be_there_has_been_left_out() -> None:
    assert {place for place, required in places(PlanSet) if required} == told(r"This is missing\.")


def test_a_change_of_a_text_that_stands_twice_is_refused() -> None:
    with pytest.raises(AssertionError, match="2 times"):
        changed("on: 1\non: 2\n", remove="on: ")


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_set_gives_its_message(name: str, tmp_path: Path) -> None:
    path = make(name, tmp_path)
    assert str(fault(path)).replace(str(path), path.name) == SAYS[name].rstrip("\n")


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_set_on_the_command_line_is_its_message_and_status_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make(name, tmp_path)
    status, out, err = checked(path, capsys, *(["--json"] if is_of_the_writing(name) else []))
    assert (status, out) == (2, "")
    assert err.replace(str(path), path.name) == f"Error: {SAYS[name]}"
    assert "Traceback" not in err


@pytest.mark.parametrize("name", IN_BOTH)
def test_the_same_fault_has_the_same_words_in_json_and_nothing_else_is_printed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_in_json(name, tmp_path)
    assert str(fault(path)).replace(str(path), "plans.yaml") == SAYS[name].rstrip("\n")
    assert checked(path, capsys, "--json") == (2, "", f"Error: {fault(path)}\n")


@pytest.mark.parametrize("name", FAULTS)
def test_every_message_begins_with_the_file_and_ends_with_what_to_do(name: str) -> None:
    first, *middle, last = SAYS[name].rstrip("\n").splitlines()
    assert first.startswith(f"plans.{'json' if FAULTS[name].get('json') else 'yaml'}: ")
    assert all(line.startswith("  Why it matters: ") for line in middle)
    assert last.startswith("  What to do: ")


@pytest.mark.parametrize("name", FAULTS)
def test_no_message_speaks_python(name: str) -> None:
    spoken = r"datetime|\bNone\b|Input should|\bdict\b|tuple|type=|<class|Errno|regex|`|\bstr\b(?!')"
    assert re.search(spoken, SAYS[name]) is None


def test_why_it_matters_is_told_of_most_faults() -> None:
    silent = [name for name in SAYS if "Why it matters" not in SAYS[name]]
    assert len(silent) < len(SAYS) * 0.25


@pytest.mark.parametrize("name", [name for name in FAULTS if "misspelt" in name])
def test_what_is_misspelt_gets_the_right_one_named_first(name: str, tmp_path: Path) -> None:
    old, new = FAULTS[name]["replace"]
    found = fault(make(name, tmp_path))
    meant = re.match(r"Perhaps you meant (\w+)[ ?]", found.do)
    assert meant is not None
    assert meant[1] in old or meant[1] in {
        "community_order",
        "very_high",
        "self_management",
        "maintenance",
        "ete_support",
    }
    assert isinstance(found, UnknownName) or str(found.value) in new


@pytest.mark.parametrize(
    "name", [name for name in FAULTS if name.startswith(("action-every-", "condition-to-", "at-from-at"))]
)
def test_a_text_that_must_be_spelt_in_one_way_is_told_which(name: str, tmp_path: Path) -> None:
    found = fault(make(name, tmp_path))
    assert found.what.startswith(("This must be a whole number", "This must be an hour"))
    assert found.do.startswith("Write, for example, ")


# --- what a practitioner could sensibly write stays accepted


def with_action(**more: Any) -> PlanSet:
    action = {"id": "A1", "action": "no_contact_check", "agency": "probation"}
    return plan_set(SMALL, [OASYS | {"actions": [action | more]}])


@pytest.mark.parametrize(
    "agency",
    ["mental_health_team", "victim_liaison_unit", "youth_offending_team", "job_centre", "gp", "prison_service"],
)
def test_an_agency_that_the_list_does_not_have_is_no_slip_of_the_pen(agency: str) -> None:
    assert with_action(agency=agency).plans[0].actions[0].agency == agency


@pytest.mark.parametrize(
    "kind", ["non_contact", "residency", "specified_activities", "curfew_hours", "alcohol_testing", "reporting"]
)
def test_a_condition_that_the_list_does_not_have_is_no_slip_of_the_pen(kind: str) -> None:
    order = {"kind": "licence", "conditions": [{"id": "LC1", "kind": kind}]}
    assert plan_set(SMALL | {"order": order}, [OASYS]).case.order.conditions[0].kind == kind


@pytest.mark.parametrize("about", ["computer_use", "internet_use", "computers", "no_contact", "photographs"])
def test_a_prohibition_that_the_list_does_not_have_is_no_slip_of_the_pen(about: str) -> None:
    assert plan_set(SMALL | {"sopo": [{"id": "P1", "about": about}]}, [OASYS]).case.sopo[0].about == about


@pytest.mark.parametrize("name", ["c_sotp", "sotp", "tv_sogp", "better_life"])
def test_a_programme_that_the_list_does_not_have_is_no_slip_of_the_pen(name: str) -> None:
    programme = {"name": name, "state": "waiting"}
    assert plan_set(SMALL | {"programme": programme}, [OASYS]).case.programme.name == name


@pytest.mark.parametrize("word", ["spo", "policy", "mobile_phone", "visor_record", "supervisory_visits"])
def test_what_a_plan_is_aware_of_may_be_any_word(word: str) -> None:
    assert plan_set(SMALL, [OASYS | {"aware_of": [word]}]).plans[0].aware_of == (word,)


def test_a_plan_may_carry_over_an_action_that_no_plan_of_the_set_has() -> None:
    assert with_action(carries="M7").plans[0].actions[0].carries == "M7"


def test_an_objective_may_carry_over_a_target_that_is_written_out_nowhere() -> None:
    sentence = {"date": "2009-03-20", "objectives": [{"id": "O1", "targets": ["T1"]}]}
    assert plan_set(SMALL, [OASYS], sentence).sentence_plan is not None


@pytest.mark.parametrize("forbids", ["ete_support", "A1", "unsupervised_walks"])
def test_a_plan_may_forbid_an_action_of_the_catalogue_or_of_a_plan_or_something_else(forbids: str) -> None:
    assert with_action(forbids=forbids).plans[0].actions[0].forbids == forbids


def test_the_hours_of_a_curfew_may_run_over_midnight() -> None:
    at = {"day": "fri", "from": "21:00", "to": "07:00"}
    assert with_action(action="curfew_monitoring", at=at).plans[0].actions[0].at is not None


def test_a_review_on_the_day_of_the_plan_and_an_order_of_one_day_can_be() -> None:
    order = {"kind": "licence", "start": "2009-06-01", "end": "2009-06-01"}
    plans = plan_set(SMALL | {"order": order}, [OASYS | {"review_due": "2009-06-01"}])
    assert plans.plans[0].review_due == plans.case.order.end


# --- without a file


def test_what_cannot_be_is_refused_without_a_file_too() -> None:
    with pytest.raises(InputError) as caught:
        plan_set(SMALL, [OASYS, OASYS])
    assert (caught.value.what, caught.value.place, caught.value.file) == (
        "The same kind is given twice.",
        "plans[1].kind",
        None,
    )
    plans = plan_set(SMALL, [OASYS])
    with pytest.raises(Impossible, match="given twice"):
        PlanSet(case=plans.case, plans=plans.plans * 2)


@pytest.mark.parametrize("plans", [OASYS, "oasys", 3])
def test_plans_that_are_no_list_are_told_so_without_a_file_too(plans: Any) -> None:
    with pytest.raises(InputError) as caught:
        plan_set(SMALL, plans)
    assert (caught.value.what, caught.value.place) == ("This must be a list.", "plans")


def test_data_that_hold_themselves_are_refused_like_any_other() -> None:
    itself: dict[str, Any] = dict(OASYS)
    itself["actions"] = [itself]
    with pytest.raises(InputError) as caught:
        plan_set(SMALL, [itself])
    assert caught.value.what == "The file nests one thing in another too deeply."


def test_more_actions_than_any_plan_has_are_refused() -> None:
    action = {"action": "sopo_check", "agency": "police"}
    many = {**OASYS, "actions": [{**action, "id": f"A{number}"} for number in range(101)]}
    with pytest.raises(InputError) as caught:
        plan_set(SMALL, [many])
    assert (caught.value.what, caught.value.value) == ("This list has more than 100 entries.", 101)


@pytest.mark.parametrize("word", ["of length", "of length <= 3", "matching regex"])
def test_a_value_that_reads_like_a_rule_is_told_as_a_value(word: str) -> None:
    with pytest.raises(InputError) as caught:
        plan_set({**SMALL, "rosh": word}, [OASYS])
    assert caught.value.what == "This must be low, medium, high or very_high."


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_plans_at_the_ends_of_the_calendar_are_reviewed(day: str) -> None:
    case = {"id": "K1", "on": day, "rosh": "high", "rm2000": {"s": "high"}, "mappa": {"level": 1}}
    found = review(case, [{"kind": "oasys", "date": day}, {"kind": "visor", "date": day}])
    assert "review-date-missing" in {one.code for one in found}


# --- what cannot or should not lie in the repository

NOTHING = """FILE: The file holds nothing.
  What to do: The keys are: case, plans, sentence_plan.
"""
NOT_PLANS = """FILE: There is no key of this name. Found: 'id'.
  What to do: Choose one of: case, plans, sentence_plan.
"""
MISSING = """FILE: There is no such file.
  What to do: Perhaps you meant plan.yaml?
"""


HOSTILE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "fifty megabytes": ("plans.yaml", of_fifty_megabytes, TOO_LARGE),
    "a byte more than allowed": ("plans.yaml", lambda path: path.write_text("#" * 1_000_001), TOO_LARGE),
    "a device without end": ("plans.yaml", lambda path: path.symlink_to("/dev/zero"), TOO_LARGE),
    "a device without content": ("plans.yaml", lambda path: path.symlink_to("/dev/null"), NOTHING),
    "a folder": ("plans.yaml", lambda path: path.mkdir(), FOLDER),
    "a link to itself": ("plans.yaml", lambda path: path.symlink_to(path.name), LOOP),
    "a file that is not there": ("plans.yaml", lambda path: path.with_name("plan.yaml").touch(), MISSING),
    "100,000 brackets": ("plans.yaml", lambda path: path.write_text("[" * 100_000), TOO_DEEP),
    "100,000 dashes": ("plans.yaml", lambda path: path.write_text("- " * 100_000), TOO_DEEP),
    "100,000 brackets in JSON": ("plans.json", lambda path: path.write_text("[" * 100_000 + "]" * 100_000), TOO_DEEP),
    "no bytes in JSON": ("plans.json", lambda path: path.write_bytes(b""), NOTHING),
    "a case instead of plans": ("case.yaml", lambda path: shutil.copy(CASE_FILE, path), NOT_PLANS),
}


@pytest.mark.skipif(sys.platform == "win32", reason="devices and links of Unix")
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_file_is_one_message_and_status_2(
    hostile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, spoil, says = HOSTILE[hostile]
    path = tmp_path / name
    spoil(path)
    says = says.replace("FILE", str(path))
    assert str(fault(path)) == says.rstrip("\n")
    for options in ((), ("--json",)):
        assert checked(path, capsys, *options) == (2, "", f"Error: {says}")
    if path.is_file() and not path.is_symlink():
        path.unlink()  # it may be large


@pytest.mark.parametrize("levels", [100, 300, 450, 600, 900, 990, 2000])
@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_however_deep_a_file_nests_it_is_one_message(
    levels: int, ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"plans.{ending}"
    path.write_text('{"case": ' + "[" * levels + "]" * levels + "}")
    status, out, err = checked(path, capsys)
    assert (status, out) == (2, "")
    assert err.startswith((f"Error: {path}: case: This must hold keys", f"Error: {path}: The file nests one thing"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_is_not_for_us_to_read_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "plans.yaml"
    path.write_text(sound())
    path.chmod(0)
    assert fault(path).what == "The file cannot be read (Permission denied)."
