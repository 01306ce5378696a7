"""RM2000/S, V and C as this kit teaches them: a teaching approximation, for synthetic cases only.

`score(history)` is all that others need. Its steps, one module each: what counts (`counting`), whether he can be scored
(`gate`), the three scales (`scales`, with step 2 in `aggravating`); then why it came out so (`reasons`), what would
settle an open range (`unsettled`), and what a reader must know beside it (`cautions`).
"""

from rightmix_sim.risk.rm2000.aggravating import Aggravating
from rightmix_sim.risk.rm2000.scales import Adapted, ScaleC, ScaleS, ScaleV
from rightmix_sim.risk.rm2000.scoring import Score, score

__all__ = ["Adapted", "Aggravating", "ScaleC", "ScaleS", "ScaleV", "Score", "score"]
