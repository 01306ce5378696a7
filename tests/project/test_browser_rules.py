"""The rule about browser tests, and the wall round the browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

TESTS = Path(__file__).resolve().parents[1]

TWO_BROWSER_TESTS = """
def test_one(page): assert page
def test_two(page): assert page
def test_without(): assert True
"""
REACHING_OUT = """
def test_page(page):
    page.set_content('<p>Here</p><img src="http://pictures.invalid/x.png">')
    assert page.inner_text("p") == "Here"
"""


def run_pytest(folder: Path, test: str, **environment: str) -> str:
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser\n")
    (folder / "test_it.py").write_text(test)
    shutil.copy(TESTS / "conftest.py", folder / "conftest.py")
    command = [sys.executable, "-m", "pytest", "-ra", "-p", "no:cacheprovider", str(folder)]
    surroundings = {name: value for name, value in os.environ.items() if name != "RIGHTMIX_REQUIRE_BROWSER"}
    return subprocess.run(
        command, env=surroundings | environment, cwd=folder, capture_output=True, text=True, check=False
    ).stdout


def test_browser_tests_are_skipped_and_counted_where_there_is_no_chromium(tmp_path: Path) -> None:
    said = run_pytest(tmp_path, TWO_BROWSER_TESTS, PATH=str(tmp_path))
    assert "1 passed, 2 skipped" in said
    assert "Browser tests skipped: 2 (no Chromium on the PATH" in said


def test_browser_tests_fail_without_chromium_when_one_is_required(tmp_path: Path) -> None:
    said = run_pytest(tmp_path, TWO_BROWSER_TESTS, PATH=str(tmp_path), RIGHTMIX_REQUIRE_BROWSER="1")
    assert "1 passed, 2 errors" in said
    assert "RIGHTMIX_REQUIRE_BROWSER is set" in said


@pytest.mark.slow
@pytest.mark.parametrize(("required", "outcome"), [("", "1 passed, 2 skipped"), ("1", "1 passed, 2 errors")])
def test_a_chromium_that_cannot_be_driven_counts_as_none(tmp_path: Path, required: str, outcome: str) -> None:
    (tmp_path / "chromium").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "chromium").chmod(0o755)
    said = run_pytest(tmp_path, TWO_BROWSER_TESTS, PATH=str(tmp_path), RIGHTMIX_REQUIRE_BROWSER=required)
    assert outcome in said
    assert ("Browser tests skipped: 2 (Chromium is there" in said) == (not required)


def test_asking_for_a_page_makes_a_test_a_browser_test(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = run_pytest(tmp_path, TWO_BROWSER_TESTS, PATH=str(tmp_path / "empty"), PYTEST_ADDOPTS="-m 'not browser'")
    assert request.node.get_closest_marker("browser") is None
    assert "1 passed, 2 deselected" in said


def test_a_page_of_a_document_is_no_page_of_the_browser(tmp_path: Path) -> None:
    test = "import pytest\n@pytest.mark.parametrize('page', ['a.md'])\ndef test_it(page): assert page\n"
    said = run_pytest(tmp_path, test, PATH=str(tmp_path), PYTEST_ADDOPTS="-m 'not browser'")
    assert "1 passed" in said


@pytest.mark.browser
def test_a_page_that_reaches_out_fails_its_test(tmp_path: Path) -> None:
    said = run_pytest(tmp_path, REACHING_OUT)
    assert "1 passed, 1 error" in said
    assert "the page reached out to http://pictures.invalid/x.png" in said


def test_chromium_shows_a_local_page(page: Page, tmp_path: Path) -> None:
    (tmp_path / "local.html").write_text("<h1>Visits</h1>")
    page.goto((tmp_path / "local.html").as_uri())
    assert page.inner_text("h1") == "Visits"
