"""The programmes and groups of an area and the tutors they share: waits, places, sessions (chapter 6)."""

from rightmix_sim.model.programmes.programmes import Completed, Offered, Programmes, Started

__all__ = ["Completed", "Offered", "Programmes", "Started"]
