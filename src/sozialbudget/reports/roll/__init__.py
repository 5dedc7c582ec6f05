"""Next year's input, and what is said of it."""
