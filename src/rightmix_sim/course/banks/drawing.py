"""Sets drawn from a bank by seed: as many of each kind for everybody, and other ones for another seed.

Each thing has a lot of its own, so that an entry more in a bank moves no other entry's lot.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec.structs import asdict

from rightmix_sim.cases import Case
from rightmix_sim.course.banks.shapes import ClaimBank, StatementBank, VisitBank
from rightmix_sim.course.banks.sizes import sizes
from rightmix_sim.exercises.material import Statement
from rightmix_sim.exercises.own_bank import Happening, OwnBank, Piece

_One = TypeVar("_One")


def draw_statements(bank: StatementBank, seed: int) -> tuple[Statement, ...]:
    """A set for the three meanings, with its answers: statements, tools and claims about one man.

    Which meaning has how many statements is drawn too. Every set has at least one statement in which another tool is
    named only to be set aside (¶5.2), where the bank has any.
    """
    statements: dict[str, dict[str, str]] = {}
    numbers = _by_lot(seed, "numbers", enumerate(sizes().statements), lambda one: str(one[0]))
    for meaning, (_, count) in zip(sorted({one.meaning for one in bank.statements.values()}), numbers, strict=True):
        order = _by_lot(seed, "which", (id for id, one in bank.statements.items() if one.meaning == meaning), str)
        traps = [id for id in order if bank.statements[id].paragraph == sizes().trap]
        first = list(dict.fromkeys([*traps[:1], *order]))[:count]
        statements |= {id: asdict(bank.statements[id]) for id in first}
    tools = _of_each(seed, {id: one.meaning for id, one in bank.tools.items()}, sizes().tools)
    claims = _of_each(seed, {id: one.meaning for id, one in bank.claims.items()}, sizes().claims)
    every = statements | {id: asdict(bank.tools[id]) for id in tools} | {id: asdict(bank.claims[id]) for id in claims}
    return tuple(Statement(id=id, **entry) for id, entry in every.items())


def draw_claims(bank: ClaimBank, seed: int) -> OwnBank:
    """The claims of one inspector's chair, as many that may be made as sizes say, in a drawn order."""
    drawn = _of_each(seed, {id: one.may for id, one in bank.claims.items()}, sizes().chair)
    return OwnBank(claims=tuple(bank.claims[id].with_id(id) for id in drawn))


def draw_visit(bank: VisitBank, seed: int, case: Case) -> OwnBank:
    """What happens after this case is read, and one piece of each kind that can be in this home, in drawn orders."""
    least, most = sizes().attempts
    attempts = least + _number(seed, "attempts") % (most - least + 1)
    counts = {"no_entry": attempts, "neither": sizes().events - 1 - attempts}
    told = {one.text: one for one in bank.events}
    kinds = {text: one.counts for text, one in told.items()}
    course = (*_of_each(seed, kinds, counts), *_of_each(seed, kinds, {"completed": 1}))
    home = case.person.accommodation.kind
    here = {one.text: one for one in bank.observations if not one.homes or home in one.homes}
    pieces = _of_each(seed, {text: one.kind for text, one in here.items()}, {one.kind: 1 for one in here.values()})
    return OwnBank(
        events=tuple(Happening(**asdict(told[text])) for text in course),
        observations=tuple(
            Piece(text=one.text, kind=one.kind, why=one.why, paragraph=one.paragraph)
            for one in (here[text] for text in pieces)
        ),
    )


def _of_each(seed: int, kinds: Mapping[str, str], wanted: Mapping[str, int]) -> list[str]:
    """So many of each kind, all of them shuffled."""
    drawn = [
        id
        for kind, count in wanted.items()
        for id in _by_lot(seed, "which", (id for id, of in kinds.items() if of == kind), str)[:count]
    ]
    return _by_lot(seed, "order", drawn, str)


def _by_lot(seed: int, purpose: str, things: Iterable[_One], name: Callable[[_One], str]) -> list[_One]:
    return sorted(things, key=lambda one: _number(seed, purpose, name(one)))


def _number(seed: int, *what: str) -> int:
    digest = hashlib.sha256(f"second bank, {seed}, {what}".encode()).digest()
    return int.from_bytes(digest[:8], "big")
