"""RM2000/S, V and C as this kit teaches them: a teaching approximation, for synthetic cases only.

`score(history)` is all that others need. Its steps, one module each: what counts (`counting`), whether he can be scored
(`gate`), the three scales (`scales`), what a reader must know about the result (`explaining`).
"""

from rightmix_sim.risk.rm2000.scales import Adapted, Aggravating, ScaleC, ScaleS, ScaleV
from rightmix_sim.risk.rm2000.scoring import Score, score

__all__ = ["Adapted", "Aggravating", "ScaleC", "ScaleS", "ScaleV", "Score", "score"]
