"""Marking the exercise on the three meanings: statements, tools and claims by the key, decisions by the guidance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.marking.signed import signed_share
from rightmix_sim.exercises.material import Assignment, Statement
from rightmix_sim.exercises.three_meanings import man as one_man
from rightmix_sim.exercises.three_meanings.material import claims, sorting, tools
from rightmix_sim.exercises.three_meanings.reference import required
from rightmix_sim.exercises.three_meanings.words import UNCLEAR, long_enough, meanings, names, own, said_in_full, three
from rightmix_sim.plain_risk import plain_risk

_VERDICTS = {"follows": "it follows", "does_not": "it does not follow"}


def award(answers: Answers, assignment: Assignment) -> Iterator[Award]:
    """The awards of the five criteria that need no trainer. Raises `InputError` where the key is not there."""
    required(assignment)
    numbered = {one.id: str(number) for number, one in enumerate(sorting(assignment), start=1)}
    yield _sorted("sorted", "meaning", sorting(assignment), answers, meanings(), numbered)
    yield _sorted("tools", "meaning", tools(assignment), answers, three(), {})
    yield _decisions(answers, assignment)
    yield _sorted("claims", "verdict", claims(assignment), answers, _VERDICTS, {}, one_man.man_of(assignment.seed).name)
    yield _named(answers, assignment, numbered)


def _sorted(
    question: str,
    column: str,
    lines: Sequence[Statement],
    answers: Answers,
    words: Mapping[str, str],
    numbered: Mapping[str, str],
    name: str = "",
) -> Award:
    """Lines sorted into kinds; what was right in one sentence, each wrong one with its reason."""
    given = {one.id: answers.row(question, one.id).choice(column) for one in lines}
    right = [one for one in lines if given[one.id] == one.meaning]
    missed = []
    for one in lines:
        if one in right:
            continue
        call = f"Statement {numbered[one.id]}, {one.text}" if one.id in numbered else f"“{_quoted(one.text, name)}”"
        was = f"you said {_lower(words[given[one.id]])}" if given[one.id] in words else "no answer"
        missed.append(f"{call}: {_lower(words[one.meaning])} ({was}). {one.why.rstrip('.')} (¶{one.paragraph}).")
    return Award(
        criterion=question,
        share=signed_share(given, {one.id: one.meaning for one in lines}, len(words)),
        right=(f"{len(right)} of {len(lines)} are right.",) if right else (),
        missed=tuple(missed),
    )


def _decisions(answers: Answers, assignment: Assignment) -> Award:
    """Half for the levels that decide, half for how often a man of these levels is visited."""
    man, labels, every = one_man.man_of(assignment.seed), own()["deciding"], one_man.intervals()
    truth = {id: one_man.decides(id) for id in own()["decisions"]}
    given = {id: answers.row("decisions", id).choice("decides") for id in truth}
    right: list[str] = []
    missed: list[str] = []
    for id, decides in truth.items():
        said = f"{own()['decisions'][id]['asks'].format(name=man.name)}: {_lower(labels[decides])}"
        (right if given[id] == decides else missed).append(f"{said} (¶{one_man.paragraph_of(id)}).")
    visits = 0
    for question, decision in (("police_every", own()["police"]), ("probation_every", own()["probation"])):
        due = one_man.interval(decision, man)
        said = f"{own()['decisions'][decision]['asks'].format(name=man.name)}: {_lower(every[due])}. {man.known}"
        fits = answers.choice(question) == due
        visits += fits
        (right if fits else missed).append(said)
    share = (signed_share(given, truth, len(labels)) + visits / 2) / 2
    return Award(criterion="decisions", share=share, right=tuple(right), missed=tuple(missed))


def _named(answers: Answers, assignment: Assignment, numbered: Mapping[str, str]) -> Award:
    """Two different statements that nobody can understand, each written anew in full."""
    unclear = {one.id for one in sorting(assignment) if one.meaning == UNCLEAR}
    right, missed, done = [], [], set[str]()
    for place, line in enumerate(answers.records("rewritten"), start=1):
        statement, meaning, text = line.choice("statement"), line.choice("meaning"), line.text("text")
        call = f"Statement {numbered[statement]}" if statement in numbered else f"Line {place}"
        if statement in unclear - done and said_in_full(text, meaning):
            right.append(f"{call}: says that it speaks of {_lower(three()[meaning])}.")
            done.add(statement)
        else:
            missed.append(f"{call}: {_wanting(statement, meaning, text, unclear, done)}.")
    if not right and not missed:
        missed.append("Nothing was written anew.")
    return Award(criterion="named", share=len(done) / 2, right=tuple(right), missed=tuple(missed))


def _wanting(statement: str, meaning: str, text: str, unclear: set[str], done: set[str]) -> str:
    """What a rewritten statement still lacks, the first thing only."""
    if not statement or not text or meaning not in three():
        return "a statement, a meaning and a text are needed"
    if statement in done:
        return "it was written anew already"
    if statement not in unclear:
        return "it said already which is meant"
    if plain_risk(text, strictly=True) is not None:
        return "the bare word still stands in it"
    if not names(text, meaning):
        return f"it does not say “{_lower(three()[meaning])}”"
    return "it has no room for a reason" if not long_enough(text) else "it does not say which is meant"


def _quoted(text: str, name: str) -> str:
    return text.format(name=name).rstrip(".").replace("“", "‘").replace("”", "’")


def _lower(words: str) -> str:
    return words if words.startswith(("RM", "MAPPA", "Risk of Serious")) else words[:1].lower() + words[1:]
