"""Figures and findings to one HTML page."""

from rightmix_sim.report.page import page

__all__ = ["page"]
