"""A planner's answer in plain words: what was changed, what came of it, and what cannot be told from chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from rightmix_sim.experiment import sliders
from rightmix_sim.experiment.pairs import Difference
from rightmix_sim.experiment.what_if import Answer, Key
from rightmix_sim.saying.overload import WHO, asked_too_much
from rightmix_sim.saying.wording import number, percent
from rightmix_sim.scenario.values import Value
from rightmix_sim.sentences import capital, listed

Units = Mapping[str, tuple[str, str]]
_SMALL: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPOKEN: Final = 2  # shares, and as many means, after the headline; the charts and the table have the rest


@dataclass(frozen=True)
class Effect:
    """A figure that sentences speak about: its name in charts and tables, and the subject of a sentence (plural)."""

    key: Key
    name: str
    subject: str


@dataclass(frozen=True)
class Policy:
    """A policy that can be chosen: the phrase that says what it was set to, and each choice in words."""

    phrase: str
    choices: Mapping[str, str]


SHARES: Final = (
    Effect(("police-visits-on-time", "all"), "Police home visits", "police home visits on time"),
    Effect(("rmp-review-level-1", "all"), "Police plan reviews at level 1", "police plan reviews at level 1 on time"),
    Effect(("initial-sentence-plan", "all"), "Initial sentence plans (tiers 1 to 3)", "initial sentence plans on time"),
    Effect(("reporting-monthly", "all"), "Monthly reporting", "monthly reports to the offender manager on time"),
    Effect(("probation-home-visit", "all"), "Probation home visits", "probation home visits on time"),
    Effect(("oasys-review", "all"), "OASys reviews", "OASys reviews on time"),
)
_OF_REQUIRED: Final = "of those required to attend,"
WAITS: Final = (
    Effect(("waiting-over-6-months", "all"), "Waiting over six months", f"men waiting over six months, {_OF_REQUIRED}"),
    Effect(("waiting-over-a-year", "all"), "Waiting over a year", f"men waiting over a year, {_OF_REQUIRED}"),
)
MEANS: Final = (
    Effect(
        ("one_to_one_hours", "each man outside the programme"),
        "One-to-one work with each man outside the programme, hours a month",
        "hours of one-to-one work a month with each man outside the programme",
    ),
    Effect(
        ("delivered_hours_by_purpose", "constructive"),
        "Constructive work delivered, hours a month",
        "hours of constructive work delivered in a month",
    ),
    Effect(("waiting", "at the end"), "Men waiting on the last day", "men waiting for a place on the last day"),
    Effect(
        ("programme", "completed"),
        "Men who complete the programme in a year",
        "men who complete the programme in a year",
    ),
)
COUNTED: Final[Units] = {
    sliders.MANAGERS: ("offender manager", "offender managers"),
    sliders.POLICE: ("public protection officer", "public protection officers"),
    sliders.GROUPS: ("programme group", "programme groups"),
    sliders.PLACES: ("place in each group", "places in each group"),
    sliders.SESSIONS: ("session a week", "sessions a week"),
}
POLICIES: Final[Mapping[str, Policy]] = {
    sliders.ORDER_OF_WORK: Policy(
        "offender managers beginning with {}",
        {
            "earliest_due_first": "the earliest date",
            "highest_harm_first": "the highest Risk of Serious Harm",
            "first_come_first_served": "what has been open longest",
        },
    ),
    sliders.PRE_PROGRAMME: Policy(
        "pre-programme work begun {}", {"at_sentence": "at sentence", "place_offered": "when a place is offered"}
    ),
}


def changes(answer: Answer) -> str:
    """What was changed: "two more offender managers and one fewer programme group"; empty where nothing was."""
    parts = []
    for path, (before, after) in sliders.differences(answer.before, answer.after).items():
        if path in COUNTED:
            parts.append(_more(cast(int, before), cast(int, after), COUNTED[path]))
        else:
            parts.append(_policy(path, after))
    return listed(parts) if parts else ""


def headline(answer: Answer) -> str:
    """The answer in one sentence."""
    if answer.is_baseline:
        return _as_it_is(answer)
    found = _standing_out(answer)
    if found:
        return f"With {changes(answer)}, {_moves(*found[0])}."
    return f"With {changes(answer)}, none of the figures below moves by more than chance could move it."


def further(answer: Answer) -> list[str]:
    """What else came of it, a sentence each; then what stayed and what cannot be told from chance."""
    if answer.is_baseline:
        return []
    found = _standing_out(answer)[1:]
    shares, means = ([pair for pair in found if (pair[0] in MEANS) is mean] for mean in (False, True))
    spoken = [*shares[:_SPOKEN], *means[:_SPOKEN]]
    sentences = [capital(_moves(effect, difference, "by {}, {} to {}")) for effect, difference in spoken]
    pairs = [(effect, answer.shares[effect.key]) for effect in (*SHARES, *WAITS) if effect.key in answer.shares]
    same = [effect.name for effect, difference in pairs if difference.is_nothing]
    open_ = [effect.name for effect, difference in pairs if not difference.is_nothing and not difference.stands_out]
    if same:
        sentences.append(f"The same in every pair of runs: {listed([_lower(name) for name in same])}")
    if open_:
        sentences.append(f"Cannot be told from chance: {listed([_lower(name) for name in open_])}")
    return [f"{sentence}." for sentence in sentences]


def caseload(answer: Answer) -> str:
    """The caseload that goes with the posts."""
    before, after = (area.offender_managers for area in (answer.before, answer.after))
    if before.posts == after.posts:
        return f"There are {after.caseload} cases of every kind for each offender manager"
    each = f"{after.caseload} for each offender manager instead of {before.caseload}"
    return f"The same cases are shared among {after.posts} posts: {each}"


def loads(answer: Answer) -> str:
    """How much of their hours work with a date takes, of both roles."""
    parts = []
    for role, load in answer.load.items():
        was = (
            ""
            if answer.is_baseline or percent(load.before) == percent(load.after)
            else f" (was {percent(load.before)})"
        )
        parts.append(f"{percent(load.after)} of the hours of {WHO[role]}{was}")
    return f"Work with a date takes {listed(parts)}."


def warnings(answer: Answer) -> list[str]:
    """What a planner must know before trusting the figures."""
    return [
        f"{asked_too_much(WHO[role], answer.load[role].after)}. It piles up for as long as this lasts, so the figures"
        " depend on how long one looks."
        for role in answer.no_steady_state()
    ]


def certainty(answer: Answer, of: int) -> str:
    """How much the answer rests on so far."""
    runs = "runs" if answer.is_baseline else "pairs of runs, the same luck in both of a pair"
    if answer.replications < of:
        return f"After {answer.replications} of {of} {runs}; growing more certain…"
    return f"After {of} {runs}."


def points(difference: Difference) -> str:
    """A difference of shares for a table: "+19 (15 to 23)"."""
    return _in_table(difference, 100)


def amount(difference: Difference) -> str:
    """A difference of means for a table: "+1.0 (0.8 to 1.2)"."""
    return _in_table(difference, 1)


def _in_table(difference: Difference, times: int) -> str:
    if difference.is_nothing:
        return "none"
    places = 1 if abs(difference.value * times) < 9.95 else 0
    text = _signed(difference.value * times, places)
    if difference.low is None or difference.high is None:
        return text
    ends = f"{_signed(difference.low * times, places)} to {_signed(difference.high * times, places)}"
    return f"{text} ({ends})" + ("" if difference.stands_out else ", perhaps chance")


def _standing_out(answer: Answer) -> list[tuple[Effect, Difference]]:
    """Figures that moved by more than chance could: shares by their size, then means in their order.

    One that reads the same before and after is left out: a difference too small to print is too small to act on.
    """
    shares = [(effect, answer.shares[effect.key]) for effect in (*SHARES, *WAITS) if effect.key in answer.shares]
    means = [(effect, answer.means[effect.key]) for effect in MEANS if effect.key in answer.means]
    seen = [(effect, found) for effect, found in shares if found.stands_out and _reads_differently(found, percent)]
    also = [(effect, found) for effect, found in means if found.stands_out and _reads_differently(found, number)]
    return sorted(seen, key=lambda pair: -abs(pair[1].value)) + also


def _reads_differently(difference: Difference, written: Callable[[float], str]) -> bool:
    return written(difference.before) != written(difference.after)


def _moves(effect: Effect, difference: Difference, wording: str = "difference {}, between {} and {}") -> str:
    verb = "rise" if difference.value > 0 else "fall"
    low, high = sorted((abs(difference.low or 0.0), abs(difference.high or 0.0)))
    if effect in MEANS:
        before, after, size, ends = (
            number(difference.before),
            number(difference.after),
            number(abs(difference.value)),
            (number(low), number(high)),
        )
    else:
        before, after = percent(difference.before), percent(difference.after)
        size = f"{number(100 * abs(difference.value))} points"
        ends = (number(100 * low), number(100 * high))
    return f"{effect.subject} {verb} from {before} to {after} ({wording.format(size, *ends)})"


def _as_it_is(answer: Answer) -> str:
    on_time = [
        f"{percent(answer.shares[effect.key].after)} of {effect.subject.removesuffix(' on time')}"
        for effect in (SHARES[0], SHARES[-1])
        if effect.key in answer.shares
    ]
    sentences = [f"As it is, {listed(on_time)} are on time."] if on_time else ["As it is, no visit or review fell due."]
    if (waiting := answer.shares.get(WAITS[-1].key)) is not None:
        sentences.append(
            f"Of the men required to attend, {percent(waiting.after)} have waited over a year for a place."
        )
    if (alone := answer.means.get(MEANS[0].key)) is not None:
        sentences.append(f"A man outside the programme gets {number(alone.after)} hours of one-to-one work a month.")
    return " ".join(sentences)


def _more(before: int, after: int, names: tuple[str, str]) -> str:
    count = abs(after - before)
    words = _SMALL[count] if count < len(_SMALL) else str(count)
    return f"{words} {'more' if after > before else 'fewer'} {names[0] if count == 1 else names[1]}"


def _policy(path: str, value: Value) -> str:
    policy = POLICIES[path]
    return policy.phrase.format(policy.choices[str(value)])


def _signed(value: float, places: int) -> str:
    text = f"{abs(value):.{places}f}"
    return text if float(text) == 0 else f"{'+' if value > 0 else '−'}{text}"


def _lower(name: str) -> str:
    """The name within a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def rows_of(effects: Sequence[Effect]) -> list[tuple[str, str]]:
    """The key of a finding in charts, and its short name."""
    return [(f"{effect.key[0]}: {effect.key[1]}", effect.name) for effect in effects]
