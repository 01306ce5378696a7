"""Findings on approved premises, housing and Circles (chapter 8); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.findings.counting import Count, count_of, who
from rightmix_sim.findings.spans import ends_of
from rightmix_sim.records import NO_DAY, Records, Resource, Served, Standing, is_one_of


def premises_findings(records: Records) -> Iterator[Count]:
    """All of them, always in the same order."""
    queues = records.queues
    left = (queues["resource"] == int(Resource.PREMISES_BED)) & (queues["ended"] >= records.starts)
    left &= (queues["ended"] < records.ends) & is_one_of(queues["served"], (Served.MOVED_ON, Served.NOWHERE))
    yield count_of("move-on", queues["served"][left] == int(Served.MOVED_ON))
    circles = (queues["resource"] == int(Resource.CIRCLE)) & (queues["began"] != NO_DAY)
    circles &= (queues["began"] < records.ends) & (ends_of(queues["ended"]) > records.starts)
    members = np.unique(queues["person"][circles].astype(np.int64))
    yield count_of("circle-members-no-programme", ~np.isin(members, who(records, "standing", int(Standing.REQUIRED))))
