"""A form over a small area of its own, and answers made of chosen figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightmix_sim.forms import WhatIfForm

SMALL = """
name = "small"
title = "A small scenario"
starts = 2009-04-01
warm_up = "6 months"
length = "6 months"

[areas.elm]
title = "Elm"

[areas.elm.register]
people = 120

[areas.elm.offender_managers]
posts = 3

[areas.elm.public_protection_officers]
posts = 2

[areas.oak]
title = "Oak"

[areas.oak.register]
people = 80

[areas.oak.offender_managers]
posts = 2

[areas.oak.public_protection_officers]
posts = 2
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def form(small: Path) -> WhatIfForm:
    return WhatIfForm(str(small))
