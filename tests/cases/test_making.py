"""Made cases: the same from the same seed, sound, various, and giving nothing away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import pytest

from rightmix_sim.cases import CaseFolder, Dossier
from rightmix_sim.cases.checking import faults_of
from rightmix_sim.cases.checking.dates_in_text import dates_in
from rightmix_sim.cases.making.made import Made, make_case, make_facts
from rightmix_sim.cases.making.recipe import Recipe, load_recipe, recipe_names
from rightmix_sim.cases.page import dossier_page
from tests.cases.sentences import STATUTORY, shared_sentences

SAMPLE = 30
RECIPE = "probation-caseload"


@cache
def made(recipe: str, seed: int, number: int) -> Made:
    return make_case(load_recipe(recipe), seed, number)


def sample(seed: int, recipe: str = RECIPE) -> list[Made]:
    return [made(recipe, seed, number) for number in range(SAMPLE)]


def faults(one: Made) -> list[str]:
    folder = CaseFolder(Path(one.case.id), one.case, one.dossier, one.key)
    return [str(fault) for fault in faults_of(folder)]


def dossiers(cases: Sequence[Made]) -> list[Dossier]:
    return [one.dossier for one in cases]


def test_the_same_recipe_seed_and_number_give_the_same_case() -> None:
    recipe = load_recipe(RECIPE)
    first, again = make_case(recipe, 5, 11), make_case(recipe, 5, 11)
    assert msgspec.json.encode([first.case, first.dossier, first.key]) == msgspec.json.encode(
        [again.case, again.dossier, again.key]
    )


def test_another_seed_or_number_gives_another_case() -> None:
    assert len({msgspec.json.encode(made(RECIPE, seed, number).case) for seed in (1, 2) for number in range(5)}) == 10


def test_facts_without_a_dossier_are_those_of_the_case_with_one() -> None:
    assert [make_facts(load_recipe(RECIPE), 3, number) for number in range(10)] == [
        made(RECIPE, 3, number).case for number in range(10)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("recipe", recipe_names())
def test_500_made_cases_are_sound(recipe: str) -> None:
    """125 of each of four recipes, each with its key and its evidence."""
    found = {number: faults(make_case(load_recipe(recipe), 1, number)) for number in range(500 // len(recipe_names()))}
    assert {number: one for number, one in found.items() if one} == {}


@pytest.mark.soak
def test_10_000_made_cases_are_sound() -> None:
    per_recipe = 10_000 // len(recipe_names())
    for recipe in recipe_names():
        for number in range(per_recipe):
            assert faults(make_case(load_recipe(recipe), 2, number)) == [], (recipe, number)


@pytest.mark.parametrize("recipe", recipe_names())
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_30_dossiers_no_long_sentence_stands_in_more_than_three(recipe: str, seed: int) -> None:
    assert shared_sentences(dossiers(sample(seed, recipe)), most=3) == {}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_not_even_when_names_days_and_numbers_are_taken_out(seed: int) -> None:
    assert shared_sentences(dossiers(sample(seed)), most=3, masked=True) == {}


def test_lengths_vary() -> None:
    words = [sum(len(text.split()) for text in one.dossier.paragraphs.values()) for one in sample(1)]
    assert max(words) > 1.5 * min(words)
    assert len({len(one.dossier.documents) for one in sample(1)}) >= 4


def test_the_order_of_documents_varies() -> None:
    assert len({tuple(document.kind for document in one.dossier.documents) for one in sample(1)}) >= SAMPLE - 3
    assert len({one.dossier.documents[0].kind for one in sample(1)}) >= 6


@pytest.mark.parametrize("item", ["age", "single", "stranger_victim", "criminal_appearances", "rosh"])
def test_where_a_fact_is_found_varies(item: str) -> None:
    found: Counter[frozenset[str]] = Counter()
    for one in sample(1):
        kinds = {letter: document.kind for letter, document in one.dossier.lettered}
        evidence = next((entry.evidence for entry in one.key.items if entry.item == item), ())
        found[frozenset(kinds[label[0]] for label in evidence)] += 1
    assert len(found) >= 5
    assert found.most_common(1)[0][1] <= SAMPLE / 2


def test_a_planted_error_can_be_seen() -> None:
    for one in [*sample(1), *sample(2)]:
        assert len(one.key.errors) >= 1
        assert all(error.paragraphs for error in one.key.errors), one.case.id


def test_records_are_sometimes_right_and_sometimes_wrong() -> None:
    """A reader can lean neither on the RM2000 on file nor on its being wrong."""
    recorded = Counter()
    for one in [*sample(1), *sample(2), *sample(3)]:
        on_file = next((entry.s for entry in one.case.assessments if entry.tool == "rm2000"), None)
        recorded["none" if on_file is None else "right" if on_file == one.key.rm2000.s else "wrong"] += 1
    assert min(recorded[state] for state in ("none", "right", "wrong")) >= 5


def test_the_page_of_a_dossier_holds_nothing_but_its_documents() -> None:
    for one in sample(1)[:10]:
        page = dossier_page(one.dossier)
        for word in ("shows:", "settles:", "planted", "very_high", "rm2000_", "criminal_appearances", "true", "false"):
            assert word not in page.partition("</style>")[2], word


def test_an_id_tells_neither_recipe_nor_answers() -> None:
    ids = [one.case.id for recipe in recipe_names() for one in sample(1, recipe)]
    assert len(set(ids)) == len(ids)
    assert all(len(name) == 7 and not set(name[:3]) & set("aeiou") for name in ids)


class Watched(Recipe):
    """A recipe that knows which of its figures were asked for."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__(recipe.name, recipe.title, recipe.meaning, recipe.figures)
        self.asked: set[str] = set()

    def share(self, name: str) -> float:
        self.asked.add(name)
        return super().share(name)

    def table(self, name: str) -> dict[object, float]:
        self.asked.add(name)
        return super().table(name)


def test_every_figure_of_a_recipe_is_used() -> None:
    watched = Watched(load_recipe("register"))
    for number in range(300):
        make_case(watched, 1, number)
    assert set(watched.figures) - watched.asked == set()


def test_where_rm2000_is_missing_no_level_of_management_gives_the_category_away() -> None:
    without = [one.case for one in sample(1) if not any(found.tool == "rm2000" for found in one.case.assessments)]
    assert len(without) >= 5
    assert {case.visor.managed_as for case in without if case.visor is not None} == {None}


@pytest.mark.parametrize("recipe", recipe_names())
def test_no_document_tells_of_a_day_after_its_own(recipe: str) -> None:
    """Orders say when they end, and a prison says beforehand when somebody will be released."""
    late = []
    for one in [*sample(1, recipe), *sample(2, recipe)]:
        for letter, document in one.dossier.lettered:
            if document.kind in STATUTORY or document.kind in ("court_record", "prison_report"):
                continue
            days = {day for text in document.paragraphs for day in dates_in(text)}
            late += [(one.case.id, letter, document.kind, str(day)) for day in days if day > document.date]
    assert late == []
