"""Scenarios: areas, their policies and the guidance they are held against; strict reading, defaults with provenance."""
