"""A scenario fitted to a caseload: its shares are the file's, it can be run, and it says where each came from."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.scenario import Scenario, open_scenario, read_scenario, scenario_text
from rightmix_sim.scenario.balance import order_probability
from rightmix_sim.scenario.caseload import with_caseload
from rightmix_sim.scenario.caseload.fitted_text import fitted_scenario
from rightmix_sim.scenario.caseload.orders import rounded

SMALL = "one-small-area"
NEAR = 1e-6  # shares have six decimals


def fitted(path: Path, tmp_path: Path, name: str = SMALL, **options: object) -> tuple[str, Scenario]:
    text = fitted_scenario(path, open_scenario(name), scenario_text(name), **options).text
    out = tmp_path / "fitted.toml"
    out.write_text(text, encoding="utf-8")
    return text, read_scenario(out)


def twenty() -> list[dict[str, str]]:
    """Twenty people: five on an order (two orders of three years, a licence of one year and two of two)."""
    order = {"registered": "2008-01-01"}
    return [
        {**order, "order_kind": "community_order", "order_start": "2008-01-01", "order_end": "2010-12-31",
         "rosh": "high", "mappa_level": "2", "programme": "waiting", "denial": "partial"},
        {**order, "order_kind": "community_order", "order_start": "2008-06-01", "order_end": "2011-05-31",
         "rosh": "high", "mappa_level": "1", "programme": "attending", "denial": "none"},
        {**order, "order_kind": "licence", "order_start": "2008-10-01", "order_end": "2009-09-30",
         "rosh": "very_high", "mappa_level": "3", "programme": "not_required", "denial": "none"},
        {**order, "order_kind": "licence", "order_start": "2008-04-01", "order_end": "2010-03-31",
         "rosh": "high", "mappa_level": "2", "programme": "excluded_denial", "denial": "total"},
        {**order, "order_kind": "licence", "order_start": "2007-10-01", "order_end": "2009-09-30",
         "rosh": "very_high", "mappa_level": "1", "programme": "completed", "denial": "none"},
        *({"rm2000": "low", "rosh": "medium", "learning_disability": "no"} for _ in range(9)),
        *({"rm2000": "", "rosh": "low", "learning_disability": "yes"} for _ in range(6)),
    ]  # fmt: skip


@pytest.fixture
def area(table, tmp_path: Path):
    return fitted(table(twenty()), tmp_path)[1].area("ash")


def test_the_register_is_the_number_of_rows_and_the_part_on_orders(area) -> None:
    assert (area.register.people, area.register.supervised_share) == (20, 0.25)  # 5 of 20


def test_the_mix_is_that_of_those_of_whom_it_is_known(area) -> None:
    # RM2000 is known of 14: 5 medium (the table's own) and 9 low
    assert dict(area.mix.rm2000) == pytest.approx(
        {"low": 9 / 14, "medium": 5 / 14, "high": 0, "very_high": 0}, abs=NEAR
    )
    assert dict(area.mix.rosh) == {"low": 0.3, "medium": 0.45, "high": 0.15, "very_high": 0.1}
    assert dict(area.mix.denial) == {"none": 0.6, "partial": 0.2, "total": 0.2}  # of five
    assert area.mix.learning_disability == 0.4  # 6 of 15


def test_levels_are_shares_of_those_on_an_order_by_their_harm(area) -> None:
    assert area.mix.level_2_of_high_rosh == 0.4  # 2 of the 5 of high or very high RoSH
    assert area.mix.level_3_of_very_high_rosh == 0.5  # 1 of 2


def test_the_programme_is_required_of_three_of_the_four_who_are_suitable(area) -> None:
    assert area.programme.required_of_suitable == 0.75


def test_lengths_in_flight_become_those_of_new_orders(area) -> None:
    # one licence of 12 months and two of 24: 1/12 to 2/24 is one to one
    assert dict(area.register.licence_length) == {"6 months": 0, "12 months": 0.5, "24 months": 0.5, "48 months": 0}
    assert dict(area.register.community_order_length) == {"12 months": 0, "24 months": 0, "36 months": 1}
    # two orders of 36 months and three licences of 18 on average: 2/36 to 3/18 is one to three
    assert dict(area.register.order_kind) == {"community_order": 0.25, "licence": 0.75}


def test_the_kinds_met_on_day_one_are_those_of_the_file_again(area) -> None:
    register = area.register
    months = {"community_order": 36, "licence": 18}
    met = {kind: register.order_kind[kind] * months[kind] for kind in months}
    assert met["community_order"] / sum(met.values()) == pytest.approx(2 / 5)


def test_what_the_file_tells_of_nobody_is_kept_and_said_so(table, tmp_path: Path) -> None:
    text, scenario = fitted(table([{} for _ in range(5)]), tmp_path)
    kept = open_scenario(SMALL).area("ash")
    assert scenario.area("ash").mix.denial == kept.mix.denial
    assert scenario.area("ash").register.licence_length == kept.register.licence_length
    assert "# denial: caseload.csv tells it of nobody; as in the scenario\n" in text
    assert "denial" not in tomllib.loads(text)["areas"]["ash"]["mix"]


def test_every_figure_says_from_which_file_and_of_how_many_it_is(table, tmp_path: Path) -> None:
    _, scenario = fitted(table(twenty()), tmp_path)
    sources = {one.parameter: (one.status, one.source) for one in scenario.assumptions}
    assert sources["register.people"] == ("sourced", "from caseload.csv, 20 people")
    assert sources["mix.rm2000"] == ("sourced", "from caseload.csv, 14 people")
    assert sources["mix.level_3_of_very_high_rosh"] == ("sourced", "from caseload.csv, 2 people")
    assert sources["offender_managers.posts"] == ("assumption", "Made up for first tries")


def test_a_fitted_scenario_takes_the_caseload_it_was_fitted_to(table, tmp_path: Path) -> None:
    path = table(twenty())
    _, scenario = fitted(path, tmp_path)
    assert scenario.area("ash").register.people == len(with_caseload(scenario, path).area("ash").caseload)


def test_fitting_twice_changes_nothing_more(table, tmp_path: Path) -> None:
    path = table(twenty())
    text, once = fitted(path, tmp_path)
    twice = fitted_scenario(path, once, text)
    out = tmp_path / "twice.toml"
    out.write_text(twice.text, encoding="utf-8")
    assert read_scenario(out).areas == once.areas


def test_more_orders_than_can_be_kept_up_are_cut_and_said_so(table, tmp_path: Path) -> None:
    rows = [{"order_kind": "licence"} for _ in range(10)]
    found = fitted_scenario(table(rows), open_scenario(SMALL), scenario_text(SMALL))
    (cut,) = [one for one in found.figures["ash"] if one.note]
    assert cut.path == "register.supervised_share"
    assert "the file has 1, but" in cut.note
    register = fitted(table(rows), tmp_path)[1].area("ash").register
    assert order_probability(register) == pytest.approx(1, abs=1e-4)  # everybody who joins has an order


def test_posts_groups_and_beds_become_the_fewest_that_could_hold_the_caseload(table, tmp_path: Path) -> None:
    rows = [{"order_kind": "licence", "programme": "attending", "in_approved_premises_since": "2009-03-01"}] * 100
    rows += [{"public_protection_officer": "7"}] * 400
    text, scenario = fitted(table(rows), tmp_path)
    area = scenario.area("ash")
    assert area.offender_managers.posts == 3  # 100 people on 40 cases a post
    assert area.public_protection_officers.posts == 7
    assert area.programme.groups == 12  # 100 on 9 places each
    assert area.premises.beds == 100
    assert text.count('Put in your own number"}') == 4  # said in the provenance of each


def test_one_area_of_six_is_fitted_and_the_others_stay(table, tmp_path: Path) -> None:
    rows = [{"area": name} for name in ("elm", "elm", "birch")]
    before = open_scenario("six-areas-2009")
    _, after = fitted(table(rows), tmp_path, "six-areas-2009", area="elm")
    assert after.area("elm").register.people == 2
    assert [one for one in after.areas if one.name != "elm"] == [one for one in before.areas if one.name != "elm"]


def test_every_area_with_rows_is_fitted(table, tmp_path: Path) -> None:
    rows = [{"area": name} for name in ("elm", "elm", "birch")]
    _, after = fitted(table(rows), tmp_path, "six-areas-2009")
    before = open_scenario("six-areas-2009")
    changed = Counter(one.register.people for one in after.areas if one != before.area(one.name))
    assert changed == {2: 1, 1: 1}


def test_rows_without_an_area_belong_to_the_one_that_is_named(table, tmp_path: Path) -> None:
    _, after = fitted(table([{}, {}, {}]), tmp_path, "six-areas-2009", area="cedar")
    assert after.area("cedar").register.people == 3


def test_an_area_without_a_row_cannot_be_fitted(table) -> None:
    six = open_scenario("six-areas-2009")
    with pytest.raises(InputError, match="The file has no row of the area elm"):
        fitted_scenario(table([{"area": "birch"}]), six, scenario_text("six-areas-2009"), area="elm")


def test_another_first_day_is_that_of_the_scenario_and_of_the_check(table, tmp_path: Path) -> None:
    path = table([{"last_police_visit": "2026-03-31"}])
    with pytest.raises(InputError, match="after the scenario's first day"):
        fitted(path, tmp_path)
    _, scenario = fitted(path, tmp_path, starts=date(2026, 4, 1))
    assert scenario.starts == date(2026, 4, 1)


def test_shares_of_six_decimals_add_up_to_exactly_one() -> None:
    assert dict(rounded({"a": 1, "b": 1, "c": 1}) or {}) == {"a": 0.333334, "b": 0.333333, "c": 0.333333}
    assert rounded({"a": 0.0, "b": 0.0}) is None
