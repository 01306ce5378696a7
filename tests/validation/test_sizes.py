"""On how many cases a figure rests is said, and so is what another number would turn."""

from __future__ import annotations

from dataclasses import replace

from rightmix_sim.validation.basis import finding
from rightmix_sim.validation.comparing import Comparison, verdict_on
from rightmix_sim.validation.halves import half_of
from rightmix_sim.validation.sizes import in_words, turned


def comparison(id: str, share: float) -> Comparison:
    reported = finding(id)
    verdict = verdict_on(reported, share)
    return Comparison(reported, "cases", half_of(id), share, share, share, share, share, 37.0, 0, 0, verdict)


def test_a_verdict_that_hangs_on_half_the_sample_is_found() -> None:
    at_the_edge, inside = comparison("employment-work", 0.42), comparison("employment-work", 0.56)
    assert turned([at_the_edge, inside]) == [(at_the_edge, "misses")]


def test_a_verdict_on_the_whole_sample_is_not_tried_on_twice_as_many() -> None:
    edge = finding("rm2000-not-on-file").interval()
    assert edge is not None
    one = comparison("rm2000-not-on-file", edge[0] + 0.001)
    assert verdict_on(replace(one.finding, as_if_n=148), one.share) == "misses"
    assert turned([one]) == []


def test_the_sentences_say_how_many_numbers_are_ours_and_what_they_are() -> None:
    counted, ours = comparison("rm2000-after-14-days", 0.44), comparison("employment-work", 0.42)
    assert in_words([counted, ours]).startswith(
        "The report says on how many it counted for 1 of the 2 findings that count. For 1 it gives a share or words"
        " alone, and the number is ours: 37 for 1 of them"
    )
    assert in_words([ours]).endswith(
        "the verdict would be another on ¶8.14 (Enough work on education, training and employment in relevant cases):"
        " misses."
    )
    assert "another" not in in_words([counted])
