"""Files of answers that are not what a form writes: too large, too deep, of another, or no file at all."""

from __future__ import annotations

import os
from typing import Any

from rightmix_sim.exercises.saving.shape import LARGEST
from tests.course.hostile.offender import ASSIGNMENT, NOTHING, WHOLE, Corpus, Offender, as_bytes, pickled

ANSWERS = Corpus()
NOT_TAKEN = "answers.json was not taken"
NOT_READ = "answers.json was not read"
LEFT_OUT = "Answers that do not fit the form were left out"
LONG_TEXT = 1_900_000


def _bytes(name: str, data: bytes, said: str = NOT_TAKEN) -> None:
    ANSWERS.fault(NOTHING, said, name=name)(lambda offender: offender.submit(data))


_bytes("answers_is_a_list", b"[]")
_bytes("answers_is_null", b"null")
_bytes("answers_empty", b"", "it is empty")
_bytes("answers_of_zero_bytes", b"\x00" * 5_000)
_bytes("answers_is_no_json", b"# my answers\n")
_bytes("deep_nesting", b'{"schema": 1, "answers": ' + b"[" * 200_000)
_bytes("deep_nesting_of_mappings", b'{"a": ' * 100_000)


def _changed(name: str, due: float, said: str, **content: Any) -> None:
    ANSWERS.fault(due, said, name=name)(lambda offender: offender.submit(as_bytes(offender.content() | content)))


_changed("schema_99_of_answers", NOTHING, "a newer kit wrote it", schema=99)
_changed("schema_is_a_text", NOTHING, NOT_TAKEN, schema="1")
_changed("schema_is_true", NOTHING, NOT_TAKEN, schema=True)
_changed("revision_is_negative", NOTHING, NOT_TAKEN, revision=-1)
_changed("revision_is_huge", NOTHING, NOT_TAKEN, revision=10**30)
_changed("answers_in_it_are_a_list", NOTHING, NOT_TAKEN, answers=[1, 2])
_changed("exercise_of_another", NOTHING, "it answers other work", exercise="ex3-mappa")
_changed("code_is_a_path", NOTHING, "it answers other work", code="../../secret")
_changed("code_with_terminal_escapes", NOTHING, "it answers other work", code="\x1b[2J\x1b]0;owned\x07\nroot,root")
_changed("code_of_a_megabyte", NOTHING, "it answers other work", code="c" * 1_000_000)
_changed("lone_surrogates", NOTHING, NOT_TAKEN, writer="\ud800", answers={"account": "\udfff"})
_changed("points_in_the_file", WHOLE, "", points=999, marks={"counted": 4}, extra_credit=100)
_changed("saved_at_yesterday_ish", WHOLE, "", saved_at="yesterday-ish")


def _edited(name: str, due: float, said: str, **answers: Any) -> None:
    """With these answers in the place of those that are whole."""
    ANSWERS.fault(due, said, name=name)(
        lambda offender: offender.submit(as_bytes(offender.content(offender.answers | answers)))
    )


_edited("keys_of_a_prototype", WHOLE, LEFT_OUT, __proto__={"points": 1}, constructor={}, __class__="x")
_edited("own_points_as_answers", WHOLE, LEFT_OUT, points=999, score=17, eligibility=1)
_edited("hundred_thousand_records", WHOLE, LEFT_OUT, account=[{}] * 100_000)
_edited("hundred_thousand_answers", WHOLE, LEFT_OUT, **{f"q{number}": 1 for number in range(100_000)})
_edited("text_of_two_megabytes", WHOLE, LEFT_OUT, account="x" * LONG_TEXT)
_edited("text_is_a_list", WHOLE, LEFT_OUT, account=["<script>"])
_edited("key_with_terminal_escapes", WHOLE, LEFT_OUT, **{"\x1b[2J": 1, "=1+1": 1, "\u202egnp.exe": 1})


def _lost(name: str, question: str, value: Any) -> None:
    """One answer that does not fit, and no more."""
    whole = {question: value}
    ANSWERS.fault(WHOLE, LEFT_OUT, name=name, lost=question)(
        lambda offender: offender.submit(as_bytes(offender.content(offender.answers | whole)))
    )


_lost("choice_is_a_script", "eligible", "<script>ran=1</script>")
_lost("choice_is_a_mapping", "eligible", {"yes": True})
_lost("choice_is_a_list", "burglary", ["yes", "no"])
_lost("number_is_true", "violent_appearances", True)
_lost("number_of_thousand_digits", "violent_appearances", 10**1_000)
_lost("number_is_a_text", "violent_appearances", "1")
_lost("number_is_a_fraction", "violent_appearances", 0.5)
_lost("evidence_is_a_script", "eligible_evidence", "<script>ran=1</script>")
_lost("faults_is_a_text", "faults", "rm2000_missing none")


@ANSWERS.fault(NOTHING, NOT_TAKEN)
def number_1e400(offender: Offender) -> None:
    offender.submit(as_bytes(offender.content(offender.answers | {"age": 77.5})).replace(b"77.5", b"1e400"))


