"""Data of a known shape, strictly: whatever does not fit is our one clear error, with file, place and value.

Shapes are msgspec's Structs: frozen, no key that is not known, no value quietly turned into another kind.
"""

from rightmix_sim.strict_data.reading import parse_as, read_as
from rightmix_sim.strict_data.shape import Answer, Impossible, StrictData, Words, asked, refuse_unknown, spelt
from rightmix_sim.strict_data.wanted import why_asked

__all__ = [
    "Answer",
    "Impossible",
    "StrictData",
    "Words",
    "asked",
    "parse_as",
    "read_as",
    "refuse_unknown",
    "spelt",
    "why_asked",
]
