"""Where a service is asked for more than it has, from the records: hours by week, cases, queues that grow, full use."""

from rightmix_sim.overload.across import Flag, Kind, flags_of
from rightmix_sim.overload.load import Load
from rightmix_sim.overload.overload import Overload, overload_of
from rightmix_sim.overload.queues import Queue, Use
from rightmix_sim.overload.spells import Crowded, Spell
from rightmix_sim.overload.thresholds import Thresholds, capacities, thresholds

__all__ = [
    "Crowded",
    "Flag",
    "Kind",
    "Load",
    "Overload",
    "Queue",
    "Spell",
    "Thresholds",
    "Use",
    "capacities",
    "flags_of",
    "overload_of",
    "thresholds",
]
