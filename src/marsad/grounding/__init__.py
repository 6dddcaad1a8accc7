"""Mentions resolved to the world: places to coordinates, names to parties."""
