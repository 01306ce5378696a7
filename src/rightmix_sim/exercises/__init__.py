"""Exercises: questions, answers, marking and feedback, as data and plain functions. No right answer stands here."""

from rightmix_sim.exercises.answers import Answers, cleaned
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.exercise import EXERCISES, Criterion, Exercise, Question, Step, exercise, exercises
from rightmix_sim.exercises.library import assignment, codes
from rightmix_sim.exercises.marking.mark import Award, Mark, Marks
from rightmix_sim.exercises.material import Assignment, HeldCase, Item, Material, Statement
from rightmix_sim.exercises.own_bank import Claim, Happening, OwnBank, Piece
from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.progress import Progress, progress_of
from rightmix_sim.exercises.registry import checks_of, comes_later, mark, material_of, reference, view

__all__ = [
    "EXERCISES",
    "Answers",
    "Assignment",
    "Award",
    "Check",
    "Claim",
    "Criterion",
    "Exercise",
    "Happening",
    "HeldCase",
    "Item",
    "Mark",
    "Marks",
    "Material",
    "OwnBank",
    "Parts",
    "Piece",
    "Progress",
    "Question",
    "Statement",
    "Step",
    "assignment",
    "checks_of",
    "cleaned",
    "codes",
    "comes_later",
    "exercise",
    "exercises",
    "mark",
    "material_of",
    "progress_of",
    "reference",
    "view",
]
