"""The what-if form without a browser: what is set, what is shown, and what happens when something is wrong."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.experiment import sliders
from rightmix_sim.forms import WhatIfForm

MANAGERS = sliders.MANAGERS


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_form_begins_with_the_area_as_it_is(form: WhatIfForm) -> None:
    form.work_out_first()
    assert form.controls[MANAGERS].value == 3
    assert plain(form.said.value).startswith("As it is, ")
    assert "was" not in plain(form.drawn.value)


def test_a_moved_slider_says_what_was_changed_and_back_undoes_it(form: WhatIfForm) -> None:
    form.work_out_first()
    before = form.said.value, form.drawn.value, form.listed.value
    form.controls[MANAGERS].value = 5
    assert plain(form.said.value).startswith("With two more offender managers, ")
    assert "was" in plain(form.drawn.value)
    assert form.drawn.value != before[1]
    form.back.click()
    assert form.controls[MANAGERS].value == 3
    assert (form.said.value, form.drawn.value, form.listed.value) == before


def test_another_area_brings_its_own_sliders(form: WhatIfForm) -> None:
    form.work_out_first()
    form.controls[MANAGERS].value = 5
    form.area.value = "oak"
    assert form.controls[MANAGERS].value == 2
    assert plain(form.said.value).startswith("As it is, ")
    form.area.value = "elm"
    assert form.controls[MANAGERS].value == 3  # a change does not travel to another area and back


def test_an_answer_grows_surer_while_nothing_is_moved(form: WhatIfForm) -> None:
    form.work_out_first()
    assert plain(form.status.value) == "After 3 of 20 runs; growing more certain…"
    asyncio.run(form.work_out())
    assert plain(form.status.value) == "After 20 runs."


def test_a_slider_that_moves_on_leaves_the_first_question_unanswered(form: WhatIfForm) -> None:
    async def moves() -> list[str]:
        form.controls[MANAGERS].value = 4
        first = form._task
        form.controls[MANAGERS].value = 5
        busy = form.status.value
        assert first is not None
        await asyncio.gather(first, return_exceptions=True)
        assert form._task is not None
        await form._task
        return ["cancelled" if first.cancelled() else "finished", busy]

    form.work_out_first()
    how, busy = asyncio.run(moves())
    assert how == "cancelled"
    assert plain(busy) == "Working it out…"
    assert plain(form.said.value).startswith("With two more offender managers, ")
    assert "rm-stale" not in form._answer._dom_classes


def test_figures_that_do_not_go_together_are_said_kindly_and_the_form_goes_on(
    form: WhatIfForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    form.work_out_first()

    def refuse(*_: object) -> None:
        raise InputError("A group of four cannot hold six.", file="x.toml", place="areas.elm", do="Make groups larger.")

    with monkeypatch.context() as patch:
        patch.setattr(sliders, "changed", refuse)
        form.controls[sliders.PLACES].value += 1
    said = plain(form.status.value)
    assert said.endswith("These figures do not go together. A group of four cannot hold six. Make groups larger.")
    assert "x.toml" not in said
    assert "rm-stale" in form._answer._dom_classes
    form.back.click()
    assert plain(form.status.value) == "After 3 of 20 runs; growing more certain…"


def test_a_fault_of_the_model_is_one_kind_sentence_and_no_traceback(
    form: WhatIfForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("<b>division</b>")

    with monkeypatch.context() as patch:
        patch.setattr("rightmix_sim.experiment.replications.simulate", broken)
        form.controls[MANAGERS].value = 4
    assert "that is not your fault (ZeroDivisionError: &lt;b&gt;division" in form.status.value
    form.controls[MANAGERS].value = 5
    assert plain(form.said.value).startswith("With two more offender managers, ")


def test_every_control_has_a_name_of_its_own(form: WhatIfForm) -> None:
    names = [control.description for control in (form.area, *form.controls.values(), form.back)]
    assert all(names)
    assert len(set(names)) == len(names)


def test_no_slider_answers_while_it_is_dragged(form: WhatIfForm) -> None:
    moved_by = [form.controls[path] for path in sliders.COUNTS]
    assert [slider.continuous_update for slider in moved_by] == [False] * 5


def test_every_chart_says_in_words_what_it_shows(form: WhatIfForm) -> None:
    form.work_out_first()
    form.controls[MANAGERS].value = 5
    images = list(ElementTree.fromstring(form.drawn.value.split("<p class")[0]).iter("svg"))
    assert len(images) == 2
    assert all(image.get("role") == "img" for image in images)
    findings, hours = (image.get("aria-label") or "" for image in images)
    assert re.search(r"OASys reviews \d+%, was \d+%", findings)
    assert "planned" in hours


def test_the_table_shows_when_it_is_asked_for_and_stays_while_answers_change(form: WhatIfForm) -> None:
    form.work_out_first()
    assert form.listed.layout.display == "none"
    form.table.value = True
    form.controls[MANAGERS].value = 5
    assert form.listed.layout.display == "block"
    assert "Home visit, high and very high RoSH" in plain(form.listed.value)


def test_an_area_the_scenario_does_not_have_is_refused_at_once(small: Path) -> None:
    with pytest.raises(UnknownName):
        WhatIfForm(str(small), area="ash")
