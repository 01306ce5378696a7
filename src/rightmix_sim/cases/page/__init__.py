"""The dossier on paper and on the screen: one page, a fragment for a notebook, and a book of many. Never a key."""

from rightmix_sim.cases.page.note import CONTENT_NOTE, ContentNote
from rightmix_sim.cases.page.render import book, dossier_fragment, dossier_page

__all__ = ["CONTENT_NOTE", "ContentNote", "book", "dossier_fragment", "dossier_page"]
