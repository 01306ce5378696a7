"""The data dictionary in `cases/README.md` is that of the shapes."""

from __future__ import annotations

import pytest

from rightmix_sim.cases import Case, Dossier, Key
from rightmix_sim.strict_data import StrictData
from rightmix_sim.strict_data.dictionary import as_markdown

SHAPES: dict[str, type[StrictData]] = {"case": Case, "dossier": Dossier, "key": Key}


@pytest.mark.parametrize("name", SHAPES)
def test_the_readme_holds_the_dictionary_of_the_shape(pytestconfig: pytest.Config, name: str) -> None:
    """To put right: paste what `as_markdown` gives between the two marks."""
    page = (pytestconfig.rootpath / "cases" / "README.md").read_text(encoding="utf-8")
    found = page.partition(f"<!-- {name}: begin -->\n")[2].partition(f"<!-- {name}: end -->")[0]
    assert found == as_markdown(SHAPES[name])
