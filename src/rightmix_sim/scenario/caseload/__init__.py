"""A planner's own caseload: anonymised people from a CSV file, to begin a run with or to fit an area to."""

from rightmix_sim.scenario.caseload.columns import Column, columns
from rightmix_sim.scenario.caseload.reading import Used, read_caseload
from rightmix_sim.scenario.caseload.starting import begun, with_caseload

__all__ = ["Column", "Used", "begun", "columns", "read_caseload", "with_caseload"]
