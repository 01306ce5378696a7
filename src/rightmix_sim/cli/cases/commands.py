"""`rightmix cases`: the library of synthetic cases: list, show, check, make more, print a book."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rightmix_sim.cli.cases import making
from rightmix_sim.cli.console import print_json, text_console
from rightmix_sim.cli.pages import opened, write_page
from rightmix_sim.cli.status import FAILED
from rightmix_sim.errors import InputError
from rightmix_sim.files import is_folder

if TYPE_CHECKING:
    from rightmix_sim.cases import Case, Dossier

BOOK = Path("case-book.html")

_cases = typer.Typer(
    help="Cases: synthetic people with the files that agencies keep about them. A CASE is an id or a folder.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace a file that is already there.")]


def register(app: typer.Typer) -> None:
    """Add `rightmix cases`."""
    making.register(_cases)
    app.add_typer(_cases, name="cases")


@_cases.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False) -> None:
    """List the cases of the library: id, documents, words, and a title for trainers that no dossier shows."""
    from rightmix_sim.cases import case_folders, library, read_case, read_dossier
    from rightmix_sim.cli.cases.text import listed, show_cases

    found = [listed(read_case(folder), read_dossier(folder)) for folder in case_folders(library())]
    if as_json:
        print_json([line._asdict() for line in found])
    else:
        show_cases(text_console(), found)


@_cases.command()
def topics(as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False) -> None:
    """List what the library can be used to teach, and by which cases."""
    from rightmix_sim.cases import case_folders, library, read_case
    from rightmix_sim.cases.topics import TOPICS, topics_of

    held = {folder.name: topics_of(read_case(folder)) for folder in case_folders(library())}
    found = {name: [case for case, topics in held.items() if name in topics] for name in TOPICS}
    if as_json:
        print_json(found)
        return
    for name, cases in found.items():
        typer.echo(f"{TOPICS[name][0]}\n    {', '.join(cases)}")


@_cases.command()
def show(
    case: Annotated[str, typer.Argument(metavar="CASE", help="An id that `rightmix cases list` shows, or a folder.")],
    out: Annotated[Path | None, typer.Option(help="The page to write; a temporary one if left out.")] = None,
    overwrite: Overwrite = False,
    text: Annotated[bool, typer.Option("--text", help="Print the dossier here instead.")] = False,
    facts: Annotated[bool, typer.Option("--facts", help="Print the facts behind it, for trainers, instead.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print dossier or facts as JSON instead.")] = False,
) -> None:
    """Show the dossier of a case as a page in the browser, or in the terminal. No answers are in it."""
    from rightmix_sim.cases import find_case, read_case, read_dossier

    if out is not None and (text or facts or as_json):
        raise InputError(
            "A page is written, or something is printed; not both.",
            place="--out",
            do="Leave out --out and redirect the output, or leave out --text, --facts and --json.",
        )
    folder = find_case(case)
    if facts:
        _print_facts(read_case(folder), as_json)
        return
    dossier = read_dossier(folder)
    if text or as_json:
        _print_dossier(dossier, as_json)
        return
    from rightmix_sim.cases.page import dossier_page

    page = out or Path(tempfile.gettempdir()) / f"rightmix-{secrets.token_hex(4)}" / f"{dossier.case}.html"
    write_page(page, dossier_page(dossier), overwrite)
    typer.echo(f"Wrote {page}" + (" and opened it in the browser." if opened(page) else "."))


@_cases.command()
def book(
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="CASE", help="Ids or folders; the whole library if left out.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The file to write.")] = BOOK,
    overwrite: Overwrite = False,
) -> None:
    """Write a book of dossiers to print, for teaching away from a screen. No answers are in it."""
    from rightmix_sim.cases import case_folders, find_case, library, read_dossier
    from rightmix_sim.cases import page as paper

    named = cases or [str(library())]
    folders = [
        folder
        for name in named
        for folder in (case_folders(Path(name)) if is_folder(Path(name)) else [find_case(name)])
    ]
    write_page(out, paper.book(read_dossier(folder) for folder in folders), overwrite)
    files = f"{len(folders)} file{'s' if len(folders) != 1 else ''}"
    typer.echo(f"Wrote {out} with {files}. To print it, open it in a browser.")


@_cases.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A case's folder, or a folder of such folders.")],
    keys: Annotated[Path | None, typer.Option(help="The folder of the keys; the library's own if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
) -> None:
    """Say which cases are sound: facts, dossier, evidence and key agree, and every name is a fictional one.

    Status 0 when all are, 1 when a case fails, 2 when one cannot be read; the others are checked all the same.
    """
    from rightmix_sim.cases import case_folders, read_folder
    from rightmix_sim.cases.checking import faults_of, folder_name
    from rightmix_sim.cases.folder import keys_of

    folders = case_folders(path)
    where = keys_of(path, keys)
    found = {}
    without = {"a dossier": 0, "a key": 0}
    unreadable = []
    for one in folders:
        try:
            folder = read_folder(one, where)
        except InputError as error:
            unreadable.append(error)
            continue
        found[folder_name(one)] = faults_of(folder)
        without["a dossier"] += folder.dossier is None
        without["a key"] += folder.key is None
    failed = {name: faults for name, faults in found.items() if faults}
    if as_json and found:
        print_json({name: [vars(fault) for fault in faults] for name, faults in found.items()})
    elif found:
        for name, faults in failed.items():
            typer.echo(f"{name}: {len(faults)} fault{'s' if len(faults) > 1 else ''}")
            for fault in faults:
                typer.echo(f"  {fault}")
        said = [f"{len(found) - len(failed)} of {len(folders)} cases pass."]
        said += [f"{count} without {what}." for what, count in without.items() if count]
        said += [f"{len(unreadable)} cannot be read."] if unreadable else []
        typer.echo(" ".join(said))
    for refused in unreadable:  # last, so that what was found about the others stands above it
        typer.echo(f"Error: {refused}", err=True)
    if failed or unreadable:
        raise typer.Exit(InputError.exit_status if unreadable else FAILED)


def _print_facts(case: Case, as_json: bool) -> None:
    import msgspec

    from rightmix_sim.cli.cases.text import facts_as_yaml

    if as_json:
        print_json(msgspec.to_builtins(case))
    else:
        typer.echo(facts_as_yaml(case, text_console().width), nl=False)


def _print_dossier(dossier: Dossier, as_json: bool) -> None:
    from rightmix_sim.cli.cases.text import dossier_as_data, show_dossier

    if as_json:
        print_json(dossier_as_data(dossier))
    else:
        show_dossier(text_console(), dossier)
