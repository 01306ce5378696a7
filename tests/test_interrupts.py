"""A Ctrl-C that a library drops is remembered; one that is heard ends the block as ever."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from rightmix_sim.cli import main
from rightmix_sim.experiment.tasks import in_order
from rightmix_sim.interrupts import interrupts_remembered, stop_if_interrupted


class _Careless:
    """Hears a Ctrl-C where Python drops what is raised."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def worked(shared: object, number: int) -> int:
    if number == 1:
        _Careless()
    return number


def taken(numbers: Iterator[int]) -> list[int]:
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts_remembered():
        for number in numbers:
            done.append(number)
    return done


def test_a_dropped_ctrl_c_ends_a_row_of_tasks_after_the_one_in_hand(capsys: pytest.CaptureFixture[str]) -> None:
    assert taken(in_order(worked, None, [(0,), (1,), (2,), (3,)], jobs=1)) == [0, 1]
    assert capsys.readouterr().err == ""


def test_an_interrupt_that_is_heard_ends_the_block_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), interrupts_remembered():
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("nothing comes after it")


def test_nothing_is_remembered_after_the_block() -> None:
    handler = signal.getsignal(signal.SIGINT)
    with interrupts_remembered():
        _Careless()
    stop_if_interrupted()
    assert signal.getsignal(signal.SIGINT) is handler


def test_what_else_is_dropped_is_still_said(capsys: pytest.CaptureFixture[str]) -> None:
    class Faulty:
        def __del__(self) -> None:
            raise ValueError("said")

    said = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.unraisablehook", lambda dropped: said.append(str(dropped.exc_value)))
        with interrupts_remembered():
            Faulty()
    assert said == ["said"]


def test_where_ctrl_c_is_ignored_it_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts_remembered():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_command_remembers_while_it_runs_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    during = []
    monkeypatch.setattr("rightmix_sim.cli.app", lambda **_: during.append(signal.getsignal(signal.SIGINT)))
    assert main([]) == 0
    assert during != [signal.default_int_handler]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
