"""Standard output while a command runs: what it refuses is one plain message, and a closed one is nowhere."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from rightmix_sim.errors import OutputError


@contextmanager
def output_watched() -> Iterator[None]:
    """In the block standard output raises `OutputError` for what it cannot take; once it did, it takes nothing more.

    A pipe whose reader has left is no such thing: it raises `BrokenPipeError` as ever. What is closed takes everything
    and keeps nothing.
    """
    stdout, stderr, nowhere = sys.stdout, sys.stderr, _Nowhere()
    watched = _Watched(nowhere if stdout is None else _lenient(stdout))
    taken = cast(TextIO, watched)
    sys.stdout = taken
    if stderr is None:
        sys.stderr = cast(TextIO, nowhere)
    try:
        yield
    finally:
        if sys.stdout is taken and not watched.refused:  # else Python would complain again as it ends
            sys.stdout = stdout
        if sys.stderr is nowhere:
            sys.stderr = stderr


class _Nowhere(io.TextIOBase):
    """What takes everything and keeps nothing."""

    def write(self, text: str, /) -> int:
        return len(text)


class _Watched:
    """A stream that is all another is, but for how it says that it cannot write."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.refused = False

    def write(self, text: str) -> int:
        if not isinstance(text, str):  # so typer asks whether it takes bytes, and so whether it takes text: with ""
            raise TypeError("text is written here, no bytes")
        return self._tried(lambda: self._stream.write(text), len(text)) if text else 0

    def flush(self) -> None:
        self._tried(lambda: self._stream.flush() or 0, 0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _tried(self, action: Callable[[], int], otherwise: int) -> int:
        if self.refused:
            return otherwise
        try:
            return action()
        except BrokenPipeError:
            raise
        except OSError as refused:
            self.refused = True
            raise OutputError(
                f"cannot be written ({refused.strerror or refused}).",
                place="standard output",
                do="Check free space where it goes, or send it elsewhere.",
            ) from refused


def _lenient(stream: TextIO) -> TextIO:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # what a terminal cannot show is a question mark, not the end
    return stream
