"""A pool of processes that starts quickly, never hears Ctrl-C itself and is gone as soon as its owner stops.

A fork server loads our modules once and the processes are forked from it: a fork of this process could inherit a lock
that some thread of a library holds, and a fresh start would load numba again for each.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver

from rightmix_sim.errors import RightmixError


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """An executor with so many processes. When the block fails or is left early they are ended where they stand."""
    others = set(multiprocessing.active_children())
    try:
        pool = _started(count)
    except OSError as refused:
        raise RightmixError(
            f"No processes can be started to share the work ({refused.strerror}).\n  What to do: use one (--jobs 1)."
        ) from refused
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()  # a task may take minutes, and nobody waits for it any more
        raise
    finally:
        pool.shutdown()


def _started(count: int) -> ProcessPoolExecutor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(sorted(name for name in sys.modules if name.startswith("rightmix_sim.")))
        with _interrupts_ignored():  # handed on to the server and to what it forks
            forkserver.ensure_running()
    return ProcessPoolExecutor(count, mp_context=context, initializer=_settle)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # others may not touch signals, nor do they get them
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _settle() -> None:
    """Leave interrupts to the parent, and what is loaded by now out of every later search for garbage."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # a quarter of a replication's time was such searches
