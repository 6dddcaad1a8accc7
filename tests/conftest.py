"""What holds for every test: output is as wide as it is without a terminal, also where workers set another width."""

import os

os.environ.pop("COLUMNS", None)
