"""How many: numbers in words and digits, bounds and what is counted."""
