"""The page as a whole: self-contained, accessible, deterministic, and readable when there is little to tell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from rightmix_sim.report import page
from rightmix_sim.report.findings_table import sections_of
from rightmix_sim.scenario.area import Area
from tests.report.conftest import MakeRun
from tests.report.reading import read

FIGURES = 6  # on the page, each for desks and for phones
HOSTILE = '<script>alert("x")</script> & $\\frac{1}{2}$'


def test_the_same_run_gives_the_same_bytes(make_run: MakeRun, html: str) -> None:
    assert page(make_run()) == html


def test_another_seed_or_result_gives_another_page(make_run: MakeRun, html: str) -> None:
    assert page(replace(make_run(), seed=8)) != html
    assert page(make_run(replications=4)) != html


def test_nothing_is_fetched_from_outside(html: str) -> None:
    addresses = [
        value
        for element in read(html).elements
        for key, value in element.attributes.items()
        if key in ("src", "href", "xlink:href", "action", "data", "poster", "srcset")
    ]
    assert addresses
    assert [address for address in addresses if not address.startswith("#")] == []
    assert read(html).of("script", "link", "iframe", "object", "img") == []
    assert re.findall(r"url\((?!#)|@import|https?:", html) == []


def test_every_link_leads_to_something_on_the_page(html: str) -> None:
    elements = read(html).elements
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    links = {element.attributes["href"][1:] for element in elements if "href" in element.attributes}
    named = {
        name for one in elements if "aria-labelledby" in one.attributes for name in [one.attributes["aria-labelledby"]]
    }
    assert (links | named) - set(ids) == set()


def test_headings_follow_each_other_without_a_gap(html: str) -> None:
    reading = read(html)
    levels = [int(heading.tag[1]) for heading in reading.of("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_page_says_its_language_and_lets_readers_skip_to_the_content(html: str) -> None:
    reading = read(html)
    assert reading.of("html")[0].attributes["lang"] == "en-GB"
    assert reading.of("a")[0].attributes["href"] == "#content"
    assert reading.of("main")[0].attributes["id"] == "content"
    assert len(reading.of("title")[0].words) > 10


def test_every_figure_has_a_heading_a_message_a_note_and_a_text_for_those_who_cannot_see_it(html: str) -> None:
    reading = read(html)
    figures = reading.of("article")
    assert len(figures) == FIGURES
    assert len(reading.of("h3")) == FIGURES
    svgs = reading.of("svg")
    assert len(svgs) == 2 * FIGURES
    for svg in svgs:
        assert svg.attributes["role"] == "img"
    labels = [svg.attributes["aria-label"] for svg in svgs]
    assert [label for label in labels if len(label) <= 80] == [], "too short to say what the chart shows"
    messages = [one for one in reading.of("p") if one.attributes.get("class") == "message"]
    assert [one.words.strip()[-1] for one in messages] == ["."] * FIGURES
    assert [figure for figure in figures if "How to read it." not in figure.words] == []


def test_every_table_has_a_caption_and_heads_with_a_scope(html: str) -> None:
    reading = read(html)
    tables, captions = reading.of("table"), reading.of("caption")
    assert len(tables) == len(captions) >= 3
    scopes = {head.attributes.get("scope") for head in reading.of("th")}
    assert scopes == {"col", "row", "rowgroup"}
    regions = [one for one in reading.of("div") if one.attributes.get("class") == "scroll"]
    assert len(regions) == len(tables)
    assert {one.attributes["tabindex"] for one in regions} == {"0"}  # reachable by keyboard, since it scrolls


def test_what_a_planner_wrote_is_escaped_everywhere(make_run: MakeRun) -> None:
    def hostile(area: Area) -> Area:
        return replace(area, title=HOSTILE, description=HOSTILE)

    run = make_run(change=hostile)
    run = replace(run, scenario=replace(run.scenario, title=HOSTILE, description=HOSTILE, name=HOSTILE))
    html = page(run)
    assert "<script" not in html
    assert read(html).of("script") == []
    assert HOSTILE in read(html).of("h1")[0].words


@pytest.mark.parametrize(("areas", "replications"), [(1, 1), (1, 3), (3, 1), (6, 2)])
def test_the_page_can_be_written_for_one_area_and_for_one_replication(
    make_run: MakeRun, areas: int, replications: int
) -> None:
    html = page(make_run(areas, replications))
    read(html)
    assert ("All areas" in html) == (areas > 1)
    assert ("95% t over replications" in html) == (replications > 1)
    assert ("was run once" in html) == (replications == 1)


@pytest.mark.parametrize(("areas", "empty"), [(1, (0,)), (3, (1,)), (2, (0, 1))])
def test_an_area_without_staff_or_work_never_shows_nan(make_run: MakeRun, areas: int, empty: tuple[int, ...]) -> None:
    html = page(make_run(areas, empty=empty))
    words = " ".join([read(html).of("body")[0].words, *(svg.attributes["aria-label"] for svg in read(html).of("svg"))])
    assert re.findall(r"(?i)\b(?:nan|none%|inf|none h)\b", words) == []
    assert "None" not in words
    assert "none due" in words
    assert "nobody in post" in words


def test_the_page_forecasts_nothing_and_says_what_it_is_not(html: str) -> None:
    words = " ".join(read(html).of("body")[0].words.split())
    assert "forecasts nobody’s reoffending" in words
    assert "teaching approximation" in words
    assert "¶1.10" in words
    assert re.findall(r"(?i)\brisk\b(?! (?:of (?:reconviction|(?:serious )?harm)|management|assessment))", words) == []


def test_the_page_holds_what_is_needed_to_run_it_again(make_run: MakeRun, html: str) -> None:
    run = make_run()
    words = read(html).of("body")[0].words
    for fact in (run.scenario.name, run.scenario.digest, "1 April 2009", "31 March 2011"):
        assert fact in words


def test_a_new_edition_within_the_measured_days_is_said_beside_the_first(make_run: MakeRun) -> None:
    run = make_run()
    book = run.scenario.book.overlay([{"id": "rmp-review-level-1", "value": 3, "from": date(2009, 10, 1)}])
    run = replace(run, scenario=replace(run.scenario, book=book))
    said = "every 4 months, from 1 October 2009 every 3 months"
    assert said in [line.asked for section in sections_of(run) for line in section.lines]
    drawn = ["".join(svg.words.split()) for svg in read(page(run)).of("svg")]  # words stand in lines, without spaces
    # two figures have a row on it, each wide and narrow
    assert len([words for words in drawn if "".join(said.split()) in words]) == 4
