"""Marsad reads Arabic reports of armed conflict and gives back what each says as data."""

__version__ = "0.1.0"
