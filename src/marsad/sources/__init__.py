"""Sources: files, folders and standard input turned into reports, each with what was noticed on the way.

from marsad.sources import Fault, Item, read_inputs
"""

from marsad.sources.inputs import read_inputs
from marsad.sources.item import Fault, Item

__all__ = ["Fault", "Item", "read_inputs"]
