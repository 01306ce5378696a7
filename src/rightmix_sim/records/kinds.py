"""The words of the records: kinds of work, roles, events, queues, and how things can end.

A code stands in the records as a number, so codes are only ever added at the end. What belongs to a kind of work (its
title, who does it, for which purpose, and by which policies it is dated) is data: `data/work.yaml`, read by `work.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, Literal, TypeAlias, get_args

Purpose: TypeAlias = Literal["restrictive", "constructive", "supervision", "assessment", "oversight"]


class Work(IntEnum):
    """The kinds of work that stand in somebody's diary, in the order of `data/work.yaml`."""

    CONTACT = 0
    PROBATION_VISIT = 1
    INITIAL_PLAN = 2
    OASYS_REVIEW = 3
    PRE_PROGRAMME = 4
    ONE_TO_ONE = 5
    POLICE_VISIT = 6
    POLICE_PLAN = 7
    POLICE_REVIEW = 8
    ROSH_AND_RMP = 9
    COUNTERSIGNATURE = 10
    RM2000_POLICE = 11
    RM2000_REVIEW = 12
    RM2000_APPROVAL = 13
    RM2000_PROBATION = 14
    RM2000_PEER_REVIEW = 15
    SARN = 16
    STABLE = 17
    ACUTE = 18
    MAPPA_NOTIFICATION = 19
    MAPPA_SCREENING = 20
    LEVEL_1_OVERSIGHT = 21
    MAPPA_MEETING = 22
    MAPPA_MEETING_POLICE = 23
    MAPPA_INTO_OASYS = 24
    MAPPA_INTO_VISOR = 25
    DISCLOSURE = 26
    JOINT_VISIT = 27
    JOINT_VISIT_POLICE = 28
    SOPO_APPLICATION = 29
    SOPO_CHECK = 30
    SOPO_REVIEW = 31
    SOPO_IN_PLAN = 32
    SOPO_ENFORCEMENT = 33
    INTELLIGENCE = 34
    POLYGRAPH = 35
    PREMISES_WORK = 36
    EMPLOYMENT = 37
    ACCOMMODATION = 38
    VICTIM_AWARENESS = 39
    CIRCLE_COORDINATION = 40
    VICTIM_CONTACT = 41
    VICTIM_INFORMATION = 42
    VICTIM_SAFETY = 43
    CHANGE_REVIEW = 44
    CHANGE_REVIEW_POLICE = 45
    ENFORCEMENT = 46
    REGISTRATION = 47
    CONFIRMATION = 48
    ABSENCE = 49
    TRANSFER = 50
    VISOR_THROUGH_SPO = 51
    VISOR_DIRECT = 52
    VISOR_QUALITY = 53
    PLAN_ENDORSEMENT = 54
    STAFF_SUPERVISION = 55
    STAFF_SUPERVISION_POLICE = 56
    TRAINING = 57
    TRAINING_POLICE = 58


# A set of kinds of work is one number of 64 bits with a bit for each (`duty.TERMS`, `duty.KIND`), of which the topmost
# is the sign; what is taken up first goes by a number that has six bits for the kind (`model/diaries/lists.py`)
MOST_KINDS_OF_WORK: Final = 63
assert len(Work) <= MOST_KINDS_OF_WORK, f"There is room for {MOST_KINDS_OF_WORK} kinds of work, not for {len(Work)}."


class Outcome(IntEnum):
    """How a piece of work ended, or stands at the end of the run."""

    DONE = 0
    FAILED = 1  # an attempt: nobody met, appointment missed
    CANCELLED = 2  # the obligation ended first, or an appointment was missed by the member of staff
    OUTSTANDING = 3  # still in the diary when the run ended
    BEFORE = 4  # last done before the run began


class Programme(IntEnum):
    """The programmes and groups an area can run."""

    CORE = 0  # the core SOTP
    I_SOTP = 1
    A_SOTP = 2
    BETTER_LIVES = 3
    MAINTENANCE = 4


class Happened(IntEnum):
    """What can happen to somebody on the way through a programme."""

    REQUIRED = 0
    OFFERED = 1
    STARTED = 2
    BLOCK_REPEATED = 3
    LEFT_GROUP = 4  # missed too many sessions of a closed group; waits for the next
    COMPLETED = 5
    ORDER_ENDED_WAITING = 6
    ORDER_ENDED_ATTENDING = 7


