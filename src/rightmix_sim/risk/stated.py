"""A level as somebody states it in a file: of the one meaning that is asked for, never of another (¶5.1)."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from rightmix_sim.risk.meanings import Harm, Level, Reconviction
from rightmix_sim.strict_model import fault

_WORDS: Final = [level.value for level in Harm]


def _reader(kind: type[Level], other: str | None) -> PlainValidator:
    """What reads a level of this kind, or the one other value that may stand there."""

    def read(raw: object) -> Level | str | None:
        if isinstance(raw, kind) or raw == other:
            return raw
        meaning = next(iter(kind)).meaning
        if isinstance(raw, Level):
            raise fault(
                "This is a level of something else.",
                value=raw.words,
                why="Risk of reconviction, likelihood of reoffending and Risk of Serious Harm are three things (¶5.1).",
                do=f"Give the level of the {meaning}.",
            )
        if isinstance(raw, str) and raw in _WORDS:
            return kind(raw)
        choices = [*_WORDS, other] if other else _WORDS
        raise fault(f"This is no level of the {meaning}.", value=raw, do=f"Write one of {', '.join(choices)}.")

    return PlainValidator(read)


_WRITER: Final = PlainSerializer(lambda level: level.value if isinstance(level, Level) else level)
_OR_NONE: Final = WithJsonSchema({"enum": [*_WORDS, None]})

HarmStated = Annotated[Harm | None, _reader(Harm, None), _WRITER, _OR_NONE]
HarmOrUnknown = Annotated[
    Harm | Literal["unknown"], _reader(Harm, "unknown"), _WRITER, WithJsonSchema({"enum": [*_WORDS, "unknown"]})
]
ReconvictionStated = Annotated[Reconviction | None, _reader(Reconviction, None), _WRITER, _OR_NONE]
