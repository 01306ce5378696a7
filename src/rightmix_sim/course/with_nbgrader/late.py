"""The course's rule on late work, as nbgrader asks for it."""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import BasePlugin

from rightmix_sim.course.folder import Course


class LateRule(BasePlugin):  # type: ignore[misc]
    """What `late` in course.yaml takes off, as points of the mark reached so far."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        """The points taken off."""
        share = Course(Path.cwd()).settings.late.share(total_seconds_late)
        return round(share * score, 2)
