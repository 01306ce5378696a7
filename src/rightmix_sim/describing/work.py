"""The kinds of work of `records/data/work.yaml`, told in words: who, for which purpose, to whom owed and how dated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rightmix_sim.describing.markdown import code, table
from rightmix_sim.describing.words import said, words
from rightmix_sim.model.casework.flags import FLAGS
from rightmix_sim.records.kinds import WORK_KINDS, Role, Work, work_rows
from rightmix_sim.sentences import listed

_SPANS: Final = {
    "register": "on the register",
    "order": "on an order or licence",
    "new_register": "who joins the register, once",
    "new_order": "who begins an order or licence, once",
    "asked": "when something asks for it",
}
HEAD: Final = ("work", "who", "purpose", "owed to whom", "when", "minutes by")
Row = Mapping[str, Any]


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
    row, kind = _rows()[work.name.lower()], WORK_KINDS[work]
    rows = [row, *row.get("ways", ())]
    stated = dict.fromkeys(one["minutes"] for one in rows if "minutes" in one)
    minutes = listed(map(code, [*stated, *row.get("also", ())]))
    factors = "".join(f", times {code(path)}" for path in row.get("times", ()))
    return WorkLine(work, kind.title, said(kind.role), kind.purpose, _owed(row), _whens(row), minutes + factors)


def work_table(kinds: Sequence[Work]) -> str:
    """A Markdown table of kinds of work."""
    return table(HEAD, (work_line(work).cells for work in kinds))


@cache
def _rows() -> Mapping[str, Row]:
    """The rows of the table, read once."""
    return work_rows()


def _owed(row: Row) -> str:
    if row["owed"] == "post":
        return f"each {words()['roles'][row['of']].lower()} in post"
    return _with_flags(_SPANS[row["owed"]], row)


def _with_flags(owed: str, row: Row) -> str:
    flags = [f"not: {_flag(flag[1:])}" if flag.startswith("!") else _flag(flag) for flag in row.get("if", ())]
    return f"{owed}; {'; '.join(flags)}" if flags else owed


def _flag(flag: str) -> str:
    return FLAGS.get(flag, flag.replace("_", " "))


def _whens(row: Row) -> str:
    ways = row.get("ways")
    if not ways:
        return _when(row)
    parts = []
    for place, way in enumerate(ways):
        condition = "; ".join(_flag(flag) for flag in way.get("if", ())) or "otherwise"
        parts.append(f"{'' if place == 0 else ' — '}*{condition}*: {_when({**row, **way})}")
    return "".join(parts)


def _when(row: Row) -> str:
    return "; ".join(_parts(row))


def _parts(row: Row) -> Iterator[str]:
    if "after" in row:
        titles = listed(_title(name) for name in row["after"])
        share = f"{code(row['share'])} of " if "share" in row else ""
        yield f"after {share}each: {titles}"
    if "every" in row:
        yield f"every {code(row['every'])}"
    if "early" in row:
        yield f"at first every {code(row['early'])}"
    if "first" in row:
        yield f"the first within {code(row['first'])}"
    if "within" in row:
        yield f"within {code(row['within'])}"
    if isinstance(row.get("pieces"), str):
        yield f"{code(row['pieces'])} pieces"
    if row.get("fixed"):
        yield "an appointment on its day, before all else"
    dated = row.get("dated", True)
    if dated is False:
        yield "no date: the hours that are left"
    elif isinstance(dated, str):
        yield f"a date only if {code(dated)}"


def _title(name: str) -> str:
    return WORK_KINDS[Work[name.upper()]].title


def roles_at_work() -> Sequence[tuple[Role, Sequence[Work]]]:
    """The roles that have work in diaries, each with its kinds of work."""
    found: dict[Role, list[Work]] = {}
    for work, kind in WORK_KINDS.items():
        found.setdefault(kind.role, []).append(work)
    return sorted(found.items())
