"""HTML as a browser takes it apart: its elements and attributes without the texts, and the texts without those."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

RUNS = {"script", "iframe", "object", "embed", "form", "base", "link", "svg", "math", "template", "frame", "applet"}
LEADS = {"href", "src", "srcdoc", "action", "formaction", "data", "background", "poster", "xlink:href"}


class _Taken(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", ((data, None),)))

    def unknown_decl(self, data: str) -> None:
        self.elements.append(("declaration", ((data, None),)))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("instruction", ((data, None),)))


def elements(html: str) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Every element with its attributes, and every comment, in their order."""
    return _taken(html).elements


def text(html: str) -> str:
    """What can be read."""
    return "".join(_taken(html).texts)


def active(html: str) -> list[str]:
    """What could do something: elements that run or load, attributes that run, addresses that are not on the page."""
    found = []
    for tag, attributes in elements(html):
        if tag in RUNS:
            found.append(tag)
        for name, value in attributes:
            away = name in LEADS and urlsplit((value or "").strip()).scheme not in ("", "data")
            if name.startswith("on") or away:
                found.append(f"{tag} {name}={value}")
    return found


def _taken(html: str) -> _Taken:
    parser = _Taken()
    parser.feed(html)
    parser.close()
    return parser
