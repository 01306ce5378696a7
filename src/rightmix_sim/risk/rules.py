"""The rules of the risk tools as data: points, cut-offs and definitions, each with where it comes from.

One file of `risk/data/` for each tool. A rule that a reason cites reads as it stands there, so that what a trainee sees
and what is reckoned with cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from rightmix_sim.errors import UnknownName
from rightmix_sim.files import package_file
from rightmix_sim.guidance import load_documents
from rightmix_sim.guidance.reading import Entry, top
from rightmix_sim.guidance.standard import STATUSES, Status
from rightmix_sim.guidance.wording import STATUSES as STATUS_WORDS

_KEYS: Final = ("words", "value", "bands", "status", "source", "paragraph", "note")


@dataclass(frozen=True)
class Bands:
    """What a number gives, by the band it falls into: each band begins at its number and ends before the next.

    >>> age = Bands(((18, 2), (25, 1), (35, 0)))
    >>> age.at(24), age.at(25), age.at(70)
    (2, 1, 0)
    >>> age.words
    '18 to 24 gives 2, 25 to 34 gives 1, 35 or more gives 0'
    >>> age.words_at(30)
    '25 to 34 gives 1'
    """

    steps: tuple[tuple[int, Any], ...]

    def at(self, number: int) -> Any:
        """What the number gives; below the first band what the first band gives."""
        given = self.steps[0][1]
        for start, gives in self.steps:
            if number < start:
                break
            given = gives
        return given

    @property
    def words(self) -> str:
        """The bands in words."""
        return ", ".join(self._each())

    def words_at(self, number: int) -> str:
        """The band that the number falls into, in words."""
        begun = sum(start <= number for start, _ in self.steps)
        return list(self._each())[max(begun - 1, 0)]

    def _each(self) -> Iterator[str]:
        for (start, gives), (after, _) in pairwise(self.steps):
            band = f"{start}" if after == start + 1 else f"{start} to {after - 1}"
            yield f"{band} gives {_said(gives)}"
        start, gives = self.steps[-1]
        yield f"{start} or more gives {_said(gives)}"


@dataclass(frozen=True)
class Rule:
    """One rule of a tool. `value` and `bands` are its figures, where it has any.

    `paragraph` is the inspection report's, `source` a key of the documents that guidance knows; `status` says how well
    it is known (seed, sourced, unverified, assumption).
    """

    id: str
    words: str
    status: Status
    source: str | None = None
    paragraph: str | None = None
    value: int | None = None
    bands: Bands | None = None
    note: str = ""

    @property
    def number(self) -> int:
        """Its one figure, for rules that have one."""
        assert self.value is not None, f"{self.id} has no value"
        return self.value

    def gives(self, number: int) -> Any:
        """What its bands give for a number, for rules that have bands."""
        assert self.bands is not None, f"{self.id} has no bands"
        return self.bands.at(number)

    @property
    def figures(self) -> str:
        """Its bands or value in words; empty where it has neither."""
        return self.bands.words if self.bands else "" if self.value is None else str(self.value)

    @cached_property
    def cite(self) -> str:
        """The rule as a reason cites it: words, figures, id, where from, how well known."""
        said = f"{self.words}: {self.figures}" if self.figures else self.words
        known = {"seed": "", "sourced": self.source or "", "assumption": "teaching default"}.get(
            self.status, self.status
        )
        place = ", ".join(part for part in (self.id, f"¶{self.paragraph}" if self.paragraph else "", known) if part)
        return f"{said} [{place}]"

    @property
    def provenance(self) -> str:
        """Where it comes from and how well it is known, in full."""
        place = f"¶{self.paragraph}" if self.paragraph else ""
        title = load_documents()[self.source].title if self.source else ""
        return "; ".join(part for part in (place, title, STATUS_WORDS[self.status]) if part)


@dataclass(frozen=True)
class Reason:
    """Why something came out as it did: the item, what was found for it, the points it gave, the rule it cites."""

    item: str
    value: Any
    points: int | None
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{item, value, points, rule}`."""
        return {"item": self.item, "value": self.value, "points": self.points, "rule": self.rule}


@dataclass(frozen=True)
class Caution:
    """Something the reader must know that does not change the result. `code` never changes, `text` is for people."""

    code: str
    text: str

    def to_dict(self) -> dict[str, str]:
        """As plain data: `{code, text}`."""
        return {"code": self.code, "text": self.text}


@cache
def load_rules(tool: str) -> Mapping[str, Rule]:
    """The rules of one tool by their ids (`rm2000`, `mappa`, …). Raises `InputError` for a slip in the data."""
    whole = top(package_file(f"risk/data/{tool}.yaml")).only(["notice", "rules"])
    rules, documents = whole.entry("rules"), load_documents()
    return MappingProxyType(
        {key: _rule(key, Entry(rules.entry(key).fields, whole.file, key), documents) for key in rules.fields}
    )


@cache
def load_notice(tool: str) -> str:
    """What every output of the tool carries."""
    return top(package_file(f"risk/data/{tool}.yaml")).text("notice")


def _rule(rule_id: str, entry: Entry, documents: Collection[str]) -> Rule:
    entry.only(_KEYS)
    source = entry.maybe_text("source")
    if source is not None and source not in documents:
        raise UnknownName("document", source, documents, file=entry.file, place=f"{rule_id}.source")
    return Rule(
        id=rule_id,
        words=entry.text("words"),
        status=entry.one_of("status", STATUSES),  # type: ignore[arg-type]
        source=source,
        paragraph=entry.maybe_text("paragraph"),
        value=_value(entry),
        bands=_bands(entry),
        note=entry.text("note", ""),
    )


def _value(entry: Entry) -> int | None:
    value = entry.fields.get("value")
    if value is not None and type(value) is not int:
        raise entry.fault("The figure of a rule must be a whole number.", "value", value)
    return value


def _bands(entry: Entry) -> Bands | None:
    bands = entry.fields.get("bands")
    if bands is None:
        return None
    starts = list(bands) if isinstance(bands, dict) else []
    if not starts or any(type(start) is not int for start in starts) or starts != sorted(starts):
        raise entry.fault(
            "Bands must be whole numbers in rising order, each with what it gives.",
            "bands",
            bands,
            why="A number takes what the last band gives that begins at or below it.",
            do="Write {1: 0, 2: 1, 3: 2}.",
        )
    return Bands(tuple(bands.items()))


def _said(given: object) -> str:
    return str(given).replace("_", " ")
