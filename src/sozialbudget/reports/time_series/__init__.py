"""The years of a series side by side."""
