"""A pool of processes hears no Ctrl-C itself, and its owner always does."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import wait
from contextlib import redirect_stderr
from multiprocessing import forkserver, get_all_start_methods

import pytest

from rightmix_sim.experiment import processes
from rightmix_sim.interrupts import interrupts_wait

pytestmark = pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="there is no fork server here")


def test_ctrl_c_while_the_fork_server_starts_is_heard_when_it_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def start() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        started.append(True)

    monkeypatch.setattr(forkserver, "ensure_running", start)
    with pytest.raises(KeyboardInterrupt), interrupts_wait():  # another thread may hear it, as when a pool starts
        processes._start_server()
    assert started == [True]


def test_afterwards_ctrl_c_is_held_back_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forkserver, "ensure_running", lambda: None)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    processes._start_server()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before
    assert signal.SIGINT not in before


def test_a_pool_that_hears_ctrl_c_as_it_starts_has_ended_when_its_owner_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise Python ends it while it ends itself, and a traceback comes after the last word."""
    children, threads = set(multiprocessing.active_children()), set(threading.enumerate())

    def wait_and_interrupt(tasks: object) -> None:
        wait(tasks)  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(processes, "wait", wait_and_interrupt)
    with pytest.raises(KeyboardInterrupt), processes.processes(2, None):
        raise AssertionError("nothing is run in such a pool")
    assert set(multiprocessing.active_children()) == children
    assert set(threading.enumerate()) <= threads


def test_a_pool_that_hears_ctrl_c_as_it_ends_has_ended_when_its_owner_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    children, threads = set(multiprocessing.active_children()), set(threading.enumerate())
    shutdown = processes._Pool.shutdown

    def interrupt_and_shutdown(pool: processes._Pool, **options: bool) -> None:
        monkeypatch.setattr(processes._Pool, "shutdown", shutdown)
        os.kill(os.getpid(), signal.SIGINT)
        pool.shutdown(**options)

    monkeypatch.setattr(processes._Pool, "shutdown", interrupt_and_shutdown)
    with pytest.raises(KeyboardInterrupt), processes.processes(2, None):
        pass
    assert set(multiprocessing.active_children()) == children
    assert set(threading.enumerate()) <= threads


class _Careless:
    """Does something where Python drops what is raised."""

    def __init__(self, what: Callable[[], object]) -> None:
        self.what = what

    def __del__(self) -> None:
        self.what()


def stop() -> None:
    os.kill(os.getpid(), signal.SIGUSR1)


def fail() -> None:
    raise ValueError("a fault of ours")


def said_when_dropped(_: object, what: Callable[[], object]) -> str:
    with redirect_stderr(io.StringIO()) as said:
        _Careless(what)
    return said.getvalue()


def test_a_process_that_is_stopped_where_python_drops_it_says_nothing_and_takes_no_other_task() -> None:
    with processes.processes(1, shared := "nothing") as pool:
        assert pool.submit(said_when_dropped, shared, stop).result(timeout=60) == ""
        with pytest.raises(processes._Stopped):
            pool.submit(said_when_dropped, shared, stop).result(timeout=60)


def test_what_else_a_process_drops_is_still_said() -> None:
    with processes.processes(1, shared := "nothing") as pool:
        assert "a fault of ours" in pool.submit(said_when_dropped, shared, fail).result(timeout=60)
