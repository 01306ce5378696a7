"""The alignment matrix as a chart, asserted on its data: stripes and words in the axes of their plan."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from rightmix_sim import charts
from rightmix_sim.charts import colours
from rightmix_sim.charts.paper import WIDE
from rightmix_sim.plans.alignment.matrix import Agreement, Cell, Matrix, Row
from rightmix_sim.plans.alignment.matrix_words import SIGNS, description
from rightmix_sim.plans.plan import PlanKind
from tests.charts.looking import column, words

KINDS: tuple[PlanKind, ...] = ("oasys", "visor", "mappa")
LONG = "Somebody with a very long name and a post that nobody could say in one breath, public protection unit, north"


def cell(who: str = "PC R. Lowe", how_often: str = "every month", *ids: str) -> Cell:
    return Cell(ids or ("A1",), who, how_often)


def row(agreement: Agreement, name: str = "police_home_visit", **cells: Cell) -> Row:
    differs_in = ("how often",) if agreement == "differs" else ()
    return Row("action", name, f"Title of {name}", dict(cells), agreement, differs_in)  # type: ignore[arg-type]


def prohibition(agreement: Agreement, **cells: Cell) -> Row:
    return Row("prohibition", "P1", "Prohibition about place", dict(cells), agreement)  # type: ignore[arg-type]


def drawn(*rows: Row, plans: tuple[PlanKind, ...] = KINDS) -> Figure:
    return charts.alignment(Matrix(plans, rows))


def boxes(axes: Axes) -> dict[str, Rectangle]:
    found = [one for one in axes.get_children() if isinstance(one, Rectangle) and one is not axes.patch]
    return {str(one.get_label()): one for one in found}


def said(axes: Axes, key: str) -> str:
    return " ".join(text.get_text() for text in axes.texts if text.get_label() == key)


def colour_of(one: Rectangle) -> str:
    return to_hex(one.get_facecolor())


def test_a_cell_says_who_and_how_often_in_the_column_of_its_plan() -> None:
    figure = drawn(row("agrees", oasys=cell("J. Marsh", "every 2 weeks"), visor=cell("J. Marsh", "every 2 weeks")))
    assert said(column(figure, "oasys"), "0 police_home_visit") == "J. Marsh every 2 weeks"
    assert said(column(figure, "mappa"), "0 police_home_visit") == "–"


@pytest.mark.parametrize(
    ("agreement", "colour", "verdict"),
    [
        ("agrees", colours.RUN, "= agrees"),
        ("differs", colours.WARNING, "≠ differs in how often"),
        ("not carried over", colours.WARNING, "▲ not carried over"),
        ("missing", colours.WARNING, "▲ missing"),
        ("one plan", colours.BEFORE, "○ in one plan"),
    ],
)
def test_agreement_is_a_colour_and_a_sign_with_words(agreement: Agreement, colour: str, verdict: str) -> None:
    figure = drawn(row(agreement, mappa=cell()))
    assert colour_of(boxes(column(figure, "mappa"))["0 police_home_visit"]) == colour
    assert said(column(figure, "alignment"), "0 police_home_visit") == verdict


def test_no_two_colours_of_agreement_share_a_sign() -> None:
    assert len({SIGNS["agrees"], SIGNS["differs"], SIGNS["one plan"], SIGNS["missing"]}) == 4


def test_a_plan_that_leaves_out_what_another_has_is_an_empty_box_that_says_so() -> None:
    lacking = replace(prohibition("missing", oasys=cell()), missing_from=("visor",))
    figure = drawn(lacking, plans=("oasys", "visor"))
    empty = boxes(column(figure, "visor"))["0 P1 empty"]
    assert colour_of(empty) == colours.PAPER
    assert empty.get_linestyle() == "dashed"
    assert said(column(figure, "visor"), "0 P1") == "not named"
    assert "0 P1" not in boxes(column(figure, "visor"))  # no stripe


def test_what_one_plan_alone_does_is_no_fault_of_the_others() -> None:
    figure = drawn(row("one plan", oasys=cell()))
    assert boxes(column(figure, "visor")) == {}
    assert "not named" not in words(figure)


def test_only_what_differs_is_bold() -> None:
    figure = drawn(row("differs", oasys=cell(how_often="every month"), visor=cell(how_often="every 3 months")))
    texts = {text.get_text(): text for text in column(figure, "visor").texts}
    assert texts["every 3 months"].get_fontweight() == "bold"
    assert texts["PC R. Lowe"].get_fontweight() == "normal"


def test_actions_stand_above_prohibitions_each_under_a_heading() -> None:
    figure = drawn(
        row("agrees", "visit", oasys=cell(), visor=cell()), prohibition("agrees", oasys=cell(), visor=cell())
    )
    place = {text.get_text(): text.get_position()[1] for text in column(figure, "words").texts}  # from the top
    in_order = ["Actions", "Title of visit", "Prohibitions of the SOPO", "Prohibition about place"]
    assert sorted(in_order, key=lambda one: place[one]) == in_order


def test_the_title_says_what_is_seen() -> None:
    rows = (row("agrees", oasys=cell(), visor=cell()), prohibition("missing", oasys=cell()))
    title = [text.get_text() for text in column(drawn(*rows), "words").texts if text.get_position()[1] < 35]
    assert " ".join(title) == (
        "The plans agree on 1 of the 2 actions and prohibitions that can be compared: "
        "1 prohibition is missing from a plan."
    )


def test_only_the_plans_that_were_given_have_a_column() -> None:
    figure = drawn(row("agrees", oasys=cell(), visor=cell()), plans=("oasys", "visor"))
    assert [axes.get_label() for axes in figure.axes] == ["words", "oasys", "visor", "alignment"]


def test_days_and_months_are_shortened_and_what_is_said_twice_is_said_once() -> None:
    often = "every week, Tuesdays 10:00 to 11:00, until 30 September 2009; by 1 May 2009; by 1 May 2009"
    figure = drawn(row("one plan", oasys=cell(how_often=often)), plans=("oasys",))
    assert said(column(figure, "oasys"), "0 police_home_visit") == (
        "PC R. Lowe every week, Tue 10:00 to 11:00, until 30 Sep 2009; by 1 May 2009"
    )


def test_a_long_text_ends_in_an_ellipsis_and_the_description_has_the_whole_of_it() -> None:
    matrix = Matrix(KINDS, (row("one plan", oasys=cell(LONG)),))
    shown = said(column(charts.alignment(matrix), "oasys"), "0 police_home_visit")
    assert shown.startswith("Somebody with a very")
    assert shown.endswith("… every month")
    assert LONG in description(matrix)


def test_rows_with_the_same_title_are_told_apart_by_their_ids() -> None:
    rows = [row("agrees", oasys=cell("A", "every day", f"A{n}"), visor=cell("A", "every day", f"V{n}")) for n in (1, 2)]
    assert {"(A1, V1)", "(A2, V2)"} <= set(words(drawn(*rows)))


def test_25_rows_of_three_plans_stand_clear_of_each_other_and_can_be_read() -> None:
    many = [row("agrees", name=f"n{n}", **{kind: cell(LONG, LONG) for kind in KINDS}) for n in range(25)]
    figure = drawn(*many)
    assert figure.get_figwidth() * 72 == WIDE
    # 12 pixels of 1/96 inch are 12 * 72 / 96 = 9 points
    assert {text.get_fontsize() for axes in figure.axes for text in axes.texts} == {12.0}
    blocks = [boxes(column(figure, "visor"))[f"{n} n{n} cell"] for n in range(25)]
    assert all(above.get_y() + above.get_height() <= below.get_y() for above, below in itertools.pairwise(blocks))
    for number, block in enumerate(blocks):
        lines = [t.get_position()[1] for t in column(figure, "visor").texts if t.get_label() == f"{number} n{number}"]
        assert block.get_y() < min(lines) - 9
        assert max(lines) < block.get_y() + block.get_height()


def test_signs_that_the_font_lacks_are_boxes_and_dollars_are_no_formula() -> None:
    figure = drawn(row("one plan", oasys=cell("漢 $x_1$ <b>")))
    assert said(column(figure, "oasys"), "0 police_home_visit") == "□ $x_1$ <b> every month"
    assert "□ $x_1$ &lt;b&gt;" in charts.as_svg(figure, "alignment", "")


def test_a_set_without_actions_gives_a_chart_that_says_so() -> None:
    assert "The plans have no action in common: nothing that one says can be compared with another." in " ".join(
        words(drawn())
    )
