"""Files, pages and feeds turned into reports."""
