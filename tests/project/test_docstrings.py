"""The examples in docstrings are true."""

from __future__ import annotations

import ast
import doctest
import importlib

import pytest


def test_there_are_examples_and_every_one_gives_what_it_says(modules: dict[str, ast.Module]) -> None:
    attempted = 0
    for path in modules:
        parts = ["rightmix_sim", *path.removesuffix(".py").split("/")]
        module = importlib.import_module(".".join(part for part in parts if part != "__init__"))
        failed, tried = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
        attempted += tried
        assert failed == 0, f"{path}: see the report above"
    assert attempted >= 2  # errors.py and workdays.py have one each


@pytest.mark.parametrize(("says", "failures"), [("3", 0), ("4", 1)])
def test_an_untrue_example_would_be_found(says: str, failures: int) -> None:
    example = doctest.DocTestParser().get_doctest(f">>> 1 + 2\n{says}\n", {}, "sum", None, None)
    assert doctest.DocTestRunner(verbose=False).run(example, out=lambda _: None).failed == failures
