"""The STRESS-DES and ODD documents hold everything their guidelines ask for, filled in from the data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from rightmix_sim import __version__
from rightmix_sim.cli import main
from rightmix_sim.describing import DOCUMENTS, described
from rightmix_sim.describing.lock import pinned
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import WORK_KINDS
from rightmix_sim.records.kinds import Event, Resource
from rightmix_sim.scenario import open_scenario, parameters, scenario_names
from rightmix_sim.scenario.levers import lever_names

# The items of the checklist, by section (Monks and others 2019)
STRESS_ITEMS = [
    "1 Objectives",
    "1.1 Purpose of the model",
    "1.2 Model outputs",
    "1.3 Experimentation aims",
    "2 Logic",
    "2.1 Base model overview diagram",
    "2.2 Base model logic",
    "2.3 Scenario logic",
    "2.4 Algorithms",
    "2.5 Components",
    "2.5.1 Entities",
    "2.5.2 Activities",
    "2.5.3 Resources",
    "2.5.4 Queues",
    "2.5.5 Entry and exit points",
    "3 Data",
    "3.1 Data sources",
    "3.2 Pre-processing",
    "3.3 Input parameters",
    "3.4 Assumptions",
    "4 Experimentation",
    "4.1 Initialisation",
    "4.2 Run length",
    "4.3 Estimation approach",
    "5 Implementation",
    "5.1 Software or programming language",
    "5.2 Random sampling",
    "5.3 Model execution",
    "5.4 System specification",
    "6 Code access",
    "6.1 Computer model sharing statement",
]
# The elements of ODD and its design concepts (Grimm and others 2020)
ODD_ELEMENTS = [
    "1. Purpose and patterns",
    "2. Entities, state variables and scales",
    "3. Process overview and scheduling",
    "4. Design concepts",
    "5. Initialization",
    "6. Input data",
    "7. Submodels",
]
DESIGN_CONCEPTS = (
    "Basic principles Emergence Adaptation Objectives Learning Prediction Sensing Interaction Stochasticity Collectives"
    " Observation"
)


@pytest.fixture(scope="module")
def documents() -> Mapping[str, str]:
    return {document: described(document) for document in DOCUMENTS}


@pytest.fixture(scope="module")
def stress(documents: Mapping[str, str]) -> str:
    return documents["stress-des"]


@pytest.fixture(scope="module")
def odd(documents: Mapping[str, str]) -> str:
    return documents["odd"]


def headings(text: str) -> list[str]:
    return re.findall(r"^#{2,4} (.+)$", text, re.MULTILINE)


def test_every_item_of_stress_des_has_its_heading_in_its_order(stress: str) -> None:
    assert headings(stress) == STRESS_ITEMS


def test_every_element_of_odd_has_its_heading_in_its_order(odd: str) -> None:
    assert [heading for heading in headings(odd) if heading[0].isdigit()] == ODD_ELEMENTS


def test_every_design_concept_is_spoken_of(odd: str) -> None:
    concepts = odd.partition("### 4. Design concepts")[2].partition("## Details")[0].lower()
    assert [word for word in DESIGN_CONCEPTS.split() if word.lower() not in concepts] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_parameter_stands_there_with_its_provenance(document: str, documents: Mapping[str, str]) -> None:
    rows = dict(re.findall(r"^\| `([\w.]+)` \| (.+) \|$", documents[document], re.MULTILINE))
    missing = [
        path
        for path, row in parameters().items()
        if not rows.get(path, "").endswith("the scenario" if row.required else row.provenance.replace("|", "\\|"))
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_that_happens_waits_or_is_done_is_left_out(document: str, documents: Mapping[str, str]) -> None:
    text = documents[document]
    codes = [one.name.lower() for kind in (Event, Resource, Purpose) for one in kind]
    assert [code for code in codes if f"| `{code}` |" not in text] == []
    assert [kind.title for kind in WORK_KINDS.values() if f"| {kind.title} |" not in text] == []


def test_the_versions_are_those_of_the_lock(stress: str) -> None:
    lock = (Path(__file__).parents[2] / "requirements.lock").read_text(encoding="utf-8")
    assert f"| `simpy` | {pinned(lock)['simpy'][0]} |" in stress
    assert f"Version {__version__} of rightmix_sim" in re.sub(r"\s+", " ", stress)


def test_a_library_pinned_twice_says_for_which_python() -> None:
    earlier = "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:0\n"
    lock = earlier + "numpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:0\n"
    assert pinned(lock) == {"numpy": ("2.4.6 (before Python 3.12)", "2.5.5 (from Python 3.12)")}


def test_what_comes_with_a_core_programme_stands_there_too(stress: str) -> None:
    """In `core-programmes.yaml` the C-SOGP has 100 sessions: about 250 hours in sessions of 2.5 hours."""
    rows = [line for line in stress.splitlines() if line.startswith("| `c_sogp` | `programme.sessions` |")]
    assert [row.split(" | ")[2:4] for row in rows] == [["100", "unverified"]]


def test_every_scenario_and_every_lever_is_named(stress: str) -> None:
    names = [*scenario_names(), *lever_names()]
    assert len(names) > 12  # the recommendations alone are twelve
    assert [name for name in names if f"`{name}`" not in stress] == []


def test_with_a_scenario_the_values_are_its_own() -> None:
    scenario = open_scenario("six-areas-2009")
    text = described("stress-des", scenario)
    assert scenario.digest[:12] in text
    assert [one for one in scenario.assumptions if f"| `{one.parameter}` |" not in text] == []
    assert [area.name for area in scenario.areas if f"| {area.name} | {area.title} |" not in text] == []
    first = next(one for one in scenario.assumptions if one.parameter == "register.people")
    assert f"| {first.area} | {first.value:g} |" in text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_sentence_says_plain_risk(document: str, documents: Mapping[str, str]) -> None:
    assert [line for line in documents[document].splitlines() if plain_risk(line, strictly=True)] == []


@pytest.mark.parametrize(("option", "title"), [("--stress", "STRESS-DES"), ("--odd", "ODD")])
def test_the_command_prints_the_document_asked_for(option: str, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "describe", option, "--scenario", "one-small-area"]) == 0
    shown = capsys.readouterr().out
    assert title in shown.splitlines()[0]
    assert "`one-small-area`" in shown


@pytest.mark.parametrize("options", [["--stress", "--odd"], ["--odd", "--write", "docs/model"]])
def test_what_cannot_go_together_is_one_message(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "describe", *options]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("What to do:")) == ("", 1)
