"""What everything that happens in an area has to hand: clock, luck, notes, cases, and all that is scarce."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightmix_sim.model.casework.casework import Casework
from rightmix_sim.model.clock import Clock
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.staff.skills import Skills
from rightmix_sim.randomness import Draws
from rightmix_sim.scenario.area import Area

if TYPE_CHECKING:
    from rightmix_sim.model.programmes import Programmes
    from rightmix_sim.model.scarce.circles import Circles
    from rightmix_sim.model.scarce.joint_visits import JointVisits
    from rightmix_sim.model.scarce.panels import Panels
    from rightmix_sim.model.scarce.premises import Premises


@dataclass
class Rooms:
    """The parts of one area's service, for those that bring them together."""

    area: Area
    clock: Clock
    luck: Draws
    ledger: Ledger
    casework: Casework
    skills: Skills
    programmes: Programmes = field(init=False)
    panels: Panels = field(init=False)
    premises: Premises = field(init=False)
    circles: Circles = field(init=False)
    joint_visits: JointVisits = field(init=False)
