"""Comments that a trainer can give with one press: from `grading/comments/ID.yaml`, as buttons in formgrader.

A button puts its comment on a line of its own into the comment box of the text that follows, and takes it out again
when it is pressed once more. Where there is no such box, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from rightmix_sim.course.answers_in_words import inert
from rightmix_sim.course.notebooks.marking_cells import cell_of, read_for_each_text
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Exercise
from rightmix_sim.files import package_file, read_text

MOST: Final = 10  # as many as there are digits to press
LONGEST: Final = 400  # letters
_SCRIPT: Final = "course/data/comment-bank.js"
_BANK: Final = (
    '<div class="rightmix-bank tex2jax_ignore mathjax_ignore" data-box="{box}" role="group" '
    'aria-label="Comments to give with one press" hidden>\n'
    "<p><strong>Comments to give with one press</strong> (once more takes it out again). In the boxes of points and "
    "comment: Alt with the number (0 for the tenth); Alt and the upward arrow comes here, Escape goes back.</p>\n"
    "{buttons}\n</div>\n<script>\n{script}\n</script>"
)
_BUTTON: Final = (
    '<button type="button" class="btn btn-default" aria-pressed="false" disabled style="display: block; width: 100%; '
    'margin: 0 0 4px; text-align: left; white-space: normal"><b aria-hidden="true" style="display: inline-block; '
    'width: 2.6em">{number}</b><span>{comment}</span></button>'
)


def read_comments(path: Path, exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """The comments on each criterion that a trainer reads, in the order of the file.

    Raises `InputError` unless there are 1 to 10 for each such criterion and for no other, each one a short text on one
    line and none twice.
    """
    must = "There must be comments for each criterion that a trainer marks"
    content = read_for_each_text(path, exercise, must)
    return {id: _checked(path, id, comments) for id, comments in content.items()}


def bank_html(criterion_id: str, comments: Sequence[str]) -> str:
    """The comments as buttons for the cell above a text: one block of HTML without an empty line, so Markdown leaves
    it alone. Empty where there are none.

    The comments are escaped letter by letter; the script is ours and works on this block and the box alone.
    """
    if not comments:
        return ""
    buttons = [_BUTTON.format(number=number, comment=_letters(one)) for number, one in enumerate(comments, start=1)]
    return _BANK.format(box=f"{cell_of(criterion_id)}-comment", buttons="\n".join(buttons), script=_script())


def _letters(comment: str) -> str:
    """The comment as HTML that is nothing but itself; nor does nbgrader find the end of the mark scheme in it."""
    return inert(comment).replace("MARK SCHEME", "MARK&#32;SCHEME")


def _checked(path: Path, id: str, comments: object) -> tuple[str, ...]:
    if not isinstance(comments, list) or not 1 <= len(comments) <= MOST:
        raise InputError(
            f"There must be a list of 1 to {MOST} comments.",
            file=path,
            place=id,
            value=len(comments) if isinstance(comments, list) else comments,
            why="They are shown as buttons, each with a digit to press.",
            do="Write each comment on a line that begins with a hyphen.",
        )
    for number, one in enumerate(comments):
        fault = _fault(one)
        if fault:
            raise InputError(
                fault,
                file=path,
                place=f"{id}[{number}]",
                value=one,
                do=f"Write one or two sentences to the trainee, at most {LONGEST} letters, on one line.",
            )
    twice = next((one for one in comments if comments.count(one) > 1), None)
    if twice is not None:
        raise InputError("A comment stands twice.", file=path, place=id, value=twice, do="Delete one of them.")
    return tuple(comments)


def _fault(comment: object) -> str:
    if not isinstance(comment, str) or not comment.strip():
        return "This is no comment."
    if comment != " ".join(comment.split()) or not comment.isprintable():
        return "A comment must stand on one line, with single blanks between its words."
    return f"The comment is longer than {LONGEST} letters." if len(comment) > LONGEST else ""


@cache
def _script() -> str:
    """Our script, without the empty lines at which Markdown would end the block."""
    lines = read_text(package_file(_SCRIPT)).splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip() and not line.strip().startswith("//"))
