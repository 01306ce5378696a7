"""What travels with the package, and what stands at the top of the project."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Protocol


class Source(Protocol):
    """A file on disk or one that travels in the package: both can be read and named."""

    def read_bytes(self) -> bytes:
        """The whole content."""
        ...

    def is_file(self) -> bool:
        """Whether it is there and is a file."""
        ...


def package_file(name: str) -> Source:
    """A data file that travels with the package, by its path below `rightmix_sim` (`records/data/work.yaml`)."""
    return resources.files("rightmix_sim").joinpath(name)


def package_names(folder: str, ending: str) -> list[str]:
    """The names, without ending, of the data files in a folder of the package, sorted."""
    found = resources.files("rightmix_sim").joinpath(folder).iterdir()
    return sorted(entry.name.removesuffix(ending) for entry in found if entry.name.endswith(ending))


def project_folder(name: str) -> Path:
    """A folder that stands at the top of the project and that an installed package carries inside itself."""
    installed = Path(str(resources.files("rightmix_sim").joinpath("carried", name)))
    return installed if installed.is_dir() else Path(__file__).parents[3] / name
