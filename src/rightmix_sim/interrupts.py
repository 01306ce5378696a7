"""Ctrl-C: made to wait where it would leave something behind, and never lost where a library drops it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def interrupts_wait() -> Iterator[None]:
    """Ctrl-C, and what else ends a process politely, is heard when the block is through.

    Only the main thread hears signals, so in another there is nothing to do. Blocking them in the main thread alone
    would not help: a thread of a library can take them, and Python then acts on them in the main thread all the same.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        heard.append(number)

    before = {one: signal.getsignal(one) for one in _ENDING}
    ours = {one: handler for one, handler in before.items() if callable(handler)}  # what is ignored stays ignored
    for one in ours:
        signal.signal(one, note)
    try:
        yield
    finally:
        for one, handler in ours.items():
            signal.signal(one, handler)
        if heard:
            signal.raise_signal(heard[0])


@dataclass
class _Remembered:
    """Whether a Ctrl-C was heard while it is remembered."""

    heard: bool = False


_REMEMBERED = _Remembered()


@contextmanager
def interrupts_remembered() -> Iterator[None]:
    """A Ctrl-C in the block ends it as ever; where a library drops it, `stop_if_interrupted` still knows of it.

    Python drops an exception in what a compiled library calls back, or in tidying up, and prints a traceback there.
    """
    if threading.current_thread() is not threading.main_thread() or (
        signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield
        return
    print_dropped = sys.unraisablehook

    def remember(number: int, frame: FrameType | None) -> None:
        _REMEMBERED.heard = True
        signal.default_int_handler(number, frame)

    def drop(dropped: sys.UnraisableHookArgs) -> None:
        if not isinstance(dropped.exc_value, KeyboardInterrupt):
            print_dropped(dropped)

    signal.signal(signal.SIGINT, remember)
    sys.unraisablehook = drop
    try:
        yield
    finally:
        sys.unraisablehook = print_dropped
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _REMEMBERED.heard = False


def stop_if_interrupted() -> None:
    """Raise `KeyboardInterrupt` when a Ctrl-C was heard and dropped. For the loops of long work."""
    if _REMEMBERED.heard:
        raise KeyboardInterrupt
