"""A figure as SVG to stand inside a page: the same bytes for the same figure, and nothing that could disturb the page.

Words stay words, so that they can be found, read aloud and take the font of the page. The figure was laid out in the
wide letters of DejaVu Sans, which comes with matplotlib; any font of a page is narrower, so nothing runs into anything.
"""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import matplotlib
from matplotlib.figure import Figure

_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"#([\w.-]+)")
_NOTHING = {"Date": None, "Creator": None, "Format": None, "Type": None}


def as_svg(figure: Figure, name: str, alt: str) -> str:
    """The figure as an `svg` element with an accessible name. `name` must be unique in the page, letters and hyphens.

    It scales with the width it is given; its viewBox is in the pixels the figure was laid out in.
    """
    stream = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        figure.savefig(stream, format="svg", metadata=_NOTHING)
    root = ElementTree.fromstring(stream.getvalue())
    _drop(root, "metadata", "style")
    _own_names(root, name)
    _plain(root)
    kept = {key: root.attrib[key] for key in ("viewBox",)}
    root.attrib.clear()
    root.attrib.update(kept)
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("stroke-linejoin", "round")
    text = ElementTree.tostring(root, encoding="unicode")
    text = text.replace(f' xmlns:ns0="{_SVG}"', "").replace("ns0:", "")
    return re.sub(r">\s+<", "><", text).strip()


def _drop(parent: ElementTree.Element, *tags: str) -> None:
    for child in list(parent):
        if child.tag in {f"{{{_SVG}}}{tag}" for tag in tags}:
            parent.remove(child)
        else:
            _drop(child, *tags)


def _own_names(root: ElementTree.Element, name: str) -> None:
    """Ids that are referred to begin with the name of the figure; the others go."""
    used = set()
    for element in root.iter():
        for key, value in element.attrib.items():
            if key in (_LINK, "clip-path", "style", "fill"):
                used |= set(_REFERENCE.findall(value)) if "url(" in value or key == _LINK else set()
    for element in root.iter():
        if "id" in element.attrib:
            if element.attrib["id"] in used:
                element.set("id", f"{name}-{element.attrib['id']}")
            else:
                del element.attrib["id"]
        for key in ("clip-path", "style", "fill"):
            if "url(#" in element.attrib.get(key, ""):
                element.set(key, element.attrib[key].replace("url(#", f"url(#{name}-"))
        if _LINK in element.attrib:
            element.set("href", element.attrib.pop(_LINK).replace("#", f"#{name}-"))


def _plain(root: ElementTree.Element) -> None:
    """Words in the font of the page, where they were put; a turn by nothing is no turn."""
    for element in root.iter(f"{{{_SVG}}}text"):
        style = element.attrib.get("style", "")
        size = re.search(r"([\d.]+)px", style)
        bold = re.search(r"\b(?:bold|[67]00)\b", style)
        anchor = re.search(r"text-anchor: (\w+)", style)
        fill = re.search(r"fill: (#\w+)", style)
        element.attrib.pop("style", None)
        if size:
            element.set("font-size", size[1])
        if bold:
            element.set("font-weight", "bold")
        if anchor:
            element.set("text-anchor", anchor[1])
        if fill:
            element.set("fill", fill[1])
        if element.attrib.get("transform", "").startswith("rotate(-0"):
            del element.attrib["transform"]
