"""The embedded store of reports, records and judgements."""
