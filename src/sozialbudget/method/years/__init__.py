"""The same over the years of a plan."""
