"""Who is suitable for which programme: both sides of every line, and every reason, not only the first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rightmix_sim.guidance import load_book
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.risk.suitability import Suitability, assess
from tests.risk.referrals import AREA, IMAGES, core, excluded, history, images, offence, referral

NOBODY_FOR_DENIAL = replace(AREA, excludes_denial="never")
WITH_A_SOTP = replace(AREA, offers_a_sotp=True)


# ---- Core SOTP


def test_a_man_with_everything_in_order_is_suitable_for_the_core_programme() -> None:
    found = assess(referral(), AREA)
    assert (found.answer, found.possible, found.unsettled, found.instead) == ("core", ("core",), (), ())
    assert core() == []


@pytest.mark.parametrize(
    ("born", "deviance", "codes"),
    [
        ("1970-03-02", "low", ["reconviction_or_deviance"]),  # at liberty at 39: S 0 + 0 + 0 is low
        ("1974-05-01", "low", ["reconviction_or_deviance"]),  # 35 on the day: still 0 points
        ("1974-05-02", "low", []),  # 34 on the day: 0 + 0 + 1 is medium
        ("1970-03-02", "moderate", []),
        ("1970-03-02", "high", []),
    ],
)
def test_medium_on_s_or_moderate_deviance_is_enough(born: str, deviance: str, codes: list[str]) -> None:
    assert core(history=history(born=born), deviance=deviance) == codes


@pytest.mark.parametrize(
    ("threshold", "denial", "codes"),
    [
        ("partial", "none", []),
        ("partial", "partial", ["denial"]),
        ("partial", "total", ["denial"]),
        ("total", "partial", []),
        ("total", "total", ["denial"]),
        ("never", "total", []),
    ],
)
def test_denial_excludes_from_the_area_s_own_threshold(threshold: str, denial: str, codes: list[str]) -> None:
    assert core(replace(AREA, excludes_denial=threshold), denial=denial) == codes


@pytest.mark.parametrize(
    ("disability", "iq", "codes"),
    [
        (False, 80, []),
        (False, 79, ["learning_disability"]),
        (True, 100, ["learning_disability"]),
        (True, "unknown", ["learning_disability"]),
        ("unknown", 79, ["learning_disability"]),
    ],
)
def test_an_iq_of_80_is_on_the_side_of_the_core_programme(disability: Any, iq: Any, codes: list[str]) -> None:
    assert core(learning_disability=disability, iq=iq) == codes


def test_an_area_that_does_not_exclude_learning_disability_asks_no_iq() -> None:
    takes = replace(AREA, excludes_learning_disability=False)
    assert assess(referral(learning_disability=True, iq="unknown"), takes).answer == "core"


@pytest.mark.parametrize(
    ("born", "minimum", "mature", "codes"),
    [
        ("1991-05-01", 18, True, []),  # 18 at liberty and on the day
        ("1988-05-13", 21, True, ["minimum_age"]),  # 21 tomorrow
        ("1988-05-12", 21, True, []),  # 21 today
        ("1988-05-13", 18, False, ["maturity"]),  # 20: asked
        ("1988-05-12", 18, False, []),  # 21: not asked
        ("1988-05-13", 21, False, ["minimum_age"]),  # an area that refuses him for his age does not ask
    ],
)
def test_ages_count_to_the_day_of_the_referral(born: str, minimum: int, mature: bool, codes: list[str]) -> None:
    area = replace(AREA, minimum_age=minimum)
    assert core(area, history=history(born=born), mature_enough=mature) == codes


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("language_adequate", False, "language"),
        ("disrupts_groups", True, "disrupts_groups"),
        ("intimidates_others", True, "intimidates_others"),
    ],
)
def test_language_and_conduct_in_groups_exclude_by_themselves(fact: str, value: bool, code: str) -> None:
    assert core(**{fact: value}) == [code]  # ¶6.6


def test_every_reason_is_logged_and_not_only_the_first() -> None:
    changes: dict[str, Any] = {
        "history": history(born="1970-03-02"),
        "deviance": "low",
        "denial": "total",
        "iq": 70,
        "language_adequate": False,
        "disrupts_groups": True,
        "intimidates_others": True,
    }
    assert core(replace(AREA, offers_core=False), **changes) == [
        "offered",
        "reconviction_or_deviance",
        "denial",
        "learning_disability",
        "language",
        "disrupts_groups",
        "intimidates_others",
    ]


# ---- I-SOTP


def test_a_man_of_images_only_with_low_deviance_and_medium_rosh_is_suitable_for_the_i_sotp() -> None:
    found = assess(images(), AREA)
    assert found.answer == "i_sotp"
    assert found.programme("i_sotp").form == "group"
    assert excluded(found, "core") == ["reconviction_or_deviance"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"rosh": "low"}, []),
        ({"rosh": "high"}, ["rosh"]),
        ({"rosh": "very_high"}, ["rosh"]),
        ({"deviance": "moderate"}, ["deviance"]),
        ({"iq": 80}, []),
        ({"iq": 79}, ["iq"]),
        ({"history": history()}, ["images_only"]),
        ({"denial": "total", "disrupts_groups": True}, []),  # asked for the core programme alone
    ],
)
def test_what_the_i_sotp_asks_excludes_one_by_one(changes: dict[str, Any], codes: list[str]) -> None:
    assert excluded(assess(images() | changes, AREA), "i_sotp") == codes


def test_one_contact_offence_among_images_closes_the_i_sotp() -> None:
    both = history(offences=[offence(), offence(contact=False, images_only=True)])
    assert excluded(assess(images() | {"history": both}, AREA), "i_sotp") == ["images_only"]


def test_what_never_counts_does_not_close_the_i_sotp() -> None:
    with_tic = history(offences=[*IMAGES["appearances"][0]["offences"], offence(tic=True)])
    assert assess(images() | {"history": with_tic}, AREA).answer == "i_sotp"


@pytest.mark.parametrize(
    ("on", "form", "codes"),
    [
        ("2012-03-01", "individual", []),  # 20
        ("2012-03-02", "group", []),  # 21 today: from the 21st birthday in the group
        ("2008-03-02", "individual", []),  # 17 today
        ("2008-03-01", "individual", ["age"]),  # 16
    ],
)
def test_the_i_sotp_is_individual_from_17_and_a_group_from_the_21st_birthday(
    on: str, form: str, codes: list[str]
) -> None:
    young = history(born="1991-03-02", offences=[offence(committed="2008-02-10", contact=False, images_only=True)])
    found = assess(images(on=on) | {"history": young}, AREA)
    assert found.programme("i_sotp").form == form
    assert excluded(found, "i_sotp") == codes
    age = next(one for one in found.programme("i_sotp").criteria if one.code == "age")
    assert "[isotp-individual-age, ¶2.11]" in age.rule.cite
    assert "[suitability-i-sotp-form, ¶2.11, teaching default]" in age.rule.cite
    assert age.rule.place == "¶2.11"


def test_rosh_and_ages_of_the_i_sotp_are_those_of_the_guidance() -> None:
    book = load_book()
    assert book["isotp-suitability"].applies_to.rosh == ("low", "medium")  # ¶2.11
    assert (book["isotp-individual-age"].latest.earliest, book["isotp-group-age"].latest.value) == (17, 21)


def test_maturity_is_asked_below_the_age_of_the_programme_that_takes_nobody_younger() -> None:
    assert load_rules("suitability")["suitability-maturity"].number == load_book()["programme-minimum-age"].latest.value


def test_an_area_without_the_i_sotp_has_none_for_the_same_man() -> None:  # ¶6.3
    found = assess(images(), replace(AREA, offers_i_sotp=False))
    assert found.answer == "none"
    assert excluded(found, "i_sotp") == ["offered"]


# ---- A-SOTP


@pytest.mark.parametrize(
    ("disability", "iq", "codes"),
    [
        (True, 100, []),
        (False, 79, []),
        (False, 80, ["learning_need"]),
        ("unknown", 79, []),
    ],
)
def test_the_a_sotp_is_for_a_learning_disability_or_an_iq_under_80(disability: Any, iq: int, codes: list[str]) -> None:
    assert excluded(assess(referral(learning_disability=disability, iq=iq), WITH_A_SOTP), "a_sotp") == codes


def test_a_man_with_a_learning_disability_has_a_programme_only_where_the_a_sotp_is_offered() -> None:  # ¶6.3
    man = referral(learning_disability=True, iq=68)
    assert assess(man, WITH_A_SOTP).answer == "a_sotp"
    elsewhere = assess(man, AREA)
    assert elsewhere.answer == "none"
    assert excluded(elsewhere, "core") == ["learning_disability"]
    assert excluded(elsewhere, "a_sotp") == ["offered"]


@pytest.mark.parametrize(("on", "codes"), [("2009-05-01", ["age"]), ("2009-05-02", [])])
def test_the_a_sotp_is_for_adults(on: str, codes: list[str]) -> None:
    young = history(born="1991-05-02")  # 18 on 2 May 2009
    assert excluded(assess(referral(history=young, on=on, iq=70), WITH_A_SOTP), "a_sotp") == codes


# ---- For whom there is no programme at all


def all_excluded(found: Suitability, code: str) -> bool:
    return all(code in excluded(found, programme) for programme in ("core", "i_sotp", "a_sotp"))


def test_a_woman_is_excluded_from_all_three_and_referred_to_specialist_provision() -> None:  # ¶6.6, 6.10, 6.12, 6.13
    found = assess(referral(history=history(sex="female"), deviance="low", denial="total", iq=79), WITH_A_SOTP)
    assert found.answer == "none"
    assert all_excluded(found, "gender")
    # neither RM2000/S and deviance nor images are asked of her; what the area and the report name is logged
    assert excluded(found, "core") == ["gender", "denial", "learning_disability"]
    assert excluded(found, "i_sotp") == ["gender", "iq"]
    assert excluded(found, "a_sotp") == ["gender"]
    assert "6.10, 6.12, 6.13" in [one.paragraph for one in found.instead]


def test_without_a_sexual_conviction_that_counts_there_is_no_programme() -> None:
    for offences in ([offence(nature=["violent"])], [offence(tic=True)], []):
        found = assess(referral(history=history(offences=offences)), WITH_A_SOTP)
        assert found.answer == "none"
        assert all_excluded(found, "sexual_conviction")


def test_a_caution_for_a_sexual_offence_counts() -> None:
    record = history()
    record["appearances"][0]["outcome"] = "caution"
    assert core(history=record) == []
    record["appearances"][0] |= {"outcome": "quashed", "index": False}
    assert core(history=record) == ["sexual_conviction"]


@pytest.mark.parametrize(("deviance", "answer"), [("low", "none"), ("moderate", "core")])
@pytest.mark.parametrize(
    ("reason", "record"),
    [
        ("under_18", history(born="1991-05-02")),  # 17 at liberty on 1 May, 18 when looked at on 12 May
        ("before_age_limit", history(born="1988-03-02", offences=[offence(committed="2004-03-01")])),  # aged 15
    ],
)
def test_where_s_cannot_be_given_deviance_alone_decides(
    reason: str, record: dict[str, Any], deviance: str, answer: str
) -> None:
    found = assess(referral(history=record, deviance=deviance), AREA)
    assert found.to_dict()["rm2000"]["reason"] == reason
    assert found.answer == answer
    assert "s_not_given" in [caution.code for caution in found.cautions]


# ---- The answer


@pytest.mark.parametrize(
    ("man", "answer"),
    [
        (images() | {"history": {**IMAGES, "person": history(born="1980-03-02")["person"]}}, "i_sotp"),  # S medium too
        (referral(learning_disability=True), "core"),
        (images(learning_disability=True), "i_sotp"),
    ],
)
def test_the_i_sotp_comes_before_the_core_programme_and_the_a_sotp_last(man: dict[str, Any], answer: str) -> None:
    takes_all = replace(WITH_A_SOTP, excludes_learning_disability=False)
    found = assess(man, takes_all)
    assert [one.answer for one in found.programmes].count("suitable") == 2
    assert found.answer == answer


def test_where_no_programme_is_open_work_outside_it_is_asked_for() -> None:  # ¶6.8, 6.16
    found = assess(referral(denial="total"), AREA)
    assert [one.paragraph for one in found.instead] == ["6.16", "6.8, 6.9", "6.14"]
    assert assess(referral(), AREA).instead == ()


def test_denial_is_named_as_the_area_s_threshold_and_never_as_a_verdict_on_change() -> None:
    found = assess(referral(denial="total"), AREA)
    (reason,) = found.programme("core").exclusions
    assert reason.text == "Denial: total. This area's threshold: it refuses total denial."
    (caution,) = found.cautions
    assert caution.code == "denial_is_a_threshold"
    assert "does not say that somebody cannot change" in caution.text


def test_what_closes_the_core_programme_is_told_to_those_who_run_another_one() -> None:
    found = assess(images(denial="total", disrupts_groups=True), AREA)
    assert found.answer == "i_sotp"
    (caution,) = (one for one in found.cautions if one.code == "not_asked_by_i_sotp")
    assert "denial, disrupts groups" in caution.text


def test_a_learning_disability_that_closes_the_core_programme_alone_is_told_too() -> None:
    found = assess(images(learning_disability=True, iq=85), AREA)
    assert found.answer == "i_sotp"
    assert [one.code for one in found.cautions if "learning disability" in one.text] == ["not_asked_by_i_sotp"]
    adapted = assess(referral(learning_disability=True), replace(AREA, offers_a_sotp=True))
    assert (adapted.answer, adapted.cautions) == ("a_sotp", ())  # there it is what the programme is for


def test_for_images_only_the_standard_category_decides_and_a_caution_says_so() -> None:
    # At 39 step 1 is low (0 + 0 + 0). Non-contact and single are two factors: medium. Adapted, single alone: low.
    single = {**IMAGES, "person": history(lived_with_adult_partner_two_years=False)["person"]}
    found = assess(images() | {"history": single}, replace(AREA, offers_i_sotp=False))
    assert found.answer == "core"
    assert found.facts.score.to_dict()["adapted"]["s"]["category"] == "low"
    assert "images_only" in [caution.code for caution in found.cautions]
    assert "images_only" not in [caution.code for caution in assess(referral(), AREA).cautions]


def test_an_appearance_after_the_referral_is_counted_with_a_caution() -> None:
    found = assess(referral(on="2008-11-02"), AREA)
    assert "appearance_after_referral" in [caution.code for caution in found.cautions]
    assert assess(referral(on="2008-11-03"), AREA).cautions == ()


# ---- How it is told


def test_every_criterion_cites_a_rule_of_the_data_or_a_standard() -> None:
    ids = set(load_rules("suitability")) | {standard.id for standard in load_book()}
    for man in (referral(history=history(born="1990-05-01")), images(), referral(history=history(sex="female"))):
        for programme in assess(man, WITH_A_SOTP).programmes:
            for one in programme.criteria:
                assert any(f"[{rule}," in one.rule.cite for rule in ids), one
                assert one.text.endswith(".") and one.rule.place


def test_a_reason_as_plain_data_has_code_text_threshold_value_and_rule() -> None:
    found = assess(referral(iq=79), AREA).to_dict()
    assert found["programmes"]["core"]["exclusions"] == [
        {
            "code": "learning_disability",
            "text": "Learning disability: no; IQ: 79. This area's threshold: it excludes for a learning disability or "
            "an IQ under 80.",
            "threshold": {"excludes": True, "iq": 80},
            "value": {"learning_disability": False, "iq": 79},
            "rule": f"{load_rules('suitability')['suitability-learning-disability'].cite}; "
            f"{load_rules('suitability')['suitability-iq'].cite}",
        }
    ]


def test_every_answer_carries_that_rm2000_here_is_a_teaching_approximation() -> None:
    assert "RM2000 here is a teaching approximation" in assess(referral(), AREA).to_dict()["notice"]


def test_no_text_of_the_rules_says_plain_risk() -> None:
    allowed = ("risk of reconviction", "Risk of Serious Harm", "likelihood of reoffending")
    found = [assess(man, AREA) for man in (referral(), images(), referral(rosh="unknown", deviance="unknown"))]
    texts = [str(one.to_dict()) for one in found]
    texts += [f"{rule.words} {rule.note}" for rule in load_rules("suitability").values()]
    for text in texts:
        rest = text
        for words in allowed:
            rest = rest.replace(words, "")
        assert "risk" not in rest.lower(), text
