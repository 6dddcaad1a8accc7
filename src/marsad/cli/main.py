"""`marsad`: the first word picks the command, the rest is the command's own."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module

from marsad import __version__
from marsad.cli.commands import COMMANDS

EPILOGUE = """\
Begin with:
  marsad read report.txt --published 2017-07-06      what one report says, as a table
  marsad read reports.jsonl --format html -o out.html   a page with the words marked, a map and a timeline

`marsad COMMAND --help` shows each command with examples.
Exit status: 0 all was read, 1 something could not be read, 2 the command line was wrong.
"""


def overview() -> str:
    """The text of `marsad --help`: every command with its line and an example."""
    lines = [
        "usage: marsad COMMAND …",
        "",
        "Marsad reads Arabic reports of armed conflict and gives back what each says as data.",
        "",
    ]
    for name, command in COMMANDS.items():
        lines += [f"  {name:<10}{command.line}", f"            {command.example}"]
    return "\n".join([*lines, "", EPILOGUE])


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit status: 0 all well, 1 something could not be read, 2 wrong usage."""
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview(), end="")
        return 0 if words else 2
    if words[0] in ("--version", "-V"):
        print(f"marsad {__version__}")
        return 0
    if words[0] not in COMMANDS:
        print(
            f"marsad: no command {words[0]!r}{_nearest(words[0])}; `marsad --help` lists them",
            file=sys.stderr,
        )
        return 2
    return _guarded(words[0], words[1:])


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, 1)
    return f", did you mean {near[0]!r}?" if near else ""


def _load(target: str) -> Callable[[list[str]], int | None]:
    module, _, name = target.partition(":")
    function: Callable[[list[str]], int | None] = getattr(import_module(module), name)
    return function


def _guarded(name: str, rest: list[str]) -> int:
    """The command's exit status; a reader that goes away (`| head`) and Ctrl-C end it quietly."""
    gc.set_threshold(
        50_000, 20, 50
    )  # the tables of knowledge are many small objects that stay: looking for rubbish is vain
    try:
        status = _load(COMMANDS[name].target)(rest) or 0
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nmarsad: stopped", file=sys.stderr)
        return 130
