"""What a reader of a judgement must know beside it: where it differs, what it lacks, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rightmix_sim.risk.meanings import Harm, Reconviction
from rightmix_sim.risk.rosh.definitions import Range, contradicts_itself, ends, fitting, overall
from rightmix_sim.risk.rosh.judgement import Concern, RoshJudgement
from rightmix_sim.risk.rules import Caution, load_rules

_ASKED: Final = {
    "who": "who could be harmed",
    "what": "what the harm is",
    "serious": "whether it would be serious",
    "how_likely": "how likely it is",
    "how_soon": "how soon",
    "level": "the level of this concern",
}


def cautions(judgement: RoshJudgement) -> tuple[Caution, ...]:
    """Every caution, the concerns first and in their order."""
    found: list[Caution] = []
    for number, concern in enumerate(judgement.concerns):
        found += _of_concern(concern, f"concerns[{number}]")
    return (*found, *_of_whole(judgement), *_of_analysis(judgement))


def _of_concern(concern: Concern, place: str) -> Iterator[Caution]:
    missing = [words for field, words in _ASKED.items() if _is_missing(concern, field)]
    if missing:
        yield _caution("not_recorded", f"{place}: not recorded: {', '.join(missing)}", "who-what-how-soon")
    if concern.serious is False:
        yield _caution("harm_not_serious", f"{place}: the harm is recorded as not serious", "serious-harm")
    if contradicts_itself(concern):
        said = f"{concern.how_likely} and {concern.how_soon}".replace("_", " ")
        yield _caution("contradiction", f"{place}: {said} cannot both be meant", "contradiction")
    yield from _differs(concern.level, ends(fitting(concern)), place)
    if concern.level is Harm.VERY_HIGH and concern.how_soon != "imminent":
        yield _caution("very_high_not_imminent", f"{place}: stated as very high, not recorded as imminent", "very-high")


def _of_whole(judgement: RoshJudgement) -> Iterator[Caution]:
    stated = judgement.level
    if stated is None:
        yield _caution("no_level_stated", "No overall level is stated", "shown")
    if not judgement.concerns:
        yield _caution("no_concern", "No concern is recorded", "no-concern")
    yield from _differs(stated, overall(judgement), "overall")
    levels = [concern.level for concern in judgement.concerns if concern.level is not None]
    if stated is not None and levels and stated != max(levels):
        text = f"The overall level is {stated.value}, the highest level of a concern {max(levels).value}"
        yield _caution("overall_not_highest", text.replace("_", " "), "highest")


def _of_analysis(judgement: RoshJudgement) -> Iterator[Caution]:
    relied_on = set(judgement.relied_on)
    if _low_because_of_rm2000(judgement):
        text = f"A level is stated as low that the facts do not come to, beside {Reconviction.LOW.words}"
        yield _caution("rm2000_is_not_rosh", text, "not-reconviction")
    if relied_on and relied_on <= {"rm2000", "oasys"}:
        yield _caution("tool_alone", "The analysis rests on assessment tools alone", "tool-alone")
    if "previous_behaviour" not in relied_on:
        yield _caution("no_previous_behaviour", "Previous behaviour is not referred to", "previous-behaviour")
    if "prison" not in relied_on and judgement.has_been_in_prison is not False:
        known = "" if judgement.has_been_in_prison is True else ", and whether he was in prison is not recorded"
        yield _caution(
            "no_prison_information", f"Information from prison is not referred to{known}", "prison-information"
        )
    if "rm2000" not in relied_on:
        yield _caution("no_rm2000", "RM2000 is not referred to", "rm2000-referred-to")


def _is_missing(concern: Concern, field: str) -> bool:
    if field in ("how_likely", "how_soon") and concern.serious is False:
        return False  # harm that is not serious is asked no further here
    if field == "how_soon" and concern.how_likely == "not_indicated":
        return False
    if field == "what":
        return not concern.what.strip()
    return getattr(concern, field) in ("unknown", None)


def _low_because_of_rm2000(judgement: RoshJudgement) -> bool:
    """Whether a level is stated as low that the facts do not come to, and a low RM2000 is relied on."""
    if "rm2000" not in judgement.relied_on or judgement.rm2000 is not Reconviction.LOW:
        return False
    held = [(judgement.level, overall(judgement))]
    held += [(concern.level, ends(fitting(concern))) for concern in judgement.concerns]
    return any(stated is Harm.LOW and fits != (Harm.LOW, Harm.LOW) for stated, fits in held)


def _differs(stated: Harm | None, fits: Range, place: str) -> Iterator[Caution]:
    lowest, highest = fits
    if stated is None or lowest <= stated <= highest:
        return
    side = "above" if stated > highest else "below"
    span = lowest.value if lowest == highest else f"{lowest.value} to {highest.value}"
    text = f"{place}: stated as {stated.value}, {side} what the recorded facts fit ({span})".replace("_", " ")
    yield _caution(f"{side}_definition", text, "shown")


def _caution(code: str, text: str, rule: str) -> Caution:
    return Caution(code, f"{text}. {load_rules('rosh')[f'rosh-{rule}'].cite}")
