"""The sentence of each chart is worked out from the data: with other data it says something else."""

from __future__ import annotations

import pytest

from rightmix_sim.charts import caseload, category, load, purposes, timeliness, waiting
from rightmix_sim.findings import ALL_AREAS
from rightmix_sim.saying.estimates import Estimate
from tests.charts.conftest import FindingOf

REPORTED = caseload.Reported((30.0, 50.0), 90.0, "3.12")


def caseloads(**cases: float | None) -> list[caseload.Caseload]:
    return [
        caseload.Caseload(area, None if held is None else Estimate(held / 4), None if held is None else Estimate(held))
        for area, held in cases.items()
    ]


def hours(area: str, restrictive: float, constructive: float, alone: float) -> list[purposes.Hours]:
    def of(purpose: str, delivered: float) -> purposes.Hours:
        return purposes.Hours(area, purpose, Estimate(100.0), Estimate(delivered), Estimate(delivered / 100))

    one_to_one = purposes.Hours(area, purposes.ONE_TO_ONE, None, Estimate(alone), None)
    return [of("restrictive", restrictive), of("constructive", constructive), one_to_one]


def loaded(
    area: str, dated: float, *, half: float = 0.0, rest: float = 0.0, role: str = "offender_manager"
) -> load.Load:
    return load.Load(
        area,
        role,
        Estimate(dated),
        Estimate(dated + rest),
        Estimate(100.0),
        Estimate(dated / 100, (dated - half) / 100, (dated + half) / 100),
    )


def test_the_caseload_message_names_the_area_that_holds_most() -> None:
    # 90 / 45 = 2.0; 40 and 45 lie within 30 to 50
    assert caseload.message(caseloads(alder=40, cedar=90, elm=45), REPORTED) == (
        "Cedar’s offender managers hold 90 cases each, 2.0 times as many as the next area (Elm, 45). "
        "Two areas lie within the report’s usual 30 to 50."
    )


def test_the_caseload_message_follows_when_two_areas_change_places() -> None:
    assert caseload.message(caseloads(alder=90, cedar=40, elm=45), REPORTED).startswith("Alder’s offender managers")


def test_no_multiple_is_claimed_where_caseloads_are_nearly_alike() -> None:
    # 50 / 48 = 1.04, below 1.1
    assert caseload.message(caseloads(alder=50, cedar=48), REPORTED) == (
        "Alder’s offender managers hold 50 cases each, the most; Cedar’s hold 48, the fewest. "
        "Two areas lie within the report’s usual 30 to 50."
    )


def test_a_single_area_is_compared_with_the_report_only() -> None:
    assert caseload.message(caseloads(elm=60), REPORTED) == (
        "Elm’s offender managers hold 60 cases each, outside the report’s usual 30 to 50."
    )


def test_an_area_with_nobody_in_post_is_named() -> None:
    assert caseload.message(caseloads(elm=40, oak=None), REPORTED).endswith("Oak has nobody in post.")
    assert caseload.message(caseloads(oak=None), REPORTED) == "No area has an offender manager in post."


def test_the_timeliness_message_names_the_best_and_the_worst_kept_standard(finding: FindingOf) -> None:
    found = [
        finding("alder", "oasys-review", 90),
        finding("alder", "police-visit-medium", 50),
        finding("cedar", "oasys-review", 70),
        finding("cedar", "police-visit-medium", 30),
        finding(ALL_AREAS, "oasys-review", 80),
        finding(ALL_AREAS, "police-visit-medium", 40),
    ]
    assert timeliness.message(found) == (
        "The standard most often kept is “RoSH analysis and RMP review” (on time in 80%), "
        "the least often kept “police home visits: medium” (40%). Cedar comes last on 2 of 2 standards."
    )


def test_areas_that_are_level_are_not_called_last(finding: FindingOf) -> None:
    found = [finding(area, "oasys-review", 90) for area in ("alder", "cedar", ALL_AREAS)]
    assert timeliness.message(found) == "Work fell due under one standard and was on time in 90% of cases."


def test_nothing_due_is_said_to_be_nothing_due(finding: FindingOf) -> None:
    assert timeliness.message([finding("elm", "oasys-review", None)]) == "Nothing fell due under any standard."


def level_1(finding: FindingOf, very_high: int, high: int, medium: int, low: int) -> str:
    groups = {"very_high": very_high, "high": high, "medium": medium, "low": low}
    return category.message([finding("elm", category.LEVEL_1, met, group=group) for group, met in groups.items()])


