"""Scenarios: areas, their policies and the guidance they are held against; strict reading, defaults with provenance."""

from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.opening import open_scenario, scenario_names, scenario_source, scenario_text
from rightmix_sim.scenario.parameters import Parameter, parameters
from rightmix_sim.scenario.provenance import Assumption
from rightmix_sim.scenario.reading import read_scenario
from rightmix_sim.scenario.scenario import Scenario

__all__ = [
    "Area",
    "Assumption",
    "Interval",
    "Parameter",
    "Scenario",
    "open_scenario",
    "parameters",
    "read_scenario",
    "scenario_names",
    "scenario_source",
    "scenario_text",
]
