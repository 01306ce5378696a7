"""Marks for the text of the review, as far as a tool can read it: whether it is new, and speaks of what has changed."""

from __future__ import annotations

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.found import changes_of
from rightmix_sim.exercises.significant_change.kinds import kinds, label_of, mark_for, number
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans.reviewing.checks.probation_plan import likeness_of
from rightmix_sim.plans.rules import rule
from rightmix_sim.sentences import listed


def own_words_award(answers: Answers, held: HeldCase) -> Award:
    """Whether the text is new, long enough to say something, speaks of the changes, and never plainly of one word."""
    text, changes = answers.text("new_text"), changes_of(held)
    if not text:
        return Award(criterion="own_words", share=0.0, missed=("No new text was written.",))
    said, missed, share = [], [], min(1.0, len(text.split()) / number("own_words"))
    before = changes.plan.text if changes.plan is not None else ""
    likeness = likeness_of(before, text) if before else 0.0
    if likeness >= float(rule("copied_from")):
        missed.append(f"{likeness:.0%} of your words stood in the plan on file: that is a copy with new days (¶9.8).")
        return Award(criterion="own_words", share=0.0, missed=tuple(missed))
    spoken = [one.kind for one in changes.changes if kinds()[one.kind].is_spoken_of(text)]
    silent = [label_of(one.kind) for one in changes.changes if one.kind not in spoken]
    if silent:
        missed.append(f"It does not speak of: {listed(silent)} (¶9.7).")
        share *= len(spoken) / len(changes.changes)
    else:
        said.append("It is new, and speaks of each change.")
    if plain_risk(text) is not None:
        missed.append("It says “risk” without saying of what: reconviction, reoffending or harm (¶5.3).")
        share *= mark_for("half")
    return Award(criterion="own_words", share=share, right=tuple(said), missed=tuple(missed))
