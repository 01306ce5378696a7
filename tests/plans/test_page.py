"""Plans as a page and as fragments: what they say is what the set and its review hold."""

from __future__ import annotations

import re

from rightmix_sim.plans import review_set
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix.weighing import mix_of
from rightmix_sim.plans.page import findings_fragment, matrix_fragment, mix_fragment, plans_page
from tests.plans.shown import SVG, TALL, flawed, words_of
from tests.plans.worked import as_set, base
from tests.report.reading import read


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
