"""The names of kinds of work and of measures in print."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.measures.hours import PROGRAMME
from rightmix_sim.records import WORK_KINDS

DATA = "measures/data/titles.yaml"
TITLES = {work.name.lower(): kind.title for work, kind in WORK_KINDS.items()} | {PROGRAMME: "Programme sessions"}


@lru_cache(maxsize=1)
def titles_of_measures() -> Mapping[str, str]:
    """What each measure is, in print."""
    titles: Mapping[str, str] = read_yaml(package_file(DATA))
    return titles
