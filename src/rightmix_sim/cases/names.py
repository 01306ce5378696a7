"""The fictional names that cases may use, and the ordinary words that bear a capital anyway."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from rightmix_sim.files import package_file, read_text, read_yaml

_DATA: Final = "cases/data"


@cache
def names() -> dict[str, tuple[str, ...]]:
    """The lists of names by their keys: `forenames_male`, `surnames`, `towns`, `streets` and so on."""
    content: dict[str, Any] = read_yaml(package_file(f"{_DATA}/names.yaml"))
    return {kind: tuple(str(name) for name in listed) for kind, listed in content.items()}


@cache
def listed_words() -> frozenset[str]:
    """Every word that begins with a capital in any of the lists."""
    every = (word for listed in names().values() for name in listed for word in re.findall(r"[^\W\d_]+", name))
    return frozenset(word for word in every if word[:1].isupper())


@cache
def capitals() -> frozenset[str]:
    """Ordinary words that bear a capital wherever they stand: months, agencies, faiths, abbreviations."""
    return _listed("capitals")


@cache
def openers() -> frozenset[str]:
    """Ordinary words, in small letters, that may open a sentence."""
    return _listed("openers")


@cache
def real_places() -> frozenset[str]:
    """Real places, in small letters, that could pass for ordinary words where a sentence begins."""
    return _listed("real_places")


def _listed(name: str) -> frozenset[str]:
    lines = read_text(package_file(f"{_DATA}/{name}.txt")).splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