@ANSWERS.fault(NOTHING, NOT_TAKEN)
def number_nan(offender: Offender) -> None:
    offender.submit(as_bytes(offender.content(offender.answers | {"age": float("nan")})))


@ANSWERS.fault(NOTHING, NOT_TAKEN)
def number_of_ten_thousand_digits(offender: Offender) -> None:
    data = as_bytes(offender.content(offender.answers | {"age": 77.5}))
    offender.submit(data.replace(b"77.5", b"9" * 10_000))


@ANSWERS.fault(NOTHING, NOT_TAKEN)
def duplicate_keys(offender: Offender) -> None:
    data = as_bytes(offender.content())
    offender.submit(data.replace(b'"answers": {', b'"answers": {"eligible": "yes", "eligible": "female", '))


@ANSWERS.fault(NOTHING, "it answers other work")
def code_of_a_neighbour(offender: Offender) -> None:
    others = {one.code for one in offender.course.work} - {offender.assigned.code}
    offender.submit(as_bytes(offender.content() | {"code": min(others)}))


@ANSWERS.fault(NOTHING, NOT_TAKEN)
def answers_cut_short(offender: Offender) -> None:
    offender.submit(as_bytes(offender.content())[:-30])


@ANSWERS.fault(NOTHING, "it is not plain text")
def answers_in_utf16(offender: Offender) -> None:
    offender.submit(as_bytes(offender.content()).decode().encode("utf-16"))


@ANSWERS.fault(WHOLE)
def answers_with_a_byte_order_mark(offender: Offender) -> None:
    offender.submit(b"\xef\xbb\xbf" + as_bytes(offender.content()))


@ANSWERS.fault(NOTHING, NOT_TAKEN)
def answers_is_a_pickle(offender: Offender) -> None:
    offender.submit(pickled(offender.canary()).encode())


@ANSWERS.fault(WHOLE)
def answers_just_within_the_limit(offender: Offender) -> None:
    """Written out again in our own spelling they are larger than they came."""
    content = offender.content()
    content["revisions"] = {}
    room = LARGEST - len(as_bytes(content | {"padding": []}))
    data = as_bytes(content | {"padding": [0] * (room // 3)})
    assert LARGEST - 10 < len(data) <= LARGEST
    offender.submit(data)


@ANSWERS.fault(NOTHING, "There was no answers.json")
def answers_missing(offender: Offender) -> None:
    offender.submit_without_answers()


@ANSWERS.fault(NOTHING, "There was no answers.json")
def answers_in_a_folder_below(offender: Offender) -> None:
    folder = offender.submit_without_answers()
    (folder / "work").mkdir()
    (folder / "work" / "answers.json").write_bytes(as_bytes(offender.content()))


@ANSWERS.fault(NOTHING, NOT_READ)
def answers_is_a_folder(offender: Offender) -> None:
    (offender.submit_without_answers() / "answers.json").mkdir()


@ANSWERS.fault(NOTHING, NOT_READ)
def fifo_as_answers(offender: Offender) -> None:
    os.mkfifo(offender.submit_without_answers() / "answers.json")


@ANSWERS.fault(NOTHING, "larger than")
def two_hundred_megabytes(offender: Offender) -> None:
    with (offender.submit_without_answers() / "answers.json").open("wb") as stream:
        stream.truncate(200_000_000)  # a hole, which takes no room here and as much as it says wherever it is copied


def _linked(name: str, target: str) -> None:
    @ANSWERS.fault(NOTHING, NOT_READ, name=name)
    def make(offender: Offender) -> None:
        places = {"course": offender.course.folder, "outside": offender.outside, "assignment": ASSIGNMENT}
        (offender.submit_without_answers() / "answers.json").symlink_to(target.format(**places))


_linked("answers_is_a_link_to_the_gradebook", "{course}/gradebook.db")
_linked("answers_is_a_link_to_the_secret", "{course}/secret")
_linked("answers_is_a_link_to_a_secret_outside", "{outside}/secret.txt")
_linked("answers_is_a_link_to_a_device", "/dev/zero")
_linked("answers_is_a_dangling_link", "{outside}/nothing")
_linked("answers_is_a_link_to_itself", "answers.json")


@ANSWERS.fault(NOTHING, NOT_READ)
def answers_is_a_link_to_anothers(offender: Offender) -> None:
    """To a file that would bring all the points if it were followed."""
    whole = offender.outside / f"{offender.id}.json"
    whole.write_bytes(as_bytes(offender.content()))
    (offender.submit_without_answers() / "answers.json").symlink_to(whole)


@ANSWERS.fault(NOTHING, NOT_READ)
def answers_is_a_hard_link_to_anothers(offender: Offender) -> None:
    whole = offender.outside / f"{offender.id}.json"
    whole.write_bytes(as_bytes(offender.content()))
    (offender.submit_without_answers() / "answers.json").hardlink_to(whole)
