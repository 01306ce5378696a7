"""Tables to figures: never shown, never saved. The only room that imports matplotlib.

`findings` and `hours` are quick enough to redraw while somebody moves a slider.
"""

from rightmix_sim.charts.alignment import alignment
from rightmix_sim.charts.caseload import caseloads
from rightmix_sim.charts.category import categories
from rightmix_sim.charts.load import loads
from rightmix_sim.charts.mix import mix
from rightmix_sim.charts.purposes import hours, hours_of
from rightmix_sim.charts.svg import as_svg
from rightmix_sim.charts.timeliness import findings
from rightmix_sim.charts.waiting import waits

__all__ = [
    "alignment",
    "as_svg",
    "caseloads",
    "categories",
    "findings",
    "hours",
    "hours_of",
    "loads",
    "mix",
    "waits",
]
