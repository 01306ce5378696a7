"""For how long somebody is registered, by the disposal; its last day; and what must be notified on a day.

`period(facts)` gives the months or `indefinite`, with reasons; a range while facts are unknown. It is no legal advice.
"""

from rightmix_sim.risk.registration.facts import RegistrationFacts
from rightmix_sim.risk.registration.periods import Period, period

__all__ = ["Period", "RegistrationFacts", "period"]
