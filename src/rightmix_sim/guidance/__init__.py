"""Guidance as data: standards with dated values, the book they stand in, the one rule of "on time", and the report."""

from rightmix_sim.guidance.book import Book, load_book, load_documents
from rightmix_sim.guidance.report import ReportFinding, Table, load_report_findings, load_tables, report_on
from rightmix_sim.guidance.standard import AppliesTo, Edition, Standard
from rightmix_sim.guidance.timing import NEVER, Attempt, Period, due_date, due_days, judge

__all__ = [
    "NEVER",
    "AppliesTo",
    "Attempt",
    "Book",
    "Edition",
    "Period",
    "ReportFinding",
    "Standard",
    "Table",
    "due_date",
    "due_days",
    "judge",
    "load_book",
    "load_documents",
    "load_report_findings",
    "load_tables",
    "report_on",
]
