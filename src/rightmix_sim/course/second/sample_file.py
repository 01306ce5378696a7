"""A sample on file, in the folder of the course: it alone tells whose text stands under which number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import msgspec

from rightmix_sim.course.second.sample import Sample
from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.files import write_private
from rightmix_sim.strict_data import read_as

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def sample_path(folder: Path, name: str) -> Path:
    """Where the sample of a name stands. Raises `InputError` for what cannot be its name."""
    if not _NAME.fullmatch(name):
        raise InputError(
            "This cannot be the name of a sample.",
            value=name,
            do="Use 1 to 40 small letters, digits and hyphens, such as spring-1.",
        )
    return folder / f"second-sample-{name}.json"


def keep_sample(folder: Path, sample: Sample) -> Path:
    """Write a sample, readable by its owner alone. Raises `OutputError`, also where there is one of that name."""
    path = sample_path(folder, sample.name)
    if path.exists():
        raise OutputError(
            "there is a sample of this name already.", place=path, do="Give it another name; the numbers would change."
        )
    text = msgspec.json.format(msgspec.json.encode(sample), indent=1).decode()
    write_private(path, f"{text}\n")
    return path


def read_sample(folder: Path, name: str) -> Sample:
    """The sample of a name. Raises `InputError`."""
    return read_as(Sample, sample_path(folder, name))
