"""The calculation: pure functions from a case to an allocation, one module a step."""
