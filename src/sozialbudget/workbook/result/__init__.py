"""The sheets of a result."""
