"""One plan on file as HTML: all that its agency wrote, as it was written, for the eye and for the ear."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from rightmix_sim.exercises.library import held
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans import Plan
from rightmix_sim.plans.page import plan_fragment
from tests.cases.test_page_in_browser import THEMES, WIDER_THAN_THE_WINDOW
from tests.plans.shown import HOSTILE, words_of
from tests.plans.test_page_in_browser import FAINT
from tests.report.reading import read

if TYPE_CHECKING:
    from playwright.sync_api import Page


def on_file(case: str, kind: str) -> Plan:
    plans = held(case).plans
    assert plans is not None
    return next(plan for plan in plans.plans if plan.kind == kind)


def bare() -> Plan:
    lumb = on_file("lumb", "visor")
    return msgspec.convert({"kind": "visor", "date": lumb.date}, Plan)


def fields(html: str) -> list[tuple[str, str]]:
    reading = read(html)
    return list(zip(words_of(reading, "dt"), words_of(reading, "dd"), strict=True))


@pytest.mark.parametrize("case, kind", [("lumb", "oasys"), ("lumb", "mappa"), ("fallows", "oasys"), ("kowal", "visor")])
def test_everything_that_stands_in_the_plan_stands_on_the_page(case: str, kind: str) -> None:
    plan = on_file(case, kind)
    words = " ".join(read(plan_fragment(plan)).elements[0].words.split())
    texts = [plan.author, plan.text, plan.previous_text or "", plan.contingency, plan.offender_role]
    texts += [*plan.victim_safety]
    for action in plan.actions:
        texts += [action.id, action.text, action.owner, action.measure, *action.evidence]
        texts += [*action.factors, *action.prohibitions, *action.conditions, action.carries or ""]
    assert [text for text in texts if " ".join(text.split()) not in words] == []


def test_an_action_is_told_by_number_title_words_owner_time_and_what_it_answers_to() -> None:
    html = plan_fragment(on_file("lumb", "visor"))
    action = words_of(read(html), "li")[1]
    assert action == (
        "V2 Check of compliance with the prohibitions of the SOPO Paragraphs 1 and 2 read over at visits. No help into"
        " work as a fitter in dwellings, whoever offers it. Who DC Karen Thackray, PPU (Police) When Every month"
        " For control Factors F1, F3 Prohibitions P1, P2 Does not allow support into education, training or employment"
        " Evidence C2, C3"
    )


def test_the_head_tells_dates_level_and_what_the_plan_knows_of_others() -> None:
    assert fields(plan_fragment(on_file("lumb", "oasys")))[:6] == [
        ("Date", "20 May 2009"),
        ("Author", "Stuart Ollerton, offender manager"),
        ("Countersigned", "22 May 2009"),
        ("Review due", "18 September 2009"),
        ("MAPPA level", "Level 2"),
        ("Of the others’ work it notes", "Police visits"),
    ]


def test_what_is_empty_is_shown_as_empty_and_not_left_out() -> None:
    html = plan_fragment(bare())
    assert [label for label, said in fields(html) if said == "Nothing entered"] == [
        "Author",
        "Countersigned",
        "Review due",
        "MAPPA level",
        "Of the others’ work it notes",
    ]
    assert html.count("Nothing entered") == 5 + 5  # text, actions, contingency, victims, own part
    assert "plan before it" not in html  # there is no earlier text


def test_times_are_told_with_the_day_of_the_week_and_days_that_are_not_those_of_the_plan() -> None:
    whens = [said for label, said in fields(plan_fragment(on_file("lumb", "oasys"))) if label == "When"]
    assert whens[4] == "Every week, from 7 September 2009"
    assert whens[7] == "Every week, Wednesdays 17:00 to 17:45"
    once = [said for label, said in fields(plan_fragment(on_file("lumb", "mappa"))) if label == "When"]
    assert once[4] == "By 14 July 2009"


def test_the_earlier_text_of_a_plan_stands_below_it() -> None:
    plan = on_file("fallows", "oasys")
    reading = read(plan_fragment(plan))
    assert words_of(reading, "h4")[-1] == "What the plan before it said"
    assert words_of(reading, "p")[-1] == " ".join((plan.previous_text or "").split())


def test_hostile_words_are_words_and_nothing_else() -> None:
    plan = on_file("lumb", "oasys")
    typed = {"owner": HOSTILE, "text": HOSTILE, "measure": HOSTILE, "evidence": (HOSTILE,), "forbids": "A1"}
    changed = msgspec.structs.replace(
        plan,
        author=HOSTILE,
        text=HOSTILE,
        previous_text=HOSTILE,
        contingency=HOSTILE,
        offender_role=HOSTILE,
        victim_safety=(HOSTILE,),
        actions=tuple(msgspec.structs.replace(action, **typed) for action in plan.actions),
    )
    html = plan_fragment(changed)
    reading = read(html)
    assert "<script" not in html
    assert reading.of("script", "b") == []
    assert reading.elements[0].words.count(HOSTILE) == 6 + 4 * len(plan.actions)


def test_headings_lists_and_names_are_there_for_a_screen_reader() -> None:
    reading = read(plan_fragment(on_file("lumb", "oasys")))
    assert reading.elements[0].attributes["aria-label"] == "The probation plan (OASys)"
    levels = [int(one.tag[1]) for one in reading.of("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 3
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len([one for one in reading.of("li") if one.attributes.get("class") == "action"]) == 11
    assert reading.of("script", "link", "iframe", "img", "form", "table") == []
    assert [one for one in reading.elements if "id" in one.attributes] == []


def test_it_styles_nothing_but_itself_and_fetches_nothing() -> None:
    html = plan_fragment(bare())
    css = re.sub(r"/\*.*?\*/", "", read(html).of("style")[0].words, flags=re.S)
    selectors = [one.strip() for one in re.findall(r"([^{}]+)\{", css) if not one.strip().startswith("@")]
    parts = [part.strip() for one in selectors for part in re.split(r",(?![^(]*\))", one)]
    assert [part for part in parts if ".rightmix-plans" not in part] == []
    assert re.findall(r"url\(|@import|https?:|javascript:", html) == []


def test_our_own_words_never_say_plain_risk() -> None:
    said = read(plan_fragment(bare())).of("dt", "dd", "p", "h3", "h4")
    assert [one.words for one in said if plain_risk(one.words, strictly=True)] == []


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = on_file("lumb", "oasys")
    assert plan_fragment(plan) == plan_fragment(plan)


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("width", [320, 600])
def test_it_fits_beside_a_form_and_all_words_stand_out(page: Page, tmp_path: Path, theme: str, width: int) -> None:
    plans: list[Any] = [on_file("lumb", "oasys"), on_file("fallows", "oasys")]
    body = "".join(map(plan_fragment, plans))
    is_light = str(theme == "light").lower()
    file = tmp_path / "plan.html"
    file.write_text(
        f'<!doctype html><body data-jp-theme-light="{is_light}" style="margin: 0; {THEMES[theme]}">{body}',
        encoding="utf-8",
    )
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == 0
    assert page.evaluate(FAINT) == []
