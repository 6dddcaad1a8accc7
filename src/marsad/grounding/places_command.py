"""`marsad places find` and `marsad places import`: the functions behind the commands."""

from marsad.grounding.places.command import run_find, run_import

__all__ = ["run_find", "run_import"]
