"""What the mix says in words: its message, the words of its rows, and all of it for who cannot see a chart."""

from __future__ import annotations

from typing import Final

from rightmix_sim.plans.facts import Factor
from rightmix_sim.plans.mix.right_mix import Need
from rightmix_sim.plans.mix.weighing import FactorMix, Intensity, Mix, Work
from rightmix_sim.plans.plan import PURPOSES
from rightmix_sim.plans.wording import LINKS, area_in_words, spoken
from rightmix_sim.sentences import capital, listed

LEVELS: Final = {"rosh": "Risk of Serious Harm", "rm2000_s": "risk of reconviction (RM2000/S)"}
NOTE: Final = "The hours asked are assumptions, made for teaching. RM2000 here is a teaching approximation."
_NAMED: Final = 4  # unmet needs that the message names; of more it gives the number


def message(mix: Mix) -> str:
    """Whether every factor gets the work that it needs, and whether the hours are those that the case asks for."""
    return f"{_on_needs(mix)} {_on_intensity(mix)}".strip()


def description(mix: Mix) -> str:
    """The message and the figures, for those who cannot see the chart."""
    parts = [f"All actions: {_hours(mix.work)}"]
    for one in mix.factors:
        said = ", ".join(words for words, _ in needs(one)) or "none by the rules"
        parts.append(f"{name(one.factor)} ({detail(one.factor)}): {_hours(one.work)}; needs: {said}")
    parts += [f"{capital(one.asked.of)} work: {planned(one)}, {enough(one)}" for one in mix.intensities]
    return f"{message(mix)} Hours a month. {'. '.join(parts)}."


def name(factor: Factor) -> str:
    """A factor by its id and area: "F1 access to victims"."""
    return f"{factor.id} {area_in_words(factor.area)}"


def detail(factor: Factor) -> str:
    """Its kind and what it bears on: "dynamic: Risk of Harm, reoffending"."""
    return f"{factor.kind}: {', '.join(LINKS[link] for link in factor.linked_to)}" if factor.linked_to else factor.kind


def needs(one: FactorMix) -> list[tuple[str, bool]]:
    """Each need of a factor in words, with whether it is met; empty for a factor of which the rules ask nothing."""
    return [(_need(need, met, one.work), met) for need, met in one.needs]


def asked(one: Intensity) -> str:
    """What asks for this intensity: "Risk of Serious Harm: high, ¶6.4"."""
    return f"{LEVELS[one.asked.by]}: {spoken(one.asked.level)}, ¶{one.asked.paragraph}"


def planned(one: Intensity) -> str:
    """The hours that are planned beside those asked for; finer where rounding would hide what is missing."""
    ours, least = in_hours(one.planned), in_hours(one.asked.hours)
    if not one.enough and ours == least:
        ours, least = f"{one.planned:.2f}", f"{one.asked.hours:.2f}"
    done = f"{ours} h planned" if one.planned else "nothing planned"
    return f"{done}, at least {least} h asked"


def not_counted(mix: Mix) -> str:
    """The actions that do not go on, each with the reason; empty where all do."""
    said = [f"{ids} ({reason})" for ids, reason in mix.not_counted]
    return f"Not counted: {listed(said)}." if said else ""


def enough(one: Intensity) -> str:
    """Whether it is enough."""
    return "enough" if one.enough else "too little"


def in_hours(value: float) -> str:
    """Hours as people say them: one decimal below ten, none above; "none", and "<0.1" for next to none."""
    if value == 0:
        return "none"
    if value < 0.05:
        return "<0.1"
    return f"{value:.1f}" if value < 9.95 else f"{value:,.0f}"


def _need(need: Need, met: bool, work: Work) -> str:
    if not met:
        return f"{need.purpose}: not met, ¶{need.paragraph}"
    if work.actions[need.purpose]:
        return f"{need.purpose}: met"
    return f"{need.purpose}: met by {'help' if need.purpose == 'change' else 'change'}"


def _on_needs(mix: Mix) -> str:
    if not mix.factors:
        return "The case names no factor, so nothing can be said of what they need."
    unmet = mix.unmet
    if not unmet:
        return "Every factor gets the work that it needs."
    if len(unmet) > _NAMED:
        whole = sum(len(one.needs) for one in mix.factors)
        return f"{len(unmet)} of {whole} needs of the factors are not met."
    lacking = {purpose: [name(need.factor) for need in unmet if need.purpose == purpose] for purpose in PURPOSES}
    said = [f"{purpose} is missing for {listed(names)}" for purpose, names in lacking.items() if names]
    return f"{capital('; '.join(said))}."


def _on_intensity(mix: Mix) -> str:
    if not mix.intensities:
        return ""
    short = [one for one in mix.intensities if not one.enough]
    if not short and [one.asked.of for one in mix.intensities] == ["control"]:
        return (
            "Control reaches the least that the case asks for; of help and change no least is set, without an RM2000/S."
        )
    if not short:
        return "The hours reach the least that the case asks for."
    said = [f"{one.asked.of} work falls short ({planned(one)})" for one in short]
    return f"{capital(listed(said))}."


def _hours(work: Work) -> str:
    return ", ".join(f"{purpose} {in_hours(work.hours[purpose])}" for purpose in PURPOSES)
