"""Recipes: documented, strict, and what the model of the service draws from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rightmix_sim.cases.making.population import SHAPE, fitted, made_population
from rightmix_sim.cases.making.recipe import load_recipe, recipe_names
from rightmix_sim.cli import main
from rightmix_sim.errors import InputError
from rightmix_sim.scenario.parameters import parameters

BASE = "title: Mine\nmeaning: Men of mine\nbased_on: register\nfigures:\n"


def write(folder: Path, text: str) -> str:
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_every_figure_says_what_it_is_and_how_well_it_is_known() -> None:
    for name in recipe_names():
        for key, figure in load_recipe(name).figures.items():
            assert figure.meaning, (name, key)
            assert figure.status != "seed" or figure.paragraph, (name, key)


def test_a_scenario_can_choose_every_recipe() -> None:
    assert sorted(parameters()["mix.recipe"].of) == recipe_names()


def test_a_recipe_of_ones_own_takes_over_what_it_does_not_give(tmp_path: Path) -> None:
    mine = load_recipe(write(tmp_path, BASE + "  sopo: {value: 1.0, status: assumption, meaning: All of them}\n"))
    assert mine.share("sopo") == 1
    assert mine.table("denial") == load_recipe("register").table("denial")


@pytest.mark.parametrize(
    ("figures", "what"),
    [
        (
            "  sopos: {value: 1.0, status: assumption, meaning: All}\n",
            "There is no figure of this name. Found: 'sopos'.",
        ),
        ("  sopo: {value: 1.5, status: assumption, meaning: All}\n", "A share is from 0 to 1. Found: 1.5."),
        ("  sopo: {value: {yes: 1}, status: assumption, meaning: All}\n", "This must be one share."),
        ("  denial: {value: 0.5, status: assumption, meaning: All}\n", "This must be a table of shares. Found: 0.5."),
        (
            "  denial: {value: {much: 1}, status: assumption, meaning: All}\n",
            "There is no key of this name. Found: 'much'.",
        ),
        ("  denial: {value: {none: 0}, status: assumption, meaning: All}\n", "All shares are 0."),
        (
            "  sopo: {value: 1.0, status: guess, meaning: All}\n",
            "This must be sourced, seed, unverified or assumption.",
        ),
        ("  sopo: {value: 1.0, status: assumption}\n", "This is missing."),
        ("  sopo: {value: often, status: assumption, meaning: All}\n", "This must be"),
        (
            "  age: {value: {old: 1}, status: assumption, meaning: All}\n",
            "This must be two ages, as 25-34. Found: 'old'.",
        ),
        ("  age: {value: {34-25: 1}, status: assumption, meaning: All}\n", "This must be two ages, as 25-34."),
        ("  order_months: {value: {long: 1}, status: assumption, meaning: All}\n", "This must be a whole number."),
    ],
)
def test_a_faulty_recipe_gives_one_clear_error(tmp_path: Path, figures: str, what: str) -> None:
    file = write(tmp_path, BASE + figures)
    with pytest.raises(InputError) as caught:
        load_recipe(file)
    assert str(caught.value).startswith(f"{file}: figures")
    assert what in str(caught.value)


def test_a_recipe_without_a_base_must_be_complete(tmp_path: Path) -> None:
    text = BASE.replace("based_on: register\n", "") + "  sopo: {value: 1.0, status: assumption, meaning: All}\n"
    with pytest.raises(InputError, match=r"figures\.acquaintance_contradicted: This figure is missing"):
        load_recipe(write(tmp_path, text))


@pytest.mark.parametrize("base", ["mine.yaml", "mine", "registre", "../register"])
def test_a_recipe_can_be_based_on_ours_only(tmp_path: Path, base: str) -> None:
    with pytest.raises(InputError, match="based_on: There is no recipe of this name"):
        load_recipe(
            write(tmp_path, BASE.replace("register", base) + "  sopo: {value: 1, status: seed, meaning: All}\n")
        )


def test_no_recipe_of_ours_stands_on_itself() -> None:
    assert all(load_recipe(name).figures for name in recipe_names())


def test_an_unknown_recipe_names_those_that_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "make", "registre", "--out", str(tmp_path / "out")]) == 2
    assert "Perhaps you meant register?" in capsys.readouterr().err


def test_recipes_are_listed_and_shown_with_their_provenance(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "recipes"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == recipe_names()
    assert main(["cases", "recipes", "register"]) == 0
    assert "(seed, ¶5.4)" in capsys.readouterr().out


def test_the_population_of_a_recipe_adds_up_to_one_and_holds_every_combination() -> None:
    table = made_population("register")
    assert table.shape == SHAPE
    assert table.sum() == pytest.approx(1)
    assert table.min() > 0


def test_a_fitted_population_has_the_shares_that_were_stated() -> None:
    stated = [[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1], [0.2, 0.3, 0.5], [0.5, 0.5], [0.7, 0.3]]
    table = fitted(made_population("register"), stated)
    for axis, wanted in enumerate(stated):
        others = tuple(other for other in range(5) if other != axis)
        assert table.sum(axis=others) == pytest.approx(np.array(wanted), abs=1e-6)


def test_a_share_of_none_stays_none() -> None:
    stated = [[1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1], [0, 1], [0, 1]]
    table = fitted(made_population("register"), stated)
    assert table[0, 3, 2, 1, 1] == pytest.approx(1)
