"""The committee's annex, one module a chapter."""
