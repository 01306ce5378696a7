"""The second banks, for graded work: what `grading/banks/` or a trainer's own folder holds, and sets drawn from it."""

from rightmix_sim.course.banks.drawing import draw_claims, draw_statements, draw_visit
from rightmix_sim.course.banks.reading import NAMES, bank
from rightmix_sim.course.banks.shapes import ClaimBank, StatementBank, VisitBank

__all__ = ["NAMES", "ClaimBank", "StatementBank", "VisitBank", "bank", "draw_claims", "draw_statements", "draw_visit"]
