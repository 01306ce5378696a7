"""Plans as a page and as fragments: whole, escaped, accessible, and nothing that could disturb what is around them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans.page import plans_page
from tests.plans.shown import FORMS, FRAGMENTS, HOSTILE, SVG, flawed, made
from tests.report.reading import read

forms = pytest.mark.parametrize("form", FORMS)


@forms
def test_hostile_words_are_words_and_nothing_else(form: str) -> None:
    html = made(form, flawed(HOSTILE))
    reading, plain = read(html), read(made(form, flawed("plain words")))
    assert "<script" not in html
    assert HOSTILE in reading.elements[0].words or form == "findings"
    # the same elements but for findings that the words themselves raise
    added = Counter(one.tag for one in reading.elements) - Counter(one.tag for one in plain.elements)
    assert set(added) <= {"li", "p", "span", "strong", "dl", "div", "dt", "dd", "code"}
    assert reading.of("b", "script") == []


@forms
def test_headings_follow_each_other_without_a_gap(form: str) -> None:
    levels = [int(one.tag[1]) for one in read(made(form, flawed())).of("h1", "h2", "h3", "h4")]
    assert levels.count(1) == (1 if form == "page" else 0)
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@forms
def test_tables_have_captions_and_every_head_says_what_it_heads(form: str) -> None:
    reading = read(made(form, flawed()))
    assert len(reading.of("caption")) == len(reading.of("table"))
    assert {one.attributes.get("scope") for one in reading.of("th")} <= {"col", "row", "rowgroup"}
    assert all(one.words.strip() for one in reading.of("th", "caption"))


@forms
def test_what_can_be_scrolled_can_be_reached_by_the_keyboard_and_has_a_name(form: str) -> None:
    regions = [one for one in read(made(form, flawed())).elements if one.attributes.get("role") == "region"]
    assert [one for one in regions if one.attributes.get("tabindex") != "0" or not one.attributes["aria-label"]] == []


@forms
def test_nothing_is_run_and_nothing_is_fetched(form: str) -> None:
    html = made(form, flawed())
    assert read(html).of("script", "link", "iframe", "object", "img", "form", "base") == []
    assert re.findall(r"url\(|@import|https?:|javascript:", html) == []


@forms
def test_our_own_words_never_say_plain_risk(form: str) -> None:
    said = read(made(form, flawed())).of("p", "dt", "dd", "td", "th", "caption", "h1", "h2", "h3", "a", "title")
    assert [one.words for one in said if plain_risk(one.words, strictly=True)] == []


@pytest.mark.parametrize("form", FRAGMENTS)
def test_a_fragment_styles_nothing_but_itself_and_leaves_no_anchor(form: str) -> None:
    reading = read(made(form, flawed()))
    assert reading.of("html", "head", "body", "title", "main", "h1", "h2") == []
    assert reading.elements[0].attributes == {
        "class": "rightmix-plans",
        "lang": "en-GB",
        "aria-label": reading.elements[0].attributes["aria-label"],
    }
    assert [one for one in reading.elements if "id" in one.attributes] == []
    css = re.sub(r"/\*.*?\*/", "", reading.of("style")[0].words, flags=re.S)
    assert set(re.findall(r"@[\w-]+", css)) == {"@media"}
    selectors = [one.strip() for one in re.findall(r"([^{}]+)\{", css) if not one.strip().startswith("@")]
    parts = [part.strip() for one in selectors for part in re.split(r",(?![^(]*\))", one)]
    assert len(parts) > 40
    assert [part for part in parts if ".rightmix-plans" not in part] == []


def test_the_page_is_a_whole_document_in_british_english_and_every_link_leads_somewhere() -> None:
    html = plans_page(flawed(), charts=[SVG])
    reading = read(html)
    assert html.startswith("<!doctype html>")
    assert reading.of("html")[0].attributes["lang"] == "en-GB"
    assert [len(reading.of(tag)) for tag in ("head", "body", "title", "main", "h1")] == [1, 1, 1, 1, 1]
    named = [one.attributes["id"] for one in reading.elements if "id" in one.attributes]
    assert len(named) == len(set(named))
    links = {one.attributes["href"].removeprefix("#") for one in reading.of("a")}
    labels = {one.attributes["aria-labelledby"] for one in reading.elements if "aria-labelledby" in one.attributes}
    assert links | labels <= set(named)


def test_the_same_set_gives_the_same_bytes() -> None:
    assert plans_page(flawed(), charts=[SVG]) == plans_page(flawed(), charts=[SVG])
