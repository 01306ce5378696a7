"""The man of the later steps: his three levels, and what the book of guidance decides by which of them.

Source: ¶7.12 (probation visits by the Risk of Harm), ¶7.14 (police visits by the risk of reconviction).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.exercises.three_meanings.words import own
from rightmix_sim.few_draws import Purpose, few_draws
from rightmix_sim.guidance import Standard, load_book
from rightmix_sim.guidance.wording import asks

# What a standard restricts itself to, and the meaning that is
_DECIDES: Final = {"rm2000": "reconviction", "rosh": "harm", "mappa_level": "mappa"}
_NAME, _MAN, _ORDER = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Man:
    """An invented man and his levels."""

    name: str
    reconviction: str
    reoffending: str
    harm: str

    @property
    def known(self) -> str:
        """His three levels in one line, each with its full name."""
        level = own()["levels"]
        return str(own()["known"]).format(
            reconviction=level[self.reconviction], reoffending=level[self.reoffending], harm=level[self.harm]
        )


def man_of(seed: int) -> Man:
    """The man of a set."""
    name = _picked(seed, _NAME, own()["names"])
    reconviction, reoffending, harm = _picked(seed, _MAN, own()["men"])
    return Man(name=name, reconviction=reconviction, reoffending=reoffending, harm=harm)


def shuffled(seed: int, ids: list[str]) -> list[str]:
    """The ids in the order drawn for a set."""
    luck = few_draws(seed, 0, "three-meanings")
    drawn = {id: luck.one(Purpose.CASE, _ORDER, place) for place, id in enumerate(sorted(ids))}
    return sorted(ids, key=lambda id: drawn[id])


def decides(decision: str) -> str:
    """By which level something is decided: to whom its standards apply says so."""
    first = _standards(decision)[0]
    return next(_DECIDES[field] for field in first.applies_to.as_dict())


def paragraph_of(decision: str) -> str:
    """The paragraph that says it."""
    return _standards(decision)[0].paragraph or ""


def interval(decision: str, man: Man) -> str:
    """How often it is asked at his levels, as an id of `intervals`."""
    due = [one for one in _standards(decision) if one.applies(rm2000=man.reconviction, rosh=man.harm)]
    return _id(_words(due[0])) if due else str(own()["no_interval"]["id"])


def intervals() -> dict[str, str]:
    """Every interval that can be chosen, shortest first, and that there is none."""
    extra = [load_book()[id] for id in own()["more_intervals"]]
    every = sorted((*_standards(own()["police"]), *_standards(own()["probation"]), *extra), key=_value)
    found = {_id(_words(one)): _words(one).capitalize() for one in every}
    return found | {str(own()["no_interval"]["id"]): str(own()["no_interval"]["label"])}


def _standards(decision: str) -> tuple[Standard, ...]:
    return tuple(load_book()[id] for id in own()["decisions"][decision]["standards"])


def _words(standard: Standard) -> str:
    return asks(standard, standard.latest)


def _id(words: str) -> str:
    return words.replace(" ", "-")


def _value(standard: Standard) -> float:
    value = standard.latest.value
    assert value is not None, "an interval has a value"
    return value


def _picked(seed: int, ordinal: int, things: list[Any]) -> Any:
    return things[int(few_draws(seed, 0, "three-meanings").one(Purpose.CASE, ordinal) * len(things))]
