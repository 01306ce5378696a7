"""A pool of processes hears no Ctrl-C itself, and its owner always does."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import wait
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
