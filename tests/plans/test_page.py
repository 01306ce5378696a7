"""Plans as a page and as fragments: whole, escaped, accessible, and true to the set."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans import PlanSet, review_set
from rightmix_sim.plans.matrix import matrix_of
from rightmix_sim.plans.mix import mix_of
from rightmix_sim.plans.page import findings_fragment, matrix_fragment, mix_fragment, plans_page
from tests.plans.worked import as_set, base
from tests.report.reading import Reading, read

HOSTILE = "</style><script>alert(\"x\")</script> & {{ 7 * 7 }} <b onclick='x'> {% raw %}"
FRAGMENTS = ("findings", "matrix", "mix")
FORMS = ("page", *FRAGMENTS)
SVG = '<svg viewBox="0 0 720 300" role="img" aria-label="A chart"><text>drawn</text></svg>'
TALL = SVG.replace("720 300", "720 1800").replace("drawn", "tall")

forms = pytest.mark.parametrize("form", FORMS)


def flawed(text: str = "") -> PlanSet:
    """A set whose police visit comes too rarely in one plan, with an action that has no owner, and much else gone."""
    plain = base("ashdown")
    oasys, visor, _ = plain["plans"]
    oasys["actions"][0]["every"] = "3 months"
    oasys["contingency"] = ""
    visor["actions"] = [one for one in visor["actions"] if one["action"] != "sopo_check"]
    plain["sentence_plan"] = {"date": "2009-05-20", "objectives": [{"id": "O1", "factors": ["F2"], "text": "To work"}]}
    if text:
        _typed(plain, text)
    return as_set(plain)


def _typed(plain: dict[str, Any], text: str) -> None:
    """The text wherever a trainee can type."""
    plain["case"]["factors"][0]["text"] = text
    plain["case"]["sopo"][0]["text"] = text
    plain["case"]["order"]["conditions"][0]["text"] = text
    for plan in plain["plans"]:
        plan |= {"author": text, "text": f"{text} risk"}
        for action in plan["actions"]:
            action |= {"owner": text, "text": text, "measure": text}
    plain["sentence_plan"]["objectives"][0]["text"] = text


def made(form: str, plans: PlanSet) -> str:
    if form == "findings":
        return findings_fragment(review_set(plans))
    if form == "matrix":
        return matrix_fragment(matrix_of(plans))
    return mix_fragment(mix_of(plans)) if form == "mix" else plans_page(plans, charts=[SVG])


def words_of(reading: Reading, *tags: str) -> list[str]:
    return [" ".join(one.words.split()) for one in reading.of(*tags)]


def test_every_finding_is_there_with_weight_message_paragraph_facts_and_what_would_clear_it() -> None:
    plans = flawed()
    items = words_of(read(plans_page(plans)), "li")
    findings = review_set(plans).findings
    assert len(findings) > 3
    for one in findings:
        start = f"{one.severity.capitalize()} {one.message} ¶{one.paragraph}"
        item = next(item for item in items if item.startswith(" ".join(start.split())))
        assert all(" ".join(fact.split()) in item for fact in (*one.because, one.clears, one.code))


def test_findings_stand_below_the_heading_of_their_plan() -> None:
    reading = read(plans_page(flawed()))
    assert words_of(reading, "h3") == [
        "The probation plan (OASys)",
        "The police plan (ViSOR)",
        "The MAPPA plan",
        "The set as a whole, and between the plans",
        "The sentence plan",
    ]
    groups = [one for one in reading.of("section") if one.attributes.get("class") == "group"]
    assert "does not say what happens if things go wrong" in groups[0].words
    assert "No objective of the sentence plan" in groups[4].words


def test_a_sound_set_says_that_nothing_was_found_and_does_not_call_it_good() -> None:
    html = plans_page(as_set(base("ashdown")))
    assert "No findings. Plans read on 1 June 2009." in html
    assert "whether the plans are good ones it cannot say" in " ".join(html.split())
    assert 'class="finding ' not in html


def test_without_a_sentence_plan_the_page_does_not_speak_of_one() -> None:
    assert "sentence plan" not in plans_page(as_set(base("ashdown"))).lower()


def test_the_findings_of_one_weight_are_counted_without_a_sum() -> None:
    plain = base("ashdown")
    plain["plans"][0]["contingency"] = ""
    assert "<strong>1 gap.</strong>" in findings_fragment(review_set(as_set(plain)))


def test_the_case_is_told_in_short() -> None:
    reading = read(plans_page(flawed()))
    facts = dict(zip(words_of(reading, "dt"), words_of(reading, "dd"), strict=False))
    assert facts["Plans read on"] == "1 June 2009"
    assert "S high, V medium, C high" in words_of(reading, "dd")
    assert "category 1, level 2, last meeting on 27 May 2009" in words_of(reading, "dd")
    assert "LC1 curfew, 19:00 to 07:00" in words_of(reading, "dd")
    assert "core: waiting" in words_of(reading, "dd")


def test_the_matrix_has_a_row_for_each_action_and_prohibition_and_a_column_for_each_plan() -> None:
    plans = flawed()
    matrix = matrix_of(plans)
    reading = read(matrix_fragment(matrix))
    heads = [one for one in reading.of("th") if one.attributes["scope"] == "row"]
    assert len(heads) == len(matrix.rows)
    assert len(reading.of("td")) == len(matrix.rows) * 4  # three plans and whether they agree
    cells = words_of(reading, "td")
    assert cells[:4] == [
        "PC R. Lowe, public protection unit every 3 months A1",
        "PC R. Lowe, public protection unit every month V1",
        "PC R. Lowe, public protection unit every month M1",
        "≠ differs in how often",
    ]
    assert cells.count("not named") == 2  # the SOPO check of the meeting, and prohibition P2, in the police plan
    assert "▲ missing" in cells


def test_the_mix_tells_of_every_factor_what_it_gets_and_whether_its_needs_are_met() -> None:
    plain = base("ashdown")
    for plan in plain["plans"]:
        plan["actions"] = [one for one in plan["actions"] if one.get("action") != "support_network_work"]
    mix = mix_of(as_set(plain))
    rows = words_of(read(mix_fragment(mix)), "tr")
    of_support = next(row for row in rows if row.startswith("F5 support"))
    assert "help: met" in of_support  # by supervision, which names F5
    assert len([row for row in rows if re.match(r"F\d ", row)]) == len(mix.factors)
    assert next(row for row in rows if row.startswith("Constructive")).endswith("✓ enough")


def test_an_unmet_need_and_hours_too_few_are_said_in_words() -> None:
    plain = base("ashdown")
    plain["plans"] = plain["plans"][1:2]
    plain["plans"][0]["actions"] = [one for one in plain["plans"][0]["actions"] if one["id"] == "V3"]
    words = " ".join(read(mix_fragment(mix_of(as_set(plain)))).elements[0].words.split())
    assert "▲ change: not met, ¶6.8" in words
    assert "▲ too little" in words


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


def test_the_page_says_that_rm2000_is_an_approximation_and_that_nothing_is_forecast() -> None:
    note = "RM2000 here is a teaching approximation; nothing forecasts anybody’s reoffending."
    assert plans_page(flawed()).count(note) == 2


def test_charts_go_in_as_they_are_and_those_taller_than_a_sheet_are_marked() -> None:
    html = plans_page(flawed(), charts=[SVG, TALL])
    assert SVG in html
    classes = [one.attributes["class"] for one in read(html).elements if "chart" in one.attributes.get("class", "")]
    assert classes == ["charts", "scroll chart", "scroll chart tall"]
    assert "<svg" not in plans_page(flawed())
    assert "#charts" not in plans_page(flawed())


def test_the_same_set_gives_the_same_bytes() -> None:
    assert plans_page(flawed(), charts=[SVG]) == plans_page(flawed(), charts=[SVG])
