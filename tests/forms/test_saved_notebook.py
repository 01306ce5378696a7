"""A saved notebook of ours holds a sentence where its form was; notebooks of others are none of our business."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.forms.saved_notebook import (
    SENTENCE,
    WIDGET,
    _jupyter_server_extension_points,
    _load_jupyter_server_extension,
    without_forms,
)

FORM = {"output_type": "display_data", "metadata": {}, "data": {WIDGET: {"model_id": "7"}, "text/plain": "Form()"}}
PRINTED = {"output_type": "stream", "name": "stdout", "text": "7"}


def saved(*cells: Any, ours: bool = True) -> dict[str, Any]:
    metadata: dict[str, Any] = {"rightmix": {"form": "ex2-rm2000"}} if ours else {"kernelspec": {}}
    content = {"metadata": metadata | {"widgets": {"state": {}}}, "cells": list(cells), "nbformat": 4}
    return {"type": "notebook", "content": content}


def code(*outputs: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": "show()", "outputs": list(outputs)}


def test_a_form_becomes_a_sentence_and_everything_else_stays() -> None:
    text = {"cell_type": "markdown", "source": "Words"}
    model = saved(text, code(PRINTED, FORM), code())
    without_forms(model, path="ex2.ipynb", contents_manager=None)
    shown = {"output_type": "display_data", "metadata": {}, "data": {"text/plain": SENTENCE}}
    assert model["content"]["cells"] == [text, code(PRINTED, shown), code()]
    assert model["content"]["metadata"] == {"rightmix": {"form": "ex2-rm2000"}}


def test_saving_it_again_changes_nothing() -> None:
    model = saved(code(FORM))
    without_forms(model)
    once = deepcopy(model)
    without_forms(model)
    assert model == once


@pytest.mark.parametrize("model", [
    saved(code(FORM), ours=False), {**saved(code(FORM)), "type": "file"}, {"type": "directory", "content": None},
    {"type": "notebook", "content": None}, {"type": "notebook"}, {}, None, [], "notebook",
    {"type": "notebook", "content": {"metadata": None, "cells": [code(FORM)]}},
])  # fmt: skip
def test_what_is_not_ours_stays_as_it_is(model: Any) -> None:
    before = deepcopy(model)
    without_forms(model)
    assert model == before


@pytest.mark.parametrize("cells", [
    None, {}, [None], ["x"], [{}], [{"cell_type": "code"}], [{"cell_type": "code", "outputs": None}],
    [code(None, [], {"data": None}, {"data": [WIDGET]}, {"data": WIDGET})],
    [{"cell_type": ["code"], "outputs": [FORM]}],
])  # fmt: skip
def test_odd_content_is_saved_as_it_is(cells: Any) -> None:
    model = saved()
    model["content"]["cells"] = deepcopy(cells)
    without_forms(model)
    assert model["content"]["cells"] == cells


KEYS = st.sampled_from(["type", "content", "metadata", "rightmix", "cells", "cell_type", "outputs", "data", WIDGET])
ATOMS = st.none() | st.booleans() | st.integers() | st.sampled_from(["notebook", "code", "x"])


@given(st.recursive(ATOMS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)))
def test_nothing_raises(content: Any) -> None:
    assert without_forms({"type": "notebook", "content": content}) is None
    assert without_forms({"type": "notebook", "content": {"metadata": {"rightmix": {}}, "cells": content}}) is None
    assert without_forms(content) is None


def test_the_server_is_asked_to_do_it_before_each_save() -> None:
    class Contents:
        hooks: list[Any] = []  # noqa: RUF012

        def register_pre_save_hook(self, hook: Any) -> None:
            self.hooks.append(hook)

    class Server:
        contents_manager = Contents()

    _load_jupyter_server_extension(Server())
    assert Server.contents_manager.hooks == [without_forms]
    assert _jupyter_server_extension_points() == [{"module": "rightmix_sim.forms.saved_notebook"}]
