"""From a file or from plain data to a shape: all of it as asked for, or one clear error."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from rightmix_sim.file_faults import HALF_CHARACTER, TOO_DEEP
from rightmix_sim.files import Source, read_plain
from rightmix_sim.strict_data.fault import DataFault
from rightmix_sim.strict_data.shape import StrictData

_LONGEST_SHOWN: Final = 40  # characters of a key

Data = TypeVar("Data", bound=StrictData)


def read_as(shape: type[Data], source: Path | Source) -> Data:
    """The content of a file in this shape: JSON if its name ends in `.json`, else YAML. Raises `InputError`."""
    return parse_as(shape, read_plain(source), file=str(source))


def parse_as(shape: type[Data], content: object, *, file: Path | str | None = None) -> Data:
    """Plain data in this shape (dates as date or ISO text). Raises `InputError` with the place of the first fault.

    What holds keys inside of it must be a dict: msgspec looks for unknown keys nowhere else.
    """
    plain = dict(content) if isinstance(content, Mapping) else content
    try:
        return msgspec.convert(plain, shape)
    except msgspec.ValidationError as broken:
        raise DataFault(str(broken), shape, content, file).error(broken.__cause__) from None
    except UnicodeEncodeError as broken:  # a key
        raise HALF_CHARACTER.error(file, value=str(broken.object)[:_LONGEST_SHOWN]) from broken
    except RecursionError as broken:
        raise TOO_DEEP.error(file) from broken
