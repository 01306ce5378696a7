"""Which texts are called alike, and which are not."""

from __future__ import annotations

from rightmix_sim.course.report.likeness import Likeness, likeness_of
from rightmix_sim.course.report.side_by_side import passages
from rightmix_sim.course.report.texts import sequences
from rightmix_sim.course.results import Result
from tests.course.report.making import cohort, held, result

EX2 = "ex2-rm2000"
OWN = (
    "Mr Walmsley scores high on S because of two sexual appearances, one of them the caution of 2004, and because "
    "three of the four factors are there. It says nothing of what he would do next, nor of how badly "
    "anybody could be hurt. I would manage him at high and write down why the file says medium."
)
OTHER = (
    "My entry gives the category and what it came from. Convictions alone put him where he is; neither his home nor "
    "his work moved it. Who might come to harm is for another analysis, which I asked the officer to look at again."
)


def work(who: str, text: str, code: str = "walmsley", kind: str = "") -> Result:
    return result(who, EX2, code, {"eligible": "yes", "account": text}, kind=kind)


def test_a_copied_text_with_another_name_is_found_and_a_text_of_ones_own_is_not() -> None:
    copied = OWN.replace("Mr Walmsley", "Mr Conroy").replace("2004", "1999").replace("would manage", "want to manage")
    found = likeness_of(cohort([work("a", OWN), work("b", copied, "conroy"), work("c", OTHER, "clegg")]))
    assert _pairs(found) == [("a", "b")]
    assert found.pairs[0].share > 0.8
    assert found.texts == 3


def test_two_who_quote_the_same_paragraphs_of_the_file_are_not_alike() -> None:
    paragraphs = [text for text in held(EX2, "walmsley").only.dossier.paragraphs.values() if len(text.split()) > 25]
    quoted = " ".join(paragraphs[:3])
    texts = (f"{OTHER[:90]} The file has it so: {quoted}", f"{quoted} That is all there is, and I go by it.")
    assert len(set.intersection(*(sequences(text) for text in texts))) > 50
    assert _pairs(likeness_of(cohort([work("a", texts[0]), work("b", texts[1])]))) == []


def test_a_copied_text_is_found_though_both_quote_the_file_too() -> None:
    quoted = next(text for text in held(EX2, "walmsley").only.dossier.paragraphs.values() if len(text.split()) > 25)
    found = likeness_of(cohort([work("a", f"{quoted} {OWN}"), work("b", f"{OWN} {quoted}")]))
    assert _pairs(found) == [("a", "b")]
    marked = "".join(one.text for piece in found.pairs[0].texts[0] for one in piece if one.is_shared)
    assert quoted[:40] not in marked


def test_what_the_task_says_does_not_count() -> None:
    task = (
        "What the score is and rests on, what it does not speak of, the level at which the offender is managed; and if "
        "that is not the category of S, the reason."
    )
    assert _pairs(likeness_of(cohort([work("a", f"{task} Medium."), work("b", f"{task} High.")]))) == []


def test_what_many_wrote_is_a_usual_way_of_putting_it() -> None:
    assert _pairs(likeness_of(cohort([work(f"t{n}", OWN) for n in range(4)]))) != []
    assert _pairs(likeness_of(cohort([work(f"t{n}", OWN) for n in range(5)]))) == []


def test_a_trainee_is_not_compared_with_their_own_other_work() -> None:
    assert _pairs(likeness_of(cohort([work("a", OWN), work("a", OWN, kind="-common")]))) == []


def test_a_short_passage_in_common_is_not_enough() -> None:
    passage = " ".join(OWN.split()[:12])
    assert _pairs(likeness_of(cohort([work("a", passage), work("b", f"{passage} {OTHER}")]))) == []


def test_passages_put_together_are_the_text_again() -> None:
    text = "  First, a few words: then the same again, and an end.\n"
    shared = sequences("then the same again")
    found = passages(text, shared)
    assert "".join(one.text for one in found) == text
    assert [one.text for one in found if one.is_shared] == ["then the same again"]


def _pairs(found: Likeness) -> list[tuple[str, str]]:
    return [(one.first, one.second) for one in found.pairs]
