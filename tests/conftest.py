"""What all tests share: places, how hypothesis searches, a Chromium for browser tests, and the rule about its absence.

A test that asks for `chromium` or `page` is a browser test by that. Where no Chromium is installed, or playwright
cannot drive it, it is skipped, and the summary counts how many were; with RIGHTMIX_REQUIRE_BROWSER set (as in
continuous integration) it fails instead.
"""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

# The same examples in every run, and no test fails because a machine was slow.
settings.register_profile("rightmix", deadline=None, derandomize=True)
settings.load_profile("rightmix")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",  # a container's root has no sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--proxy-server=127.0.0.1:9",  # nothing listens there; Chromium itself goes round it for local addresses
)
NO_CHROMIUM = f"no Chromium on the PATH ({', '.join(CHROMIUM_NAMES)})"
NOT_DRIVEN = "Chromium is there, but playwright cannot drive it"
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
LOCAL_SCHEMES = frozenset({"file", "data", "blob", "about"})


def pytest_configure(config: pytest.Config) -> None:
    """Nothing is tested with machine code of before a change; once, before any process of a parallel run begins."""
    of_the_project = config.rootpath == Path(__file__).parents[1]  # and not a copy of this file in a test's own folder
    if of_the_project and not hasattr(config, "workerinput"):
        from tests.machine_code import drop_stale_machine_code

        drop_stale_machine_code()


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """As on a terminal, though a shell starts what runs in its background deaf to Ctrl-C, and its children with it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test stands in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def scenario_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Write the text of a scenario into a file of its own."""

    def written(text: str) -> Path:
        path = tmp_path_factory.mktemp("scenario") / "scenario.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def find_chromium() -> str | None:
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def browser_is_required() -> bool:
    return bool(os.environ.get("RIGHTMIX_REQUIRE_BROWSER"))


def is_local(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname in LOCAL_HOSTS


@pytest.hookimpl(tryfirst=True)  # before -m chooses by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):  # `page` asks for it; a parameter of that name does not
            item.add_marker(pytest.mark.browser)
    # files with long tests first, so that no process works on one alone at the end
    long = {item.path for item in items if {"slow", "browser"} & {mark.name for mark in item.iter_markers()}}
    items.sort(key=lambda item: item.path not in long)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") is None or find_chromium() is not None:
        return
    if browser_is_required():
        pytest.fail(f"RIGHTMIX_REQUIRE_BROWSER is set, but there is {NO_CHROMIUM}", pytrace=False)
    pytest.skip(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    for reason in (NO_CHROMIUM, NOT_DRIVEN):
        if count := sum(reason in report for report in reports):
            terminalreporter.write_line(f"Browser tests skipped: {count} ({reason}).", yellow=True)


@pytest.fixture(scope="module")  # not longer: while playwright is open, no other test can run an event loop
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless, driven by playwright."""
    from playwright.sync_api import sync_playwright

    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_ARGUMENTS))
        except Exception as failed:  # whatever the driver or the browser lacks here, say, a system library
            if browser_is_required():
                raise
            pytest.skip(f"{NOT_DRIVEN}: {failed}")
        stack.callback(browser.close)
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a context of its own. What it asks of the outside is refused, and the test fails for it."""
    refused: list[str] = []

    def keep_local(route: Route) -> None:
        address = route.request.url
        if is_local(address):
            route.continue_()
        else:
            refused.append(address)
            route.abort()

    context = chromium.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
    context.route("**/*", keep_local)
    yield context.new_page()
    context.close()
    assert not refused, f"the page reached out to {', '.join(sorted(set(refused)))}"
