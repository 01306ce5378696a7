"""Registration: for how long by the disposal, to which day, and what must be notified."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.errors import InputError
from rightmix_sim.guidance import load_book
from rightmix_sim.risk import registration
from rightmix_sim.risk.registration.terms import last_day
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.workdays import whole_years

ADULT = "1970-05-20"


def case(disposal: str = "imprisonment", **changed: Any) -> dict[str, Any]:
    """An adult convicted on 3 November 2008."""
    return {"convicted_on": "2008-11-03", "disposal": disposal, "born": ADULT} | changed


def months(disposal: str, **changed: Any) -> Any:
    return registration.period(case(disposal, **changed)).months


@pytest.mark.parametrize("disposal", ["imprisonment", "suspended_imprisonment"])
@pytest.mark.parametrize(
    ("length", "days", "period"),
    [
        (0, 1, 84),
        (5, 30, 84),
        (6, 0, 84),  # exactly six months: 7 years
        (6, 1, 120),  # a day more: 10 years
        (7, 0, 120),
        (29, 0, 120),
        (29, 30, 120),
        (30, 0, "indefinite"),  # exactly thirty months
        (30, 1, "indefinite"),
        (120, 0, "indefinite"),
    ],
)
def test_imprisonment_gives_seven_years_ten_years_or_no_end(disposal: str, length: int, days: int, period: Any) -> None:
    assert months(disposal, months=length, days=days) == period


@pytest.mark.parametrize(
    ("facts", "period"),
    [
        (case("life"), "indefinite"),
        (case("ipp"), "indefinite"),
        (case("hospital_order", restriction=True), "indefinite"),
        (case("hospital_order", restriction=False), 84),  # 7 years
        (case("community_order"), 60),  # 5 years
        (case("other"), 60),
        (case("caution"), 24),  # 2 years
        (case("conditional_discharge", months=12), 12),
        (case("conditional_discharge", months=36), 36),
    ],
)
def test_every_other_disposal_has_its_own_period(facts: dict[str, Any], period: Any) -> None:
    assert registration.period(facts).months == period


@pytest.mark.parametrize(
    ("facts", "adult", "young"),
    [
        (case("imprisonment", months=12), 120, 60),
        (case("imprisonment", months=4), 84, 42),  # three and a half years
        (case("hospital_order", restriction=False), 84, 42),
        (case("community_order"), 60, 30),
        (case("caution"), 24, 12),
        (case("conditional_discharge", months=12), 12, 12),
        (case("imprisonment", months=30), "indefinite", "indefinite"),
        (case("hospital_order", restriction=True), "indefinite", "indefinite"),
    ],
)
def test_a_period_in_years_is_halved_below_18_on_the_day_of_conviction(
    facts: dict[str, Any], adult: Any, young: Any
) -> None:
    assert registration.period(facts | {"born": "1990-11-03"}).months == adult  # 18 on that very day
    assert registration.period(facts | {"born": "1990-11-04"}).months == young  # the day before his birthday


@pytest.mark.parametrize(
    ("facts", "span", "unsettled"),
    [
        (case("imprisonment"), (84, "indefinite"), ("months",)),
        (case("imprisonment", born=None), (42, "indefinite"), ("months", "born")),
        (case("imprisonment", months=12, born=None), (60, 120), ("born",)),
        (case("imprisonment", months=30, born=None), ("indefinite", "indefinite"), ()),
        (case("hospital_order"), (84, "indefinite"), ("restriction",)),
        (case("conditional_discharge"), (1, 36), ("months",)),
        (case("conditional_discharge", months=12, born=None), (12, 12), ()),
        (case("caution", born=None), (12, 24), ("born",)),
        (case("life", born=None), ("indefinite", "indefinite"), ()),
    ],
)
def test_an_unknown_leaves_a_range_only_where_it_matters(
    facts: dict[str, Any], span: tuple[Any, Any], unsettled: tuple[str, ...]
) -> None:
    period = registration.period(facts)
    assert (period.range, period.unsettled) == (span, unsettled)
    assert period.months == (span[0] if span[0] == span[1] else None)
    assert (period.last_day is None) is (span[0] != span[1])


@pytest.mark.parametrize(
    ("first", "length", "last"),
    [
        (date(2008, 11, 3), 24, date(2010, 11, 2)),
        (date(2008, 11, 3), 120, date(2018, 11, 2)),
        (date(2008, 11, 3), 42, date(2012, 5, 2)),  # three years to 2 November 2011, and six months
        (date(2008, 2, 29), 24, date(2010, 2, 28)),  # 2010 has no 29 February: to the end of the month
        (date(2008, 2, 29), 48, date(2012, 2, 28)),  # 2012 has one: the day before it
        (date(2009, 3, 1), 36, date(2012, 2, 29)),
        (date(2008, 8, 31), 30, date(2011, 2, 28)),
        (date(2009, 1, 1), 12, date(2009, 12, 31)),
    ],
)
def test_the_day_of_conviction_is_the_first_day_of_the_period(first: date, length: int, last: date) -> None:
    assert last_day(first, length) == last


@given(st.dates(date(1998, 1, 1), date(2100, 12, 31)), st.integers(1, 20))
def test_a_period_of_years_ends_on_the_day_before_he_is_as_many_years_on(first: date, years: int) -> None:
    last = last_day(first, 12 * years)
    assert whole_years(first, last) == years - 1
    assert whole_years(first, last + timedelta(days=1)) == years


@pytest.mark.parametrize(
    ("asked_on", "registered"),
    [("2008-11-03", True), ("2010-11-02", True), ("2010-11-03", False), ("2011-01-01", False)],
)
def test_he_is_registered_to_the_end_of_the_last_day(asked_on: str, registered: bool) -> None:
    period = registration.period(case("caution", asked_on=asked_on))
    assert period.last_day == date(2010, 11, 2)
    assert period.registered is registered
    assert bool(period.duties) is registered


@pytest.mark.parametrize(
    ("asked_on", "registered"),
    [("2009-11-02", True), ("2009-11-03", "unknown"), ("2010-11-02", "unknown"), ("2010-11-03", False)],
)
def test_whether_he_is_registered_is_unknown_between_the_ends_of_a_range(asked_on: str, registered: Any) -> None:
    period = registration.period(case("caution", born=None, asked_on=asked_on))  # 12 or 24 months
    assert period.registered == registered
    assert bool(period.duties) is (registered is True)


@pytest.mark.parametrize(
    ("order", "last"),
    [
        ({"sopo_until": "2010-11-01"}, date(2010, 11, 2)),  # shorter than the caution's two years
        ({"sopo_until": "2010-11-03"}, date(2010, 11, 3)),
        ({"sopo_until": "2013-11-02"}, date(2013, 11, 2)),
        ({"sopo_until_further_order": True}, "indefinite"),
        ({"sopo_until_further_order": False}, date(2010, 11, 2)),
    ],
)
def test_a_prevention_order_that_lasts_longer_keeps_him_registered(order: dict[str, Any], last: Any) -> None:
    period = registration.period(case("caution", **order))
    assert period.last_day == last
    assert period.months == 24  # the period by the disposal stays what it is


def test_a_prevention_order_can_settle_the_last_day_of_an_open_period() -> None:
    period = registration.period(case("caution", born=None, sopo_until="2013-11-02"))
    assert (period.months, period.last_day) == (None, date(2013, 11, 2))


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        (case("community_order"), date(2008, 11, 6)),  # 3 November and three days
        (case("suspended_imprisonment", months=9), date(2008, 11, 6)),
        (case("caution"), date(2008, 11, 6)),
        (case("imprisonment", months=9), None),  # still in custody
        (case("imprisonment", months=9, released_on="2009-03-19"), date(2009, 3, 22)),
        (case("life", released_on="2019-03-19"), date(2019, 3, 22)),
        (case("hospital_order", restriction=True), None),
        (case("caution", convicted_on="2004-04-30", born=ADULT), None),  # the day before the Act
        (case("caution", convicted_on="2004-05-01", born=ADULT), date(2004, 5, 4)),
        (case("imprisonment", months=60, convicted_on="2001-02-03", released_on="2004-05-01"), date(2004, 5, 4)),
    ],
)
def test_the_first_notification_is_due_three_days_after_conviction_or_release(
    facts: dict[str, Any], due: date | None
) -> None:
    assert registration.period(facts).first_notification_due == due


@pytest.mark.parametrize(
    ("asked_on", "ids"),
    [
        ("2009-05-01", ["registration", "absence-notified"]),
        ("2012-07-31", ["registration", "absence-notified"]),
        ("2012-08-01", ["registration", "absence-notified", "notification-extended", "notification-household-age"]),
    ],
)
def test_what_must_be_notified_is_what_is_in_force_on_the_day(asked_on: str, ids: list[str]) -> None:
    found = [duty.id for duty in registration.period(case("life", released_on="2009-05-01", asked_on=asked_on)).duties]
    assert set(ids) <= set(found)
    late = {"notification-extended", "notification-household-age"}
    assert late & set(found) == late & set(ids)
    assert all(load_book()[one].agency == "registered_person" for one in found)


@pytest.mark.parametrize(
    ("released_on", "asked_on", "some"),
    [
        (None, "2009-05-01", False),
        ("2009-05-01", "2009-04-30", False),
        ("2009-05-01", "2009-05-01", True),
    ],
)
@pytest.mark.parametrize("disposal", ["life", "hospital_order"])
def test_nothing_is_to_be_notified_from_custody(
    disposal: str, released_on: str | None, asked_on: str, some: bool
) -> None:
    period = registration.period(case(disposal, released_on=released_on, asked_on=asked_on))
    assert period.registered is True
    assert bool(period.duties) is some


def test_of_many_last_days_the_reason_has_the_first_and_the_last() -> None:
    period = registration.period(case("conditional_discharge"))  # 1 to 36 months from 3 November 2008
    assert next(one.value for one in period.reasons if one.item == "last_day") == ["2008-12-02", "2011-11-02"]


def test_nothing_was_to_be_notified_under_the_act_before_it_came_into_force() -> None:
    facts = case("life", convicted_on="2001-02-03", released_on="2004-04-01", asked_on="2004-04-30")
    period = registration.period(facts)
    assert period.duties == ()
    assert [caution.code for caution in period.cautions] == ["before_act"]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (case("imprisonment", months=12), []),
        (case("imprisonment", months=12, born="1992-01-01"), ["detention_and_training"]),
        (case("suspended_imprisonment", months=12), ["suspended"]),
        (case("caution", convicted_on="2004-04-30"), ["before_act"]),
        (case("caution", convicted_on="2004-05-01"), []),
    ],
)
def test_cautions_come_where_they_apply(facts: dict[str, Any], codes: list[str]) -> None:
    assert [caution.code for caution in registration.period(facts).cautions] == codes


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (case("imprisonment", months=30), "registration-long-sentence"),
        (case("imprisonment", months=29), "registration-middle-years"),
        (case("imprisonment", months=6), "registration-short-years"),
        (case("ipp"), "registration-life"),
        (case("hospital_order", restriction=True), "registration-restriction"),
        (case("hospital_order", restriction=False), "registration-hospital-years"),
        (case("community_order"), "registration-other-years"),
        (case("conditional_discharge", months=12), "registration-discharge"),
        (case("caution"), "registration-caution-years"),
        (case("imprisonment"), "registration-unknown"),
    ],
)
def test_the_disposal_cites_the_rule_that_gave_the_period(facts: dict[str, Any], rule: str) -> None:
    reasons = registration.period(facts).reasons
    assert reasons[0].rule == load_rules("registration")[rule].cite


def test_age_is_a_reason_only_where_it_can_matter() -> None:
    def items(facts: dict[str, Any]) -> list[str]:
        return [reason.item for reason in registration.period(facts).reasons]

    assert "under_18" in items(case("caution"))
    assert "under_18" not in items(case("life"))
    assert "sopo_until" in items(case("caution", sopo_until_further_order=True))


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"disposal": "fine"}, "disposal"),
        ({"convicted_on": "2008-02-30"}, "convicted_on"),
        ({"convicted_on": "0001-01-01", "born": None}, "convicted_on"),
        ({"convicted_on": "9999-12-31"}, "convicted_on"),
        ({"born": "2008-11-03"}, "born"),
        ({"born": "about 1970"}, "born"),
        ({"born": "unknown"}, "born"),
        ({"months": 0}, "months"),
        ({"months": "30"}, "months"),
        ({"months": 12, "days": 31}, "days"),
        ({"days": 1}, "days"),
        ({"disposal": "caution", "months": 3}, "months"),
        ({"disposal": "conditional_discharge", "months": 3, "days": 3}, "days"),
        ({"restriction": True}, "restriction"),
        ({"released_on": "2008-11-02"}, "released_on"),
        ({"disposal": "caution", "released_on": "2009-11-02"}, "released_on"),
        ({"sopo_until": "2008-11-02"}, "sopo_until"),
        ({"sopo_until": "further_order"}, "sopo_until"),
        ({"sopo_until": "2010-11-02", "sopo_until_further_order": True}, "sopo_until_further_order"),
        ({"sopo_until_further_order": "unknown"}, "sopo_until_further_order"),
        ({"asked_on": "2008-11-02"}, "asked_on"),
        ({"asked_on": "9999-12-31"}, "asked_on"),
    ],
)
def test_a_faulty_fact_is_one_error_with_its_place(changed: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as error:
        registration.period(case() | changed)
    assert str(error.value).startswith(f"{place}: ")


@pytest.mark.parametrize("place", ["born", "released_on", "sopo_until", "asked_on"])
def test_a_day_that_is_not_known_is_to_be_left_out(place: str) -> None:
    with pytest.raises(InputError, match=f"^{place}: This must be a date") as refused:
        registration.period(case() | {place: "unknown"})
    assert refused.value.do.endswith(", or leave it out.")


def test_an_order_until_further_order_is_a_reason_in_these_words() -> None:
    reasons = registration.period(case("caution", sopo_until_further_order=True)).reasons
    assert [reason.value for reason in reasons if reason.item == "sopo_until"] == ["further_order"]


@pytest.mark.parametrize("missing", ["convicted_on", "disposal"])
def test_the_day_and_the_disposal_are_asked_for(missing: str) -> None:
    facts = {name: value for name, value in case().items() if name != missing}
    with pytest.raises(InputError, match=f"^{missing}: This is missing"):
        registration.period(facts)


def test_the_result_as_plain_data_is_json_with_days_as_iso_text() -> None:
    plain = registration.period(case("caution", born=None, sopo_until_further_order=True)).to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["months"], plain["range"], plain["first_day"]) == (None, [12, 24], "2008-11-03")
    assert (plain["last_day"], plain["first_notification_due"]) == ("indefinite", "2008-11-06")
    assert "no legal advice" in plain["notice"]


def test_the_model_and_its_plain_shape_give_the_same() -> None:
    facts = registration.RegistrationFacts(convicted_on=date(2008, 11, 3), disposal="imprisonment", months=30)
    plain = {"convicted_on": date(2008, 11, 3), "disposal": "imprisonment", "months": 30}
    assert registration.period(facts).to_dict() == registration.period(plain).to_dict()


def length(period: Any) -> float:
    return float("inf") if period == "indefinite" else float(period)


@given(st.integers(0, 40), st.integers(0, 30), st.dates(date(1940, 1, 1), date(2000, 1, 1)))
def test_the_range_of_an_unknown_sentence_or_age_contains_every_answer(term: int, days: int, born: date) -> None:
    if not (term or days):
        days = 1
    settled = length(months("imprisonment", months=term, days=days, born=born))
    for unknown in ({}, {"months": "unknown", "days": 0}, {"born": None}):
        facts = {"months": term, "days": days, "born": born} | unknown
        shortest, longest = registration.period(case("imprisonment", **facts)).range
        assert length(shortest) <= settled <= length(longest)


@given(st.tuples(st.integers(0, 40), st.integers(1, 30)), st.tuples(st.integers(0, 40), st.integers(1, 30)))
def test_a_longer_sentence_never_registers_for_less(one: tuple[int, int], other: tuple[int, int]) -> None:
    shorter, longer = sorted([one, other])
    assert length(months("imprisonment", months=shorter[0], days=shorter[1])) <= length(
        months("imprisonment", months=longer[0], days=longer[1])
    )
