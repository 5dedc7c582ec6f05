"""A plan file as a plan."""
