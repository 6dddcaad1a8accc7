"""The command line: `marsad COMMAND …`; a command's module is loaded only when it is called."""

from marsad.cli.main import main

__all__ = ["main"]
