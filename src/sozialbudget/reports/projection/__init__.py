"""A projection on the screen, as paper and data."""
