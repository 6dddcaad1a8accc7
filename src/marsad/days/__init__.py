"""When it happened: time expressions found and resolved to days."""
