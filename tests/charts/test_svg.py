"""The SVG of a figure: the same bytes each time, names of its own, words as words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from matplotlib.figure import Figure

from rightmix_sim import charts
from rightmix_sim.charts import caseload
from rightmix_sim.guidance import load_book
from rightmix_sim.saying.estimates import Estimate
from tests.charts.conftest import DAYS, FindingOf


def drawn() -> Figure:
    return charts.caseloads([caseload.Caseload("elm", Estimate(9.0), Estimate(40.0))], caseload.reported_caseloads())


def test_the_same_table_gives_the_same_bytes() -> None:
    assert charts.as_svg(drawn(), "cases", "Cases") == charts.as_svg(drawn(), "cases", "Cases")


def test_every_reference_leads_to_an_id_of_the_same_figure() -> None:
    svg = charts.as_svg(drawn(), "cases", "Cases")
    ids = re.findall(r'\bid="([^"]+)"', svg)
    references = re.findall(r'(?:href="#|url\(#)([^")]+)', svg)
    assert references  # the hatching is referred to
    assert set(references) == set(ids)
    assert len(ids) == len(set(ids))
    assert all(name.startswith("cases-") for name in ids)


def test_nothing_in_it_could_style_the_page_or_reach_outside(finding: FindingOf) -> None:
    svg = charts.as_svg(charts.findings([finding("elm", "oasys-review", 62)], load_book(), *DAYS), "f", "F")
    assert [tag for tag in ("<style", "<script", "<metadata", "http", "<?xml") if tag in svg] == []


def test_its_words_can_be_found_and_take_the_font_of_the_page() -> None:
    texts = list(ElementTree.fromstring(charts.as_svg(drawn(), "cases", "Cases")).iter("text"))
    assert "Elm" in {text.text for text in texts}
    assert [text.attrib for text in texts if "font-family" in text.attrib or "style" in text.attrib] == []


def test_its_description_is_escaped_and_said_to_those_who_cannot_see_it() -> None:
    svg = charts.as_svg(drawn(), "cases", 'Elm & "Oak" <40>')
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", 'Elm & "Oak" <40>')
    assert "<40>" not in svg
