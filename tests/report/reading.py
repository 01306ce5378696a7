"""The page as a list of its elements, for the tests to ask questions of."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}


@dataclass
class Element:
    """An element with its attributes, the elements it stands in, and all words in it."""

    tag: str
    attributes: dict[str, str]
    inside: list[str]
    words: str = ""


@dataclass
class Reading(HTMLParser):
    """All elements in the order of the page. An end tag without its start fails."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, [one.tag for one in self.open])
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}, [one.tag for one in self.open]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data

    def of(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]


def read(html: str) -> Reading:
    reading = Reading()
    reading.feed(html)
    reading.close()
    assert reading.open == [], f"never closed: {[one.tag for one in reading.open]}"
    return reading
