"""The `crmsim` command: each command a module; none of them decides anything itself.

JSON goes to standard output and nothing else does there; messages go to standard error.
Exit status: 0 all well, 1 the answer is no, 2 wrong use.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from crmsim import __version__

COMMANDS = {
    "lab": "lab",
    "lessons": "lessons",
    "check": "check",
    "cast": "play",
    "play": "play",
    "grade": "grade",
    "new": "new",
    "solution": "solution",
    "requirements": "requirements",
    "xes": "xes",
}


class _Commands(click.Group):
    """Imports a command's module when it is called, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        found = getattr(import_module(f"crmsim.cli.{COMMANDS[name]}"), name)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from crmsim.errors import did_you_mean

            ctx.fail(f"There is no command {args[0]!r}.{did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="crmsim")
def cli() -> None:
    """A CRM desk with a simulated company behind it: lessons, scenarios, grades."""


def main(args: Sequence[str] | None = None) -> None:
    """Run a command; what is wrong is said in a sentence, never in a traceback."""
    try:
        cli.main(args=args, prog_name="crmsim")
    except Exception as error:  # noqa: BLE001 – the last door: nobody sees a traceback
        click.echo(_sentence(error), err=True)
        sys.exit(1)


def _sentence(error: Exception) -> str:
    from crmsim.errors import CrmsimError

    if isinstance(error, CrmsimError | OSError):
        return str(error)
    return f"crmsim failed ({type(error).__name__}: {error}). Nothing was lost; please report it."
