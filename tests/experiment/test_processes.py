"""A pool of processes hears no Ctrl-C itself, and its owner always does."""

from __future__ import annotations

import os
import signal
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
