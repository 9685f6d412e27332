"""The command line: one click command a verb, each in the module ``homeward.commands.VERB``.

Commands are found by name when they are called, so that one verb never pays for
the imports of another.
"""

from __future__ import annotations

import importlib
import pkgutil

import click

from homeward import commands
from homeward.errors import HomewardError


class _LazyGroup(click.Group):
    """A group whose commands live in modules of their own, imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"homeward.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except HomewardError as error:
            raise click.ClickException(str(error)) from error


@click.command(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Homeward: an atlas of returns, exchanges and negotiations."""
