"""The table of an answer of the what-if form, from findings made by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rightmix_sim.experiment.what_if import Answer
from rightmix_sim.findings import Count, findings_of
from rightmix_sim.forms.answer_html import listed
from rightmix_sim.scenario import open_scenario


def test_a_new_edition_within_the_measured_days_is_said_beside_the_first() -> None:
    scenario = open_scenario("one-small-area")
    later = {"id": "police-visit-medium", "value": 2, "from": date(2009, 10, 1)}
    scenario = replace(scenario, book=scenario.book.overlay([later]))
    (area,) = scenario.areas
    found = findings_of({area.name: [[Count("police-visit-medium", "all", 8, 10)]]}, scenario.book)
    table = listed(Answer(area, area, 1, found, found, [], [], {}, {}, {}), scenario)
    assert "Medium, every 3 months, from 1 October 2009 every 2 months, ¶7.14" in re.sub(r"<[^>]+>", " ", table)
