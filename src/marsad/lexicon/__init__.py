"""Knowledge looked after: its tables checked, and what a change of them changes in what is read."""
