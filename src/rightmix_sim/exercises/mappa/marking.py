"""Marking the exercise on MAPPA: facts by the case, evidence by its key, decisions by the trainee's own facts."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.cases.answers import mappa_facts
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.mappa import truth
from rightmix_sim.exercises.mappa.decisions import duties, follows
from rightmix_sim.exercises.mappa.lists import labels, own
from rightmix_sim.exercises.mappa.recorded import level_of
from rightmix_sim.exercises.marking.evidence import evidence_share
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.marking.signed import signed_share
from rightmix_sim.exercises.material import Assignment, HeldCase
from rightmix_sim.risk.meanings import Harm

_WORDS = {"yes": "yes", "no": "no", "unknown": "the file does not say", "": "not answered"}
_FOUND = {"in_order": "in order", "wanting": "wrong or not shown", "not_asked": "not asked for", "": "not answered"}
_SENTENCES = {
    "imprisonment": "imprisonment for a term",
    "suspended": "imprisonment for a term, suspended",
    "indeterminate": "imprisonment without a fixed end",
    "none": "no imprisonment",
}


def award(answers: Answers, assignment: Assignment) -> Iterator[Award]:
    """The awards of the five criteria that need no trainer. Raises `InputError` where the key is not there."""
    held = assignment.only
    held.required_key  # noqa: B018 - to say at once that it is not here
    yield _facts(answers, held)
    yield _evidence(answers, held)
    yield follows(answers)
    yield duties(answers)
    yield _file(answers, held)


def _facts(answers: Answers, held: HeldCase) -> Award:
    """Lines, sentence and Risk of Serious Harm, in the parts that the data gives."""
    part, rows = own()["facts"], truth.rows_of_facts(held)
    given = {id: answers.row("law" if id in own()["law"] else "needs", id).choice("answer") for id in rows}
    weights = dict.fromkeys(own()["needs"], float(part["weight_of_needs"]))
    right, missed = [], []
    for id, label in (labels("law") | labels("needs")).items():
        said = f"{label}: {rows[id]}"
        if given[id] == rows[id]:
            right.append(f"{said}.")
        else:
            missed.append(f"{said} (you: {_WORDS[given[id]]}).")
    kind, months = truth.sentence_of(held), truth.months_of(held)
    of_sentence = (
        (answers.choice("sentence") == kind) * (1 if months is None else 0.5)  # the other half are its months
        + (months is not None and answers.number("months") == months) * 0.5
    )
    words = _SENTENCES[kind] + ("" if months is None else f", {months} months")
    (right if of_sentence == 1 else missed).append(f"Sentence: {words}.")
    harm = answers.choice("rosh") == held.case.harm.level
    why = truth.note_of(held, "rosh")
    (right if harm else missed).append(
        f"{Harm(held.case.harm.level).words.capitalize().replace('risk of serious harm', 'Risk of Serious Harm')}."
        + (f" {why}" if why and not harm else "")
    )
    if any(given[id] != rows[id] for id in own()["needs"]) and (note := truth.note_of(held, "mappa_level")):
        missed.append(note)
    share = part["rows"] * signed_share(given, rows, 2, weights) + part["sentence"] * of_sentence + part["rosh"] * harm
    return Award(criterion="facts", share=share, right=tuple(right), missed=tuple(missed))


def _evidence(answers: Answers, held: HeldCase) -> Award:
    """Four things to show, each with its paragraphs; a SOPO only where there is one."""
    law = {*_cited(answers, "registered"), *_cited(answers, "violent_or_other_sexual_offence")}
    sentence = {*answers.several("sentence_evidence")}
    parts = [
        ("Registration and sentence", law | sentence, truth.shown_by(held, "mappa_category", "registration")),
        ("Risk of Serious Harm", set(answers.several("rosh_evidence")), truth.shown_by(held, "rosh")),
        ("What the case needs", set(answers.several("needs_evidence")), truth.shown_by(held, "mappa_level")),
    ]
    shares = [evidence_share(cited, wanted) for _, cited, wanted in parts]
    right = [f"{name}: {_list(cited & wanted)}." for name, cited, wanted in parts if cited & wanted]
    missed = [f"{name}: {_list(wanted - cited)}." for name, cited, wanted in parts if wanted - cited]
    where = sorted({label for _, cited, wanted in parts for label in wanted - cited})
    if held.case.sopo is not None:
        shown, cited = truth.saying(held.dossier, "sopo"), set(_cited(answers, "sopo"))
        hit = cited & shown
        shares.append(len(hit) / len(cited) if hit else 0.0)
        (right if hit else missed).append(f"The SOPO: {_list(hit or shown)}.")
        where += [] if hit else sorted(shown)[:1]
    return Award(
        criterion="evidence",
        share=sum(shares) / len(shares),
        right=tuple(right),
        missed=tuple(missed),
        where=tuple(dict.fromkeys(where)),
    )


def _file(answers: Answers, held: HeldCase) -> Award:
    """What the file shows, and the level on it."""
    found, most = truth.findings(held), float(own()["file_share"])
    given = {id: answers.row("file", id).choice("answer") for id in found}
    right, missed = [], []
    for id, finding in found.items():
        entry = own()["file"][id]
        said = f"{entry['label']}: {_FOUND[finding]}"
        if given[id] == finding:
            right.append(f"{said} (¶{entry['paragraph']}).")
        else:
            missed.append(f"{said}; you: {_FOUND[given[id]]} (¶{entry['paragraph']}).")
    on_file = truth.level_on_file(held)
    fits = answers.choice("level_on_file") == on_file
    managed = "No level is recorded" if on_file == "none" else f"Managed at level {on_file}"
    (right if fits else missed).append(f"{managed}; the facts come to level {level_of(mappa_facts(held.case))}.")
    wrong = truth.paragraphs_where_wrong(held, "mappa_level_wrong", "level_1_not_notified", "registration_missing")
    return Award(
        criterion="file",
        share=most * signed_share(given, found, len(_FOUND) - 1) + (1 - most) * fits,
        right=tuple(right),
        missed=tuple(missed),
        where=wrong if missed else (),
    )


def _cited(answers: Answers, row: str) -> tuple[str, ...]:
    return answers.row("law", row).several("evidence")


def _list(found: set[str]) -> str:
    return ", ".join(sorted(found, key=lambda label: (label[0], int(label[1:]))))
