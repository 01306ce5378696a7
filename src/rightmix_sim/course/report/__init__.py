"""What a trainer wants to know of a cohort: marks, criteria, wrong answers, agreement, texts that are alike."""

from rightmix_sim.course.report.page import report_page, statistics

__all__ = ["report_page", "statistics"]
