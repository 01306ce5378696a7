"""For every code: situations that must raise it and near ones that must not, each worked by hand."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from rightmix_sim.plans import codes, review_set
from tests.plans.worked import as_set, base, base_names, edited, situations

SITUATIONS = situations()
OF_THE_SENTENCE_PLAN = {
    "factor-without-objective",
    "positive-factor-without-objective",
    "programme-target-not-carried-over",
    "offender-voice-missing",
    "timescales-follow-the-review",
    "objective-without-timescale",
}


def found_in(name: str) -> Counter[tuple[str, str]]:
    situation = SITUATIONS[name]
    plans = as_set(edited(base(situation["base"]), situation["edits"]))
    return Counter((finding.code, finding.plan or "set") for finding in review_set(plans))


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_raises_what_was_worked_out_by_hand(name: str) -> None:
    situation, found = SITUATIONS[name], found_in(name)
    expected = Counter((code, plan) for code, plans in situation["raises"].items() for plan in plans)
    if situation.get("others_may_follow"):
        assert not expected - found
    else:
        assert found == expected
    assert not {code for code, _ in found} & set(situation.get("not", ()))


@pytest.mark.parametrize("name", base_names())
def test_the_sets_from_which_situations_are_made_are_sound(name: str) -> None:
    assert list(review_set(as_set(base(name)))) == []


def test_every_code_has_situations_that_raise_it_and_near_ones_that_do_not() -> None:
    raising, near = defaultdict(list), defaultdict(list)
    for name, situation in SITUATIONS.items():
        for code in situation["raises"]:
            raising[code].append(name)
        for code in situation.get("not", ()):
            near[code].append(name)
    wanted = [code for code in codes() if code not in OF_THE_SENTENCE_PLAN]
    assert [code for code in wanted if len(raising[code]) < 2] == []
    assert [code for code in wanted if len(near[code]) < 2] == []


def test_every_finding_says_what_it_rests_on_and_what_would_clear_it() -> None:
    for name, situation in SITUATIONS.items():
        for finding in review_set(as_set(edited(base(situation["base"]), situation["edits"]))):
            assert finding.message and finding.clears and finding.paragraph, name
            assert "{" not in finding.message + finding.clears + finding.paragraph, name
            assert finding.severity in ("gap", "weakness", "note"), name


@pytest.mark.parametrize("name", ["8.4", "8.5", "8.12", "8.13"])
def test_the_practice_examples_of_the_report_are_sound_plans(name: str) -> None:
    assert list(review_set(as_set(base(name)))) == []


def test_the_practice_example_of_work_gone_stale_is_found() -> None:
    # ¶6.2: the account of the offence was taken soon after sentence, then months passed without a place on a group
    found = [(one.code, one.about, one.paragraph) for one in review_set(as_set(base("6.2")))]
    assert found == [("programme-wait-not-bridged", ("A3",), "6.2")]
