"""The areas that are measured, one after the other: the name, the records, the measures."""

from __future__ import annotations

import pytest

from rightmix_sim.records import Records
from tests.measures.measured import AREAS, Found, measured, records_of


@pytest.fixture(params=AREAS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def records(name: str) -> Records:
    return records_of(name)


@pytest.fixture
def found(name: str, records: Records) -> Found:
    return measured(records, AREAS[name])
