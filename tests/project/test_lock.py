"""The lock: every requirement pinned and hashed, none with an address, and all that pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text()


def pinned(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement of a lock with its hashes."""
    entries = lock.replace("\\\n", " ").splitlines()
    found = []
    for entry in entries:
        requirement, *hashes = entry.split("--hash=")
        found.append((Requirement(requirement.strip()), [value.strip() for value in hashes]))
    return found


@pytest.fixture(scope="module")
def pins(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement with its hashes."""
    return pinned(lock)


@pytest.fixture(scope="module")
def asked_for(root: Path) -> list[Requirement]:
    settings = tomllib.loads((root / "pyproject.toml").read_text())
    groups = [
        settings["build-system"]["requires"],
        settings["project"]["dependencies"],
        *settings["project"]["optional-dependencies"].values(),
    ]
    return [Requirement(name) for group in groups for name in group]


def test_every_requirement_is_pinned_exactly_and_has_a_hash(pins: list[tuple[Requirement, list[str]]]) -> None:
    assert len(pins) > 50
    for requirement, hashes in pins:
        assert re.fullmatch(r"==[\w.+!]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), requirement


def test_the_lock_holds_no_address_and_no_option(lock: str) -> None:
    assert "://" not in lock
    assert " @ " not in lock
    assert [line for line in lock.splitlines() if line.startswith("-")] == []


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_every_direct_dependency_is_pinned_to_a_version_it_allows(
    pins: list[tuple[Requirement, list[str]]], asked_for: list[Requirement], python: str
) -> None:
    there = {"python_version": python, "python_full_version": f"{python}.7", "sys_platform": "linux"}
    versions = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin, _ in pins
        if pin.marker is None or pin.marker.evaluate(there)
    }
    for wanted in asked_for:
        assert canonicalize_name(wanted.name) in versions, wanted
        assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), wanted


def test_no_requirement_has_two_pins_on_one_python(pins: list[tuple[Requirement, list[str]]]) -> None:
    for python in ("3.11", "3.12", "3.13"):
        there = {"python_version": python, "python_full_version": f"{python}.7", "sys_platform": "linux"}
        names = [pin.name for pin, _ in pins if pin.marker is None or pin.marker.evaluate(there)]
        assert len(names) == len(set(names))


# --- the lock of the kit


@pytest.fixture(scope="module")
def kit_lock(root: Path) -> str:
    return (root / "kit" / "requirements.lock").read_text()


def test_the_kit_stands_on_nothing_but_what_the_project_is_tested_with(
    pins: list[tuple[Requirement, list[str]]], kit_lock: str
) -> None:
    of_the_project = {(pin.name, str(pin.specifier)): set(hashes) for pin, hashes in pins}
    of_the_kit = pinned(kit_lock)
    assert 50 < len(of_the_kit) < len(pins)
    for pin, hashes in of_the_kit:
        assert of_the_project.get((pin.name, str(pin.specifier))) == set(hashes), pin
        assert hashes, pin


def test_the_lock_of_the_kit_holds_no_address_and_no_option(kit_lock: str) -> None:
    assert "://" not in kit_lock
    assert " @ " not in kit_lock
    assert [line for line in kit_lock.splitlines() if line.startswith("-")] == []


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_all_that_the_package_asks_for_and_no_tool_of_ours_is_in_the_kit(
    root: Path, kit_lock: str, python: str, system: str
) -> None:
    there = {"python_version": python, "python_full_version": f"{python}.7", "sys_platform": system}
    there["os_name"] = "nt" if system == "win32" else "posix"
    found = {
        canonicalize_name(pin.name) for pin, _ in pinned(kit_lock) if pin.marker is None or pin.marker.evaluate(there)
    }
    settings = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    asked_for = {canonicalize_name(Requirement(name).name) for name in settings["dependencies"]}
    tools = {"nbgrader", "pytest", "mypy", "ruff", "hatchling", "playwright", "jupytext"}
    assert asked_for - found == set()
    assert tools & found == set()
