"""The words for restrictive and constructive work, held against the table of work."""

from __future__ import annotations

from rightmix_sim.records import WORK_KINDS
from rightmix_sim.saying.purposes import EXAMPLES, RESTRICTIVE_AND_CONSTRUCTIVE


def test_the_examples_of_each_purpose_are_of_that_purpose() -> None:
    for purpose, examples in EXAMPLES.items():
        for works in examples.values():
            assert {WORK_KINDS[work].purpose for work in works} == {purpose}


def test_the_sentence_gives_these_examples() -> None:
    restrictive, constructive = RESTRICTIVE_AND_CONSTRUCTIVE.split(". ")
    assert all(name in restrictive for name in EXAMPLES["restrictive"])
    assert all(name in constructive for name in EXAMPLES["constructive"])
