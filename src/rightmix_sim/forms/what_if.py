"""The planner's what-if form: sliders over one area, the answer beside them. It collects and shows.

A moved slider gives a first answer from a few pairs of runs and a surer one from more, for as long as nothing else is
moved. The work is done a run at a time, between which the form listens, so the next move never waits for the last.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from html import escape
from typing import Any, Final

import ipywidgets as widgets
from IPython.display import Javascript, display

from rightmix_sim.errors import InputError, RightmixError
from rightmix_sim.experiment import sliders
from rightmix_sim.experiment.what_if import REPLICATIONS, WhatIf
from rightmix_sim.files import package_file, read_text
from rightmix_sim.forms import answer_html
from rightmix_sim.forms import what_if_words as words
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.values import Value

LABELS: Final[Mapping[str, str]] = {
    sliders.MANAGERS: "Offender managers",
    sliders.POLICE: "Public protection officers",
    sliders.GROUPS: "Groups at a time",
    sliders.PLACES: "Places in each group",
    sliders.SESSIONS: "Sessions a week",
    sliders.ORDER_OF_WORK: "Offender managers begin with",
    sliders.PRE_PROGRAMME: "Pre-programme work begins",
}
HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "Staff, in posts": (sliders.MANAGERS, sliders.POLICE),
    "Programme": (sliders.GROUPS, sliders.PLACES, sliders.SESSIONS),
    "Policy": sliders.CHOICES,
}
NOTICE: Final = (
    "A teaching kit: the areas and everybody in them are synthetic. It says what work would be done and when,"
    " and forecasts nobody's reoffending."
)
FIRST: Final = 3  # pairs of runs: the fewest an answer is given from
STEPS: Final = (FIRST, 8, REPLICATIONS)  # pairs at which an answer is given
_SETTLE: Final = 0.12  # seconds in which a slider that moves on starts nothing
_LISTEN: Final = 0.01  # seconds between two runs, in which the form hears what was clicked

Control = Any  # an IntSlider or a Dropdown, which have no types


class WhatIfForm:
    """The form over the areas of a scenario (a name or the path of a file), beginning with `area`.

    The last line of a cell shows it. Errors of the scenario are raised here; later ones are shown in the form.
    """

    def __init__(self, scenario: str = "six-areas-2009", area: str | None = None, *, seed: int = 1) -> None:
        self._scenario = open_scenario(scenario)
        self._kept = {one.name: WhatIf(self._scenario, one.name, seed=seed) for one in self._scenario.areas}
        self._what_if = self._kept[self._scenario.area(area or self._scenario.areas[0].name).name]
        self._task: asyncio.Task[None] | None = None
        self._setting = False
        self.area = widgets.Dropdown(
            description="Area",
            tooltip="Area",
            options=[(one.title, one.name) for one in self._scenario.areas],
            value=self._what_if.area.name,
        )
        self.controls: dict[str, Control] = {}
        self.back = widgets.Button(
            description="Back to as it is", tooltip="Set every control back to the area as it is"
        )
        self.status, self.said, self.drawn, self.listed = (widgets.HTML() for _ in range(4))
        self.table = widgets.Checkbox(value=False, description="Show all findings in a table", indent=False)
        self._sliders, self._answer, self.root = widgets.VBox(), widgets.VBox(), widgets.VBox()
        self._lay_out()
        self._set_sliders()
        self.area.observe(self._other_area, "value")
        self.table.observe(self._show_table, "value")
        self._show_table()
        self.back.on_click(self._go_back)

    def _ipython_display_(self) -> None:
        display(Javascript(read_text(package_file("forms/data/names.js"))))  # type: ignore[no-untyped-call]
        self._say_busy("Working out the area as it is…")
        display(self.root)  # type: ignore[no-untyped-call]
        self.work_out_first()
        self._ask()

    def work_out_first(self) -> None:
        """Show a first answer to what is set now, before anything else happens."""
        try:
            after = self._changed()
            coming = self._what_if.work_out(after)
            while self._what_if.ready(after) < FIRST:
                next(coming)
            self._show(after)
        except Exception as failed:  # whatever it is, the form stays and says so
            self._say_error(failed)

    async def work_out(self) -> None:
        """Show answers to what is set now, growing surer, until they are as sure as they get."""
        try:
            after = self._changed()
            if self._what_if.ready(after) >= FIRST:  # asked before
                self._show(after)
            for there in self._what_if.work_out(after):
                if there in STEPS:
                    self._show(after)
                await asyncio.sleep(_LISTEN)
        except Exception as failed:
            self._say_error(failed)

    def _changed(self) -> Area:
        values: dict[str, Value] = {
            path: control.value
            for path, control in self.controls.items()
            if control.value != sliders.own(self._what_if.area, path)
        }
        return sliders.changed(self._scenario, self._what_if.area, values)

    def _lay_out(self) -> None:
        style = widgets.HTML(f"<style>{read_text(package_file('forms/data/what-if.css'))}</style>")
        controls = widgets.VBox([self.area, self._sliders, self.back])
        columns = widgets.HBox([controls, self._answer])
        notice = widgets.HTML(f'<p class="rm-notice">{NOTICE}</p>')
        self._answer.children = (self.status, self.said, self.drawn, self.table, self.listed)
        self.root.children = (style, columns, notice)
        for widget, *names in (
            (self.root, "rm-form", "rm-what-if"),
            (columns, "rm-columns"),
            (controls, "rm-controls"),
            (self._answer, "rm-answer"),
            (self.status, "rm-status", "rm-live"),
            (self.said, "rm-old", "rm-live"),
            (self.drawn, "rm-old"),
            (self.table, "rm-table"),
            (self.listed, "rm-old"),
        ):
            for name in names:
                widget.add_class(name)
        self.area.add_class("rm-area")
        self.back.add_class("rm-back")

    def _set_sliders(self) -> None:
        """New controls for the area, each where the area has it."""
        self.controls = {}
        shown: list[widgets.Widget] = []
        for head, paths in HEADS.items():
            shown.append(widgets.HTML(f'<div class="rm-group">{head}</div>'))
            for path in paths:
                control = self.controls[path] = self._slider(path) if path in sliders.COUNTS else self._dropdown(path)
                control.add_class(f"rm-{path.replace('.', '-').replace('_', '-')}")
                control.observe(self._ask, "value")
                shown.append(control)
                if path in sliders.COUNTS:
                    shown.append(widgets.HTML(_own_mark(sliders.reach(self._what_if.area, path))))
        self._sliders.children = tuple(shown)

    def _slider(self, path: str) -> widgets.IntSlider:
        reach = sliders.reach(self._what_if.area, path)
        return widgets.IntSlider(
            value=reach.own,
            min=reach.least,
            max=reach.most,
            description=LABELS[path],
            tooltip=f"{LABELS[path]}; as it is: {reach.own}",  # the slider's accessible name
            continuous_update=False,
        )

    def _dropdown(self, path: str) -> widgets.Dropdown:
        own = sliders.own(self._what_if.area, path)
        named = [(words.POLICIES[path].choices[choice], choice) for choice in sliders.choices(path)]
        return widgets.Dropdown(
            options=[(f"{text} (as it is)" if choice == own else text, choice) for text, choice in named],
            value=own,
            description=LABELS[path],
            tooltip=LABELS[path],
        )

    def _other_area(self, _change: Any) -> None:
        self._what_if = self._kept[self.area.value]
        self._set_sliders()
        self._ask()

    def _show_table(self, _change: Any = None) -> None:
        self.listed.layout.display = "block" if self.table.value else "none"

    def _go_back(self, _button: Any) -> None:
        self._setting = True
        for path, control in self.controls.items():
            control.value = sliders.own(self._what_if.area, path)
        self._setting = False
        self._ask()

    def _ask(self, _change: Any = None) -> None:
        """Begin to work out what is set now, and leave off what was being worked out."""
        if self._setting:
            return
        if self._task is not None:
            self._task.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel around it
            self.work_out_first()
            return
        if _change is not None or not self.said.value:
            self._say_busy("Working it out…")
        self._task = loop.create_task(self._after_settling())

    async def _after_settling(self) -> None:
        await asyncio.sleep(_SETTLE)
        await self.work_out()

    def _show(self, after: Area) -> None:
        answer = self._what_if.answer(after)
        self.said.value = answer_html.said(answer)
        self.drawn.value = answer_html.drawn(answer)
        self.listed.value = answer_html.listed(answer, self._scenario)
        self.status.value = escape(words.certainty(answer, self._what_if.replications))
        self._answer.remove_class("rm-stale")

    def _say_busy(self, text: str) -> None:
        self.status.value = f"<b>{escape(text)}</b>"
        self._answer.add_class("rm-stale")

    def _say_error(self, failed: Exception) -> None:
        if isinstance(failed, InputError):
            text = f"These figures do not go together. {failed.what} {failed.do}"
        elif isinstance(failed, RightmixError):
            text = str(failed)
        else:
            text = (
                f"This could not be worked out, and that is not your fault ({type(failed).__name__}: {failed})."
                " Set the controls back with the button below them, or run the cell again."
            )
        self.status.value = f'<p class="rm-error"><b>No answer.</b> {escape(text)}</p>'
        self._answer.add_class("rm-stale")


def _own_mark(reach: sliders.Reach) -> str:
    at = (reach.own - reach.least) / max(1, reach.most - reach.least)
    late = " rm-late" if at > 0.6 else ""
    words_ = f"as it is: {reach.own} ▲" if late else f"▲ as it is: {reach.own}"
    return f'<div class="rm-own{late}" style="--at:{100 * at:.1f}%" aria-hidden="true"><span>{words_}</span></div>'