def test_the_anomaly_of_level_1_is_claimed_only_where_the_data_show_it(finding: FindingOf) -> None:
    shares = "Level 1 plans are reviewed on time in 99% at very high, 98% at high, 60% at medium and 30% at low"
    anomaly = "the anomaly the report found"
    assert level_1(finding, 99, 98, 60, 30).startswith(shares)
    assert anomaly in level_1(finding, 99, 98, 60, 30)
    assert anomaly not in level_1(finding, 70, 71, 72, 70)
    assert "the reverse of what the report found" in level_1(finding, 30, 40, 60, 70)


def passage(area: str) -> waiting.Passage:
    return waiting.Passage(area, None, None, None, None)


def test_the_message_on_waits_says_on_which_side_of_the_report_the_run_lies(finding: FindingOf) -> None:
    def message(alder: int, rowan: int, together: int) -> str:
        report = (13 / 27, 0.31, 0.66)
        shares = {"alder": alder, "rowan": rowan, ALL_AREAS: together}
        found = [finding(area, waiting.LONGER, met, report=report) for area, met in shares.items()]
        return waiting.message(found, [passage("alder"), passage("rowan")])

    # 13 of 27 is 48 %
    assert message(10, 60, 25) == (
        "In Rowan, 60% of the men required to attend have waited over six months; in Alder, 10%. "
        "All areas together: 25%, below the interval around the report’s 48% (31 to 66)."
    )
    assert "within the interval around" in message(10, 60, 40)
    assert "above the interval around" in message(90, 60, 70)
    assert message(90, 60, 70).startswith("In Alder, 90%")
    assert message(50, 50, 50).startswith("In every area, 50%")


@pytest.mark.parametrize(
    ("each", "amount"), [(0.02, "one minute of"), (0.0, "no"), (0.5, "30 minutes of"), (1.0, "1.0 hours of")]
)
def test_the_hours_of_one_to_one_work_are_said_in_minutes_below_an_hour(each: float, amount: str) -> None:
    assert f"gets {amount} one-to-one work" in purposes.message(hours("alder", 90, 50, each))


def test_the_message_on_hours_follows_the_hours() -> None:
    # (90 + 100) / 200 and (50 + 30) / 200
    table = [*hours("alder", 90, 50, 2.0), *hours("rowan", 100, 30, 0.5)]
    assert purposes.message(table) == (
        "Restrictive work gets 95% of its planned hours, constructive work 40%, least in Rowan (30%). "
        "In Rowan a man outside the programme gets 30 minutes of one-to-one work in a month."
    )
    swapped = [*hours("alder", 50, 90, 2.0), *hours("rowan", 30, 100, 4.0)]
    assert purposes.message(swapped) == (
        "Restrictive work gets 40% of its planned hours, constructive work 95%, least in Alder (90%). "
        "In Alder a man outside the programme gets 2.0 hours of one-to-one work in a month."
    )


def test_no_one_to_one_work_is_said_to_be_none() -> None:
    assert purposes.message(hours("cedar", 90, 50, 0.0)).endswith("gets no one-to-one work in a month.")


def test_no_steady_state_is_claimed_only_where_work_with_a_date_does_not_fit() -> None:
    assert load.message([loaded("cedar", 250.0), loaded("elm", 60.0)]) == (
        "Work with a date alone asks offender managers in Cedar for 250% of the hours they have: no steady state."
    )
    assert load.message([loaded("cedar", 80.0), loaded("elm", 60.0)]) == (
        "Over the whole time work with a date fits into the hours of offender managers and public protection "
        "officers; the fullest are offender managers in Cedar (80%)."
    )


def test_work_without_a_date_does_not_rule_out_a_steady_state() -> None:
    # 60 hours with a date and 60 without for 100 hours
    assert load.message([loaded("alder", 60.0, rest=60.0)]) == (
        "Over the whole time work with a date fits into the hours of offender managers and public protection "
        "officers; the fullest are offender managers in Alder (60%). "
        "Offender managers in Alder have the hours for it, but not for all work without a date, which gives way."
    )


def test_a_load_whose_interval_holds_100_percent_is_in_doubt() -> None:
    text = load.message([loaded("elm", 102.0, half=5.0)])  # 97 to 107
    assert text.endswith("For offender managers in Elm the run cannot tell.")
    assert "no steady state" not in text


def test_work_without_anybody_to_do_it_has_no_steady_state() -> None:
    nobody = load.Load("oak", "offender_manager", Estimate(10.0), Estimate(10.0), Estimate(0.0), None)
    assert load.message([nobody]) == (
        "Work with a date falls to offender managers in Oak, where nobody has hours for it: no steady state."
    )
