"""Making Ctrl-C wait for the few moments in which it would leave something behind."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
