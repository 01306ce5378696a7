"""The mix as a chart, asserted on its data: parts of bars in hours, and what is said of needs and intensity."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from rightmix_sim import charts
from rightmix_sim.charts.mix import LOOK
from rightmix_sim.plans.facts import Factor
from rightmix_sim.plans.mix.right_mix import LeastHours, Need
from rightmix_sim.plans.mix.weighing import FactorMix, Intensity, Mix, Work
from rightmix_sim.plans.plan import PURPOSES, Purpose
from tests.charts.looking import column
from tests.charts.test_colours import CONES, lab

OVERALL = "Overall, hours a month"
FACTORS = "Factor by factor, hours a month"
INTENSITY = "Intensity, hours a month"


def work(control: float = 0.0, help_: float = 0.0, change: float = 0.0) -> Work:
    hours: dict[Purpose, float] = {"control": control, "help": help_, "change": change}
    return Work(hours, {purpose: int(hours[purpose] > 0) for purpose in PURPOSES})


def factor_mix(id_: str, done: Work, **needs: bool) -> FactorMix:
    """A factor with what is done for it, and its needs by purpose with whether they are met."""
    factor = Factor(id=id_, kind="dynamic", area="finance", linked_to=("rosh",))
    told = tuple((Need(factor, purpose, "rule", "6.8"), met) for purpose, met in needs.items())  # type: ignore[arg-type]
    return FactorMix(factor, done, told)


def intensity(planned: float, asked: float) -> Intensity:
    return Intensity(LeastHours("constructive", asked, "rm2000_s", "high", "6.8"), planned)


def drawn(*factors: FactorMix, whole: Work | None = None, intensities: tuple[Intensity, ...] = ()) -> Figure:
    return charts.mix(Mix(whole or work(30.0, 6.0, 4.0), factors, intensities))


def parts(figure: Figure, section: str, row: str) -> dict[str, tuple[float, float]]:
    """The parts of a bar by their name: where each begins, and how long it is."""
    found = [one for one in column(figure, section).get_children() if isinstance(one, Rectangle)]
    return {
        str(one.get_label()).removeprefix(f"{row} "): (one.get_x(), one.get_width())
        for one in found
        if str(one.get_label()).startswith(f"{row} ")
    }


def said(figure: Figure, panel: str, key: str) -> list[str]:
    return [text.get_text() for text in column(figure, panel).texts if text.get_label() == key]


def words(figure: Figure) -> str:
    return " ".join(text.get_text() for axes in figure.axes for text in axes.texts)


def test_the_hours_of_all_actions_are_stacked_control_then_help_then_change() -> None:
    # 30, then 6 from there, then 4 from 30 + 6 = 36
    assert parts(drawn(), OVERALL, "overall") == {"control": (0, 30.0), "help": (30.0, 6.0), "change": (36.0, 4.0)}


def test_every_factor_has_a_bar_of_its_own_hours_and_its_figures_above() -> None:
    figure = drawn(factor_mix("F1", work(control=2.0, change=1.25)), factor_mix("F2", work(help_=0.5)))
    assert parts(figure, FACTORS, "F1") == {"control": (0, 2.0), "change": (2.0, 1.25)}
    assert parts(figure, FACTORS, "F2") == {"help": (0, 0.5)}
    assert said(figure, "labels", "F1") == ["control 2.0", "help none", "change 1.2"]


def test_factors_stand_on_one_scale_that_holds_the_longest() -> None:
    figure = drawn(factor_mix("F1", work(control=9.0, change=3.4)), factor_mix("F2", work(help_=0.5)))
    assert column(figure, FACTORS).get_xlim() == (0.0, 15.0)  # 9 + 3.4 = 12.4, and the next round number is 15
    assert "15 h" in words(figure)


def test_an_unmet_need_is_said_in_words_and_by_a_sign() -> None:
    figure = drawn(factor_mix("F1", work(control=2.0), control=True, change=False))
    assert said(figure, "needs", "F1") == ["✓ control: met", "▲ change: not met, ¶6.8"]
    weights = {t.get_text(): t.get_fontweight() for t in column(figure, "needs").texts}
    assert weights["▲ change: not met, ¶6.8"] == "bold"
    assert weights["✓ control: met"] == "normal"


def test_a_need_for_change_that_help_meets_says_so() -> None:
    assert said(drawn(factor_mix("F1", work(help_=2.0), change=True)), "needs", "F1") == ["✓ change: met by help"]


def test_a_factor_of_which_nothing_is_asked_says_so() -> None:
    assert said(drawn(factor_mix("F1", work(control=2.0))), "needs", "F1") == ["○ none by the rules"]


def test_the_intensity_stands_beside_what_is_asked() -> None:
    figure = drawn(intensities=(intensity(7.5, 3.0),))
    assert parts(figure, INTENSITY, "constructive") == {"planned": (0, 7.5)}
    lines = [one for one in column(figure, INTENSITY).get_children() if isinstance(one, Line2D)]
    asked = [one for one in lines if one.get_label() == "constructive asked"]
    assert {tuple(np.asarray(one.get_xdata())) for one in asked} == {(3.0, 3.0)}
    assert said(figure, "labels", "constructive") == ["7.5 h planned, at least 3.0 h asked"]
    assert said(figure, "needs", "constructive") == ["✓ enough"]


def test_too_few_hours_are_said_in_words_even_where_rounding_would_hide_it() -> None:
    figure = drawn(intensities=(intensity(2.96, 3.0),))
    assert said(figure, "labels", "constructive") == ["2.96 h planned, at least 3.00 h asked"]
    assert said(figure, "needs", "constructive") == ["▲ too little"]


def test_the_title_names_the_needs_that_are_not_met() -> None:
    figure = drawn(
        factor_mix("F1", work(control=2.0), change=False), factor_mix("F2", work(), help=False, change=False)
    )
    title = "Help is missing for F2 finance; change is missing for F1 finance and F2 finance."
    assert title in words(figure)


def test_a_right_mix_has_a_title_that_says_so() -> None:
    figure = drawn(factor_mix("F1", work(control=2.0), control=True), intensities=(intensity(7.5, 3.0),))
    assert "Every factor gets the work that it needs. The hours reach the least that the case asks for." in words(
        figure
    )


def test_where_rm2000_asks_for_hours_the_chart_says_what_it_is() -> None:
    assert "RM2000 here is a teaching approximation." in words(drawn(intensities=(intensity(7.5, 3.0),)))


@pytest.mark.parametrize("cones", CONES)
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(PURPOSES, 2)))
def test_purposes_are_told_apart_without_one_kind_of_cone_by_fill(one: Purpose, other: Purpose, cones: str) -> None:
    distance = float(np.linalg.norm(lab(LOOK[one][0], CONES[cones]) - lab(LOOK[other][0], CONES[cones])))
    assert distance >= 20  # about 2 can just be seen
    assert sum(bool(LOOK[purpose][2]) for purpose in PURPOSES) == 1  # help alone is hatched


def test_every_letter_prints_at_9_points_or_more() -> None:
    figure = drawn(factor_mix("F1", work(control=2.0), control=True), intensities=(intensity(7.5, 3.0),))
    # 12 pixels of 1/96 inch are 12 * 72 / 96 = 9 points
    assert {text.get_fontsize() for axes in figure.axes for text in axes.texts} == {12.0}


def test_nothing_planned_gives_no_bar_and_no_nan() -> None:
    figure = drawn(factor_mix("F1", work(), change=False), whole=work(), intensities=(intensity(0.0, 3.0),))
    assert parts(figure, OVERALL, "overall") == {}
    assert "nan" not in words(figure).split()
    assert said(figure, "labels", "overall") == ["control none", "help none", "change none"]
