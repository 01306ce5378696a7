"""What suits which exercise, as data: `course/data/setting.yaml`; and seeds for each purpose from one."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml


@cache
def setting() -> dict[str, Any]:
    """`course/data/setting.yaml` as it stands."""
    content: dict[str, Any] = read_own_yaml(package_file("course/data/setting.yaml"))
    return content


def number(name: str) -> Any:
    """The value of one entry of `numbers`."""
    return setting()["numbers"][name]["value"]


def seed_for(seed: int, *purpose: str | int) -> int:
    """A seed for one purpose, of all the bits of the one it comes from."""
    said = "\x1f".join(map(str, (seed, *purpose))).encode()
    return int.from_bytes(hashlib.sha256(said).digest()[:8], "big") % int(number("seeds"))
