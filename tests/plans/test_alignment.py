"""Which actions of several plans are the same, whether they agree, and what collides: small sets, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.plans import PlanSet, plan_set, review_set
from rightmix_sim.plans.alignment.matching import same_actions
from rightmix_sim.plans.alignment.matrix import matrix_of

DAY = "2009-06-01"


def action(id_: str, name: str, agency: str = "police", **more: Any) -> dict[str, Any]:
    return {"id": id_, "action": name, "agency": agency, "owner": "", "every": "1 month", **more}


def plans(*, sopo: tuple[str, ...] = (), order: dict[str, Any] | None = None, **kinds: list[dict[str, Any]]) -> PlanSet:
    """A set of bare plans: the actions of each, by kind."""
    case = {
        "id": "K1",
        "on": DAY,
        "rosh": "medium",
        "sopo": [{"id": one, "about": "place"} for one in sopo],
        "order": order or {},
    }
    return plan_set(case, [{"kind": kind, "date": DAY, "actions": actions} for kind, actions in kinds.items()])


def found(given: PlanSet, code: str) -> list[tuple[str, ...]]:
    return [finding.about for finding in review_set(given) if finding.code == code]


def cells(given: PlanSet) -> list[dict[str, str]]:
    return [{kind: one.id for kind, one in same.cells.items()} for same in same_actions(given)]


def test_the_same_id_of_the_catalogue_is_the_same_action_in_other_words() -> None:
    given = plans(
        visor=[action("V1", "police_home_visit", text="Monthly call at the flat")],
        oasys=[action("A1", "police_home_visit", text="PPU to see him at home")],
    )
    assert cells(given) == [{"oasys": "A1", "visor": "V1"}]


def test_an_action_that_carries_another_over_is_that_action_whatever_it_is_called() -> None:
    given = plans(
        mappa=[action("M1", "intelligence_tasking"), action("M2", "intelligence_submission")],
        visor=[action("V1", "intelligence_submission", carries="M1"), action("V2", "intelligence_submission")],
    )
    assert cells(given) == [{"mappa": "M1", "visor": "V1"}, {"mappa": "M2", "visor": "V2"}]


def test_checks_of_different_prohibitions_are_different_actions() -> None:
    given = plans(
        sopo=("P1", "P2"),
        oasys=[action("A1", "sopo_check", prohibitions=["P1"])],
        visor=[action("V1", "sopo_check", prohibitions=["P2"], every="3 months")],
    )
    assert cells(given) == [{"oasys": "A1"}, {"visor": "V1"}]
    assert found(given, "frequency-disagrees") == []


def test_of_several_checks_those_pair_that_cover_the_same() -> None:
    given = plans(
        sopo=("P1", "P2"),
        oasys=[action("A1", "sopo_check", prohibitions=["P1"]), action("A2", "sopo_check", prohibitions=["P2"])],
        visor=[action("V1", "sopo_check", prohibitions=["P2"]), action("V2", "sopo_check", prohibitions=["P1"])],
    )
    assert cells(given) == [{"oasys": "A1", "visor": "V2"}, {"oasys": "A2", "visor": "V1"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("PC Lane", "PC Moss"),
        ("Offender manager", "Victim liaison officer"),
        ("D. Fenn, housing options", "K. Brand, housing options"),
    ],
)
def test_different_people_or_posts_of_one_agency_disagree(first: str, second: str) -> None:
    given = plans(
        oasys=[action("A1", "police_home_visit", owner=first)], visor=[action("V1", "police_home_visit", owner=second)]
    )
    assert found(given, "owner-disagrees") == [("A1", "V1")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("PC Lane", "Public protection officer"),
        ("PC Lane", "PC R. Lane, public protection unit"),
        ("PC Lane", ""),
        ("Offender manager", "Probation officer"),
        ("public protection officer", "Public Protection Officer"),
    ],
)
def test_owners_who_may_be_the_same_do_not_disagree(first: str, second: str) -> None:
    given = plans(
        oasys=[action("A1", "police_home_visit", owner=first)], visor=[action("V1", "police_home_visit", owner=second)]
    )
    assert found(given, "owner-disagrees") == []


def test_different_agencies_disagree_but_for_work_that_they_share() -> None:
    apart = plans(oasys=[action("A1", "disclosure_made", "probation")], visor=[action("V1", "disclosure_made")])
    assert found(apart, "owner-disagrees") == [("A1", "V1")]
    joint = plans(oasys=[action("A1", "joint_home_visit", "probation")], visor=[action("V1", "joint_home_visit")])
    assert found(joint, "owner-disagrees") == []


def at(day: str, begins: str, ends: str) -> dict[str, str]:
    return {"day": day, "from": begins, "to": ends}


def collisions(one: dict[str, Any], other: dict[str, Any], curfew: tuple[str, str] | None = None) -> int:
    conditions = [{"id": "LC1", "kind": "curfew", "from": curfew[0], "to": curfew[1]}] if curfew else []
    order = {"kind": "licence", "start": "2009-01-01", "conditions": conditions}
    return len(found(plans(order=order, oasys=[one], visor=[other]), "actions-collide"))


def test_he_cannot_be_at_two_sessions_at_once() -> None:
    group = action("A1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"))
    assert collisions(group, action("V1", "ete_support", "education", at=at("tue", "19:30", "21:00"))) == 1
    assert collisions(group, action("V1", "ete_support", "education", at=at("tue", "20:00", "21:00"))) == 0
    assert collisions(group, action("V1", "ete_support", "education", at=at("wed", "19:30", "21:00"))) == 0
    assert collisions(group, action("V1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"))) == 0
    assert collisions(group, action("V1", "victim_liaison", "victim_liaison", at=at("tue", "18:00", "20:00"))) == 0


def test_a_session_that_has_ended_before_another_begins_does_not_collide() -> None:
    group = action("A1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"), due="2009-08-31")
    later = action("V1", "maintenance_group", "probation", at=at("tue", "18:00", "20:00"), start="2009-09-01")
    assert collisions(group, later) == 0
    assert collisions(group, later | {"start": "2009-08-31"}) == 1


def test_an_officer_cannot_be_at_two_places_at_once() -> None:
    tasking = action("A1", "intelligence_tasking", owner="PC Lane", at=at("mon", "09:00", "10:00"))
    check = action("V1", "exclusion_zone_check", owner="PC Lane", at=at("mon", "09:30", "10:30"))
    assert collisions(tasking, check) == 1
    assert collisions(tasking, check | {"owner": "PC Moss"}) == 0


def test_a_curfew_stands_over_a_session_away_from_home_and_not_over_a_visit() -> None:
    group = action("A1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"))
    nothing = action("V1", "intelligence_tasking")
    assert collisions(group, nothing, ("19:00", "07:00")) == 1
    assert collisions(group, nothing, ("20:00", "07:00")) == 0
    early = action("A1", "core_sotp", "probation", at=at("mon", "06:30", "08:00"))
    assert collisions(early, nothing, ("19:00", "07:00")) == 1  # Sunday's curfew runs into Monday
    visit = action("A1", "probation_home_visit", "probation", at=at("tue", "19:30", "20:30"))
    assert collisions(visit, nothing, ("19:00", "07:00")) == 0
    hours = action("V1", "curfew_monitoring", "probation", at=at("tue", "19:00", "07:00"))
    assert collisions(group, hours) == 1


def test_one_plan_alone_has_nothing_to_agree_with() -> None:
    sessions = [
        action("A1", "core_sotp", "probation", at=at("tue", "18:00", "20:00")),
        action("A2", "ete_support", "education", at=at("tue", "18:00", "20:00"), forbids="core_sotp"),
    ]
    assert found(plans(oasys=sessions), "actions-collide") == []
    assert found(plans(oasys=sessions), "contradiction") == []


def test_a_curfew_of_the_order_stands_over_a_session_of_one_plan_alone() -> None:
    curfew = {"id": "LC1", "kind": "curfew", "from": "19:00", "to": "07:00"}
    order = {"kind": "licence", "start": "2009-01-01", "conditions": [curfew]}
    group = action("A1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"))
    assert found(plans(order=order, oasys=[group]), "actions-collide") == [("A1", "LC1")]


def test_the_matrix_says_of_every_row_whether_the_plans_agree() -> None:
    given = plans(
        sopo=("P1",),
        mappa=[action("M1", "police_home_visit", owner="PPO"), action("M2", "intelligence_tasking", every="4 months")],
        oasys=[
            action("A1", "police_home_visit", owner="PPO", every="3 months"),
            action("A2", "supervision_contact", "probation", every="2 weeks", at=at("tue", "10:00", "11:00")),
        ],
        visor=[action("V1", "police_home_visit", owner="PPO", prohibitions=["P1"])],
    )
    matrix = matrix_of(given)
    assert matrix.plans == ("oasys", "visor", "mappa")
    assert [(row.name, row.agreement, row.differs_in) for row in matrix.rows] == [
        ("police_home_visit", "differs", ("how often",)),
        ("intelligence_tasking", "not carried over", ()),
        ("supervision_contact", "one plan", ()),
        ("P1", "missing", ()),
    ]
    contact = matrix.rows[2].cells["oasys"]
    assert (contact.ids, contact.who) == (("A2",), "probation, no owner")
    assert contact.how_often == "every 2 weeks, Tuesdays 10:00 to 11:00"
    assert list(matrix.rows[3].cells) == ["visor"]


def test_the_matrix_and_the_review_never_differ() -> None:
    given = plans(
        mappa=[action("M1", "police_home_visit", every="2 months")], visor=[action("V1", "police_home_visit")]
    )
    assert matrix_of(given).rows[0].agreement == "differs"
    assert found(given, "frequency-disagrees") == [("M1", "V1")]


def test_to_live_somewhere_is_no_appointment() -> None:
    residence = action("A1", "approved_premises_residence", "approved_premises", at=at("tue", "00:00", "24:00"))
    group = action("V1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"))
    assert collisions(residence, group) == 0


def test_one_omission_is_told_once_where_another_plan_has_the_action() -> None:
    visit = {"owner": "PC Lane", "every": "1 month"}
    agreed = action("M1", "police_home_visit") | visit
    given = plans(mappa=[agreed], oasys=[action("A1", "police_home_visit") | visit], visor=[])
    assert found(given, "police-home-visits-missing") == [()]
    assert found(given, "mappa-action-not-carried-over") == []
    nowhere = plans(mappa=[agreed], oasys=[], visor=[])
    assert found(nowhere, "mappa-action-not-carried-over") == [("M1",)]


def test_police_work_that_only_the_probation_plan_took_up_is_not_carried_over() -> None:
    agreed = action("M1", "intelligence_tasking")
    given = plans(mappa=[agreed], oasys=[action("A1", "intelligence_tasking")], visor=[])
    assert found(given, "mappa-action-not-carried-over") == [("M1",)]


def test_what_the_meeting_gave_to_probation_is_missing_from_the_probation_plan_alone() -> None:
    check = action("M1", "unsuitable_work_check", "probation")
    row = matrix_of(plans(mappa=[check], oasys=[], visor=[])).rows[0]
    assert (row.agreement, row.missing_from) == ("not carried over", ("oasys",))
    shared = action("M1", "disclosure_decision", "mappa")
    assert matrix_of(plans(mappa=[shared], oasys=[], visor=[])).rows[0].missing_from == ("oasys", "visor")


def test_an_action_can_be_carried_over_from_the_meeting_and_from_nowhere_else() -> None:
    contact = action("A1", "supervision_contact", "probation", carries="A1")
    visit = action("A1", "police_home_visit", carries="A1", every="3 months")
    given = plans(oasys=[contact], visor=[visit])
    assert len(cells(given)) == 2
    assert found(given, "owner-disagrees") == found(given, "frequency-disagrees") == []


def test_a_check_of_everything_does_not_make_two_checks_of_different_prohibitions_one() -> None:
    given = plans(
        sopo=("P1", "P2"),
        mappa=[action("M1", "sopo_check")],
        oasys=[action("A1", "sopo_check", prohibitions=["P1"])],
        visor=[action("V1", "sopo_check", prohibitions=["P2"], every="6 months")],
    )
    assert cells(given) == [{"mappa": "M1", "oasys": "A1"}, {"visor": "V1"}]


def test_of_two_alike_the_one_that_agrees_is_the_same() -> None:
    given = plans(
        oasys=[action("A1", "sopo_check", every="6 months"), action("A2", "sopo_check", every="1 month")],
        visor=[action("V1", "sopo_check", every="4 weeks")],
    )
    assert cells(given) == [{"oasys": "A1"}, {"oasys": "A2", "visor": "V1"}]


def test_times_that_do_not_hold_together_do_not_collide() -> None:
    curfew = ("19:00", "07:00")
    over = action("A1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"), due="2008-12-31")
    nothing = action("V1", "intelligence_tasking")
    assert collisions(over, nothing, curfew) == 0
    hours = action("V1", "curfew_monitoring", "probation", at=at("tue", "19:00", "07:00"), due="2009-05-31")
    assert collisions(over | {"start": "2009-06-01", "due": None}, hours) == 0


def test_the_curfew_of_an_order_that_has_ended_binds_nobody() -> None:
    curfew = {"id": "LC1", "kind": "curfew", "from": "19:00", "to": "07:00"}
    order = {"kind": "licence", "start": "2008-01-01", "end": "2009-05-31", "conditions": [curfew]}
    group = action("A1", "core_sotp", "voluntary", at=at("tue", "18:00", "20:00"), start="2009-05-01")
    assert found(plans(order=order, oasys=[group]), "actions-collide") == []


def test_one_session_that_two_plans_name_falls_into_a_curfew_once() -> None:
    group = action("A1", "core_sotp", "probation", at=at("tue", "18:00", "20:00"))
    assert collisions(group, group | {"id": "V1"}, ("19:00", "07:00")) == 1


def test_what_is_over_before_it_is_forbidden_contradicts_nothing() -> None:
    forbids = action("V1", "unsuitable_work_check", forbids="ete_support", due="2009-05-01")
    arranged = action("A1", "ete_support", "education", start="2009-06-01")
    assert found(plans(oasys=[arranged], visor=[forbids]), "contradiction") == []
    assert found(plans(oasys=[arranged | {"start": None}], visor=[forbids]), "contradiction") == [("V1", "A1")]


def test_a_prohibition_that_the_owners_plan_lacks_is_told_once() -> None:
    agreed = action("M1", "sopo_check", prohibitions=["P1"])
    given = plans(sopo=("P1",), mappa=[agreed], oasys=[agreed | {"id": "A1"}], visor=[])
    assert found(given, "sopo-prohibition-missing") == [("P1",)]
    assert found(given, "mappa-action-not-carried-over") == []
