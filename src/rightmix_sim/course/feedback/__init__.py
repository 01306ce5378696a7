"""Feedback: what one trainee gets back of one assignment, as a page of its own; and why some gets none yet."""

from rightmix_sim.course.feedback.page import feedback_page
from rightmix_sim.course.feedback.ready import not_ready, why_not_current

__all__ = ["feedback_page", "not_ready", "why_not_current"]
