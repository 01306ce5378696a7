"""Guidance as data: standards with dated values, the book they stand in, and the one rule of "on time"."""

from rightmix_sim.guidance.book import Book, load_book, load_documents
from rightmix_sim.guidance.standard import AppliesTo, Edition, Standard
from rightmix_sim.guidance.timing import NEVER, Attempt, Period, due_date, due_days, judge

__all__ = [
    "NEVER",
    "AppliesTo",
    "Attempt",
    "Book",
    "Edition",
    "Period",
    "Standard",
    "due_date",
    "due_days",
    "judge",
    "load_book",
    "load_documents",
]
