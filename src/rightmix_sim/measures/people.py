"""People at the end, and what happened to them: orders that began and ended, movements, changes, meetings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.measures.measure import Measure, each_year, measured, there_on
from rightmix_sim.records import Ending, Event, Records


def people_measures(records: Records) -> Iterator[Measure]:
    """Who is there on the last day."""
    people, orders, last = records.people, records.orders, records.ends - 1
    here = there_on(people["joined"], people["left"], last)
    under = there_on(orders["start"], orders["end"], last)
    supervised = np.intersect1d(orders["person"][under], people["person"][here])
    yield Measure("people", "on the register at the end", float(here.sum()), "people", 1)
    yield Measure("people", "on an order or licence at the end", float(supervised.size), "people", 1)


def order_measures(records: Records) -> Iterator[Measure]:
    """Orders and licences that ended in the measured days, by how they ended, and all events of a kind."""
    orders, events = records.orders, records.events
    ended = np.bincount(orders["ended_by"][measured(records, orders["end"])], minlength=len(Ending))
    for ending in Ending:
        yield each_year("orders_ended", ending.name.lower(), int(ended[ending]), "orders a year", records)
    happened = np.bincount(events["event"][measured(records, events["day"])], minlength=len(Event))
    for event in Event:
        yield each_year("events", event.name.lower(), int(happened[event]), "events a year", records)
