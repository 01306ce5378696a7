"""Setting work: what a trainee is set, with its keys, from a secret seed; and where it is held until it is marked."""

from rightmix_sim.course.setting_work.drawing import set_work
from rightmix_sim.course.setting_work.held import read_held, write_held
from rightmix_sim.course.setting_work.own import own_work

__all__ = ["own_work", "read_held", "set_work", "write_held"]
