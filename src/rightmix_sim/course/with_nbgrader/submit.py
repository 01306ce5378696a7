"""Handing in by nbgrader's exchange: what a course gave out to everybody is not sent back by each of them.

A trainee's nbgrader_config.py names the class (docs/hub.md). nbgrader's own list of what to leave out cannot do it, for
it is gone by in fetching too, and the files of the course would never arrive.
"""

from __future__ import annotations

from typing import Any, Final

from nbgrader.exchange.default import ExchangeSubmit

NOT_SENT: Final = ("material", "hand-in", "feedback")


class SubmitAnswers(ExchangeSubmit):  # type: ignore[misc]
    """Sends the notebook, the answers and the code, and keeps a copy of just that."""

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy a folder without what came from the trainer, and without zips that were made for another way."""
        listed = self.coursedir.ignore
        self.coursedir.ignore = [*listed, *NOT_SENT]
        try:
            super().do_copy(src, dest, log)
        finally:
            self.coursedir.ignore = listed
