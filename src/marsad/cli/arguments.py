"""Arguments that several commands take."""

from __future__ import annotations

import argparse
import os
import sys


def day(told: str) -> str:
    """A day as given on the command line, made ISO; refuses what is none."""
    from marsad.sources.publication import published_of

    try:
        found = published_of(told)
    except (ValueError, TypeError, IndexError):
        found = None
    if found is None:
        raise argparse.ArgumentTypeError(f"{told!r} is not a day: write YYYY-MM-DD")
    return found


def workers(told: str) -> int:
    """A number of processes; 0 is one for each core."""
    if not told.isdigit():
        raise argparse.ArgumentTypeError(f"{told!r} is not a number of processes")
    return int(told) or os.cpu_count() or 1


def words_given(told: list[str]) -> str:
    """The text of the command line's words; `-` alone is standard input."""
    return sys.stdin.read() if told == ["-"] else " ".join(told)
