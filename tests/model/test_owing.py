"""What is owed, compiled against ordinary Python: the same rows, notes and answers, whatever happens to a case."""

from __future__ import annotations

import numpy as np
import pytest

from rightmix_sim.model import compiled
from rightmix_sim.model.diaries import Noted
from rightmix_sim.model.duty import NEVER, ROW
from rightmix_sim.records import Outcome, Work
from tests.model.owing_scripts import Script, Told, compiled_told, empty_script, plain_told, random_case, random_script


def assert_same(one: Told, other: Told, seed: int) -> None:
    assert one.answers == other.answers, f"seed {seed}"
    for name in ROW.names or ():
        np.testing.assert_array_equal(one.rows[name], other.rows[name], err_msg=f"seed {seed}: {name}")
    for name in Noted._fields:
        np.testing.assert_array_equal(getattr(one.noted, name), getattr(other.noted, name), err_msg=f"{seed}: {name}")
