"""Measures held against the guidance and against the report's own figures."""

from rightmix_sim.findings.counts import ALL, Count, count_findings
from rightmix_sim.findings.shares import INTERVAL, Finding, findings_of
from rightmix_sim.scenario.area import ALL_AREAS

__all__ = ["ALL", "ALL_AREAS", "INTERVAL", "Count", "Finding", "count_findings", "findings_of"]
