"""What holds for any history, not only for those somebody thought of."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from itertools import islice, product
from typing import Any, NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rightmix_sim.risk.meanings import Reconviction
from rightmix_sim.risk.rm2000 import score
from tests.risk.histories import DAYS, KNOWN_WOMAN, RESULTS, History, entry, history, offence, results, scored, sexual
from tests.risk.strategies import COUNTING, IGNORED, entries, histories, offences

LIMIT = 128  # ways in which the unknown of one history is answered
FEW = settings(max_examples=60)  # a score of a drawn history takes little, to draw one takes longer
WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30)


def ranges(result: dict[str, Any]) -> dict[str, tuple[Reconviction, Reconviction]]:
    """The range of every scale that was given; that of V is one category."""
    found = {scale: result[scale]["range"] for scale in ("s", "c") if result[scale] is not None}
    if result["v"] is not None:
        found["v"] = [result["v"]["category"]] * 2
    if result["adapted"] is not None:
        found |= {f"adapted {scale}": result["adapted"][scale]["range"] for scale in ("s", "c")}
    return {scale: (Reconviction(low), Reconviction(high)) for scale, (low, high) in found.items()}


# ---- One more appearance


@FEW
@given(of=histories(), data=st.data())
def test_one_more_appearance_never_lowers_a_category_or_either_end_of_a_range(of: History, data: st.DataObject) -> None:
    more = data.draw(entries(of["person"], images=data.draw(st.booleans()), outcome=st.sampled_from(COUNTING)))
    before, after = scored(of), scored({**of, "appearances": [*of["appearances"], more]})
    assert not before["eligible"] or after["eligible"]
    assert before["v"] is None or after["v"] is not None
    later = ranges(after)
    for scale, (lowest, highest) in ranges(before).items():
        if scale in later:  # one contact offence ends the adapted result
            assert later[scale][0] >= lowest and later[scale][1] >= highest, scale
    assert set(ranges(before)) - set(later) <= {"adapted s", "adapted c"}


@FEW
@given(of=histories(eligible=True), data=st.data())
def test_one_more_appearance_never_lowers_a_point(of: History, data: st.DataObject) -> None:
    more = data.draw(entries(of["person"], images=False, outcome=st.sampled_from(COUNTING)))
    before, after = scored(of), scored({**of, "appearances": [*of["appearances"], more]})
    for scale in ("s", "v"):
        assert all(points <= after[scale]["points"][item] for item, points in before[scale]["points"].items())
        assert before[scale]["total"] <= after[scale]["total"]


# ---- Order


def shuffled(of: History, data: st.DataObject) -> History:
    """The same history with entries, offences, victims, natures and keys in another order."""
    history = copy.deepcopy(of)
    for one in history["appearances"]:
        for each in one["offences"]:
            each["nature"] = data.draw(st.permutations(each["nature"]))
            if "victims" in each:
                each["victims"] = data.draw(st.permutations(each["victims"]))
        one["offences"] = data.draw(st.permutations(one["offences"]))
    history["appearances"] = data.draw(st.permutations(history["appearances"]))
    return {key: history[key] for key in data.draw(st.permutations(list(history)))}


@FEW
@given(of=histories(), data=st.data())
def test_the_order_of_entries_offences_victims_and_natures_never_matters(of: History, data: st.DataObject) -> None:
    before, after = score(of), score(shuffled(of, data))
    assert all(before.to_dict()[key] == after.to_dict()[key] for key in RESULTS)
    assert sorted(map(str, before.cautions)) == sorted(map(str, after.cautions))
    questions = [sorted(found.question(place) for place in found.unsettled) for found in (before, after)]
    assert questions[0] == questions[1]


# ---- What is unknown


class Fact(NamedTuple):
    """An unknown fact: its place, where it is written, and every answer it can have."""

    place: str
    holder: tuple[str | int, ...]
    key: str
    answers: tuple[Any, ...]


VICTIMS = (
    [],
    [KNOWN_WOMAN],
    [{"sex": "male", "acquaintance": "known"}],
    [{"sex": "female", "acquaintance": "stranger"}],
    [{"sex": "male", "acquaintance": "stranger"}],
)
PARTNER = "lived_with_adult_partner_two_years"


def counted(of: History) -> Iterator[tuple[int, int, History]]:
    """The sexual offences that count, with their numbers."""
    for number, one in enumerate(of["appearances"]):
        for position, each in enumerate(one["offences"]):
            if one["outcome"] in COUNTING and not each.get("tic") and "sexual" in each["nature"]:
                yield number, position, each


def unknown_facts(of: History) -> Iterator[Fact]:
    """Every unknown fact of the person and of the sexual offences that count."""
    if of["person"].get(PARTNER, "unknown") == "unknown":
        yield Fact(f"person.{PARTNER}", ("person",), PARTNER, (True, False))
    for number, position, each in counted(of):
        place = f"appearances[{number}].offences[{position}]"
        holder = ("appearances", number, "offences", position)
        if each.get("contact", "unknown") == "unknown":
            answers = (False,) if each.get("images_only") else (True, False)  # contact with images is an error
            yield Fact(f"{place}.contact", holder, "contact", answers)
        if "victims" not in each:
            yield Fact(f"{place}.victims", holder, "victims", VICTIMS)
        for which, victim in enumerate(each.get("victims", ())):
            for key, answers in (("sex", ("male", "female")), ("acquaintance", ("stranger", "known"))):
                if victim.get(key, "unknown") == "unknown":
                    yield Fact(f"{place}.victims[{which}].{key}", (*holder, "victims", which), key, answers)


def answered(of: History, facts: list[Fact]) -> Iterator[tuple[tuple[Any, ...], History]]:
    """The history with these facts answered in every way (up to LIMIT), and which answers they were."""
    for answers in islice(product(*(fact.answers for fact in facts)), LIMIT):
        history = copy.deepcopy(of)
        for fact, answer in zip(facts, answers, strict=True):
            holder: Any = history
            for step in fact.holder:
                holder = holder[step]
            holder[fact.key] = answer
        yield answers, history


def ways(facts: list[Fact]) -> int:
    number = 1
    for fact in facts:
        number *= len(fact.answers)
    return number


def images_of_unknown_contact(of: History) -> bool:
    """Whether contact is unknown where only one answer is possible: then an end of the range is out of reach."""
    return any(each.get("images_only") and each.get("contact", "unknown") == "unknown" for *_, each in counted(of))


NOTHING_KNOWN = history(entry(DAYS[0], offence("sexual", contact="unknown", victims=[{}, {}])), partner="unknown")
TWO_MEN_OF_IMAGES = [
    history(sexual(day, images_only=True, contact=False, victims=[{}]), partner="unknown", born=born)
    for day, born in ((DAYS[0], "1958-06-15"), (DAYS[1], "1984-05-02"))
]


@FEW
@given(of=histories(eligible=True))
@example(of=NOTHING_KNOWN)
@example(of=TWO_MEN_OF_IMAGES[0])
@example(of=TWO_MEN_OF_IMAGES[1])
def test_the_range_contains_what_every_answer_to_the_unknown_gives_and_reaches_to_both_ends(of: History) -> None:
    facts = list(unknown_facts(of))
    open_ranges = ranges(scored(of))
    found: dict[str, list[Reconviction]] = {scale: [] for scale in open_ranges}
    for _, settled in answered(of, facts):
        result = scored(settled)
        assert "unknown" not in result["s"]["aggravating"].values()
        assert result["unsettled"] == []
        for scale, (lowest, highest) in ranges(result).items():
            assert lowest is highest
            assert open_ranges[scale][0] <= lowest <= open_ranges[scale][1], scale
            found[scale].append(lowest)
    if ways(facts) <= LIMIT:
        for scale, categories in found.items():
            if scale.startswith("adapted") or not images_of_unknown_contact(of):
                assert (min(categories), max(categories)) == open_ranges[scale], scale


@FEW
@given(of=histories(eligible=True))
@example(of=NOTHING_KNOWN)
@example(of=TWO_MEN_OF_IMAGES[0])
@example(of=TWO_MEN_OF_IMAGES[1])
def test_to_answer_what_is_unsettled_settles_everything(of: History) -> None:
    asked = set(scored(of)["unsettled"])
    facts = [fact for fact in unknown_facts(of) if fact.place in asked]
    assert {fact.place for fact in facts} == asked
    for _, settled in answered(of, facts):
        result = scored(settled)
        assert result["unsettled"] == []
        assert all(lowest is highest for lowest, highest in ranges(result).values())


@FEW
@given(of=histories(eligible=True))
def test_to_answer_what_is_not_asked_changes_no_range(of: History) -> None:
    before = scored(of)
    facts = [fact for fact in unknown_facts(of) if fact.place not in before["unsettled"]]
    for _, known in answered(of, facts):
        assert ranges(scored(known)) == ranges(before)


@FEW
@given(of=histories(eligible=True))
@example(of=NOTHING_KNOWN)
@example(of=TWO_MEN_OF_IMAGES[0])
@example(of=TWO_MEN_OF_IMAGES[1])
def test_each_unsettled_fact_can_decide_whatever_else_is_answered(of: History) -> None:
    """There are answers to all the others with which this one decides."""
    asked = set(scored(of)["unsettled"])
    facts = [fact for fact in unknown_facts(of) if fact.place in asked]
    if ways(facts) > LIMIT or images_of_unknown_contact(of):
        return
    outcome = {repr(answers): ranges(scored(known)) for answers, known in answered(of, facts)}
    for number, fact in enumerate(facts):
        others = [each.answers for each in facts[:number] + facts[number + 1 :]]
        assert any(
            len({str(outcome[repr((*rest[:number], answer, *rest[number:]))]) for answer in fact.answers}) > 1
            for rest in product(*others)
        ), fact.place


@FEW
@given(of=histories())
def test_the_category_is_given_where_the_range_is_closed_and_only_there(of: History) -> None:
    result = scored(of)
    parts = [result["s"], result["c"], *(result["adapted"] or {}).values()]
    for part in parts:
        assert part is None or part["category"] == (part["range"][0] if len(set(part["range"])) == 1 else None)
    if result["s"] is not None:
        assert (result["c"]["points"] is None) is (result["s"]["category"] is None)
        open_somewhere = any(part is not None and part["category"] is None for part in parts)
        assert bool(result["unsettled"]) is open_somewhere


# ---- What never matters


@FEW
@given(of=histories(), data=st.data())
def test_tic_offences_and_quashed_and_breach_only_entries_never_matter(of: History, data: st.DataObject) -> None:
    history = copy.deepcopy(of)
    born = date.fromisoformat(of["person"]["born"])
    for one in history["appearances"]:
        if data.draw(st.booleans()):
            tic = data.draw(offences(born, date.fromisoformat(one["date"]), images=False)) | {"tic": True}
            one["offences"].insert(data.draw(st.integers(0, len(one["offences"]))), tic)
    for _ in range(data.draw(st.integers(0, 3))):
        ignored = data.draw(entries(of["person"], images=False, outcome=st.sampled_from(IGNORED)))
        history["appearances"].insert(data.draw(st.integers(0, len(history["appearances"]))), ignored)
    assert results(history) == results(of)


@FEW
@given(of=histories(), number=st.integers(1, 3), text=WORDS)
def test_allegations_never_matter_beyond_being_mentioned(of: History, number: int, text: str) -> None:
    allegation = {"date": of["person"]["at_risk_from"], "text": text}
    before, after = scored(of), scored({**of, "allegations": [allegation] * number})
    mentioned = [one for one in after.pop("cautions") if one not in before["cautions"]]
    assert [one["code"] for one in mentioned] == ["allegations"]
    assert after == {key: value for key, value in before.items() if key != "cautions"}


@FEW
@given(of=histories(), title=WORDS | st.sampled_from(["Rape", "Burglary", "Robbery", "quashed"]))
def test_titles_never_matter(of: History, title: str) -> None:
    titled = copy.deepcopy(of)
    for one in titled["appearances"]:
        for each in one["offences"]:
            each["title"] = title
    assert scored(titled) == scored(of)


@FEW
@given(of=histories())
def test_what_is_said_of_an_offence_that_is_not_sexual_but_its_nature_never_matters(of: History) -> None:
    bare = copy.deepcopy(of)
    for one in bare["appearances"]:
        for each in one["offences"]:
            if "sexual" not in each["nature"]:
                for key in ("contact", "images_only", "victims"):
                    each.pop(key, None)
    assert results(bare) == results(of)


@FEW
@given(of=histories())
def test_the_result_is_plain_data_and_the_same_every_time(of: History) -> None:
    before = copy.deepcopy(of)
    found = score(of)
    assert found.to_dict() == found.to_dict() == scored(of)
    assert json.loads(json.dumps(found.to_dict(), allow_nan=False)) == found.to_dict()
    assert of == before


@FEW
@given(of=histories())
def test_the_reasons_of_any_history_cite_rules_and_their_points_add_up(of: History) -> None:
    result = scored(of)
    assert result["reasons"] and all("[rm2000-" in reason["rule"] for reason in result["reasons"])
    points = {reason["item"]: reason["points"] for reason in result["reasons"]}
    for scale in ("s", "v"):
        if result[scale] is not None:
            assert sum(points[f"{scale}.{item}"] for item in result[scale]["points"]) == result[scale]["total"]
