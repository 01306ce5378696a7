"""Compile the model once: `python -m rightmix_sim.model.warm`. Set-up calls it, so that no first run has to wait."""

from rightmix_sim.model.service import simulate
from rightmix_sim.scenario import open_scenario


def compile_model() -> None:
    """Run a small area, so that every compiled function is compiled and kept on disk."""
    scenario = open_scenario("one-small-area")
    simulate(scenario, scenario.areas[0], seed=0, replication=0)


if __name__ == "__main__":
    compile_model()
