"""The MAPPA category by rule, and a proposal for the level that keeps the warnings of the inspection report.

`category(facts)` gives 1, 2, 3 or none; `level(facts)` a proposal with reasons, cautions and the duties that follow.
Whatever unknown facts leave open is shown as open, with the facts that would settle it.
"""

from rightmix_sim.risk.mappa.categories import Placed, category
from rightmix_sim.risk.mappa.facts import MappaFacts
from rightmix_sim.risk.mappa.levels import Proposal, level

__all__ = ["MappaFacts", "Placed", "Proposal", "category", "level"]
