"""A pool of processes that starts quickly, never hears Ctrl-C itself and stops at once when its owner does.

A fork server loads our modules once and the processes are forked from it: a fork of this process could inherit a lock
that some thread of a library holds, and a fresh start would load numba again for each.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from typing import Any

from rightmix_sim.interrupts import interrupts_wait

_STOP = getattr(signal, "SIGUSR1", None)  # not on Windows, where whoever stops waits for the tasks in hand


@contextmanager
def processes(count: int, shared: object) -> Iterator[Executor]:
    """An executor with so many processes, whose tasks all take `shared` as their first argument.

    It is sent to each process once: a queue of tasks that each carried it would fill the pipe to the processes, and
    Python waits for ever when the last process dies while the pipe is full. When the block fails or is left early, the
    tasks in hand are broken off.
    """
    others = set(multiprocessing.active_children())
    pool: _Pool | None = None
    try:
        with interrupts_wait():
            pool = _started(count, shared)  # a Ctrl-C meanwhile is heard when there is a name to end the pool by
        yield pool
        pool.shutdown()
    except BaseException:
        with interrupts_wait():
            for process in set(multiprocessing.active_children()) - others:
                if _STOP is not None and process.pid is not None and process.is_alive():
                    os.kill(process.pid, _STOP)
            if pool is not None:
                pool.shutdown(cancel_futures=True)
        raise


class _Pool(ProcessPoolExecutor):
    def __init__(self, count: int, shared: object) -> None:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        super().__init__(count, mp_context=context, initializer=_begin, initargs=(shared,))
        self._shared_with_all = shared

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run `fn` in a process; its first argument must be what they all share."""
        assert args[0] is self._shared_with_all
        return super().submit(_work, fn, *args[1:], **kwargs)


def _started(count: int, shared: object) -> _Pool:
    """The pool when all its processes are there: to end one that is about to start leaves a traceback behind."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        _start_server()
    pool = _Pool(count, shared)
    wait([pool.submit(_nothing, shared) for _ in range(count)])
    return pool


def _start_server() -> None:
    """Start the fork server deaf to Ctrl-C, and hand the deafness on to its forks.

    Ctrl-C is held back meanwhile, not ignored: an ignored one would be lost, and nothing else stops the run.
    """
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415  (not everywhere)

    resource_tracker.ensure_running()  # the server starts it otherwise, and it stops holding Ctrl-C back
    forkserver.set_forkserver_preload(sorted(name for name in sys.modules if name.startswith("rightmix_sim.")))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Stopped(BaseException):
    """The owner of the pool has stopped, so nobody waits for this task."""


class _State:
    """What a process of the pool knows."""

    shared: object = None
    working = False
    stopped = False


def _begin(shared: object) -> None:
    """Know what is shared, leave Ctrl-C to the owner, and leave what is loaded by now out of searches for garbage."""
    _State.shared = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _STOP is not None:
        signal.signal(_STOP, _stop)
    sys.unraisablehook = _drop
    gc.freeze()  # a quarter of a replication's time was such searches


def _stop(*_: object) -> None:
    _State.stopped = True
    if _State.working:
        raise _Stopped


def _drop(dropped: sys.UnraisableHookArgs) -> None:
    """Say nothing of a `_Stopped` that Python drops, as in a generator that is being closed: the next task knows."""
    if not isinstance(dropped.exc_value, _Stopped):
        sys.__unraisablehook__(dropped)


def _work(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    if _State.stopped:
        raise _Stopped
    _State.working = True
    try:
        return function(_State.shared, *args, **kwargs)
    finally:
        _State.working = False


def _nothing(_: object) -> None:
    """Show that the process is there."""
