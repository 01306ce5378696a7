"""A caseload file as a table: its header and its rows with their line numbers, as plain text CSV or not at all."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.files import read_text, reading
from rightmix_sim.scenario.caseload.columns import columns
from rightmix_sim.scenario.caseload.personal import WHY, heading_is, limits
from rightmix_sim.scenario.caseload.spot import Spot

LARGEST: Final = 50_000_000  # bytes; the most rows with every cell filled are about half of this
_AS_CSV: Final = 'In the spreadsheet choose "Save as" and there "CSV UTF-8 (comma delimited)".'
_ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
# how the bytes of other files begin
_BEGINNINGS: Final = {
    b"PK\x03\x04": "This is a spreadsheet or a zip file, not a CSV file.",
    b"\xd0\xcf\x11\xe0": "This is a spreadsheet of an older kind, not a CSV file.",
    b"%PDF": "This is a PDF file, not a CSV file.",
    b"\xff\xfe": 'The file is saved as "Unicode text" (UTF-16), not as UTF-8.',
    b"\xfe\xff": 'The file is saved as "Unicode text" (UTF-16), not as UTF-8.',
}
_COLUMNS_ARE: Final = "`rightmix scenarios caseload` shows the columns."


@dataclass(frozen=True)
class Line:
    """A row of the table: its line in the file and its cells by column, without blanks around them."""

    number: int
    cells: dict[str, str]


def caseload_table(path: Path, starts: date) -> tuple[tuple[str, ...], Iterator[Line]]:
    """The header of a caseload file, and its rows as they are asked for. Raises `InputError` for what is none."""
    whole = Spot(str(path), starts)
    lines = _lines(_text(path), whole)
    number, first = next(lines, (1, []))
    header = tuple(cell.strip() for cell in first)
    _check_separator(header, whole)
    _check_header(header, Spot(whole.file, starts, number))
    return header, _rows(header, lines, whole)


def _text(path: Path) -> str:
    if path.suffix.lower() in _ENDINGS and path.is_file():
        raise InputError("This is a spreadsheet, not a CSV file.", file=path, do=_AS_CSV)
    try:
        return read_text(path, largest=LARGEST)
    except InputError as refused:
        if refused.value is None or "\0" in str(path):  # a name that cannot be one is no fault of the content
            raise
        with reading(path.resolve()) as stream:
            begins = stream.read(8)
        told = next((words for bytes_, words in _BEGINNINGS.items() if begins.startswith(bytes_)), None)
        if told is not None:
            raise InputError(told, file=path, do=_AS_CSV) from None
        # what the file holds there is not repeated: it may be a name
        raise InputError(refused.what, file=path, place=refused.place, do=_AS_CSV) from None


def _lines(text: str, whole: Spot) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the line on which it ends."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as broken:
            raise Spot(whole.file, whole.starts, reader.line_num).fault(
                f"This is not CSV: {_plainly(str(broken))}.", do=f"Mend that line. {_AS_CSV}"
            ) from None
        if row is None:
            return
        if reader.line_num > before + 1 or any("\r" in cell for cell in row):
            raise Spot(whole.file, whole.starts, before + 1).fault(
                "A value runs over more than one line.",
                why="No column of a caseload holds a text; this is a note, an address, or a quotation mark too many.",
                do="Take the line breaks and the quotation marks out.",
            )
        before = reader.line_num
        if any(cell.strip() for cell in row):
            yield before, row


def _plainly(said: str) -> str:
    if "new-line" in said:
        return "its lines end as on old computers"
    if "end of data" in said:
        return "a quotation mark is not closed"
    return "a quotation mark stands inside a value" if "expected after" in said else "a value is far too long"


def _check_separator(header: Sequence[str], whole: Spot) -> None:
    if len(header) != 1:
        return
    for sign, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")):
        if sign in header[0]:
            raise Spot(whole.file, whole.starts, 1).fault(
                f"The columns are separated by {word}, not by commas.",
                do=f"{_AS_CSV} Or replace the {word} by commas in a text editor: no value of a caseload holds either.",
            )


def _check_header(header: Sequence[str], spot: Spot) -> None:
    if not header:
        raise spot.fault("The file is empty.", do=f"Write a header and a row for each person. {_COLUMNS_ARE}")
    if not set(header) & set(columns()) and not any(map(heading_is, header)):
        raise spot.fault(
            "The first line holds none of the columns' names.",
            why="They say what stands where.",
            do="Write them into the first line; `rightmix scenarios caseload --template` gives it to you.",
        )
    for place, heading in enumerate(header, start=1):
        if heading in columns():
            if heading in header[: place - 1]:
                raise Spot(spot.file, spot.starts, spot.line, heading).fault(
                    "This column stands twice.", why="Only one of the two would count.", do="Delete one of them."
                )
            continue
        at = Spot(spot.file, spot.starts, spot.line, f"{_letter(place)} of the spreadsheet")
        raise _not_ours(heading, at)
    for name, column in columns().items():
        if column.required and name not in header:
            raise Spot(spot.file, spot.starts, spot.line, name).fault(
                "This column is missing.",
                why="It must be there; a cell of it may be empty." if not column.filled else "No row can do without.",
                do=f"Add the column: {column.meaning[0].lower() if name == 'case' else column.meaning[0]}"
                f"{column.meaning[1:]}. {_COLUMNS_ARE}",
            )


def _not_ours(heading: str, at: Spot) -> InputError:
    if not heading:
        return at.fault("A column has no heading.", do="Delete the column in a copy of the file, or name it.")
    kind = heading_is(heading)
    if kind is not None:
        return at.fault(
            f"From its heading this column holds {kind}.",
            why=WHY,
            do="Make a copy of the file and delete the whole column in it.",
        )
    near = difflib.get_close_matches("_".join(heading.lower().split()), columns(), n=1, cutoff=0.75)
    hint = f"Perhaps {near[0]} is meant: then write that. Else delete" if near else "Delete"
    return at.fault(
        "A caseload has no column of this name.",
        why="Only the documented columns are read; what else an office knows about somebody is not wanted here.",
        do=f"{hint} the column in a copy of the file. {_COLUMNS_ARE}",
    )


def _letter(place: int) -> str:
    """The letter of a column in a spreadsheet: 1 is A, 27 is AA."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rows(header: Sequence[str], lines: Iterator[tuple[int, list[str]]], whole: Spot) -> Iterator[Line]:
    count = 0
    for number, row in lines:
        spot = Spot(whole.file, whole.starts, number)
        if len(row) != len(header):
            raise spot.fault(
                f"The row has {len(row)} values, the header {len(header)}.",
                why="It could not be told which value belongs to which column.",
                do="Look for a comma too many or too few in this line; no value of a caseload holds a comma.",
            )
        count += 1
        if count > limits().most_rows:
            raise spot.fault(
                f"The file has more than {limits().most_rows:,} rows.",
                why="No area of the model holds more people; this is probably another file.",
                do="Check that you named the right file.",
            )
        yield Line(number, {name: cell.strip() for name, cell in zip(header, row, strict=True)})
    if not count:
        raise whole.fault(
            "The file has a header and no rows.",
            why="A run from a caseload needs people.",
            do=f"Write a row for each person. {_COLUMNS_ARE}",
        )
