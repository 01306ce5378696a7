"""Which programme is open to somebody under an area's own thresholds: core SOTP, I-SOTP, A-SOTP or none (¶6.3, 6.6).

`assess(referral, thresholds)` is all that others need. Its steps, one module each: what is asked of the file
(`referral`), what is known and what could still be (`facts`), the criteria of the three programmes (`criteria`,
`programmes`), the answer and what it leaves to do (`answer`).
"""

from rightmix_sim.risk.suitability.answer import Suitability, assess
from rightmix_sim.risk.suitability.criteria import Criterion
from rightmix_sim.risk.suitability.programmes import PROGRAMMES, Programme
from rightmix_sim.risk.suitability.referral import Referral, as_referral, read_referral
from rightmix_sim.risk.thresholds import Thresholds

__all__ = [
    "PROGRAMMES",
    "Criterion",
    "Programme",
    "Referral",
    "Suitability",
    "Thresholds",
    "as_referral",
    "assess",
    "read_referral",
]
