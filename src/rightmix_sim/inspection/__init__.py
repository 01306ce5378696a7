"""Inspection: the case-file audit as the inspectors did it. Files in; verdicts, a sample and a findings table out."""

from rightmix_sim.inspection.audit import audit, verdict
from rightmix_sim.inspection.case_file import CaseFile
from rightmix_sim.inspection.criterion import Criterion, criteria, criterion
from rightmix_sim.inspection.sample import Sample, draw, without_a_programme
from rightmix_sim.inspection.table import Row, findings_table, row
from rightmix_sim.inspection.verdict import ANSWERS, IN_WORDS, Answer, Verdict

__all__ = [
    "ANSWERS",
    "IN_WORDS",
    "Answer",
    "CaseFile",
    "Criterion",
    "Row",
    "Sample",
    "Verdict",
    "audit",
    "criteria",
    "criterion",
    "draw",
    "findings_table",
    "row",
    "verdict",
    "without_a_programme",
]
