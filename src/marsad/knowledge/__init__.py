"""Lexicons, registry, gazetteer, kinds and weights: data files and their loader."""
