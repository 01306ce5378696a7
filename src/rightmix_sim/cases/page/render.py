"""The documents of a case as HTML: the same text for the same dossier, with nothing in it that the dossier lacks.

Facts and keys do not reach this module: its functions take dossiers, and a dossier holds neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.page.note import CONTENT_NOTE, TEACHING_KIT
from rightmix_sim.cases.page.papers import paper_of
from rightmix_sim.errors import InputError
from rightmix_sim.templates import templates
from rightmix_sim.workdays import day_in_words

TEMPLATES: Final = "cases/page/templates"


def dossier_page(dossier: Dossier) -> str:
    """A dossier as one page of HTML that needs nothing else; `page.html#C4` leads to the fourth paragraph of C."""
    return _environment().get_template("page").render(dossier=dossier, prefix="", level=1)


def dossier_fragment(dossier: Dossier) -> str:
    """A dossier as HTML to show inside something else, such as a notebook, whose colours it takes.

    Its heading is an h2, and its anchors bear the id of the case (`tressell-C4`), so that several can stand together.
    """
    return _environment().get_template("fragment").render(dossier=dossier, prefix=f"{dossier.case}-", level=2)


def book(dossiers: Iterable[Dossier]) -> str:
    """Many dossiers as one page of HTML to print, a chapter each in the order given; `book.html#tressell-C4` leads in.

    Raises `InputError` when there is none, or when two are of the same case: a citation would lead to both.
    """
    chapters = tuple(dossiers)
    if not chapters:
        raise InputError("There is no dossier to put into the book.", do="Name at least one case.")
    met: set[str] = set()
    for dossier in chapters:
        if dossier.case in met:
            raise InputError(
                "Two dossiers are of the same case.",
                value=dossier.case,
                why="A citation such as C4 has to lead to one paragraph of the book.",
                do="Name each case once.",
            )
        met.add(dossier.case)
    return _environment().get_template("book").render(chapters=chapters, level=2)


def in_quotation_marks(text: str) -> Markup:
    """The text as a string of CSS: whatever is not a letter, a digit or a blank is written by its number."""
    return Markup('"{}"').format(
        Markup("".join(sign if sign == " " or sign.isalnum() else f"\\{ord(sign):x} " for sign in text))
    )


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.globals |= {
        "note": CONTENT_NOTE,
        "teaching_kit": TEACHING_KIT,
    }
    environment.filters |= {"day": day_in_words, "paper": paper_of, "css_string": in_quotation_marks}
    return environment
