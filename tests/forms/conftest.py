"""A form over a small area of its own, and a JupyterLab over notebooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
def small(scenario_file: Callable[[str], Path]) -> Path:
    return scenario_file(SMALL)


@pytest.fixture
def form(small: Path) -> WhatIfForm:
    return WhatIfForm(str(small))


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the notebooks as trainees have them; a module that needs others has its own."""
    from tests.forms.exercising import notebooks_in

    return notebooks_in(tmp_path_factory.mktemp("notebooks"))


@pytest.fixture(scope="module")
def lab(notebooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a notebook in a JupyterLab that runs in that folder."""
    from tests.forms.lab import running_lab

    with running_lab(notebooks, tmp_path_factory.mktemp("home")) as address:
        yield address
