"""The model described for others to check: STRESS-DES and ODD documents, and the tables of the pages in `docs/model/`.

Prose stands in the templates and pages; everything factual (kinds of work, parameters with where each comes from,
events, queues, findings, streams of random numbers, versions) is filled in from the data that the model itself reads.
"""

from rightmix_sim.describing.documents import DOCUMENTS, described
from rightmix_sim.describing.pages import renewed_pages
from rightmix_sim.describing.topics import Topic, tables_of, topics

__all__ = ["DOCUMENTS", "Topic", "described", "renewed_pages", "tables_of", "topics"]
