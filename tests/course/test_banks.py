"""The second banks for graded work: enough of each kind, nothing that is public, and sets that are marked by them."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from rightmix_sim.course.banks import NAMES, bank, draw_claims, draw_statements, draw_visit, reading
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import (
    Assignment,
    Claim,
    Happening,
    OwnBank,
    Piece,
    assignment,
    codes,
    mark,
    material_of,
    reference,
)
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.home_visits.course import events, observations
from rightmix_sim.exercises.inspectors_chair.claim_marks import claims as claim_award
from rightmix_sim.exercises.inspectors_chair.claims import claims_of, judged
from rightmix_sim.exercises.three_meanings.material import claims, sorting, tools
from rightmix_sim.files import read_yaml
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.strict_data import parse_as
from tests.exercises.marked import points
from tests.texts import texts

ROOT = Path(__file__).parents[2]
BANKS = ROOT / "grading" / "banks"
PUBLIC = (
    *(
        ROOT / "src/rightmix_sim/exercises" / name
        for name in (
            "three_meanings/data/statements.yaml",
            "inspectors_chair/data/audit-and-run.yaml",
            "home_visits/data/course.yaml",
        )
    ),
    *sorted((ROOT / "grading/answers").glob("*.yaml")),
)
REPORTED = ("1.10", "2.5", "2.7", "2.8", "4.4", "4.11", "4.14", "5.1", "5.2", "5.3", "5.4", "5.7", "5.8", "5.9", "5.10",
            "5.13", "5.19", "6.8", "7.12", "7.16", "7.20", "7.23", "7.24")  # fmt: skip
ALIKE = 0.7  # of two texts: the nearest pair of our own has 0.66, two forms of one sentence have more
SEEDS = range(25)


def entries(name: str) -> Iterator[dict[str, Any]]:
    for group in read_yaml(BANKS / f"{name}.yaml").values():
        yield from group.values() if isinstance(group, dict) else group


def three_meanings(seed: int) -> Assignment:
    return Assignment(
        exercise="ex1-three-meanings", code="abcdefg", statements=draw_statements(bank("statements"), seed), seed=seed
    )


def visit(seed: int, code: str = "tressell") -> Assignment:
    given = replace(assignment("ex7-home-visits", code), seed=seed)
    return replace(given, bank=draw_visit(bank("home-visits"), seed, given.only.case))


@cache
def chair(seed: int) -> Assignment:
    """The files and the run of a library sample, so that only the claims differ."""
    return replace(assignment("ex9-inspectors-chair", "sample-a"), bank=draw_claims(bank("claims"), seed))


# --- what the banks hold


def test_the_statements_are_as_many_of_each_meaning_as_in_the_public_bank() -> None:
    public = Counter(
        one["meaning"] for id, one in read_yaml(ROOT / "grading/answers/statements.yaml").items() if id[0] == "s"
    )
    ours = Counter(one.meaning for one in bank("statements").statements.values())
    assert sum(ours.values()) >= 72
    assert set(ours) == set(public)
    for meaning, count in public.items():
        assert abs(ours[meaning] / sum(ours.values()) - count / sum(public.values())) < 0.02, meaning


def test_there_is_at_least_twice_what_one_set_asks_for() -> None:
    statements, chair_claims, visits = bank("statements"), bank("claims"), bank("home-visits")
    assert len(statements.tools) >= 2 * 4
    assert min(Counter(one.meaning for one in statements.claims.values()).values()) >= 2 * 3
    assert min(Counter(one.may for one in chair_claims.claims.values()).values()) >= 2 * 3
    counts = Counter(one.counts for one in visits.events)
    assert counts["no_entry"] >= 2 * 3 and counts["neither"] >= 2 * 3 and counts["completed"] >= 2
    for home in ("own_tenancy", "approved_premises"):
        here = Counter(one.kind for one in visits.observations if not one.homes or home in one.homes)
        assert len(here) == 6 and min(here.values()) >= 3, home


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_has_its_reason_and_a_paragraph_that_was_read_for_it(name: str) -> None:
    for one in entries(name):
        assert one["why"] and one["paragraph"] in REPORTED, one["text"]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_or_nearly_is_one_that_is_public(name: str) -> None:
    def bare(text: str) -> str:
        return text.lower().removeprefix("two officers, unannounced. ").strip("“”.")

    public = {bare(text) for path in PUBLIC for text in texts(read_yaml(path)) if len(text.split()) > 2}
    ours = {bare(one["text"]): one for one in entries(name)}
    assert len(ours) == len(list(entries(name)))
    matcher = difflib.SequenceMatcher(autojunk=False)
    near = []
    for text in ours:
        matcher.set_seq2(text)
        for other in public:
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE:
                near.append((text, other))
    assert near == []
    assert {bare(one["why"]) for one in ours.values()} & {text for text in public if len(text) >= 25} == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_bare_word_stands_in_what_others_wrote_and_nowhere_else(name: str) -> None:
    assert [text for one in entries(name) for text in texts(one) if plain_risk(text)] == []
    assert [one["why"] for one in entries(name) if plain_risk(one["why"], strictly=True)] == []
    if name != "statements":
        assert [one["text"] for one in entries(name) if plain_risk(one["text"], strictly=True)] == []


def test_every_statement_is_a_quotation() -> None:
    for one in bank("statements").statements.values():
        assert one.text.startswith("“") and one.text.endswith("”") and one.text.count("“") == 1


def test_the_bare_word_is_not_what_gives_the_unclear_ones_away() -> None:
    bare = {
        one.text: one.meaning for one in bank("statements").statements.values() if plain_risk(one.text, strictly=True)
    }
    assert set(bare.values()) == {"reconviction", "reoffending", "harm", "unclear"}
    unclear = [one.text for one in bank("statements").statements.values() if one.meaning == "unclear"]
    assert sum(text not in bare for text in unclear) >= 5


def test_no_id_and_no_place_tells_the_answer() -> None:
    found = bank("statements")
    for group in (found.statements, found.tools, found.claims):
        order = [one.meaning for one in group.values()]
        assert order != sorted(order) and len(set(order[:6])) > 1
        assert not any(one.meaning in id for id, one in group.items())


# --- what is drawn


def test_every_set_of_statements_has_the_numbers_of_the_public_sets() -> None:
    numbers = set()
    for seed in SEEDS:
        of = three_meanings(seed)
        counts = Counter(one.meaning for one in sorting(of))
        assert sorted(counts.values()) == [2, 3, 3, 4]
        assert sorted(one.meaning for one in tools(of)) == ["harm", "reconviction", "reconviction", "reoffending"]
        assert Counter(one.meaning for one in claims(of)) == {"follows": 3, "does_not": 3}
        assert any(one.paragraph == "5.2" for one in sorting(of) if one.meaning == "harm")
        numbers.add(tuple(sorted(counts.items())))
    assert len(numbers) > 5  # which meaning has how many differs, so that nobody can count on it


def test_two_seeds_give_different_sets_and_one_seed_the_same() -> None:
    case = assignment("ex7-home-visits", "tressell").only.case
    for draw in (
        lambda seed: tuple(one.id for one in draw_statements(bank("statements"), seed)),
        lambda seed: draw_claims(bank("claims"), seed),
        lambda seed: draw_visit(bank("home-visits"), seed, case),
    ):
        assert draw(4) == draw(4)
        assert len({draw(seed) for seed in SEEDS}) == len(SEEDS)


def test_of_two_sets_few_statements_are_the_same() -> None:
    sets = [{one.id for one in sorting(three_meanings(seed))} for seed in SEEDS]
    shared = [len(one & other) for place, one in enumerate(sets) for other in sets[:place]]
    assert sum(shared) / len(shared) < 3  # 12 * 12 / 80 = 1.8, and a little more for the seven of ¶5.2
    assert len(set.union(*sets)) > 70


def test_an_entry_more_in_a_bank_moves_no_other_entry() -> None:
    small = bank("claims")
    more = msgspec.structs.replace(small, claims=dict(small.claims) | {"z99": next(iter(small.claims.values()))})
    for seed in SEEDS:
        before, after = ({one.id for one in draw_claims(of, seed).claims} for of in (small, more))
        assert len(before - after) <= 1


# --- how it is marked


@pytest.mark.parametrize("seed", SEEDS)
def test_the_reference_earns_every_point_on_statements_of_the_bank(seed: int) -> None:
    of = three_meanings(seed)
    assert mark(of, reference(of)).share == 1
    assert mark(of, {}).points == 0


@pytest.mark.parametrize("seed", range(5))
def test_wrong_meanings_lose_marks_and_a_neighbour_s_answers_earn_little(seed: int) -> None:
    of = three_meanings(seed)
    answers = deepcopy(reference(of))
    wrong = next(one for one in sorting(of) if one.meaning == "harm")
    answers["sorted"][wrong.id] = {"meaning": "reconviction"}
    assert points(of, answers)["sorted"] < points(of, reference(of))["sorted"]
    told = next(one for one in mark(of, answers) if one.criterion.id == "sorted").missed
    assert len(told) == 1 and wrong.why.rstrip(".") in told[0] and f"¶{wrong.paragraph}" in told[0]
    for meaning in ("harm", "unclear"):
        assert points(of, {"sorted": {one.id: {"meaning": meaning} for one in sorting(of)}})["sorted"] == 0
    assert mark(of, reference(three_meanings(seed + 1))).share < 0.5


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("code", codes("ex7-home-visits"))
def test_the_reference_earns_every_point_on_a_visit_of_the_bank_and_mistakes_lose_some(code: str, seed: int) -> None:
    of = visit(seed, code)
    right = reference(of)
    assert mark(of, right).share == 1
    full = points(of, right)
    spoilt = deepcopy(right)
    last = of.bank.events[-1]
    spoilt["course"][f"e{len(of.bank.events)}"] = {"counts": "no_entry"}
    spoilt["places"]["o1"] = {"where": ["intelligence", "warning", "childrens_services", "nowhere"]}
    found = points(of, spoilt)
    assert {id for id in full if found[id] < full[id]} == {"attempt", "places"}
    told = " ".join(text for one in mark(of, spoilt) for text in one.missed)
    assert last.why in told and "{" not in told


def test_what_is_told_of_a_visit_is_the_bank_s_and_says_nothing_of_the_answer() -> None:
    for seed in SEEDS:
        of = visit(seed, "wragg")
        assert len(events(of)) == 5 and len(observations(of)) == 6
        assert [one.text for one in events(of)] != [one.text for one in events(replace(of, bank=OwnBank()))]
        travelling = msgspec.json.encode(material_of(of)).decode()
        assert not [one.why for one in (*events(of), *observations(of)) if one.why in travelling]
        assert "no_entry" not in travelling and "{" not in "".join(one.text for one in (*events(of), *observations(of)))


def test_pieces_suit_the_home() -> None:
    for seed in SEEDS:
        told = " ".join(one.text for one in observations(visit(seed, "wragg")))  # approved premises
        assert "dogs" not in told and "landing. " not in told and "kitchen" not in told


@pytest.mark.parametrize("seed", SEEDS)
def test_claims_of_the_bank_are_marked_by_its_answers(seed: int) -> None:
    of = chair(seed)
    right = {one.id: {"may": one.may} for one in of.bank.claims}
    assert [one.id for one in claims_of(of)] == [one.id for one in of.bank.claims]
    assert claim_award(Answers({"claims": right}), of).share == 1
    assert claim_award(Answers({}), of).share <= 0
    for throughout in ("yes", "no"):
        assert claim_award(Answers({"claims": {id: {"may": throughout} for id in right}}), of).share == 0
    first = of.bank.claims[0]
    one_wrong = right | {first.id: {"may": {"yes": "no", "no": "yes"}[first.may]}}
    award = claim_award(Answers({"claims": one_wrong}), of)
    assert award.share == pytest.approx(2 / 3)  # two of three of one kind, three of three of the other, less one
    assert len(award.missed) == 1 and f"¶{first.paragraph}" in award.missed[0]


def test_the_whole_chair_is_marked_with_claims_of_the_bank() -> None:
    of = chair(3)
    assert mark(of, reference(of)).share == 1
    text = json.dumps(msgspec.to_builtins(material_of(of, whole=False)), ensure_ascii=False)
    assert all(one.text in text and one.why not in text for one in of.bank.claims)
    assert all(id.startswith("c") for id in judged(of))


@pytest.mark.parametrize("exercise", ["ex7-home-visits", "ex9-inspectors-chair"])
def test_an_assignment_that_brings_nothing_asks_from_the_public_bank(exercise: str) -> None:
    of = assignment(exercise)
    assert of.bank == OwnBank()
    asked = claims_of(of) if exercise.startswith("ex9") else observations(of)
    public = {text for path in PUBLIC for text in texts(read_yaml(path))}
    assert len(asked) == 6
    if exercise.startswith("ex9"):
        assert {one.text for one in claims_of(of)} <= public


@pytest.mark.parametrize("seed", range(3))
def test_what_an_assignment_brings_survives_being_written_and_read(seed: int) -> None:
    for of in (visit(seed), chair(seed)):
        text = yaml.safe_dump(msgspec.to_builtins(of.bank), allow_unicode=True)
        assert parse_as(OwnBank, yaml.safe_load(text)) == of.bank
        assert msgspec.json.decode(msgspec.json.encode(of.bank), type=OwnBank) == of.bank


# --- what is refused


CLAIM = {"id": "c01", "text": "One may say it.", "may": "yes", "why": "It is so.", "paragraph": "1.10"}
EVENT = {"text": "{Name} rang.", "counts": "neither", "why": "", "paragraph": "7.23"}


@pytest.mark.parametrize(("content", "says"), [
    ({"claims": [CLAIM]}, "All claims have the same answer"),
    ({"claims": [CLAIM, CLAIM | {"may": "no"}]}, "Two claims have the same id"),
    ({"claims": [CLAIM | {"may": "perhaps"}]}, "may"),
    ({"events": [EVENT]}, "do not end with the one completed visit"),
    ({"events": [EVENT | {"counts": "completed"}, EVENT]}, "do not end with the one completed visit"),
    ({"events": [EVENT | {"counts": "completed"}] * 2}, "do not end with the one completed visit"),
    ({"events": [EVENT | {"text": "{Surname} rang."}]}, "stand for nothing"),
    ({"events": [EVENT | {"text": "He rang {"}]}, "stand for nothing"),
    ({"observations": [{"text": "A box.", "kind": "odd", "paragraph": "7.20"}]}, "kind"),
])  # fmt: skip
def test_an_own_bank_that_could_not_be_marked_is_refused(content: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse_as(OwnBank, content, file="bank.yaml")


def write(folder: Path, name: str, content: Any) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def test_a_bank_of_the_trainer_s_own_goes_before_the_project_s(tmp_path: Path) -> None:
    content = read_yaml(BANKS / "claims.yaml")
    content["claims"] = {f"own_{id}": one for id, one in content["claims"].items()}
    write(tmp_path, "claims", content)
    assert all(id.startswith("own_") for id in bank("claims", tmp_path).claims)
    assert bank("statements", tmp_path) == bank("statements")
    assert bank("claims", tmp_path / "not-there") == bank("claims")


def test_a_bank_that_was_changed_is_read_again(tmp_path: Path) -> None:
    import os

    content = read_yaml(BANKS / "claims.yaml")
    path = write(tmp_path, "claims", content)
    before = bank("claims", tmp_path)
    content["claims"]["c01"]["why"] = "Another reason."
    write(tmp_path, "claims", content)
    os.utime(path, ns=(1, 1))
    assert before.claims["c01"].why != bank("claims", tmp_path).claims["c01"].why == "Another reason."


def few(content: Any) -> None:
    content["statements"] = dict(list(content["statements"].items())[:12])


FAULTS: dict[str, tuple[str, Any, str]] = {
    "too-few-of-a-meaning": ("statements", few, "too few"),
    "an-unknown-meaning": ("statements", lambda all: all["statements"]["b01"].update(meaning="danger"), "b01"),
    "a-statement-without-paragraph": ("statements", lambda all: all["statements"]["b01"].pop("paragraph"), "paragraph"),
    "a-statement-called-tool": (
        "statements", lambda all: all["statements"].update({"tool-9": dict(all["statements"]["b02"])}), "tool-"),
    "a-tool-that-is-unclear": ("statements", lambda all: all["tools"]["tool-01"].update(meaning="unclear"), "tool-01"),
    "braces-in-a-claim": ("statements", lambda all: all["claims"]["claim-01"].update(text="{him} too"), "{him}"),
    "an-unknown-key": ("claims", lambda all: all["claims"]["c01"].update(maybe="yes"), "maybe"),
    "may-is-true": ("claims", lambda all: all["claims"]["c01"].update(may=True), "c01"),
    "an-id-with-a-blank": ("claims", lambda all: all["claims"].update({"c 1": dict(all["claims"]["c01"])}), "c 1"),
    "an-empty-id": ("claims", lambda all: all["claims"].update({"": dict(all["claims"]["c01"])}), "c01"),
    "a-list-of-claims": ("claims", lambda all: all.update(claims=[]), "claims"),
    "no-completed-visit": (
        "home-visits",
        lambda all: all.update(events=[one for one in all["events"] if one["counts"] != "completed"]),
        "“completed”"),
    "the-same-event-twice": ("home-visits", lambda all: all["events"].append(dict(all["events"][0])), "stands twice"),
    "a-home-that-is-none": ("home-visits", lambda all: all["observations"][0].update(homes=["castle"]), "castle"),
    "safety-in-some-homes-only": (
        "home-visits",
        lambda all: [one.update(homes=["hostel"]) for one in all["observations"] if one["kind"] == "safety"],
        "“safety”"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_bank_gives_one_clear_error_with_file_place_and_what_to_do(fault: str, tmp_path: Path) -> None:
    name, spoil, says = FAULTS[fault]
    content = deepcopy(read_yaml(BANKS / f"{name}.yaml"))
    spoil(content)
    path = write(tmp_path, name, content)
    with pytest.raises(InputError) as refused:
        bank(name, tmp_path)  # type: ignore[call-overload]
    assert says in str(refused.value) and str(path) in str(refused.value)
    assert refused.value.place


def test_a_name_that_is_no_bank_and_a_package_without_its_project_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnknownName, match="home-visits"):
        bank("home-visit")  # type: ignore[call-overload]
    monkeypatch.setattr(reading, "project_folder", lambda _name: tmp_path)
    with pytest.raises(InputError, match="The bank for graded work is not here") as refused:
        bank("statements")
    assert "never travel" in refused.value.why and refused.value.do


def test_shapes_made_by_hand_are_what_files_hold() -> None:
    made = OwnBank(
        claims=(
            Claim(id="c01", text="So.", may="yes", why="As told.", paragraph="1.10"),
            Claim(id="c02", text="Not so.", may="no", why="As told.", paragraph="1.10"),
        ),
        events=(Happening(text="Let in.", counts="completed", paragraph="7.23"),),
        observations=(Piece(text="A box.", kind="seen", paragraph="7.16"),),
    )
    assert parse_as(OwnBank, msgspec.to_builtins(made)) == made
