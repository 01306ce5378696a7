"""Levers: the report's recommendations and designs, or a planner's own, as changes over any scenario."""

from rightmix_sim.scenario.levers.also import Also
from rightmix_sim.scenario.levers.applying import Source, applied, shared_cases
from rightmix_sim.scenario.levers.change import Change, read_changes
from rightmix_sim.scenario.levers.costs import Cost, Paid, also_costs, costs
from rightmix_sim.scenario.levers.lever import Lever, lever_names, open_lever, read_lever

__all__ = [
    "Also",
    "Change",
    "Cost",
    "Lever",
    "Paid",
    "Source",
    "also_costs",
    "applied",
    "costs",
    "lever_names",
    "open_lever",
    "read_changes",
    "read_lever",
    "shared_cases",
]
