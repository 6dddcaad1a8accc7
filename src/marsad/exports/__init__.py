"""Records in the formats of the field."""
