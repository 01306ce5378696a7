"""What the tests about scenarios share: a small scenario to change, and the six areas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rightmix_sim.scenario import Scenario, open_scenario, read_scenario

SMALL = """name = "small"
title = "A small scenario"
starts = 2009-04-01
warm_up = "6 months"
length = "12 months"

[areas.elm.register]
people = 120

[areas.elm.offender_managers]
posts = 2

[areas.elm.public_protection_officers]
posts = 2
"""

Read = Callable[..., Scenario]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read the small scenario with pieces of text replaced and more text at its end."""

    def reading(more: str = "", replace: dict[str, str] | None = None) -> Scenario:
        text = SMALL
        for old, new in (replace or {}).items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path = tmp_path / "small.toml"
        path.write_text(text + more, encoding="utf-8")
        return read_scenario(path)

    return reading


@pytest.fixture(scope="session")
def six() -> Scenario:
    return open_scenario("six-areas-2009")
