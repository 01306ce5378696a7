"""The areas of the packaged scenario of England and Wales: the six areas of 2009, seven times over. To write them anew:

    python -m bench.national_scenario

Nothing but counts differs from the six areas. Each count grows with the register and is rounded so that the sum over
all 42 areas is right, which is why areas of one kind differ by one here and there. What stands above and below the
areas in the file is written by hand and stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from rightmix_sim.files import read_text, read_toml, write_atomic
from rightmix_sim.scenario import open_scenario, scenario_source
from rightmix_sim.scenario.settings import value_in

SIX: Final = "six-areas-2009"
NAME: Final = "england-and-wales-2009"
FILE: Final = Path(__file__).parents[1] / f"src/rightmix_sim/scenario/data/scenarios/{NAME}.toml"
BEGIN: Final = "# ---- the areas, written by `python -m bench.national_scenario`: change them in six-areas-2009"
END: Final = "# ---- where it comes from"

PEOPLE: Final = 32_336  # Table 1 (¶4.2): category 1 on 31 March 2009
OF_EACH_KIND: Final = 7  # 42 MAPPA areas, of six kinds

# What there is of something, which grows with the register; the size of a group, hours and intervals do not
COUNTS: Final = (
    "register.people",
    "offender_managers.posts",
    "offender_managers.specialist_posts",
    "public_protection_officers.posts",
    "senior_probation_officers.posts",
    "police_supervisors.posts",
    "victim_liaison_officers.posts",
    "mappa_coordinators.posts",
    "circles_coordinators.posts",
    "tutors.posts",
    "mappa.slots",
    "mappa.level_3_slots",
    "premises.beds",
    "premises.move_on_places_per_year",
    "circles.volunteers",
    "circles.recruited_per_year",
    "programme.groups",
    "i_sotp.groups",
    "a_sotp.groups",
    "better_lives.groups",
    "maintenance.groups",
)


def main() -> None:
    """Write the areas anew."""
    write_atomic(FILE, renewed(read_text(FILE)))
    print(f"Wrote {FILE.name}.")


def renewed(text: str) -> str:
    """The text of the file with its areas written anew."""
    above, _, rest = text.partition(BEGIN)
    _, _, below = rest.partition(END)
    return f"{above}{BEGIN}\n\n{''.join(_areas())}{END}{below}"


def _areas() -> Iterator[str]:
    """The text of each area, kind by kind."""
    tables = read_toml(scenario_source(SIX))["areas"]
    scaled = _scaled()
    for kind, table in tables.items():
        name, _, what = table["title"].partition(", ")
        for number in range(1, OF_EACH_KIND + 1):
            lines = [f"[areas.{kind}-{number}]", f'title = "{name} {number}, {what}"']
            for part, settings in _with_counts(table, next(scaled[kind])).items():
                lines.append(f"{part} = {{{', '.join(f'{key} = {_toml(value)}' for key, value in settings.items())}}}")
            yield "\n".join(lines) + "\n\n"


def _scaled() -> Mapping[str, Iterator[Mapping[str, int]]]:
    """The counts of each area of a kind, by path. Rounding what has been reached so far keeps every sum right."""
    six = open_scenario(SIX).areas
    growth = Fraction(PEOPLE, OF_EACH_KIND * sum(area.register.people for area in six))
    found: dict[str, list[dict[str, int]]] = {area.name: [{} for _ in range(OF_EACH_KIND)] for area in six}
    for path in COUNTS:
        reached, given = Fraction(0), 0
        for area in six:
            for one in found[area.name]:
                reached += growth * int(value_in(area, path))  # type: ignore[arg-type]
                one[path] = round(reached) - given
                given = round(reached)
    return {name: iter(counts) for name, counts in found.items()}


def _with_counts(table: Mapping[str, Any], counts: Mapping[str, int]) -> Mapping[str, Mapping[str, Any]]:
    """The tables of an area with its own counts first; a count of nothing that the six areas leave out stays out."""
    found = {part: dict(settings) for part, settings in table.items() if isinstance(settings, Mapping)}
    for path, count in reversed(list(counts.items())):
        part, _, key = path.partition(".")
        if count or key in found.get(part, {}):
            found[part] = {key: count} | {other: value for other, value in found.get(part, {}).items() if other != key}
    return found


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
