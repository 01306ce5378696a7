"""Stable and Acute: two linked tools on factors that can change (¶2.9). A teaching approximation, for synthetic cases.

They support differential treatment based on Risk of Harm (¶2.9). Their low, moderate and high are grades of their own:
what is moderate on Stable is no level of risk of reconviction, likelihood of reoffending or Risk of Serious Harm.

>>> found = acute({"hostility": 1, "sexual_preoccupation": 1, "victim_access": 0})
>>> print(found.sex_violence.category.words, "for sex and violence; general score", found.general.category)
high on Acute for sex and violence; general score None
>>> found.unsettled
('rejection_of_supervision', 'emotional_collapse', 'collapse_of_social_supports', 'substance_abuse')
"""

from rightmix_sim.risk.stable_acute.scores import AcuteScores, StableScores
from rightmix_sim.risk.stable_acute.scoring import Acute, AcuteGrade, Stable, StableGrade, acute, stable

__all__ = ["Acute", "AcuteGrade", "AcuteScores", "Stable", "StableGrade", "StableScores", "acute", "stable"]
