"""Records as Parquet files: one for each table, written replication by replication, so that they need not be held.

Each replication of an area is a row group. The columns are those of `records.SCHEMA` after `area` and `replication`;
days are dates (null: never), categories are words.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from rightmix_sim.experiment.replications import Replication
from rightmix_sim.files import writing
from rightmix_sim.interrupts import interrupts_wait
from rightmix_sim.records import NO_DAY, SCHEMA, Column, Field, Records


class RecordFiles:
    """The files `NAME.parquet` of a new folder, open until the `with` block ends. Raises `OSError`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._writers: dict[str, Any] = {}
        with interrupts_wait(), ExitStack() as opened:
            for name in SCHEMA:
                stream = opened.enter_context(writing(folder / f"{name}.parquet"))
                writer = parquet.ParquetWriter(stream, _schema(name), compression="zstd", compression_level=3)
                self._writers[name] = opened.enter_context(writer)
            self._opened = opened.pop_all()

    def keep(self, one: Replication) -> None:
        """Write the records of one replication of one area."""
        assert one.records is not None
        with interrupts_wait():  # Arrow calls back into Python, and a Ctrl-C heard there would be lost
            for name, writer in self._writers.items():
                writer.write_table(record_table(one.records, name))

    def __enter__(self) -> RecordFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with interrupts_wait():
            self._opened.__exit__(kind, error, trace)


def record_table(records: Records, name: str) -> pa.Table:
    """One table of one replication of one area, as Arrow columns."""
    columns = getattr(records, name)
    rows = next(iter(columns.values())).size
    area = pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int8)), [records.area])
    replication = pa.array(np.full(rows, records.replication, np.int32))
    arrays = [area, replication, *(_array(field, columns[field.name]) for field in SCHEMA[name])]
    return pa.Table.from_arrays(arrays, schema=_schema(name))


def _schema(name: str) -> pa.Schema:
    fields = [pa.field("area", _WORDS), pa.field("replication", pa.int32())]
    return pa.schema(fields + [pa.field(field.name, _type(field)) for field in SCHEMA[name]])


_WORDS = pa.dictionary(pa.int8(), pa.string())


def _type(field: Field) -> pa.DataType:
    if field.words:
        return _WORDS
    return pa.date32() if field.day else pa.from_numpy_dtype(field.type)


def _array(field: Field, column: Column) -> pa.Array:
    if field.words:
        return pa.DictionaryArray.from_arrays(pa.array(column), list(field.words))
    if field.day:
        return pa.array(column, pa.int32(), mask=column == NO_DAY).cast(pa.date32())
    return pa.array(column)
