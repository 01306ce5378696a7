"""What counts as restrictive and as constructive work, in the same words wherever their hours are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rightmix_sim.records import Work

# The examples that the sentence gives; what each kind of work is for stands in the table of work
EXAMPLES: Final[Mapping[str, Mapping[str, tuple[Work, ...]]]] = {
    "restrictive": {
        "home visits": (Work.POLICE_VISIT, Work.PROBATION_VISIT),
        "MAPPA meetings": (Work.MAPPA_MEETING, Work.MAPPA_MEETING_POLICE),
        "SOPOs": (Work.SOPO_APPLICATION, Work.SOPO_CHECK, Work.SOPO_IN_PLAN, Work.SOPO_ENFORCEMENT),
        "work with victims": (Work.VICTIM_CONTACT, Work.VICTIM_INFORMATION, Work.VICTIM_SAFETY),
        "enforcement": (Work.ENFORCEMENT,),
    },
    "constructive": {
        "work before it": (Work.PRE_PROGRAMME,),
        "one-to-one work": (Work.ONE_TO_ONE,),
        "employment": (Work.EMPLOYMENT,),
        "accommodation": (Work.ACCOMMODATION,),
        "Circles": (Work.CIRCLE_COORDINATION,),
    },
}
RESTRICTIVE_AND_CONSTRUCTIVE: Final = (
    "Restrictive is control: home visits, MAPPA meetings, SOPOs, work with victims, enforcement and the like. "
    "Constructive is help and change: the programme, work before it, one-to-one work, employment, accommodation, "
    "Circles and the like."
)
