"""A document in the making: paragraphs with marks that say what can be learned from each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rightmix_sim.cases.dossier import Document, DocumentKind


@dataclass
class Page:
    """One document in the making. `marks` has the same length as `paragraphs`."""

    kind: DocumentKind
    title: str
    author: str
    date: date
    paragraphs: list[str] = field(default_factory=list)
    marks: list[set[str]] = field(default_factory=list)

    def say(self, *texts: str, marks: Iterable[str] = ()) -> bool:
        """A new paragraph of these texts; nothing, and False, if all are empty."""
        text = " ".join(one for one in texts if one)
        if not text:
            return False
        self.paragraphs.append(text)
        self.marks.append(set(marks))
        return True

    def add(self, text: str, marks: Iterable[str] = ()) -> bool:
        """More text at the end of the last paragraph, or a new paragraph where there is none."""
        if not text:
            return False
        if not self.paragraphs:
            return self.say(text, marks=marks)
        self.paragraphs[-1] += f" {text}"
        self.marks[-1] |= set(marks)
        return True

    def swap(self, first: int, second: int) -> None:
        """Two paragraphs change places."""
        said, marks = self.paragraphs, self.marks
        said[first], said[second] = said[second], said[first]
        marks[first], marks[second] = marks[second], marks[first]

    def document(self) -> Document:
        """The finished document."""
        return Document(
            kind=self.kind, title=self.title, author=self.author, date=self.date, paragraphs=tuple(self.paragraphs)
        )
