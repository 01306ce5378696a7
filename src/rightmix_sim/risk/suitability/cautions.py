"""What a reader must know beside the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rightmix_sim.risk.rules import Caution
from rightmix_sim.risk.suitability.criteria import rule, said
from rightmix_sim.risk.suitability.facts import Facts
from rightmix_sim.risk.suitability.programmes import Name, Programme

_ASKED_OF_CORE_ONLY: Final = ("denial", "language", "disrupts_groups", "intimidates_others")
_NOT_ASKED: Final[Mapping[Name, tuple[str, ...]]] = {
    "i_sotp": ("learning_disability", *_ASKED_OF_CORE_ONLY),
    "a_sotp": _ASKED_OF_CORE_ONLY,
}


def cautions(facts: Facts, found: Sequence[Programme]) -> Iterator[Caution]:
    """In the order in which they are shown."""
    core, *others = found
    excluded = {one.code: one for one in core.exclusions}
    if "denial" in excluded:
        yield Caution(
            "denial_is_a_threshold",
            "Where denial closes the core SOTP, it is because the area drew its line there; another area may draw it "
            "elsewhere (¶6.3). It does not say that somebody cannot change. Look at it again as the work goes on.",
        )
    yield from _not_asked(core, others)
    yield from _of_the_score(facts)
    later = [entry.date for entry in facts.referral.history.appearances if entry.date > facts.referral.on]
    if later:
        yield Caution(
            "appearance_after_referral",
            f"The appearance of {max(later)} is later than the day suitability is looked at ({facts.referral.on}). "
            "It was counted; check the dates.",
        )


def _not_asked(core: Programme, others: Sequence[Programme]) -> Iterator[Caution]:
    """Facts that exclude from the core programme and that the description of another one does not name."""
    for one in others:
        reasons = [reason for reason in core.exclusions if reason.code in _NOT_ASKED[one.name]]
        if reasons and one.answer != "excluded":
            named = ", ".join(said(reason.code) for reason in reasons)
            yield Caution(
                f"not_asked_by_{one.name}",
                f"The core SOTP is closed for: {named}. What is known of the {one.title} does not say that it asks "
                f"for these (rule {rule('not-asked').id}); those who run it must be told.",
            )


def _of_the_score(facts: Facts) -> Iterator[Caution]:
    score = facts.score
    if facts.male and facts.convicted and not score.eligible:
        yield Caution(
            "s_not_given",
            f"RM2000/S cannot be given ({said(score.reason)}), so deviance alone decides whether the core SOTP "
            "aims at him.",
        )
    if score.eligible and score.images_only:
        yield Caution(
            "images_only",
            "Every sexual offence is of images only. RM2000/S was found to overstate the risk of reconviction for such "
            "men; the standard category decides here, and `rightmix score` shows the adapted one beside it.",
        )
