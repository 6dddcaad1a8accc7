"""Mentions gathered into the events of one report."""
