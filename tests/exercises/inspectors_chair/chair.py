"""What the tests of the inspector's chair share."""

import copy
import random
from functools import cache

from rightmix_sim.exercises import assignment, codes, exercise, mark, material_of, reference
from rightmix_sim.exercises.choices import options_of, rows_of

ID = "ex9-inspectors-chair"
CODES = codes(ID)
TOOLS = ("verdicts", "evidence", "table", "capacity", "chance", "claims")


@cache
def set_work(code):
    return assignment(ID, code)


@cache
def given(code):
    return material_of(set_work(code))


@cache
def _right(code):
    return reference(set_work(code))


def right(code="sample-a"):
    """Reference answers of one's own to spoil."""
    return copy.deepcopy(_right(code))


def points(answers, code="sample-a"):
    """The points of the criteria of the tools."""
    marks = mark(set_work(code), answers)
    return {one.criterion.id: one.points for one in marks if one.criterion.marked == "tool"}


def at_random(code, seed):
    """An answer of its kind to everything."""
    luck, material = random.Random(f"{code}, {seed}"), given(code)

    def one(question, step):
        if question.kind == "choice":
            return luck.choice([option.value for option in options_of(question, material)])
        if question.kind == "number":
            return luck.randint(question.least, question.most)
        if question.kind == "evidence":
            return luck.sample(list(material.files[step.file].paragraphs), luck.randint(1, 4))
        return "word " * 60

    answers = {}
    for step in exercise(ID).steps:
        for question in step.questions:
            if question.kind == "rows":
                lines = rows_of(question, material)
                answers[question.id] = {
                    line.id: {column.id: one(column, step) for column in question.columns} for line in lines
                }
            else:
                answers[question.id] = one(question, step)
    return answers
