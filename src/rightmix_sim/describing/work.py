"""The kinds of work of `records/data/work.yaml`, told in words: who, for which purpose, to whom owed and how dated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rightmix_sim.describing.markdown import code, table
from rightmix_sim.describing.words import said, words
from rightmix_sim.model.casework.flags import FLAGS
from rightmix_sim.records import WORK_KINDS, Role, Work, WorkRow, WorkWay, work_rows, work_ways
from rightmix_sim.records.work_row import RowPart
from rightmix_sim.sentences import listed

_SPANS: Final = {
    "register": "on the register",
    "order": "on an order or licence",
    "new_register": "who joins the register, once",
    "new_order": "who begins an order or licence, once",
    "asked": "when something asks for it",
}
HEAD: Final = ("work", "who", "purpose", "owed to whom", "when", "minutes by")


@dataclass(frozen=True)
class WorkLine:
    """A kind of work in words. `when` and `minutes` name the parameters that decide."""

    work: Work
    title: str
    who: str
    purpose: str
    owed: str
    when: str
    minutes: str

    @property
    def cells(self) -> Sequence[str]:
        """The cells of its row below `HEAD`."""
        return self.title, self.who, self.purpose, self.owed, self.when, self.minutes


def work_line(work: Work) -> WorkLine:
    """One kind of work."""
    row, kind = work_rows()[work], WORK_KINDS[work]
    stated = dict.fromkeys(one.minutes for one in work_ways()[work])
    minutes = listed(map(code, [*stated, *row.also]))
    factors = "".join(f", times {code(path)}" for path in row.times)
    return WorkLine(work, kind.title, said(kind.role), kind.purpose, _owed(row), _whens(work), minutes + factors)


def work_table(kinds: Sequence[Work]) -> str:
    """A Markdown table of kinds of work."""
    return table(HEAD, (work_line(work).cells for work in kinds))


def _owed(row: WorkRow) -> str:
    if row.owed == "post":
        return f"each {words()['roles'][row.of].lower()} in post"
    return _with_flags(_SPANS[row.owed], row)


def _with_flags(owed: str, row: RowPart) -> str:
    flags = [f"not: {_flag(flag[1:])}" if flag.startswith("!") else _flag(flag) for flag in row.conditions]
    return f"{owed}; {'; '.join(flags)}" if flags else owed


def _flag(flag: str) -> str:
    return FLAGS.get(flag, flag.replace("_", " "))


def _whens(work: Work) -> str:
    given, ways = work_rows()[work].ways, work_ways()[work]
    if not given:
        return _when(ways[0])
    parts = []
    for own, whole in zip(given, ways, strict=True):
        condition = "; ".join(_flag(flag) for flag in own.conditions) or "otherwise"
        parts.append(f"*{condition}*: {_when(whole)}")
    return " — ".join(parts)


def _when(way: WorkWay) -> str:
    return "; ".join(_parts(way))


def _parts(way: WorkWay) -> Iterator[str]:
    if way.after:
        titles = listed(_title(name) for name in way.after)
        share = f"{code(way.share)} of " if way.share else ""
        yield f"after {share}each: {titles}"
    if way.every:
        yield f"every {code(way.every)}"
    if way.early:
        yield f"at first every {code(way.early)}"
    if way.first:
        yield f"the first within {code(way.first)}"
    if way.within:
        yield f"within {code(way.within)}"
    if isinstance(way.pieces, str) and way.pieces:
        yield f"{code(way.pieces)} pieces"
    if way.fixed:
        yield "an appointment on its day, before all else"
    if way.dated is False:
        yield "no date: the hours that are left"
    elif isinstance(way.dated, str):
        yield f"a date only if {code(way.dated)}"


def _title(name: str) -> str:
    return WORK_KINDS[Work[name.upper()]].title


def roles_at_work() -> Sequence[tuple[Role, Sequence[Work]]]:
    """The roles that have work in diaries, each with its kinds of work."""
    found: dict[Role, list[Work]] = {}
    for work, kind in WORK_KINDS.items():
        found.setdefault(kind.role, []).append(work)
    return sorted(found.items())
