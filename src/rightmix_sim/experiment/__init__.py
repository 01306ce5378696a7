"""Running a scenario many times over, on one processor or several, and keeping what came of it."""

from rightmix_sim.experiment.replications import Replication, replicate
from rightmix_sim.experiment.run import Run, run

__all__ = ["Replication", "Run", "replicate", "run"]
