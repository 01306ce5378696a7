"""The command `rightmix`: a module or a room for each subject, and every failure as one plain message.

Each offers `register(app: typer.Typer) -> None` and adds its commands there. It imports what is slow to load (numba,
pandas, matplotlib) inside its commands, so that `rightmix --help` answers at once.

Exit status: 0 done; 1 it was done, and what was to be found out is bad: a case that fails its check, a finding that no
longer holds, work that could not be marked; 2 something we were given cannot be used; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Annotated

import typer

from rightmix_sim import __version__
from rightmix_sim.cli import (
    cases,
    course,
    demo,
    exercises,
    guidance,
    levers,
    model_describe,
    plans,
    scenarios,
    score,
    simulate,
    suitability,
    validate,
)
from rightmix_sim.cli.standard_output import output_watched
from rightmix_sim.cli.status import INTERRUPTED
from rightmix_sim.cli.usage import usage_message
from rightmix_sim.errors import RightmixError
from rightmix_sim.interrupts import interrupts_remembered

# In the order in which `rightmix --help` shows them
SUBJECTS: tuple[ModuleType, ...] = (
    demo,
    simulate,
    scenarios,
    levers,
    model_describe,
    validate,
    guidance,
    score,
    suitability,
    cases,
    plans,
    exercises,
    course,
)

app = typer.Typer(
    name="rightmix",
    help="Train, simulate and inspect the management of registered sexual offenders in the community.",
    epilog="All people in it are synthetic. It forecasts nobody's reoffending.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit status; what went wrong goes to standard error, without a traceback."""
    try:
        with interrupts_remembered(), output_watched():
            status = app(args=arguments, prog_name="rightmix", standalone_mode=False)
    except RightmixError as error:
        typer.echo(f"Error: {error}", err=True)
        return error.exit_status
    except typer.TyperException as error:  # a wrong option, argument or command
        typer.echo(usage_message(error), err=True)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("Stopped.", err=True)
        return INTERRUPTED
    if status == INTERRUPTED:  # Typer turns Ctrl-C into this status without a word
        typer.echo("Stopped.", err=True)
    return status if isinstance(status, int) else 0


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"rightmix {__version__}")
        raise typer.Exit()
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for _subject in SUBJECTS:
    _subject.register(app)
