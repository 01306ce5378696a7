"""A person's offence history: what stands on file, strictly read, before anything is counted or scored."""

from rightmix_sim.history.history import History, as_history, read_history
from rightmix_sim.history.record import Allegation, Entry, Nature, Offence, Outcome, Person, Victim

__all__ = [
    "Allegation",
    "Entry",
    "History",
    "Nature",
    "Offence",
    "Outcome",
    "Person",
    "Victim",
    "as_history",
    "read_history",
]
