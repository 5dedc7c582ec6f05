"""Sheets whose cells hold formulas with their values."""
