"""Event records linked across reports."""
