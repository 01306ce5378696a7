"""Only the room `files/` opens files: everything else gets what was read, or writes into a stream that it gave.

A library that can write to a path or to a stream (pandas, pyarrow, matplotlib) may be handed a stream only: a name
that holds a BytesIO, comes from a function of `files` or is a parameter of a stream's type.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

OPENERS = {"read_text", "write_text", "read_bytes", "write_bytes", "fdopen", "touch", "mkstemp", "mkdtemp"}
OPENERS |= {"NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "ZipFile", "TarFile", "GzipFile"}
OPENERS |= {"copyfile", "copytree", "copy2", "memmap", "fromfile", "tofile", "savetxt", "loadtxt", "genfromtxt"}
OPENING_MODULES = {"io", "os", "codecs", "gzip", "bz2", "lzma", "tarfile", "zipfile", "sqlite3"}
STREAM_READERS = {"read_csv", "read_parquet", "read_json", "read_excel", "read_feather", "read_pickle", "read_table"}
STREAM_READERS |= {"read_html", "read_hdf", "ParquetFile"}
STREAM_WRITERS = {"to_csv", "to_parquet", "to_json", "to_html", "to_excel", "to_feather", "to_pickle", "to_latex"}
STREAM_WRITERS |= {"to_markdown", "to_string", "savefig"}  # the first argument is the target; without one: a string
TABLE_WRITERS = {"write_table", "write_feather", "ParquetWriter"}  # (what, target), or for the last (target, schema)
NUMPY = {"load", "save", "savez", "savez_compressed"}
NUMPY_NAMES = {"np", "numpy"}
STREAM_MAKERS = {"BytesIO", "StringIO", "BufferOutputStream", "BufferReader"}
STREAM_TYPES = {"BytesIO", "StringIO", "BinaryIO", "TextIO", "IO"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def last_name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Subscript):
        node = node.value
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def from_files(tree: ast.Module) -> set[str]:
    """The names by which a module knows `files` and its functions."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if node.module == "rightmix_sim.files" or (node.module == "rightmix_sim" and alias.name == "files")
    }


def makes_stream(node: ast.AST | None, ours: set[str]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if last_name(node.func) == "enter_context":
        return makes_stream(node.args[0], ours)
    base = node.func.value if isinstance(node.func, ast.Attribute) else None
    return last_name(node.func) in STREAM_MAKERS | ours or last_name(base) in ours


def streams(tree: ast.Module, ours: set[str]) -> set[str]:
    """The names that hold a stream."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and makes_stream(node.value, ours):
            found |= {last_name(target) for target in node.targets}
        elif isinstance(node, ast.withitem) and makes_stream(node.context_expr, ours):
            found.add(last_name(node.optional_vars))
        elif isinstance(node, ast.arg) and last_name(node.annotation) in STREAM_TYPES:
            found.add(node.arg)
    return found


def calls_open(call: ast.Call) -> bool:
    """Whether this is `open(…)`, `gzip.open(…)` or `path.open(…)`; a diary may be opened for a person."""
    if not isinstance(call.func, ast.Attribute):
        return last_name(call.func) == "open"
    if call.func.attr != "open":
        return False
    base = call.func.value
    no_argument_or_a_mode = all(isinstance(value, ast.Constant) for value in call.args[:1])
    named = {key.arg for key in call.keywords} <= {"mode", "encoding", "newline", "errors", "buffering"}
    return last_name(base) in OPENING_MODULES or (no_argument_or_a_mode and named)


def opened(tree: ast.Module) -> Iterator[str]:
    ours = from_files(tree)
    held = streams(tree, ours)

    def is_stream(node: ast.AST) -> bool:
        return last_name(node) in held or makes_stream(node, ours)

    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = last_name(call.func)
        base = last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        targets = [*call.args[:1], *(key.value for key in call.keywords if key.arg in {"path", "path_or_buf", "fname"})]
        if base in ours or (not base and name in ours):
            continue
        if (
            name in OPENERS
            or calls_open(call)
            or (name in STREAM_READERS and not all(map(is_stream, targets)))
            or (name in STREAM_WRITERS and not all(map(is_stream, targets)))
            or (name in TABLE_WRITERS and len(call.args) > 1 and not any(map(is_stream, call.args[:2])))
            or (name in NUMPY and base in NUMPY_NAMES and not all(map(is_stream, targets)))
        ):
            yield f"line {call.lineno}: {ast.unparse(call.func)}"


def test_only_the_room_of_files_opens_files(modules: dict[str, ast.Module]) -> None:
    found = {
        path: lines for path, tree in modules.items() if not path.startswith("files/") and (lines := list(opened(tree)))
    }
    assert found == {}


def test_the_room_itself_would_be_found(modules: dict[str, ast.Module]) -> None:
    found = [line for path, tree in modules.items() if path.startswith("files/") for line in opened(tree)]
    assert len(found) >= 3  # fdopen, read_bytes, open


@pytest.mark.parametrize(
    "line",
    [
        "open('a')",
        "Path('a').read_text()",
        "path.write_bytes(b'')",
        "path.open()",
        "(folder / name).open('w', encoding='utf-8')",
        "path.open(mode='rb')",
        "gzip.open(path)",
        "pd.read_csv(path)",
        "frame.to_csv(path, index=False)",
        "frame.to_csv(path_or_buf='a.csv')",
        "frame.to_parquet(folder / 'a.parquet')",
        "pq.write_table(table, path)",
        "np.save(path, numbers)",
        "figure.savefig('a.svg')",
        "tempfile.NamedTemporaryFile()",
    ],
)
def test_opening_a_file_would_be_found(line: str) -> None:
    assert len(list(opened(ast.parse(line)))) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "from rightmix_sim.files import read_text\nread_text(path)",
        "from rightmix_sim import files\nfiles.read_csv(path, ['a'])",
        "text = frame.to_csv(index=False)",
        "target = io.BytesIO()\nframe.to_parquet(target)",
        "frame = pd.read_parquet(io.BytesIO(data))",
        "from rightmix_sim.files import writing\nwith writing(path) as target:\n    pq.write_table(table, target)",
        "from rightmix_sim.files import writing\nout = stack.enter_context(writing(path))\nParquetWriter(out, schema)",
        "writer.write_table(table)",
        "def save(figure: Figure, target: BinaryIO) -> None:\n    figure.savefig(target, format='svg')",
        "diaries.open(person, officer, due=3)",
        "webbrowser.open(address)",
        "kept.load()",
    ],
)
def test_a_stream_or_a_reader_of_files_is_no_fault(lines: str) -> None:
    assert list(opened(ast.parse(lines))) == []
