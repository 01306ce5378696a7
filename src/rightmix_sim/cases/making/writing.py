"""Many made cases on disk: a folder each, the keys in a folder apart, and a note of what they were made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import msgspec

from rightmix_sim.cases.making.made import make_case, make_facts
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.page import dossier_page
from rightmix_sim.errors import OutputError
from rightmix_sim.files import writing
from rightmix_sim.staging import check_empty, staged, writing_to

NOTE: Final = "made.json"


def write_cases(
    recipe: Recipe,
    out: Path,
    *,
    count: int,
    seed: int,
    keys: Path | None = None,
    dossiers: bool = True,
    progress: Callable[[int], None] | None = None,
) -> list[str]:
    """Make cases and write them to the new folder `out`, their keys to the new folder `keys`; all or nothing.

    A case is `ID/case.json`, with `dossier.json` and `dossier.html` unless `dossiers` is False. `made.json` in `out`
    says what they were made from; it holds no answers. The ids come back in the order of their numbers. Raises
    `OutputError`.
    """
    if keys is not None and _inside(keys, out):
        raise OutputError(
            "Keys must not stand among the cases.",
            place=keys,
            do="Name a folder apart: what is in --out may be given away.",
        )
    with ExitStack() as open_folders:
        place = open_folders.enter_context(
            staged(out, lambda one: check_empty(one, "a set of cases"), "a set of cases")
        )
        key_place = None
        if keys is not None:
            key_place = open_folders.enter_context(
                staged(keys, lambda one: check_empty(one, "a set of keys"), "a set of keys")
            )
        with writing_to(out, "a set of cases"):
            ids = list(_written(recipe, place, key_place, count, seed, dossiers, progress))
            note = {"recipe": recipe.name, "seed": seed, "count": count, "dossiers": dossiers, "cases": ids}
            _write(place / NOTE, _json(note))
    return ids


def _written(
    recipe: Recipe,
    place: Path,
    key_place: Path | None,
    count: int,
    seed: int,
    dossiers: bool,
    progress: Callable[[int], None] | None,
) -> Iterator[str]:
    for number in range(count):
        if dossiers or key_place is not None:
            made = make_case(recipe, seed, number)
            case = made.case
            if key_place is not None:
                _write(key_place / f"{case.id}.json", _json(made.key))
        else:
            case = make_facts(recipe, seed, number)
        folder = place / case.id
        folder.mkdir()
        _write(folder / "case.json", _json(case))
        if dossiers:
            _write(folder / "dossier.json", _json(made.dossier))
            _write(folder / "dossier.html", dossier_page(made.dossier).encode())
        if progress is not None:
            progress(number + 1)
        yield case.id


def _write(path: Path, content: bytes) -> None:
    with writing(path) as stream:
        stream.write(content)


def _json(data: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _inside(path: Path, folder: Path) -> bool:
    return folder.resolve() in (path.resolve(), *path.resolve().parents)
