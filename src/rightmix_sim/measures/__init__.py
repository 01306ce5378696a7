"""What planners ask of a run: people, caseloads, hours, waits, queues, visits and what is overdue, from the records.

Everything is about the measured days, from `starts` to before `ends`; the warm-up is left out.
"""

from __future__ import annotations

from rightmix_sim.measures.caseloads import caseload_measures, training_measures
from rightmix_sim.measures.hours import PROGRAMME, hour_measures
from rightmix_sim.measures.measure import Measure
from rightmix_sim.measures.people import order_measures, people_measures
from rightmix_sim.measures.pieces import piece_measures
from rightmix_sim.measures.programmes import FOLLOW_ON, programme_measures
from rightmix_sim.measures.queues import queue_measures
from rightmix_sim.measures.titles import TITLES, titles_of_measures
from rightmix_sim.records import Records
from rightmix_sim.scenario.area import Area

__all__ = ["FOLLOW_ON", "PROGRAMME", "TITLES", "Measure", "measure", "titles_of_measures"]


def measure(records: Records, area: Area) -> list[Measure]:
    """All measures of one replication of one area, always the same ones in the same order.

    A measure of nothing (a wait nobody had) has the value NaN and n = 0.
    """
    return [
        *people_measures(records),
        *caseload_measures(records),
        *hour_measures(records, area),
        *programme_measures(records),
        *piece_measures(records),
        *order_measures(records),
        *queue_measures(records, area),
        *training_measures(records),
    ]
