"""Findings on staff, worked by hand."""

from __future__ import annotations

from typing import Any

from rightmix_sim.records import SKILLS, Role, Work
from tests.findings.counted import found
from tests.findings.hand_made import done, hand_made

RM2000, DENIAL = SKILLS.index("rm2000"), SKILLS.index("denial")
STAFF = 1 << 24


def post(officer: int, role: Role, on: str = "2010-03-01", *, filled: bool = True) -> dict[str, Any]:
    return {"officer": officer, "role": role, "day": on, "filled": filled}


def trained(officer: int, skill: int, on: str = "2009-01-01", until: str | None = None) -> dict[str, Any]:
    return {"officer": officer, "skill": skill, "day": on, "until": until}


def test_training_is_that_of_who_is_in_post_when_posts_were_last_written_down() -> None:
    posts = [post(0, Role.OFFENDER_MANAGER), post(1, Role.OFFENDER_MANAGER), post(2, Role.OFFENDER_MANAGER),
             post(3, Role.OFFENDER_MANAGER, filled=False), post(4, Role.OFFENDER_MANAGER, "2010-02-01")]  # fmt: skip
    training = [
        trained(0, RM2000),
        trained(0, DENIAL),
        trained(1, RM2000, until="2009-12-01"),
        trained(1, RM2000, "2010-01-04"),
    ]
    records = hand_made([], posts=posts, training=training)
    # Of officers 0, 1 and 2: number 2 lacks RM2000, 1 and 2 lack denial; 1 left, and who came was trained in January
    assert found(records, "rm2000-untrained") == (1, 3)
    assert found(records, "denial-training-lacking") == (2, 3)


def test_a_unit_has_untrained_staff_if_one_of_them_is() -> None:
    posts = [post(7, Role.PUBLIC_PROTECTION_OFFICER), post(8, Role.PUBLIC_PROTECTION_OFFICER)]
    assert found(hand_made([], posts=posts, training=[trained(7, RM2000)]), "unit-staff-untrained") == (1, 1)
    both = [trained(7, RM2000), trained(8, RM2000)]
    assert found(hand_made([], posts=posts, training=both), "unit-staff-untrained") == (0, 1)
    assert found(hand_made([]), "unit-staff-untrained") == (0, 0)


def test_supervision_is_due_a_month_after_the_last_while_somebody_holds_the_post() -> None:
    duties = [
        {"duty": 0, "person": STAFF, "work": Work.STAFF_SUPERVISION, "opened": "2009-01-01", "closed": "2009-08-15"}
    ]
    rows = [done(STAFF, Work.STAFF_SUPERVISION, on) for on in ("2009-03-20", "2009-04-20", "2009-05-22", "2009-07-15")]
    records = hand_made([], rows, duties=duties)
    # From 20 March due 20 April: met; 20 May: late; 22 June: late; from 15 July due 15 August, when the post is empty
    assert found(records, "supervision-monthly") == (1, 3)
