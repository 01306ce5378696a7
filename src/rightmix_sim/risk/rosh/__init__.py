"""The Risk of Serious Harm as a structured judgement, held beside the definitions of OASys.

`judge(judgement)` shows for each concern and overall which level the stated facts fit, which the assessor stated, and
what the analysis lacks. It never overrules.
"""

from rightmix_sim.risk.rosh.judgement import Concern, RoshJudgement
from rightmix_sim.risk.rosh.judging import Held, Judged, judge

__all__ = ["Concern", "Held", "Judged", "RoshJudgement", "judge"]
