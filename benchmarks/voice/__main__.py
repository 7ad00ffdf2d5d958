"""Try the voice out on files:  python -m benchmarks.voice card FILES…, prompts CORPUS OUT, round TRIAL OUT."""

import io
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from benchmarks.voice import facts_commands, measure_commands, price_command, prompts_command, round_commands
from benchmarks.voice.evenings import command as evenings
from benchmarks.voice.terminal import fail

COMMANDS = (
    *measure_commands.COMMANDS,
    *prompts_command.COMMANDS,
    *round_commands.COMMANDS,
    *facts_commands.COMMANDS,
    *price_command.COMMANDS,
    *evenings.COMMANDS,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 all went well, 1 nothing came of it, 2 it was called wrongly."""
    told = _parser().parse_args(arguments)
    try:
        return int(told.run(told))
    except OSError as error:
        return fail(f"{error.filename or ''}: {error.strerror or type(error).__name__}")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m benchmarks.voice", description="Learn a voice from files and try it out.")
    inside = {"": parser.add_subparsers(required=True, metavar="COMMAND")}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group not in inside:
            parent = inside[""].add_parser(group, help=f"{group} …")
            inside[group] = parent.add_subparsers(required=True, metavar="WHAT")
        own = inside[group].add_parser(name, help=command.says, description=command.says)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
