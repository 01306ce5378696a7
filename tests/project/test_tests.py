"""The tests themselves: none passes without having held something against something."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

Function = ast.FunctionDef | ast.AsyncFunctionDef


def called(node: ast.AST) -> set[str]:
    """The last name of everything that is called in there."""
    functions = [call.func for call in ast.walk(node) if isinstance(call, ast.Call)]
    return {name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "") for name in functions}


def asserts(function: Function, helpers: set[str]) -> bool:
    if any(isinstance(node, ast.Assert) for node in ast.walk(function)):
        return True
    names = called(function)
    return bool(names & (helpers | {"raises", "warns", "expect"})) or any(name.startswith("assert_") for name in names)


def empty_tests(source: str) -> list[str]:
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, Function)]
    helpers: set[str] = set()  # functions of the module that assert, directly or through another
    while more := {f.name for f in functions if f.name not in helpers and asserts(f, helpers)}:
        helpers |= more
    return [f.name for f in functions if f.name.startswith("test_") and f.name not in helpers]


def test_every_test_function_asserts(root: Path) -> None:
    empty = {
        path.relative_to(root).as_posix(): names
        for path in sorted((root / "tests").rglob("test_*.py"))
        if (names := empty_tests(path.read_text(encoding="utf-8")))
    }
    assert empty == {}


def test_every_test_module_holds_a_test(root: Path) -> None:
    for path in sorted((root / "tests").rglob("test_*.py")):
        functions = [
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, Function)
        ]
        assert any(function.name.startswith("test_") for function in functions), path


@pytest.mark.parametrize(
    ("source", "empty"),
    [
        ("def test_a():\n    run()\n", ["test_a"]),
        ("def test_a():\n    assert run()\n", []),
        ("def test_a():\n    with pytest.raises(ValueError):\n        run()\n", []),
        ("def check():\n    assert 1\ndef deeper():\n    check()\ndef test_a():\n    deeper()\n", []),
        ("def check():\n    pass\ndef test_a():\n    check()\n", ["test_a"]),
        ("def test_a():\n    np.testing.assert_allclose(1, 1)\n", []),
    ],
)
def test_a_test_without_assertion_would_be_found(source: str, empty: list[str]) -> None:
    assert empty_tests(source) == empty
