"""The records as an event log: who came, queued for what, used which unit of it, and left, for tools such as vidigi."""

from rightmix_sim.event_log.lines import columns, heading, lines
from rightmix_sim.event_log.rows import Row, rows_of

__all__ = ["Row", "columns", "heading", "lines", "rows_of"]
