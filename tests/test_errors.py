"""Errors say what was wrong, where and with which value, and survive the way back from a worker process."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from rightmix_sim.errors import InputError, MissingExtra, OutputError, RightmixError, UnknownName


def test_the_message_names_file_place_value_reason_and_way_out() -> None:
    error = InputError(
        "This must be a whole number.",
        file="six.toml",
        place="areas.elm.staff",
        value="many",
        why="Hours are reckoned from it.",
        do="Write 12.",
    )
    assert str(error) == (
        "six.toml: areas.elm.staff: This must be a whole number. Found: 'many'.\n"
        "  Why it matters: Hours are reckoned from it.\n"
        "  What to do: Write 12."
    )


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (InputError("Bad."), "Bad."),
        (InputError("Bad.", file="a.toml"), "a.toml: Bad."),
        (InputError("Bad.", file=Path("a.toml"), place="x"), "a.toml: x: Bad."),
        (InputError("Bad.", place="x"), "x: Bad."),
        (InputError("Bad.", value=None), "Bad. Found: null."),
        (InputError("Bad.", value=""), "Bad. Found: ''."),
        (InputError("Bad.", value=0), "Bad. Found: 0."),
        (InputError("Bad.", do="Mend it."), "Bad.\n  What to do: Mend it."),
        (OutputError("cannot be written.", place="out"), "out: cannot be written."),
    ],
)
def test_what_is_not_known_leaves_no_gap_in_the_message(error: RightmixError, message: str) -> None:
    assert str(error) == message


def test_a_long_value_is_cut_and_the_cut_is_shown() -> None:
    message = str(InputError("Bad.", value="x" * 10_000))
    assert len(message) < 150
    assert message.endswith("x….")


def test_an_unknown_name_gives_the_nearest_names() -> None:
    error = UnknownName("standard", "oasys-revue", ["oasys-review", "police-visit-high"])
    assert "Perhaps you meant oasys-review?" in str(error)
    assert "police-visit-high" not in str(error)


def test_an_unknown_name_near_to_none_gives_a_short_list_whole() -> None:
    assert "Choose one of: a, b." in str(UnknownName("arm", "zzzz", ["b", "a"]))


def test_an_unknown_name_near_to_none_does_not_print_a_long_list() -> None:
    error = UnknownName("standard", "zzzz", [f"name-{n}" for n in range(40)], do="List them.")
    assert "name-7" not in str(error)
    assert str(error).endswith("What to do: List them.")


def test_the_command_that_shows_every_name_is_said_between_the_nearest_names_and_what_else_to_do() -> None:
    error = UnknownName("lever", "trainnig", ["training"], shown_by="rightmix levers list", do="Or name a file.")
    assert error.do == "Perhaps you meant training? `rightmix levers list` shows them all. Or name a file."


def test_which_command_shows_every_name_is_worded_in_one_place(root: Path) -> None:
    modules = (root / "src" / "rightmix_sim").rglob("*.py")
    assert [one.name for one in modules if "shows them all" in one.read_text(encoding="utf-8")] == ["errors.py"]


def test_every_error_is_a_rightmix_error_and_ends_with_status_2() -> None:
    for kind in (InputError, UnknownName, OutputError, MissingExtra):
        assert issubclass(kind, RightmixError)
        assert kind.exit_status == 2


ERRORS = [
    InputError("Bad.", file="a.toml", place="x", value=[1, 2], why="Because.", do="Mend it."),
    UnknownName("area", "elmm", ["elm", "oak"], file="a.toml", place="areas"),
    OutputError("is full.", place="out", do="Empty it."),
    MissingExtra("dask is not installed."),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_comes_whole_out_of_a_pickle(error: RightmixError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def _fail(number: int) -> None:
    raise ERRORS[number]


def test_an_error_raised_in_a_worker_process_arrives_here_as_itself() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool, pytest.raises(UnknownName, match="elmm"):
        pool.submit(_fail, 1).result()
