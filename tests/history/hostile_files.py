"""Histories that cannot or should not lie in the repository: too large, endless, not there, not for us to read.

Each maker puts one into a folder and says where it is; what `read_history` must say of it stands beside it, whole, with
`FILE` for its path and `FOLDER` for the folder.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

Maker = Callable[[Path], Path]

LARGEST = 1_000_000
TOO_LARGE = """FILE: The file is larger than 1,000,000 bytes.
  Why it matters: A file of this kind is a few pages of text; this is probably another file.
  What to do: Check that you named the right file."""
NOT_TEXT = """FILE: line {line}: The file holds a zero byte, so it is not text. Found: '\\x00'.
  What to do: Check that you named the right file."""
ALIAS = """FILE: line {line}: YAML aliases are not allowed. Found: '*{name}'.
  Why it matters: A few aliases can grow into gigabytes.
  What to do: Write the value out; put a text that begins with * into quotation marks."""
TOO_DEEP = """FILE: The file nests one thing in another too deeply.
  Why it matters: A file of this kind nests a few things; this is probably another file, or a bracket is never closed.
  What to do: Check the brackets, and that you named the right file."""
REFUSED = """FILE: The file cannot be read ({why}).
  What to do: Check that you may read it, or copy it to a folder of your own."""
FOLDER = """FILE: A folder cannot be read as a file.
  What to do: Name a file in it."""
NO_KEYS = "\n  What to do: The keys are: person, assessed_on, appearances, allegations."


def written(name: str, content: str | bytes) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def sparse(name: str, size: int) -> Maker:
    """A file of zero bytes, none of which is on the disk."""

    def make(folder: Path) -> Path:
        path = folder / name
        with path.open("wb") as stream:
            stream.truncate(size)
        return path

    return make


def fifty_megabytes(folder: Path) -> Path:
    """Good YAML, but for its size."""
    path = folder / "large.yaml"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"# a line of fifty bytes, as good as any other one\n" * 20_000)
    return path


def at(path: str) -> Maker:
    return lambda _: Path(path)


def missing(name: str, *, beside: str = "") -> Maker:
    def make(folder: Path) -> Path:
        if beside:
            (folder / beside).write_text("")
        return folder / name

    return make


def a_folder(name: str) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.mkdir()
        return path

    return make


def linked(name: str, to: str) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.symlink_to(to)
        return path

    return make


def inside_a_file(folder: Path) -> Path:
    (folder / "history.yaml").write_text("")
    return folder / "history.yaml" / "history.yaml"


def nobodys(folder: Path) -> Path:
    path = folder / "nobodys.yaml"
    path.write_text("person: {sex: male}\n")
    path.chmod(0)
    return path


def noise(seed: int, size: int, *, lowest: int = 0) -> bytes:
    draws = random.Random(seed)
    return bytes(draws.randint(lowest, 255) for _ in range(size))


def laughs(levels: int) -> str:
    """Each level is ten of the one below; written out, ten to the power of the levels."""
    lines = ["level0: &level0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    for level in range(1, levels):
        lines.append(f"level{level}: &level{level} [{', '.join([f'*level{level - 1}'] * 10)}]")
    return "\n".join(lines) + "\n"


HOSTILE: dict[str, tuple[Maker, str]] = {
    "fifty megabytes of YAML": (fifty_megabytes, TOO_LARGE),
    "fifty megabytes of zeros": (sparse("zeros.json", 50 * LARGEST), TOO_LARGE),
    "ten gigabytes": (sparse("ten-gigabytes.yaml", 10_000 * LARGEST), TOO_LARGE),
    "a byte more than allowed": (written("a.yaml", "#" * (LARGEST + 1)), TOO_LARGE),
    "as large as allowed, and empty but for a comment": (
        written("a.yaml", "#" * LARGEST),
        f"FILE: The file holds nothing.{NO_KEYS}",
    ),
    "binary noise": (written("noise.yaml", b"\n\n" + bytes([0]) + noise(1, 10_000)), NOT_TEXT.format(line=3)),
    "binary noise without a zero": (
        written("noise.json", b"\xc3\x28\xff\xfe" + noise(2, 10_000, lowest=128)),
        "FILE: line 1: The file is not UTF-8 text. Found: "
        + repr(b"\xc3\x28\xff\xfe" + noise(2, 4, lowest=128))
        + ".\n  What to do: Save it as plain text with the encoding UTF-8.",
    ),
    "a thousand zero bytes": (written("zeros.yaml", bytes(1000)), NOT_TEXT.format(line=1)),
    "a picture": (written("scan.yaml", b"\x89PNG\r\n\x1a\n" + bytes(16)), NOT_TEXT.format(line=3)),
    "a device without end": (at("/dev/zero"), TOO_LARGE.replace("FILE", "/dev/zero")),
    "a device without content": (at("/dev/null"), f"/dev/null: The file holds nothing.{NO_KEYS}"),
    "a missing file with a near name": (
        missing("histroy.yaml", beside="history.yaml"),
        "FILE: There is no such file.\n  What to do: Perhaps you meant history.yaml?",
    ),
    "a missing file in a missing folder": (
        missing("nowhere/history.yaml"),
        "FILE: There is no such file.\n  What to do: There is no folder FOLDER/nowhere either; check the path.",
    ),
    "a folder": (a_folder("history"), FOLDER),
    "a folder that is called like a file": (a_folder("history.json"), FOLDER),
    "a name that is too long": (missing("h" * 300 + ".yaml"), REFUSED.format(why="File name too long")),
    "a link to itself": (
        linked("loop.yaml", "loop.yaml"),
        REFUSED.format(why="Too many levels of symbolic links"),
    ),
    "a link to nothing": (
        linked("history.yaml", "gone.txt"),
        "FILE: There is no such file.\n  What to do: Perhaps you meant history.yaml?",
    ),
    "a file inside a file": (inside_a_file, REFUSED.format(why="Not a directory")),
    "a file that is not for us to read": (nobodys, REFUSED.format(why="Permission denied")),
    "a billion laughs": (written("laughs.yaml", laughs(9)), ALIAS.format(line=2, name="level0")),
    "a billion laughs by merging": (
        written("laughs.yaml", "a: &a {b: 1}\n" + "".join(f"c{n}: {{<<: *a}}\n" for n in range(9))),
        ALIAS.format(line=2, name="a"),
    ),
    "one long text a thousand times": (
        written("long.yaml", "text: &text " + "x" * 100_000 + "\ntexts:\n" + "  - *text\n" * 1000),
        ALIAS.format(line=3, name="text"),
    ),
    "100,000 brackets in YAML": (written("deep.yaml", "[" * 100_000), TOO_DEEP),
    "100,000 dashes in YAML": (written("deep.yaml", "- " * 100_000), TOO_DEEP),
    "100,000 braces in YAML": (written("deep.yaml", "{a: " * 100_000), TOO_DEEP),
    "100,000 question marks in YAML": (written("deep.yaml", "? " * 100_000), TOO_DEEP),
    "100,000 brackets in JSON": (written("deep.json", "[" * 100_000 + "]" * 100_000), TOO_DEEP),
    "100,000 braces in JSON": (written("deep.json", '{"a":' * 100_000 + "1" + "}" * 100_000), TOO_DEEP),
    "a key 100,000 times in JSON": (
        written("keys.json", '{"person":1' + ',"sex":1' * 100_000 + "}"),
        "FILE: A key stands twice. Found: 'sex'.\n"
        "  Why it matters: Only one of the two would count.\n"
        "  What to do: Delete one of them, or make two entries of it.",
    ),
    "a key 100,000 times in YAML": (
        written("keys.yaml", "person: 1\n" + "sex: 1\n" * 100_000),
        "FILE: line 3: A key stands twice. Found: 'sex'.\n"
        "  Why it matters: Only one of the two would count.\n"
        "  What to do: Delete one of them, or make two entries of it.",
    ),
    "60,000 unknown keys": (
        written("keys.json", "{" + ",".join(f'"k{n}": 1' for n in range(60_000)) + "}"),
        "FILE: There is no key of this name. Found: 'k0'.\n"
        "  What to do: Choose one of: allegations, appearances, assessed_on, person.",
    ),
    "100,000 faulty entries": (
        written("entries.json", '{"person": {}, "appearances": [' + ",".join(["{}"] * 100_000) + "]}"),
        "FILE: person.sex: This is missing.\n  Why it matters: RM2000 is for men only.\n"
        "  What to do: Write, for example, sex: male.",
    ),
    "a text of 900,000 letters": (
        written("long.yaml", "person: " + "m" * 900_000),
        f"FILE: person: This must hold keys with values. Found: '{'m' * 118}….\n"
        "  Why it matters: Sex, ages and partnership are scored.\n"
        "  What to do: The keys are: sex, born, at_risk_from, lived_with_adult_partner_two_years.",
    ),
    "a key of 900,000 letters": (
        written("long.json", '{"' + "m" * 900_000 + '": NaN}'),
        f"FILE: {'m' * 40}: There is no such number. Found: 'NaN'.\n"
        "  What to do: Write a plain number of a few digits.",
    ),
    "a number of 900,000 digits": (
        written("long.json", "9" * 900_000),
        f"FILE: There is no such number. Found: '{'9' * 118}….\n  What to do: Write a plain number of a few digits.",
    ),
    "a line of 900,000 colons": (
        written("colons.yaml", "person" + ":" * 900_000),
        f"FILE: line 1: This is not YAML: a colon stands where none can. Found: 'person{':' * 112}….\n"
        "  What to do: Put a text that holds a colon into quotation marks, or check the indentation.",
    ),
}