class Role(IntEnum):
    """Who does the work."""

    OFFENDER_MANAGER = 0
    PUBLIC_PROTECTION_OFFICER = 1
    PROGRAMME_TEAM = 2
    SENIOR_PROBATION_OFFICER = 3
    POLICE_SUPERVISOR = 4
    VICTIM_LIAISON_OFFICER = 5
    MAPPA_COORDINATOR = 6
    CIRCLES_COORDINATOR = 7


class Standing(IntEnum):
    """Where somebody on an order or licence stands with the programme, and why."""

    NOT_SUPERVISED = 0
    REQUIRED = 1
    NOT_REQUIRED = 2
    EXCLUDED_DENIAL = 3
    EXCLUDED_LEARNING_DISABILITY = 4
    EXCLUDED_AGE = 5


class Event(IntEnum):
    """What happens to a person besides work; what `detail` says stands beside it."""

    REGISTERED = 0  # days after joining; more than the law allows is late
    ORDER_BEGAN = 1  # kind of order
    ORDER_ENDED = 2  # why (Ending)
    RETURNED_TO_CUSTODY = 3  # 0 recalled on licence, 1 after breach of a community order
    RELEASED_AGAIN = 4  # days in custody
    LEFT_REGISTER = 5  # 0 notification period over, 1 moved out of the area
    MOVED_IN = 6  # from another area: the record comes with the person
    RM2000_CHANGED = 7  # new category
    ROSH_CHANGED = 8  # new level
    MAPPA_LEVEL_CHANGED = 9  # new level
    SIGNIFICANT_CHANGE = 10  # what changed (Change)
    CHANGE_KNOWN_PROBATION = 11  # what changed
    CHANGE_KNOWN_POLICE = 12  # what changed
    ABSENCE = 13  # 1 notified, 0 not: away for seven days or more
    SOPO_MADE = 14  # 0 at sentence, 1 on application of the police
    SOPO_ENDED = 15
    SOPO_BREACHED = 16
    BREACH = 17  # unacceptable absences or a condition not kept: enforcement is asked for
    MAPPA_MEETING = 18  # level; the case was discussed
    MAPPA_ATTENDED = 19  # 1 probation, 2 police, 3 both, 0 neither
    DISCLOSURE_CONSIDERED = 20  # level at which
    DISCLOSURE_MADE = 21  # level at which
    JOINT_VISIT = 22  # 3 both were there, 1 probation only, 2 police only, 0 neither


class Ending(IntEnum):
    """How an order or licence ended."""

    COMPLETED = 0
    RECALLED = 1
    REVOKED = 2
    TRANSFERRED = 3


class Change(IntEnum):
    """What can change significantly in somebody's circumstances (¶9.1, 9.2, 9.7)."""

    ADDRESS = 0
    RELATIONSHIP = 1
    EMPLOYMENT = 2
    HEALTH_OR_SUBSTANCES = 3
    CONTACT_WITH_CHILDREN = 4
    POLICE_ATTENTION = 5  # shows on the Police National Computer


class Resource(IntEnum):
    """What is scarce and waited for; each waiting has a row in `queues`."""

    PREMISES_BED = 0
    MOVE_ON_HOUSING = 1
    LEVEL_2_PANEL = 2
    LEVEL_3_PANEL = 3
    CIRCLE = 4
    TUTORS = 5
    CORE_PLACE = 6
    I_SOTP_PLACE = 7
    A_SOTP_PLACE = 8
    BETTER_LIVES_PLACE = 9
    MAINTENANCE_PLACE = 10
    VACANT_POST = 11  # asked when the post fell vacant, began when somebody was there


class Served(IntEnum):
    """How a wait for something scarce ended, or a stay that followed it."""

    WAITING = 0  # still waiting at the end of the run
    STAYING = 1  # still there at the end of the run
    LEFT = 2  # had it, and it ended as planned
    GAVE_UP = 3  # the order, the need or the patience ended first
    MOVED_ON = 4  # left approved premises for suitable housing
    NOWHERE = 5  # left approved premises without suitable housing
    WITHDRAWN = 6  # had it, and it ended before its time: recall, end of order, move


PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
LEVELS = ("low", "medium", "high", "very_high")
ORDER_KINDS = ("none", "community_order", "licence")
SKILLS = ("rm2000", "denial", "sarn")
# Where a visit is recorded on ViSOR (¶7.20)
CHECKED = ("no", "visor_and_intelligence", "pnc_too")  # before a visit by the police (¶7.18)
RECORDED = ("attachment", "attachment_and_log", "attachment_plan_and_log", "log", "otherwise")


def words(codes: type[IntEnum]) -> Sequence[str]:
    """The words of a set of codes, in their order."""
    return tuple(code.name.lower() for code in codes)
